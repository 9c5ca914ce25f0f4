package libcaf;

/** 4xx: tables that are not what they should be, with the place. */
public final class RowsException extends CafException {
    private static final long serialVersionUID = 1L;

    RowsException(int status, String message, int table, long row, int field) {
        super(status, message, table, row, field);
    }
}
