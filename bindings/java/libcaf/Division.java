package libcaf;

/** The parts of the United Kingdom that have bank holidays of their own. */
public enum Division {
    /** England and Wales. */
    ENGLAND_AND_WALES(1),
    /** Scotland. */
    SCOTLAND(2),
    /** Northern Ireland. */
    NORTHERN_IRELAND(3);

    final int number;

    Division(int number) {
        this.number = number;
    }

    /** @return the division's name, "England and Wales" */
    @Override
    public String toString() {
        return Raw.division_name(number);
    }
}
