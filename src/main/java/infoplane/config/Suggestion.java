package infoplane.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a misspelt word was probably meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest of the known words, unless all of them are too different to be a slip of the pen. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int most = Math.max(1, (word.length() + 1) / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** {@code "; did you mean kde?"}, or nothing. */
    public static String clause(String word, Collection<String> known) {
        return nearest(word, known)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }

    /** Case and separators cost nothing: {@code batch_size} means {@code batchSize}; swapped letters are one slip. */
    private static int distance(String word, String candidate) {
        String given = bare(word);
        String known = bare(candidate);
        int edits = LevenshteinDistance.getDefaultInstance().apply(given, known);
        boolean swapped = edits == 2
                && Arrays.equals(
                        given.chars().sorted().toArray(), known.chars().sorted().toArray());
        return swapped ? 1 : edits;
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }
}
