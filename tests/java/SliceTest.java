import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import libcaf.Allocation;
import libcaf.ArgumentException;
import libcaf.Caf;
import libcaf.CafException;
import libcaf.CalendarException;
import libcaf.Caseload;
import libcaf.DateException;
import libcaf.Division;
import libcaf.Finding;
import libcaf.InputException;
import libcaf.NoAllocationException;
import libcaf.RowsException;
import libcaf.Sample;
import libcaf.Verdict;

/** The Java binding, end to end. A plain program, so that it needs nothing installed. */
public final class SliceTest {
    private static final Division ENGLAND = Division.ENGLAND_AND_WALES;
    private static int failures;

    private SliceTest() {
    }

    private static void same(Object expected, Object got) {
        if (!Objects.equals(expected, got)) {
            failures++;
            new AssertionError("expected " + expected + ", got " + got).printStackTrace();
        }
    }

    private static <E extends CafException> E fails(Class<E> type, String status, Runnable call) {
        try {
            call.run();
        } catch (CafException e) {
            same(type, e.getClass());
            same(status, e.statusName());
            return type.isInstance(e) ? type.cast(e) : null;
        }
        same(type, "nothing thrown");
        return null;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static int days(String text) {
        return (int) day(text).toEpochDay();
    }

    private static final String[][] ANCHORED = {
        // completed; due in England and Wales; due in Scotland
        { "2022-05-20", "2022-06-21", null },
        { "2023-04-03", "2023-05-04", "2023-05-03" },
        { "2023-12-01", "2024-01-03", "2024-01-04" },
        { "2020-04-30", "2020-06-01", null },
    };

    private static void anchoredDates() {
        int[] completed = Arrays.stream(ANCHORED).mapToInt(row -> days(row[0])).toArray();
        for (int column = 1; column <= 2; column++) {
            Division division = column == 1 ? ENGLAND : Division.SCOTLAND;
            int[] due = new int[completed.length];
            int[] other = new int[completed.length];
            same(true, Caf.firstTafDue(division, completed, due));
            same(true, Caf.addWorkingDays(division, completed, 20, other));
            same(true, Arrays.equals(due, other));
            same(true, Caf.due(division, null, "EM-B2-held", completed, other));
            same(true, Arrays.equals(due, other));
            same(true, Caf.countWorkingDays(division, completed, due, other));
            same("[20, 20, 20, 20]", Arrays.toString(other));
            for (int i = 0; i < ANCHORED.length; i++) {
                if (ANCHORED[i][column] != null) {
                    LocalDate expected = day(ANCHORED[i][column]);
                    same(expected, Caf.firstTafDue(division, day(ANCHORED[i][0])));
                    same(expected, Caf.due(division, null, "em-b2-held", day(ANCHORED[i][0])));
                    same(expected, Caf.addWorkingDays(division, day(ANCHORED[i][0]), 20));
                    same(20, Caf.countWorkingDays(division, day(ANCHORED[i][0]), expected));
                    same((int) expected.toEpochDay(), due[i]);
                }
            }
        }
        same(false, Caf.isWorkingDay(Division.SCOTLAND, day("2026-06-15")));
        same(true, Caf.isWorkingDay(ENGLAND, day("2026-06-15")));
    }

    private static void dates() {
        same(day("2023-04-03"), Caf.parseDate("2023-04-03"));
        same(day("2023-11-30"), Caf.addMonths(day("2023-08-31"), 3));
        same(10, Caf.ageOn(day("2012-02-29"), day("2023-02-28")));
        fails(DateException.class, "CAF_E_DATE_TEXT", () -> Caf.parseDate("03/04/2023"));
        fails(DateException.class, "CAF_E_DATE", () -> Caf.parseDate("2023-02-30"));
        fails(DateException.class, "CAF_E_DATE_ORDER", () -> Caf.ageOn(day("2023-02-28"), day("2012-02-29")));
        fails(DateException.class, "CAF_E_DATE_RANGE", () -> Caf.addMonths(LocalDate.MIN, 1));
        fails(DateException.class, "CAF_E_DATE_RANGE", () -> Caf.addMonths(LocalDate.MAX, 1));
        fails(CalendarException.class, "CAF_E_CALENDAR_RANGE", () -> Caf.firstTafDue(ENGLAND, LocalDate.EPOCH));
        fails(CalendarException.class, "CAF_E_DIVISION", () -> Caf.firstTafDue(null, day("2023-04-03")));
        fails(CalendarException.class, "CAF_E_PROFILE", () -> Caf.due(ENGLAND, "x", "EM-C1", day("2023-04-03")));
        fails(CalendarException.class, "CAF_E_RULE", () -> Caf.due(ENGLAND, null, "EM-Z9", day("2023-04-03")));
    }

    private static void arrays() {
        int[] given = { Caf.DATE_NONE, 1, Integer.MAX_VALUE, days("2023-04-03") };
        int[] due = new int[4];
        same(false, Caf.firstTafDue(ENGLAND, given, due));
        int none = Caf.DATE_NONE;
        same(Arrays.toString(new int[] { none, none, none, days("2023-05-04") }), Arrays.toString(due));
        same(none, given[0]);
        same(false, Caf.firstTafDue(ENGLAND, given, given));
        same(Arrays.toString(due), Arrays.toString(given));
        same(true, Caf.firstTafDue(ENGLAND, new int[0], new int[0]));
        fails(ArgumentException.class, "CAF_E_CAPACITY", () -> Caf.firstTafDue(ENGLAND, given, new int[3]));
        fails(ArgumentException.class, "CAF_E_NULL", () -> Caf.firstTafDue(ENGLAND, null, due));
        fails(ArgumentException.class, "CAF_E_NULL", () -> Caf.firstTafDue(ENGLAND, given, null));
        fails(CalendarException.class, "CAF_E_DIVISION", () -> Caf.firstTafDue(null, given, due));
    }

    private static Map<String, Object> row(Object... values) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            row.put((String) values[i], values[i + 1]);
        }
        return row;
    }

    private static Caseload lateCase() {
        return new Caseload()
            .table("cases", List.of(row("case_id", 1, "opened", day("2023-03-01"))))
            .table("assessments", List.of(row("case_id", 1L, "id", 2, "completed", day("2023-04-03"))))
            .table("meetings", List.of(row("case_id", 1, "id", 4, "held_on", day("2023-05-09"), "notified", null)));
    }

    private static Finding held(Caseload caseload) {
        for (Finding finding : caseload.check(day("2023-06-01"), ENGLAND, null)) {
            if (finding.rule().equals("EM-B2-held")) {
                return finding;
            }
        }
        throw new AssertionError("no finding of EM-B2-held");
    }

    private static Verdict archived(Map<String, Object> closure) {
        return lateCase().table("closures", List.of(closure)).check(day("2024-09-01"), ENGLAND, null).stream()
            .filter(finding -> finding.rule().equals("EM-D3-archived"))
            .map(Finding::verdict)
            .findFirst()
            .orElse(null);
    }

    private static void checks() {
        Finding held = held(lateCase());
        same(1L, held.caseId());
        same("meetings", held.table());
        same(4L, held.row());
        same(Verdict.NOT_MET, held.verdict());
        same(day("2023-05-04"), held.due());
        same(day("2023-05-09"), held.done());
        same(22, held.days().getAsInt());
        same(-2, held.slack().getAsInt());
        same(true, held.explain().contains("Good Friday"));
        same("case 1: EM-B2-held not met", held.toString());

        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 1; i <= 5000; i++) {
            cases.add(row("case_id", i, "opened", day("2023-03-01"), "division", "scotland"));
        }
        Caseload many = new Caseload().table("cases", cases).table("meetings", List.of());
        List<Finding> found = many.check(day("2023-06-01"), null, "blackburn-with-darwen-2021");
        same(5000L, found.get(found.size() - 1).caseId());
        same(true, found.size() > 4096);
        same(5000L, found.stream().mapToLong(Finding::caseId).distinct().count());
        same(false, found.get(found.size() - 1).explain().isEmpty());

        cases.add(row("case_id", 7));
        RowsException e = fails(RowsException.class, "CAF_E_ROW_ORDER",
            () -> new Caseload().table("cases", cases).check(day("2023-06-01"), null, null));
        same(0, e.table().getAsInt());
        same(5000L, e.row().getAsLong());
        same(false, e.field().isPresent());

        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> new Caseload().table("meeting", List.of()));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> lateCase().table("meetings", List.of(row("hold_on", null))));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> lateCase().table("meetings", List.of(row("held_on", 5))));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> lateCase().table("meetings", List.of(row("kind", "party"))));
        fails(ArgumentException.class, "CAF_E_OVERFLOW", () -> lateCase().table("meetings", List.of(row("attempts", 1L << 31))));
        fails(DateException.class, "CAF_E_DATE_RANGE", () -> lateCase().table("meetings", List.of(row("held_on", LocalDate.EPOCH))));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> lateCase().table("meetings", ByteBuffer.allocate(96), -1));
        fails(RowsException.class, "CAF_E_ROWS",
            () -> held(lateCase().table("meetings", ByteBuffer.allocateDirect(1), -1)));
        fails(DateException.class, "CAF_E_DATE_RANGE", () -> lateCase().check(LocalDate.MAX, ENGLAND, null));
        fails(CalendarException.class, "CAF_E_PROFILE", () -> lateCase().check(day("2023-06-01"), ENGLAND, "x"));

        Map<String, Object> closed = row("case_id", 1, "closed", day("2023-06-01"));
        same(Verdict.UNKNOWN, archived(closed));
        closed.put("flagged_on", null);
        closed.put("archived_on", null);
        same(Verdict.NOT_MET, archived(closed));

        ByteBuffer rows = ByteBuffer.allocateDirect(256);
        Caseload changed = lateCase().table("meetings", rows.limit(0), -1);
        same(Verdict.UNKNOWN, held(changed).verdict()); // it may have been closed before the TAF fell due
        changed = changed.table("closures", ByteBuffer.allocateDirect(0), -1);
        same(Verdict.NOT_MET, held(changed).verdict());
        same(null, held(changed).done());
    }

    /** What the raw layer throws for every status, by the method of that layer which is there for this. */
    private static void statuses() throws ReflectiveOperationException {
        Class<?> raw = Class.forName("libcaf.Raw");
        java.lang.reflect.Method fail = raw.getDeclaredMethod("fail", int.class);
        java.lang.reflect.Method name = raw.getDeclaredMethod("status_name", int.class);
        java.lang.reflect.Method text = raw.getDeclaredMethod("status_text", int.class);
        for (java.lang.reflect.Method method : List.of(fail, name, text)) {
            method.setAccessible(true);
        }
        String[] classes = { "", "ArgumentException", "DateException", "CalendarException", "RowsException", "InputException" };
        int walked = 0;
        for (int status = -1; status < 1000; status++) {
            CafException thrown = null;
            try {
                fail.invoke(null, status);
            } catch (java.lang.reflect.InvocationTargetException e) {
                thrown = (CafException) e.getCause();
            }
            same(status >= 100, thrown != null);
            if (thrown != null) {
                same(status, thrown.status());
                same(name.invoke(null, status), thrown.statusName());
                same(text.invoke(null, status), thrown.getMessage());
                String expected = status < 600 ? classes[status / 100] : "CafException";
                same(expected, thrown.getClass().getSimpleName());
                walked += thrown.statusName() != null ? 1 : 0;
            }
        }
        same(true, walked > 30);
    }

    private static void names() {
        same(List.of("east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton"), Caf.profiles());
        same(true, Caf.rules().contains("EM-B2-held"));
        same("B.2", Caf.clauseOf("EM-B2-held"));
        same("Northern Ireland", Division.NORTHERN_IRELAND.toString());
        same("[met, not met, due, unknown, not applicable, judgement]", Arrays.toString(Verdict.values()));
    }

    /** Keys as docs/sampling.md gives them, and by its lines. */
    private static final String[][] KEYS = {
        { "2026 Q2", "1", "531559614288089766" },
        { "2026 Q2", "2", "3492857162350950939" },
        { "2026 Q2", "CC-2026-058", "197485019467688153" },
        { "Gr\u00f6\u00dfe", "Fall 7", "479857940114611861" },
        { "ab", "c", "1768160692065260433" },
        { "a", "bc", "3390236874419140376" },
    };

    private static long fnv(long hash, String text) {
        for (byte one : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long x) {
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    private static long key(String seed, String text) {
        return mix(fnv(mix(fnv(0xCBF29CE484222325L, seed)), text)) >>> 1;
    }

    private static void samples() {
        for (String[] row : KEYS) {
            List<Sample.Drawn> drawn = Sample.draw(row[0], List.of(row[1]), 1);
            same(List.of("1 " + row[1] + " " + row[2]).toString(), drawn.toString());
            same(Long.parseLong(row[2]), key(row[0], row[1]));
        }
        List<String> cases = new ArrayList<>();
        List<String> agencies = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            cases.add(String.valueOf(i));
            agencies.add(i <= 20 ? "school" : "health");
        }
        List<String> inOrder = new ArrayList<>(cases);
        inOrder.sort(java.util.Comparator.comparing(one -> key("2026 Q2", one)));
        List<String> got = new ArrayList<>();
        for (Sample.Drawn one : Sample.draw("2026 Q2", cases, 9)) {
            got.add(one.caseId());
            same(got.size(), one.place());
            same(cases.get(one.row()), one.caseId());
            same(key("2026 Q2", one.caseId()), one.key());
        }
        same(inOrder.subList(0, 9), got);
        // As the Python package has it of the same cases.
        got.clear();
        same(3, Sample.size(cases.size(), 10));
        Sample.draw("2026 Q2", cases, 3, agencies, Sample.Shares.PROPORTIONAL, List.of()).forEach(one -> got.add(one.caseId()));
        same(List.of("1", "12", "26"), got);
        got.clear();
        agencies.set(4, null);
        Sample.draw("2026 Q2", cases, 30, agencies, Sample.Shares.EQUAL, List.of("7", "elsewhere")).forEach(one -> got.add(one.caseId()));
        inOrder.remove("7");
        same(inOrder, got);
        // One case for two strata that are alike: that of the first name by its bytes, which is not Java's order of characters.
        for (String[] names : new String[][] { { "a", "b" }, { "\uff00", "\ud800\udc00" } }) {
            for (int first = 0; first < 2; first++) {
                List<String> strata = List.of(names[first], names[first], names[1 - first], names[1 - first]);
                same(first == 0 ? "1" : "4", Sample.draw("s", List.of("1", "2", "3", "4"), 1, strata, Sample.Shares.PROPORTIONAL, List.of())
                                                 .get(0).caseId());
            }
        }
        same(List.of(), Sample.draw("s", List.of(), 3));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Sample.draw("", cases, 3));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Sample.draw("s", cases, -1));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Sample.draw("s", cases, 1, List.of("x"), Sample.Shares.EQUAL, List.of()));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Sample.size(1, 0));
        InputException twice = fails(InputException.class, "CAF_E_DUPLICATE", () -> Sample.draw("s", List.of("a", "b", "a"), 1));
        same(2L, twice == null ? null : twice.row().orElse(-1));
        InputException half = fails(InputException.class, "CAF_E_VALUE", () -> Sample.draw("s", List.of("a", "\ud800"), 1));
        same(1L, half == null ? null : half.row().orElse(-1));
        fails(InputException.class, "CAF_E_VALUE", () -> Sample.draw("s", List.of(""), 1));
    }

    private static List<Allocation.Auditor> auditors(int most, String... namesAndAgencies) {
        List<Allocation.Auditor> auditors = new ArrayList<>();
        for (int i = 0; i < namesAndAgencies.length; i += 2) {
            auditors.add(new Allocation.Auditor(namesAndAgencies[i], namesAndAgencies[i + 1], most));
        }
        return auditors;
    }

    /** What docs/python.md shows, and what can be counted by hand. */
    private static void allocations() {
        List<String> cases = List.of("HS-2026-025", "SC-2025-026", "SC-2026-023", "CC-2026-058");
        String[] people = { "D", "centre", "A", "school", "B", "school", "C", "health" };
        Map<String, Set<String>> involved = Map.of("HS-2026-025", Set.of("A", "somebody else"), "elsewhere", Set.of("B"));
        Map<String, List<String>> none = Map.of();
        same("[CC-2026-058 A, CC-2026-058 C, HS-2026-025 B, HS-2026-025 D, SC-2025-026 A, SC-2025-026 C, SC-2026-023 B, SC-2026-023 D]",
             Allocation.give(cases, auditors(3, people), involved, none, 2).toString());
        // Each of two takes one: the one whose agency had no part in the case gets it.
        Map<String, List<String>> agencies = Map.of("1", List.of("school", "police"));
        same("[1 B, 2 A]", Allocation.give(List.of("2", "1"), auditors(3, "A", "school", "B", null), none, agencies, 1).toString());
        same("[1 A (agency involved)]", Allocation.give(List.of("1"), auditors(3, "A", "school"), none, agencies, 1).toString());
        same("[1 A]", Allocation.give(List.of("1"), auditors(3, "B", "school", "A", "school"), none, none, 1).toString());
        same("[1 B]", Allocation.give(List.of("1"), auditors(3, "B", "school", "A", "school"), Map.of("1", List.of("A")), none, 1).toString());
        same("[]", Allocation.give(List.of(), auditors(3, people), none, none, 2).toString());
        // Eight audits of one each for four.
        NoAllocationException reason = fails(NoAllocationException.class, "CAF_E_ARGUMENT",
            () -> Allocation.give(cases, auditors(1, people), involved, none, 2));
        if (reason != null) {
            same(2L * reason.cases().size(), reason.needed());
            same(true, reason.needed() > reason.canTake() + reason.once());
            same(List.of("A", "B", "C", "D"), reason.auditors());
            same(4L, reason.canTake());
        }
        same(ArgumentException.class, NoAllocationException.class.getSuperclass());
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Allocation.give(cases, auditors(1, people), none, none, 3));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Allocation.give(cases, auditors(1, "A", null), none, none, 2));
        fails(ArgumentException.class, "CAF_E_ARGUMENT", () -> Allocation.give(cases, auditors(-1, "A", "x"), none, none, 1));
        fails(InputException.class, "CAF_E_VALUE", () -> Allocation.give(List.of(""), auditors(1, "A", "x"), none, none, 1));
        InputException twice = fails(InputException.class, "CAF_E_DUPLICATE",
            () -> Allocation.give(cases, auditors(1, "A", "x", "B", "y", "A", "x"), none, none, 1));
        same(2L, twice == null ? null : twice.row().orElse(-1));
    }

    private static long resident() throws java.io.IOException {
        java.nio.file.Path statm = java.nio.file.Path.of("/proc/self/statm");
        if (!java.nio.file.Files.exists(statm)) {
            return 0;
        }
        return Long.parseLong(java.nio.file.Files.readString(statm).split(" ")[1]) * 4096;
    }

    /** Arrays of 40 KB that were not given back after a call would soon be a gigabyte. */
    private static void memory() throws java.io.IOException {
        int[] given = new int[10_000];
        int[] due = new int[given.length];
        long before = 0;
        for (int i = 0; i < 22_000; i++) {
            if (i == 2_000) {
                before = resident();
            }
            Caf.firstTafDue(ENGLAND, given, due);
            try {
                Caf.firstTafDue(ENGLAND, given, i % 2 == 0 ? null : new int[1]);
                same("an exception", null);
            } catch (ArgumentException e) {
                continue;
            }
        }
        long grown = resident() - before;
        same(true, grown < 100_000_000 ? true : (Object) (grown + " bytes"));
    }

    public static void main(String[] arguments) throws Exception {
        anchoredDates();
        dates();
        arrays();
        checks();
        statuses();
        names();
        samples();
        allocations();
        memory();
        System.out.println(failures == 0 ? "passed, " + Caf.version() : failures + " failed");
        System.exit(failures == 0 ? 0 : 1);
    }
}
