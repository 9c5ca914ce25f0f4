package libcaf;

/** 3xx: no such division, rule or profile, or a day outside the calendar. */
public final class CalendarException extends CafException {
    private static final long serialVersionUID = 1L;

    CalendarException(int status, String message, int table, long row, int field) {
        super(status, message, table, row, field);
    }
}
