package infoplane.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

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
     * The fewest insertions, deletions, replacements and swaps of neighbouring letters that turn one word into the other
     * (optimal string alignment; Damerau 1964). Case and separators do not count: {@code batch_size} means
     * {@code batchSize}.
     */
    private static int distance(String word, String candidate) {
        String given = bare(word);
        String known = bare(candidate);
        int[][] edits = new int[given.length() + 1][known.length() + 1]; // of the first i letters to the first j
        for (int i = 0; i <= given.length(); i++) {
            for (int j = 0; j <= known.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, given, i, known, j);
            }
        }
        return edits[given.length()][known.length()];
    }

    private static int fewest(int[][] edits, String given, int i, String known, int j) {
        int replaced = edits[i - 1][j - 1] + (given.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && given.charAt(i - 1) == known.charAt(j - 2)
                && given.charAt(i - 2) == known.charAt(j - 1);
        return swapped ? Math.min(fewest, 1 + edits[i - 2][j - 2]) : fewest;
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }
}
