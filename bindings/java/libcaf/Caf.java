package libcaf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates, working days and the rules that turn on them.
 *
 * <p>The array forms take days since 1970-01-01, as {@link LocalDate#toEpochDay()}
 * counts them. A day without an answer becomes {@link #DATE_NONE} and stops
 * nothing; the scalar form says why. They return whether every day has one.
 */
public final class Caf {
    /** A date that is not recorded, or has no answer. */
    public static final int DATE_NONE = Integer.MIN_VALUE;

    private Caf() {
    }

    /** @return the version of the library, "major.minor.patch" */
    public static String version() {
        return Raw.version();
    }

    /** Days of a date. Those that no int holds are out of range for the library too. */
    static int days(LocalDate date) {
        long days = date.toEpochDay();
        // MIN_VALUE would mean that there is none.
        return (int) Math.max(Integer.MIN_VALUE + 2L, Math.min(Integer.MAX_VALUE, days));
    }

    static int daysOrNone(LocalDate date) {
        return date == null ? DATE_NONE : days(date);
    }

    static LocalDate date(int days) {
        return LocalDate.ofEpochDay(days);
    }

    static int number(Division division) {
        return division == null ? 0 : division.number;
    }

    static int profileNumber(String name) {
        if (name == null) {
            return 0;
        }
        int number = Raw.profile_named(name.getBytes(StandardCharsets.UTF_8));
        if (number == 0) {
            throw CafException.of(305, "no such profile: " + name);
        }
        return number;
    }

    static int ruleNumber(String name) {
        int number = Raw.rule_named(name.getBytes(StandardCharsets.UTF_8));
        if (number == 0) {
            throw CafException.of(304, "no such rule: " + name);
        }
        return number;
    }

    /**
     * A date written yyyy-mm-dd, and in no other way.
     *
     * @param text the date
     * @return the date
     * @throws DateException for anything else
     */
    public static LocalDate parseDate(String text) {
        return date(Raw.date_parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The corresponding date, or that month's last day where there is none.
     *
     * @param start the day counted from
     * @param months may be negative
     * @return the date
     * @throws DateException outside the years 1 to 9999
     */
    public static LocalDate addMonths(LocalDate start, int months) {
        return date(Raw.add_months(days(start), months));
    }

    /**
     * The age in whole years attained on a day.
     *
     * @param born the day of birth
     * @param on the day asked about
     * @return whole years
     * @throws DateException for a day before birth
     */
    public static int ageOn(LocalDate born, LocalDate on) {
        return Raw.age_on(days(born), days(on));
    }

    /**
     * Whether a day is a working day.
     *
     * @param division whose bank holidays
     * @param day the day
     * @return whether it is
     * @throws CalendarException outside 1978 to 2100
     */
    public static boolean isWorkingDay(Division division, LocalDate day) {
        return Raw.is_working_day(number(division), null, days(day)) != 0;
    }

    /**
     * The working day a number of working days after a day, or, negative, before it.
     *
     * @param division whose bank holidays
     * @param start not counted
     * @param days working days; 0 gives the start as it is
     * @return the day
     * @throws CalendarException outside 1978 to 2100
     */
    public static LocalDate addWorkingDays(Division division, LocalDate start, int days) {
        return date(Raw.add_working_days(number(division), null, days(start), days));
    }

    /**
     * The working days after one day up to and with another; negative to an earlier day.
     *
     * @param division whose bank holidays
     * @param from not counted
     * @param to counted, where it is a working day
     * @return working days
     * @throws CalendarException outside 1978 to 2100
     */
    public static int countWorkingDays(Division division, LocalDate from, LocalDate to) {
        return Raw.count_working_days(number(division), null, days(from), days(to));
    }

    /**
     * {@link #addWorkingDays(Division, LocalDate, int)} for many.
     *
     * @param division whose bank holidays
     * @param start days since 1970-01-01
     * @param days working days
     * @param results as long; may be start itself
     * @return whether every row has an answer
     * @throws ArgumentException for arrays of different lengths, or null
     */
    public static boolean addWorkingDays(Division division, int[] start, int days, int[] results) {
        return Raw.add_working_days_array(number(division), null, start, days, results) != 0;
    }

    /**
     * {@link #countWorkingDays(Division, LocalDate, LocalDate)} for many.
     *
     * @param division whose bank holidays
     * @param from days since 1970-01-01
     * @param to days since 1970-01-01
     * @param results as long; working days, or DATE_NONE
     * @return whether every row has an answer
     * @throws ArgumentException for arrays of different lengths, or null
     */
    public static boolean countWorkingDays(Division division, int[] from, int[] to, int[] results) {
        return Raw.count_working_days_array(number(division), null, from, to, results) != 0;
    }

    /**
     * EM-B2 (East Midlands 2011, clause B.2), in the default profile: the last day
     * for the first TAF, 20 working days after.
     *
     * @param division whose bank holidays
     * @param completed the day the initial assessment was completed
     * @return the last day that is in time
     * @throws CalendarException outside 1978 to 2100, and for no division
     */
    public static LocalDate firstTafDue(Division division, LocalDate completed) {
        return date(Raw.first_taf_due(number(division), 0, null, days(completed)));
    }

    /**
     * {@link #firstTafDue(Division, LocalDate)} for many.
     *
     * @param division whose bank holidays
     * @param completed days since 1970-01-01
     * @param results as long; may be completed itself
     * @return whether every row has an answer
     * @throws ArgumentException for arrays of different lengths, or null
     */
    public static boolean firstTafDue(Division division, int[] completed, int[] results) {
        return Raw.first_taf_due_array(number(division), 0, null, completed, results) != 0;
    }

    /**
     * When what a timing rule asks for falls due.
     *
     * @param division null where the rule counts no working days
     * @param profile null: the default
     * @param rule its name, "EM-B2-held"
     * @param anchor the day its clock starts
     * @return the last day that is in time
     * @throws CalendarException for a rule without a due date, and outside 1978 to 2100
     */
    public static LocalDate due(Division division, String profile, String rule, LocalDate anchor) {
        return date(Raw.due(number(division), profileNumber(profile), null, ruleNumber(rule), days(anchor)));
    }

    /**
     * {@link #due(Division, String, String, LocalDate)} for many.
     *
     * @param division null where the rule counts no working days
     * @param profile null: the default
     * @param rule its name
     * @param anchor days since 1970-01-01
     * @param results as long; may be anchor itself
     * @return whether every row has an answer
     * @throws CalendarException for a rule without a due date
     */
    public static boolean due(Division division, String profile, String rule, int[] anchor, int[] results) {
        return Raw.due_array(number(division), profileNumber(profile), null, ruleNumber(rule), anchor, results) != 0;
    }

    /** @return the names of the built-in profiles; the first is the default */
    public static List<String> profiles() {
        List<String> names = new ArrayList<>();
        for (int number; (number = Raw.profile_at(names.size())) != 0; ) {
            names.add(Raw.profile_name(number));
        }
        return names;
    }

    /** @return the names of all rules, by number */
    public static List<String> rules() {
        List<String> names = new ArrayList<>();
        for (int rule = 1; rule < Raw.rule_count(); rule++) {
            names.add(Raw.rule_name(rule));
        }
        return names;
    }

    /**
     * A rule's clause.
     *
     * @param rule its name
     * @return "B.2"; null where there is none
     * @throws CalendarException for no such rule
     */
    public static String clauseOf(String rule) {
        return Raw.rule_clause(ruleNumber(rule));
    }
}
