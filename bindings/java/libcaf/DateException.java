package libcaf;

/** 2xx: a date that is not there, not readable, or out of range. */
public final class DateException extends CafException {
    private static final long serialVersionUID = 1L;

    DateException(int status, String message, int table, long row, int field) {
        super(status, message, table, row, field);
    }
}
