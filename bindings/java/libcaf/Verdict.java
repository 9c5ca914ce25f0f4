package libcaf;

/** What a rule says of a case. */
public enum Verdict {
    /** The facts show that the standard was kept. */
    MET,
    /** They show that it was not: late, or never by its due date. */
    NOT_MET,
    /** Not kept yet, and still inside the time allowed. */
    DUE,
    /** The facts needed are not recorded. */
    UNKNOWN,
    /** The standard does not bear on this case. */
    NOT_APPLICABLE,
    /** Only a person can decide. */
    JUDGEMENT;

    static Verdict numbered(int number) {
        return values()[number - 1];
    }

    /** @return the verdict's name, "not met" */
    @Override
    public String toString() {
        return Raw.verdict_name(ordinal() + 1);
    }
}
