package libcaf;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** One answer: a row of the library, read as it is asked for. */
public final class Finding {
    private static final Map<String, Integer> OFFSETS = new HashMap<>();

    static {
        String name;
        for (int field = 0; (name = Raw.finding_field_name(field)) != null; field++) {
            OFFSETS.put(name, Raw.finding_field_offset(field));
        }
    }

    final ByteBuffer row;
    private final Caseload.Checked checked;

    Finding(ByteBuffer row, Caseload.Checked checked) {
        this.row = row;
        this.checked = checked;
    }

    private long longOf(String name) {
        return row.getLong(OFFSETS.get(name));
    }

    private int intOf(String name) {
        return row.getInt(OFFSETS.get(name));
    }

    private LocalDate dateOf(String name) {
        int days = intOf(name);
        return days == 0 || days == Caf.DATE_NONE ? null : Caf.date(days);
    }

    private OptionalInt daysOf(String name) {
        int days = intOf(name);
        return days == Caf.DATE_NONE ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** @return the case it is about */
    public long caseId() {
        return longOf("case_id");
    }

    /** @return that row's id; 0 for the case itself; without an id, minus its number in the case */
    public long row() {
        return longOf("row");
    }

    /** @return the table of the row it is about */
    public String table() {
        return Raw.table_name(row.getShort(OFFSETS.get("table")));
    }

    /** @return the rule's name */
    public String rule() {
        return Raw.rule_name(intOf("rule"));
    }

    /** @return the verdict */
    public Verdict verdict() {
        return Verdict.numbered(row.get(OFFSETS.get("verdict")));
    }

    /** @return when it fell or falls due; null: no such day */
    public LocalDate due() {
        return dateOf("due");
    }

    /** @return when it was done; null: it was not, or it is not known */
    public LocalDate done() {
        return dateOf("done");
    }

    /** @return from the start of the clock to the act, or the as-of date, in the rule's unit */
    public OptionalInt days() {
        return daysOf("days");
    }

    /** @return from the act, or the as-of date, to the due date; below 0 is late */
    public OptionalInt slack() {
        return daysOf("slack");
    }

    /**
     * Why it is what it is, in plain English, so that the sum can be done again.
     *
     * @return the explanation
     * @throws RowsException when the rows were changed since
     */
    public String explain() {
        return checked.explain(this);
    }

    @Override
    public String toString() {
        return "case " + caseId() + ": " + rule() + " " + verdict();
    }
}
