package libcaf;

/** 1xx: the call itself: a value that is none of those allowed, memory that is too small. */
public class ArgumentException extends CafException {
    private static final long serialVersionUID = 1L;

    ArgumentException(int status, String message, int table, long row, int field) {
        super(status, message, table, row, field);
    }
}
