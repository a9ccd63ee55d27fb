package infoplane.core;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that people take for one although their characters differ: capital letters, accents in two parts, kinds of blanks. */
public final class LookAlike {
    /** Small Cyrillic letters that, small or capital, look like the Latin ones below. */
    private static final String CYRILLIC = "аеорсухіѕјԁвкмнт";

    private static final String LATIN = "aeopcyxisjdbkmht";
    private static final int MOST_CHARACTERS = 3;

    private LookAlike() {}

    /**
     * What two texts have in common that look alike: no capital letters, blanks, dashes, underscores and invisible characters;
     * accents apart from their letters, and letters of full width or in ligatures as plain ones (Unicode's form NFKD).
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT) // ß becomes SS
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Pd}\u2212_]+", "")
                .replaceAll("[\u2018\u2019\u02bc\u00b4`]", "'")
                .replaceAll("[\u201c\u201d\u201e]", "\""));
        for (int i = 0; i < plain.length(); i++) {
            int place = CYRILLIC.indexOf(plain.charAt(i));
            if (place >= 0) {
                plain.setCharAt(i, LATIN.charAt(place));
            }
        }
        return plain.toString();
    }

    /** Pairs of texts that look alike, in the order of the second; each has the earliest that looks as it does. */
    public static List<List<String>> pairs(List<String> texts) {
        Map<String, String> first = new HashMap<>();
        List<List<String>> pairs = new ArrayList<>();
        for (String text : texts) {
            String before = first.putIfAbsent(plain(text), text);
            if (before != null) {
                pairs.add(List.of(before, text));
            }
        }
        return pairs;
    }

    /** Whether both are the same characters to a reader: é in one part or in two. */
    public static boolean isSame(String one, String other) {
        return Normalizer.normalize(one, Normalizer.Form.NFC).equals(Normalizer.normalize(other, Normalizer.Form.NFC));
    }

    /**
     * The characters in which two texts differ, as {@code U+00E9 and U+0065 U+0301}; empty where their printed forms show it,
     * because these characters are many or all ASCII.
     */
    public static String difference(String one, String other) {
        int[] first = one.codePoints().toArray();
        int[] second = other.codePoints().toArray();
        int start = Math.max(0, Arrays.mismatch(first, second));
        int end = 0;
        while (end < Math.min(first.length, second.length) - start
                && first[first.length - 1 - end] == second[second.length - 1 - end]) {
            end++;
        }
        int[] left = Arrays.copyOfRange(first, start, first.length - end);
        int[] right = Arrays.copyOfRange(second, start, second.length - end);
        boolean ascii =
                IntStream.concat(Arrays.stream(left), Arrays.stream(right)).allMatch(code -> code < 0x80);
        return ascii || Math.max(left.length, right.length) > MOST_CHARACTERS
                ? ""
                : codes(left) + " and " + codes(right);
    }

    private static String codes(int... text) {
        return text.length == 0
                ? "nothing"
                : Arrays.stream(text)
                        .mapToObj(code -> String.format(Locale.ROOT, "U+%04X", code))
                        .collect(Collectors.joining(" "));
    }
}
