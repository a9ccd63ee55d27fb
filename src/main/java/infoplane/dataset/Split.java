package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which rows are trained on and which are kept for testing; row numbers of the data set, ascending.
 *
 * @param train at least one row
 * @param test possibly none
 */
@SuppressWarnings("ArrayRecordComponent") // plain row numbers, never compared
public record Split(int[] train, int[] test) {
    /**
     * Draws the rows to train on class by class, so that both parts have the class shares of the whole: in each part
     * the count of a class is less than one row from proportional. (The published code for the szt data takes the first
     * 80 % as they stand, which leaves 84 % of the test rows in one class.)
     *
     * @param trainFraction over 0 to 1; the training part has the nearest whole number of rows, and one at least
     */
    public static Split stratified(Labels labels, double trainFraction, Seed seed) {
        return stratified(labels.toClasses(), trainFraction, seed);
    }

    /** As {@link #stratified(Labels, double, Seed)}, with the class of each row, none negative. */
    public static Split stratified(int[] classes, double trainFraction, Seed seed) {
        DatasetChecks.trainFraction(trainFraction);
        if (classes.length == 0) {
            throw new IllegalArgumentException("there are no rows to split but there must be at least one");
        }
        int total = Math.max(1, (int) Math.round(classes.length * trainFraction));
        boolean[] trained = drawn(classes, total, seed.stream("split"));
        return new Split(rowsWhere(trained, true), rowsWhere(trained, false));
    }

    /**
     * Draws rows class by class, so that they have the class shares of the whole to less than one row.
     *
     * @param classes the class of each row, none negative
     * @param total how many rows, at most all
     * @return their numbers, ascending
     */
    static int[] draw(int[] classes, int total, RandomGenerator random) {
        return rowsWhere(drawn(classes, total, random), true);
    }

    private static boolean[] drawn(int[] classes, int total, RandomGenerator random) {
        int[] counts = counts(classes);
        int[] quotas = quotas(counts, classes.length, total);
        boolean[] drawn = new boolean[classes.length];
        for (int label = 0; label < counts.length; label++) {
            int[] rows = rowsOf(label, classes);
            Shuffle.inPlace(rows, random);
            for (int i = 0; i < quotas[label]; i++) {
                drawn[rows[i]] = true;
            }
        }
        return drawn;
    }

    private static int[] counts(int[] classes) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(-1) + 1];
        for (int label : classes) {
            counts[label]++;
        }
        return counts;
    }

    /** Rows of each class by the method of largest remainders; equal remainders go to the lower class. */
    private static int[] quotas(int[] counts, int rows, int total) {
        int[] quotas = new int[counts.length];
        double[] remainders = new double[counts.length];
        int open = total;
        for (int label = 0; label < counts.length; label++) {
            double proportional = (double) counts[label] * total / rows;
            quotas[label] = (int) proportional;
            remainders[label] = proportional - quotas[label];
            open -= quotas[label];
        }
        int[] byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted((a, b) -> Double.compare(remainders[b], remainders[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < open; i++) {
            quotas[byRemainder[i]]++;
        }
        return quotas;
    }

    private static int[] rowsOf(int label, int[] classes) {
        return IntStream.range(0, classes.length)
                .filter(row -> classes[row] == label)
                .toArray();
    }

    private static int[] rowsWhere(boolean[] trained, boolean wanted) {
        return IntStream.range(0, trained.length)
                .filter(row -> trained[row] == wanted)
                .toArray();
    }
}
