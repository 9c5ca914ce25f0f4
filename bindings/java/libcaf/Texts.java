package libcaf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts as the library has them: UTF-8, in the order of their bytes. */
final class Texts {
    private Texts() {
    }

    /** The bytes of a text; half a character is none, where String.getBytes() would put "?" and two cases could become one. */
    static byte[] bytes(String text, int row) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw CafException.of(509, "a text that is no Unicode", -1, row, -1);
        }
    }

    /** Texts in the order of their bytes, which is not that of Java's characters. */
    static List<String> inOrder(Collection<String> texts) {
        List<String> sorted = new ArrayList<>(texts);
        sorted.sort((one, other) -> Arrays.compareUnsigned(bytes(one, -1), bytes(other, -1)));
        return sorted;
    }

    /** The place of each text of a list, from 1 on. */
    static Map<String, Long> numbers(List<String> texts) {
        Map<String, Long> places = new HashMap<>();
        for (String text : texts) {
            places.put(text, places.size() + 1L);
        }
        return places;
    }
}
