package libcaf;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** A call could not be done; one subclass for each group of statuses. */
public class CafException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int table;
    private final long row;
    private final int field;

    CafException(int status, String message, int table, long row, int field) {
        super(message);
        this.status = status;
        this.table = table;
        this.row = row;
        this.field = field;
    }

    /** What the raw layer throws. */
    static CafException of(int status, String message, int table, long row, int field) {
        switch (status / 100) {
            case 1:
                return new ArgumentException(status, message, table, row, field);
            case 2:
                return new DateException(status, message, table, row, field);
            case 3:
                return new CalendarException(status, message, table, row, field);
            case 4:
                return new RowsException(status, message, table, row, field);
            case 5:
                return new InputException(status, message, table, row, field);
            default:
                return new CafException(status, message, table, row, field);
        }
    }

    static CafException of(int status, String message) {
        return of(status, message, -1, -1, -1);
    }

    /** @return the status, as the C interface numbers it */
    public int status() {
        return status;
    }

    /** @return the status as C spells it, "CAF_E_DATE"; null for none of this version */
    public String statusName() {
        return Raw.status_name(status);
    }

    /** @return the index of the table in which it arose, where there is one */
    public OptionalInt table() {
        return table < 0 ? OptionalInt.empty() : OptionalInt.of(table);
    }

    /** @return the index of the row in its table, where there is one */
    public OptionalLong row() {
        return row < 0 ? OptionalLong.empty() : OptionalLong.of(row);
    }

    /** @return the index of the field in its table, where there is one */
    public OptionalInt field() {
        return field < 0 ? OptionalInt.empty() : OptionalInt.of(field);
    }
}
