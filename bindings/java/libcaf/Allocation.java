package libcaf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives the cases of a sample to auditors, as evenly as can be.
 *
 * <p>Nobody gets more cases than they take, nor one that they were involved in. Of
 * all ways to do that, it is one with the least sum of squared loads, and of
 * those one that gives the fewest cases to an agency that was involved. It is
 * what C, the command and Python give.
 */
public final class Allocation {
    /* The places of an answer, as enum flat_allocation_answer has them, and how long records are. */
    private static final int POSSIBLE = 0;
    private static final int NEEDED = 3;
    private static final int CAN_TAKE = 4;
    private static final int ONCE = 5;
    private static final int CASES = 6;
    private static final int AUDITORS = 7;
    private static final int ANSWERS = 8;
    private static final int AUDITOR_NUMBERS = 3;
    private static final int ALLOCATED_NUMBERS = 3;

    /** Somebody who audits. */
    public static final class Auditor {
        private final String name;
        private final String agency;
        private final int most;

        /**
         * @param name who
         * @param agency theirs; null: none is recorded
         * @param most how many cases they take
         */
        public Auditor(String name, String agency, int most) {
            this.name = Objects.requireNonNull(name);
            this.agency = agency;
            this.most = most;
        }
    }

    /** A case, and an auditor of it. */
    public static final class Given {
        private final String caseId;
        private final String auditor;
        private final boolean byAgency;

        Given(String caseId, String auditor, boolean byAgency) {
            this.caseId = caseId;
            this.auditor = auditor;
            this.byAgency = byAgency;
        }

        /** @return the case */
        public String caseId() {
            return caseId;
        }

        /** @return who audits it */
        public String auditor() {
            return auditor;
        }

        /** @return whether the auditor's agency was involved in the case */
        public boolean byAgency() {
            return byAgency;
        }

        @Override
        public String toString() {
            return caseId + " " + auditor + (byAgency ? " (agency involved)" : "");
        }
    }

    private Allocation() {
    }

    /**
     * Gives each case its auditors.
     *
     * @param cases each once
     * @param auditors each once
     * @param involved of a case, the auditors who had a part in it; others make no difference
     * @param agencies of a case, the agencies that had
     * @param each how many auditors a case gets: 1, or 2 of different agencies
     * @return by case and then by auditor, in the order of their bytes
     * @throws NoAllocationException where there is no way, with the reason
     * @throws ArgumentException for another number of auditors to a case, and with two for an auditor of no agency
     * @throws InputException for a case or an auditor that stands twice or has no name, with its row
     */
    public static List<Given> give(List<String> cases, List<Auditor> auditors, Map<String, ? extends Collection<String>> involved,
                                   Map<String, ? extends Collection<String>> agencies, int each) {
        if (each < 1 || each > 2) {
            throw CafException.of(101, "1 or 2 auditors to a case are expected, not " + each);
        }
        List<String> names = new ArrayList<>();
        Set<String> theirs = new TreeSet<>();
        for (Auditor one : auditors) {
            names.add(one.name);
            if (one.agency != null) {
                theirs.add(one.agency);
            } else if (each == 2) {
                throw CafException.of(101, "with two auditors to a case each one's agency is needed");
            }
        }
        List<String> caseNames = once(cases);
        List<String> people = once(names);
        Map<String, Long> numbers = Texts.numbers(people);
        Map<String, Long> agencyNumbers = Texts.numbers(Texts.inOrder(theirs));
        long[] staff = staff(auditors, numbers, agencyNumbers);
        long[] all = new long[caseNames.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i + 1L;
        }
        long[] results = new long[all.length * each * ALLOCATED_NUMBERS];
        long[] answer = new long[ANSWERS];
        long[] shortCases = new long[all.length];
        long[] shortAuditors = new long[people.size()];
        long[] ofPeople = pairs(caseNames, involved, numbers);
        long[] ofAgencies = pairs(caseNames, agencies, agencyNumbers);
        long[] needed = new long[1];
        for (int pass = 0; pass < 2; pass++) {
            // The first says how much memory it takes.
            ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(needed[0]));
            Raw.allocate(each, all, staff, ofPeople, ofAgencies, results, answer, shortCases, shortAuditors, memory, needed);
        }
        if (answer[POSSIBLE] == 0) {
            throw new NoAllocationException(named(shortCases, answer[CASES], caseNames), named(shortAuditors, answer[AUDITORS], people),
                                            answer[NEEDED], answer[CAN_TAKE], answer[ONCE]);
        }
        List<Given> given = new ArrayList<>();
        for (int at = 0; at < results.length; at += ALLOCATED_NUMBERS) {
            given.add(new Given(caseNames.get((int) results[at] - 1), people.get((int) results[at + 1] - 1), results[at + 2] != 0));
        }
        return Collections.unmodifiableList(given);
    }

    /** Auditors as records, by their numbers. */
    private static long[] staff(List<Auditor> auditors, Map<String, Long> numbers, Map<String, Long> agencies) {
        long[] staff = new long[auditors.size() * AUDITOR_NUMBERS];
        for (Auditor one : auditors) {
            int at = (int) (numbers.get(one.name) - 1) * AUDITOR_NUMBERS;
            staff[at] = numbers.get(one.name);
            staff[at + 1] = one.agency == null ? 0 : agencies.get(one.agency);
            staff[at + 2] = one.most;
        }
        return staff;
    }

    /** Names in the order of their bytes, each of which stands once. */
    private static List<String> once(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw CafException.of(509, "a case or an auditor without a name", -1, i, -1);
            }
            if (!seen.add(names.get(i))) {
                throw CafException.of(508, "the same name twice", -1, i, -1);
            }
        }
        return Texts.inOrder(names);
    }

    /** Involvements by number, in their order; those of others than are listed make no difference. */
    private static long[] pairs(List<String> cases, Map<String, ? extends Collection<String>> involved, Map<String, Long> numbers) {
        List<Long> pairs = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Set<Long> who = new TreeSet<>();
            for (String one : involved.containsKey(cases.get(i)) ? involved.get(cases.get(i)) : Collections.<String>emptySet()) {
                if (numbers.containsKey(one)) {
                    who.add(numbers.get(one));
                }
            }
            for (Long one : who) {
                pairs.add(i + 1L);
                pairs.add(one);
            }
        }
        return pairs.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<String> named(long[] numbers, long n, List<String> names) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            found.add(names.get((int) numbers[i] - 1));
        }
        return Collections.unmodifiableList(found);
    }
}
