package libcaf;

/** 5xx: files and text. */
public final class InputException extends CafException {
    private static final long serialVersionUID = 1L;

    InputException(int status, String message, int table, long row, int field) {
        super(status, message, table, row, field);
    }
}
