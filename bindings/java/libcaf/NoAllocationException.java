package libcaf;

import java.util.List;

/**
 * There is no way to give every case its auditors, and this is why.
 *
 * <p>Each of the cases needs its auditors, so many audits in all. The auditors
 * can take so many of them together; whoever else may audit one of the cases is
 * of an agency that can audit it only once, which makes so many more; and that
 * is fewer. Anybody can check it by counting.
 */
public final class NoAllocationException extends ArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> cases;
    private final transient List<String> auditors;
    private final long needed;
    private final long canTake;
    private final long once;

    NoAllocationException(List<String> cases, List<String> auditors, long needed, long canTake, long once) {
        super(101, "there is no way to give every case its auditors: " + cases.size() + " of the cases need " + needed
            + " audits, and whoever can do them takes " + (canTake + once) + " together", -1, -1, -1);
        this.cases = cases;
        this.auditors = auditors;
        this.needed = needed;
        this.canTake = canTake;
        this.once = once;
    }

    /** @return cases that need more audits than there can be */
    public List<String> cases() {
        return cases;
    }

    /** @return who can audit them more than once, by the cases that they take */
    public List<String> auditors() {
        return auditors;
    }

    /** @return the audits that the cases need */
    public long needed() {
        return needed;
    }

    /** @return how many the auditors can take together */
    public long canTake() {
        return canTake;
    }

    /** @return how many more others can do, one for a case and agency */
    public long once() {
        return once;
    }
}
