package libcaf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases as tables of rows, each row a map from fields to values.
 *
 * <p>A value is a {@link LocalDate}, a {@link Boolean}, the name of a choice, or
 * a number; null, or a field left out, is not recorded. Rows are sorted by case.
 * What a source cannot say at all must not look like what did not happen: of a
 * table with rows, those fields are held that any of its rows names; of one
 * without rows, all; a table never given is not held.
 */
public final class Caseload {
    private static final Map<String, Integer> TABLES = new HashMap<>();
    private static final List<Map<String, Integer>> FIELDS = new ArrayList<>();

    // As caf/rows.h numbers the types.
    private static final int TYPE_DATE = 2;
    private static final int TYPE_PLANNED = 3;
    private static final int TYPE_FLAG = 4;
    private static final int TYPE_CHOICE = 5;
    private static final int TYPE_SET = 8;

    private static final int E_ARGUMENT = 101;
    private static final int E_OVERFLOW = 104;
    private static final int E_DATE_RANGE = 202;
    private static final int FINDINGS = 4096;

    static {
        String table;
        for (int i = 0; (table = Raw.table_name(i)) != null; i++) {
            Map<String, Integer> fields = new HashMap<>();
            for (int field = 0; field < Raw.field_count(i); field++) {
                fields.put(Raw.field_name(i, field), field);
            }
            TABLES.put(table, i);
            FIELDS.add(fields);
        }
    }

    private final ByteBuffer[] tables = new ByteBuffer[TABLES.size()];
    private final long[] fields = new long[TABLES.size()];

    /** A caseload that holds no table. */
    public Caseload() {
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Gives a table its rows.
     *
     * @param name "meetings"
     * @param rows sorted by case
     * @return this caseload
     * @throws ArgumentException for no such table, field or choice, or a value of another kind
     * @throws DateException for a date that a row cannot hold
     */
    public Caseload table(String name, List<? extends Map<String, ?>> rows) {
        Integer table = TABLES.get(name);
        if (table == null) {
            throw CafException.of(E_ARGUMENT, "no table " + name);
        }
        int size = Raw.row_size(table);
        ByteBuffer packed = buffer(Math.multiplyExact(size, rows.size()));
        long held = 0;
        int at = 0;
        for (Map<String, ?> row : rows) {
            for (Map.Entry<String, ?> entry : row.entrySet()) {
                Integer field = FIELDS.get(table).get(entry.getKey());
                if (field == null) {
                    throw CafException.of(E_ARGUMENT, name + ": no field " + entry.getKey());
                }
                held |= 1L << field;
                put(packed, at, table, field, entry.getValue());
            }
            at += size;
        }
        tables[table] = packed;
        fields[table] = held != 0 ? held : -1;
        return this;
    }

    /**
     * Gives a table rows that are laid out as in C, from the buffer's position to its limit.
     *
     * @param name "meetings"
     * @param rows a direct buffer in native order; not to be changed while a check runs
     * @param held bit 1 &lt;&lt; index of each field the source can hold; -1: all
     * @return this caseload
     * @throws ArgumentException for no such table, or a buffer that is not direct
     */
    public Caseload table(String name, ByteBuffer rows, long held) {
        Integer table = TABLES.get(name);
        if (table == null || !rows.isDirect()) {
            throw CafException.of(E_ARGUMENT, table == null ? "no table " + name : name + ": expected a direct buffer");
        }
        tables[table] = rows.slice();
        fields[table] = held;
        return this;
    }

    private static void put(ByteBuffer packed, int row, int table, int field, Object value) {
        if (value == null) {
            return;
        }
        int at = row + Raw.field_offset(table, field);
        long number = number(table, field, value);
        switch (Raw.field_size(table, field)) {
            case 8:
                packed.putLong(at, number);
                break;
            case 4:
                if (number != (int) number) {
                    throw wrong(E_OVERFLOW, table, field, value);
                }
                packed.putInt(at, (int) number);
                break;
            default:
                packed.put(at, (byte) number);
                break;
        }
    }

    private static long number(int table, int field, Object value) {
        switch (Raw.field_type(table, field)) {
            case TYPE_DATE:
            case TYPE_PLANNED:
                if (value instanceof LocalDate) {
                    int days = Caf.days((LocalDate) value);
                    // In a row that day means not recorded.
                    if (days == 0) {
                        throw wrong(E_DATE_RANGE, table, field, value);
                    }
                    return days;
                }
                break;
            case TYPE_FLAG:
                if (value instanceof Boolean) {
                    return (Boolean) value ? 1 : 2;
                }
                break;
            case TYPE_CHOICE:
                int choice = choice(table, field, value);
                if (choice > 0) {
                    return choice;
                }
                break;
            case TYPE_SET:
                if (value instanceof Iterable) {
                    long set = 0;
                    for (Object name : (Iterable<?>) value) {
                        int member = choice(table, field, name);
                        if (member == 0) {
                            throw wrong(E_ARGUMENT, table, field, name);
                        }
                        set |= 1L << member;
                    }
                    return set;
                }
                break;
            default:
                if (value instanceof Long || value instanceof Integer) {
                    return ((Number) value).longValue();
                }
                break;
        }
        throw wrong(E_ARGUMENT, table, field, value);
    }

    /** The value of a name; 0: the field has none such. */
    private static int choice(int table, int field, Object name) {
        String known;
        for (int i = 1; (known = Raw.choice_name(table, field, i)) != null; i++) {
            if (known.equals(name)) {
                return i;
            }
        }
        return 0;
    }

    private static CafException wrong(int status, int table, int field, Object value) {
        return CafException.of(status, Raw.table_name(table) + ", field " + Raw.field_name(table, field) + ": not " + value);
    }

    /** With what a check was made, so that its findings can be explained. */
    static final class Checked {
        private final ByteBuffer[] tables;
        private final long[] fields;
        private final int asOf;
        private final int division;
        private final int profile;

        Checked(ByteBuffer[] tables, long[] fields, int asOf, int division, int profile) {
            this.tables = tables;
            this.fields = fields;
            this.asOf = asOf;
            this.division = division;
            this.profile = profile;
        }

        String explain(Finding finding) {
            ByteBuffer text = buffer(1024);
            long[] length = new long[1];
            while (true) {
                Raw.explain(tables, fields, asOf, division, profile, null, 0, finding.row, text, length);
                if (length[0] < text.capacity()) {
                    byte[] bytes = new byte[(int) length[0]];
                    text.get(bytes);
                    return new String(bytes, StandardCharsets.UTF_8);
                }
                text = buffer((int) length[0] + 1);
            }
        }
    }

    /**
     * Checks every case as it stood on a day.
     *
     * @param asOf the day
     * @param division of cases that record none; null: their working days are unknown
     * @param profile null: the default
     * @return the findings, in the order of cases
     * @throws RowsException with the place, for tables that are not sorted or of the wrong size
     * @throws CalendarException for no such profile
     * @throws DateException for a day on which no case can be looked at
     */
    public List<Finding> check(LocalDate asOf, Division division, String profile) {
        Checked checked = new Checked(tables.clone(), fields.clone(), Caf.days(asOf), Caf.number(division), Caf.profileNumber(profile));
        int size = Raw.finding_size();
        ByteBuffer cursor = buffer(Raw.cursor_size());
        ByteBuffer findings = buffer(FINDINGS * size);
        List<Finding> found = new ArrayList<>();
        long[] n = new long[1];
        boolean[] more = { true };
        while (more[0]) {
            Raw.check(checked.tables, checked.fields, checked.asOf, checked.division, checked.profile, null, 0, 0, 0, 0, new int[0], cursor, findings,
                null, n, more);
            // One copy of what was found, and views of it: a direct buffer each would be dear.
            ByteBuffer kept = buffer((int) n[0] * size);
            findings.clear().limit(kept.capacity());
            kept.put(findings);
            for (int at = 0; at < kept.capacity(); at += size) {
                kept.limit(at + size).position(at);
                // A slice forgets the order of its buffer.
                found.add(new Finding(kept.slice().order(ByteOrder.nativeOrder()), checked));
            }
        }
        return found;
    }
}
