/**
 * Early-help case standards: what is due, what was missed, and why.
 *
 * <p>{@link libcaf.Caf} answers for dates and rules, {@link libcaf.Caseload} for
 * whole cases; {@link libcaf.Sample} draws cases for audit, and {@link
 * libcaf.Allocation} gives them to auditors. What cannot be done throws a class of
 * {@link libcaf.CafException}; a standard that was not met is a finding, never an
 * exception. Any thread may call anything here at any time.
 */
package libcaf;
