package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of a stratified split, over random class shares, fractions and seeds. */
class SplitTest {
    private static final double[] FRACTIONS = {0.001, 0.1, 0.37, 0.5, 0.8, 0.999, 1};

    private static int[] randomClasses(SplittableRandom random) {
        int classes = 1 + random.nextInt(12);
        return IntStream.range(0, 1 + random.nextInt(300))
                .map(row -> (int) (classes * Math.pow(random.nextDouble(), 2)))
                .toArray();
    }

    @Test
    void everyRowIsInExactlyOnePartAndPartsAreAscending() {
        SplittableRandom random = new SplittableRandom(1);
        for (int seed = 0; seed < 300; seed++) {
            int[] classes = randomClasses(random);
            Split split = Split.stratified(classes, FRACTIONS[seed % FRACTIONS.length], new Seed(seed));
            int[] together = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, classes.length).toArray(), together);
            assertAscending(split.train());
            assertAscending(split.test());
            assertTrue(split.train().length >= 1);
        }
    }

    private static void assertAscending(int[] rows) {
        for (int i = 1; i < rows.length; i++) {
            assertTrue(rows[i - 1] < rows[i]);
        }
    }

    @Test
    void classSharesOfBothPartsAreWithinOneRowOfProportional() {
        SplittableRandom random = new SplittableRandom(2);
        for (int seed = 0; seed < 300; seed++) {
            int[] classes = randomClasses(random);
            Split split = Split.stratified(classes, FRACTIONS[seed % FRACTIONS.length], new Seed(seed));
            for (int[] part : new int[][] {split.train(), split.test()}) {
                for (int label = 0; label < 12; label++) {
                    double proportional = (double) countOf(label, classes, all(classes)) * part.length / classes.length;
                    assertEquals(proportional, countOf(label, classes, part), 1 - 1e-9);
                }
            }
        }
    }

    private static int[] all(int[] classes) {
        return IntStream.range(0, classes.length).toArray();
    }

    private static long countOf(int label, int[] classes, int[] rows) {
        return Arrays.stream(rows).filter(row -> classes[row] == label).count();
    }

    @Test
    void sizeIsTheNearestWholeNumber() {
        Labels labels = SztSettings.defaults().load(new Seed(1)).labels();
        assertEquals(3277, Split.stratified(labels, 0.8, new Seed(1)).train().length);
        assertEquals(4096, Split.stratified(labels, 1, new Seed(1)).train().length);
        assertEquals(0, Split.stratified(labels, 1, new Seed(1)).test().length);
        assertEquals(1, Split.stratified(labels, 1e-9, new Seed(1)).train().length);
    }

    @Test
    void seedDecidesTheRows() {
        Labels labels = SztSettings.defaults().load(new Seed(1)).labels();
        int[] once = Split.stratified(labels, 0.8, new Seed(7)).train();
        assertArrayEquals(once, Split.stratified(labels, 0.8, new Seed(7)).train());
        assertFalse(
                Arrays.equals(once, Split.stratified(labels, 0.8, new Seed(8)).train()));
    }

    /** Over seeds every row is trained on equally often: 400 draws at 0.8, standard deviation 8, 5 of them. */
    @Test
    void everyRowIsDrawnEquallyOften() {
        int[] classes = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2};
        int[] drawn = new int[classes.length];
        for (int seed = 0; seed < 400; seed++) {
            for (int row : Split.stratified(classes, 0.8, new Seed(seed)).train()) {
                drawn[row]++;
            }
        }
        for (int times : drawn) {
            assertEquals(320, times, 40);
        }
    }

    @Test
    void refusesWhatCannotBeSplit() {
        assertThrows(IllegalArgumentException.class, () -> Split.stratified(new int[0], 0.8, new Seed(1)));
        assertThrows(IllegalArgumentException.class, () -> Split.stratified(new int[3], 0, new Seed(1)));
        assertThrows(IllegalArgumentException.class, () -> Split.stratified(new int[3], Double.NaN, new Seed(1)));
    }
}
