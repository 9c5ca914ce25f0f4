package libcaf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Samples of cases for audit, drawn by a seed and the cases' identifiers alone,
 * so that anybody can draw them again, in C, by the command and in Python too.
 */
public final class Sample {
    /* The places of a candidate's record, as enum flat_candidate has them. */
    private static final int STRATUM = 0;
    private static final int DRAWN_BEFORE = 1;
    private static final int KEY = 2;
    private static final int PLACE = 3;
    private static final int CANDIDATE = 4;
    private static final int STRATUM_NUMBERS = 3;

    /** How a sample is shared out among strata. */
    public enum Shares {
        /** By cases, the largest remainders. */
        PROPORTIONAL,
        /** As even as the cases allow. */
        EQUAL
    }

    /** A case that was drawn. */
    public static final class Drawn implements Comparable<Drawn> {
        private final String caseId;
        private final int place;
        private final long key;
        private final int row;

        Drawn(String caseId, int place, long key, int row) {
            this.caseId = caseId;
            this.place = place;
            this.key = key;
            this.row = row;
        }

        /** @return the case, as it was given */
        public String caseId() {
            return caseId;
        }

        /** @return its place in the draw, from 1 on */
        public int place() {
            return place;
        }

        /** @return what decided: the smallest are drawn */
        public long key() {
            return key;
        }

        /** @return where it stands among the cases that were given, from 0 on */
        public int row() {
            return row;
        }

        @Override
        public int compareTo(Drawn other) {
            return Integer.compare(place, other.place);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Drawn && ((Drawn) other).place == place && ((Drawn) other).key == key
                && ((Drawn) other).caseId.equals(caseId);
        }

        @Override
        public int hashCode() {
            return caseId.hashCode() + place;
        }

        @Override
        public String toString() {
            return place + " " + caseId + " " + key;
        }
    }

    private Sample() {
    }

    /**
     * How many cases 1 in so many are, rounded up.
     *
     * @param cases how many there are
     * @param oneIn 1 or more
     * @return how many
     * @throws ArgumentException for less
     */
    public static int size(int cases, int oneIn) {
        long[] found = new long[1];
        Raw.sample_size(cases, oneIn, found);
        return (int) found[0];
    }

    /**
     * Draws cases, without strata.
     *
     * @param seed a text that decides the draw; fix it before the cases are known
     * @param cases those that can be drawn; their order makes no difference
     * @param size how many are wanted; of fewer cases all are drawn
     * @return those drawn, in the order of the draw
     * @throws ArgumentException for an empty seed and a size below 0
     * @throws InputException for a case that stands twice, is empty or no Unicode, with its row
     */
    public static List<Drawn> draw(String seed, List<String> cases, int size) {
        return draw(seed, cases, size, null, Shares.PROPORTIONAL, Collections.emptySet());
    }

    /**
     * Draws cases.
     *
     * @param seed a text that decides the draw
     * @param cases those that can be drawn
     * @param size how many are wanted
     * @param strata the stratum of each case, among which the sample is shared out; null for one that is not recorded, which is a
     *     stratum of its own; null: no strata
     * @param shares how it is shared out
     * @param drawnBefore cases that are not drawn again, and count in the shares
     * @return those drawn, in the order of the draw
     * @throws ArgumentException for an empty seed, a size below 0, and strata that are not as many as the cases
     * @throws InputException for a case that stands twice, is empty or no Unicode, with its row
     */
    public static List<Drawn> draw(String seed, List<String> cases, int size, List<String> strata, Shares shares,
                                   Collection<String> drawnBefore) {
        if (seed.isEmpty() || size < 0 || (strata != null && strata.size() != cases.size())) {
            throw CafException.of(101, "a seed, a size from 0 on and a stratum for each case or none at all are expected");
        }
        int n = cases.size();
        long[] offsets = new long[n + 1];
        long[] records = new long[n * CANDIDATE];
        byte[][] names = new byte[n][];
        int[] numbers = new int[n];
        int nStrata = number(strata, numbers);
        Set<String> before = new HashSet<>(drawnBefore);
        for (int i = 0; i < n; i++) {
            names[i] = Texts.bytes(cases.get(i), i);
            if (names[i].length == 0) {
                throw CafException.of(509, "a case without an identifier", -1, i, -1);
            }
            offsets[i + 1] = offsets[i] + names[i].length;
            records[i * CANDIDATE + STRATUM] = numbers[i];
            records[i * CANDIDATE + DRAWN_BEFORE] = before.contains(cases.get(i)) ? 1 : 0;
        }
        long[] room = new long[1];
        Raw.sample_room(n, room);
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(room[0]));
        Raw.sample_draw(Texts.bytes(seed, -1), offsets, joined(names, Math.toIntExact(offsets[n])), shares.ordinal(), size, records,
                        new long[nStrata * STRATUM_NUMBERS], memory, room);
        Drawn[] drawn = new Drawn[Math.toIntExact(room[0])];
        for (int i = 0; i < n; i++) {
            int place = (int) records[i * CANDIDATE + PLACE];
            if (place > 0) {
                drawn[place - 1] = new Drawn(cases.get(i), place, records[i * CANDIDATE + KEY], i);
            }
        }
        return List.of(drawn);
    }

    /** Numbers the strata in the order of their names by their bytes, and says how many there are; none comes first. */
    private static int number(List<String> strata, int[] numbers) {
        if (strata == null) {
            return 1;
        }
        TreeMap<byte[], Integer> places = new TreeMap<>(Arrays::compareUnsigned);
        for (int i = 0; i < numbers.length; i++) {
            places.put(stratum(strata, i), 0);
        }
        int n = 0;
        for (byte[] name : places.keySet()) {
            places.put(name, n++);
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = places.get(stratum(strata, i));
        }
        return n;
    }

    private static byte[] stratum(List<String> strata, int row) {
        return strata.get(row) == null ? new byte[0] : Texts.bytes(strata.get(row), row);
    }

    private static ByteBuffer joined(byte[][] names, int length) {
        ByteBuffer all = ByteBuffer.allocateDirect(length);
        for (byte[] name : names) {
            all.put(name);
        }
        return all;
    }
}
