/* What the record says of the forms: auditors who were at work on their case, and cases of two authorities. */
#ifndef CAF_CLI_AUDIT_OF_RECORD_H
#define CAF_CLI_AUDIT_OF_RECORD_H

#include "audit.h"
#include "cases.h"

/*
 * Holds each form against its case in a file: marks the form
 * where its auditor is on record as having had a part in it, and notes the
 * authorities of a case that has been in two. with: after settle_profiles().
 * False: a message was printed, among them one for each form that names no case, or no
 * auditor where the instrument is an audit, and for each case that the file does not
 * have or that is not open yet on the day.
 */
bool hold_against_record(audit *of, caf_answers *answers, const char *answers_file, const char *file, const settings *with);

void release_crossing(crossing *of);
void release_crossings(audit *of);

#endif
