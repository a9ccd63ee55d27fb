package infoplane.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests the word that a misspelt word probably means. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest known word; empty if all are too different for a spelling mistake. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int most = Math.max(1, (word.length() + 1) / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The suggestion for a message, {@code "; did you mean kde?"}, or an empty text. */
    public static String clause(String word, Collection<String> known) {
        return nearest(word, known)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }

    /**
     * The number of mistakes. Case and separators do not count: {@code batch_size} means {@code batchSize}. Swapped letters
     * count as one mistake.
     */
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
