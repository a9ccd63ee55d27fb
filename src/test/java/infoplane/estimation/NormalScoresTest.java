package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.NormalScores;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalScoresTest {
    /** Quantiles of (r + ½)/4 from a table of the normal distribution: 1/8 at −1.1503, 3/8 at −0.3186; ties in the middle. */
    @Test
    void ranksBecomeQuantiles() {
        Samples scores = NormalScores.quantiles(Samples.copyOf(
                new double[] {1e300, 5}, new double[] {-3, 5}, new double[] {-1e300, 7}, new double[] {0, 9}));
        double tied = (-1.1503494 - 0.3186394) / 2;
        assertArrayEquals(
                new double[] {1.1503494, tied, -0.3186394, tied, -1.1503494, 0.3186394, 0.3186394, 1.1503494},
                scores.toDoubles(),
                1e-6);
        assertEquals(0, NormalScores.quantiles(Samples.column(3, 3, 3, 3)).at(2, 0), 1e-12);
    }

    /** Drawn scores keep the order and are a normal sample: mean 0 and deviation 1 within 4 standard errors of 10 000. */
    @Test
    void drawnScoresAreANormalSample() {
        double[] values = new Seed(1).stream("test").doubles(10_000).toArray();
        double[] scores = NormalScores.drawn(Samples.column(values), new Seed(2).stream("test"))
                .toDoubles();
        assertEquals(0, Samplers.mean(scores), 0.04);
        assertEquals(1, Samplers.deviation(scores), 0.03);
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, row -> row);
        Arrays.sort(order, (one, other) -> Double.compare(values[one], values[other]));
        for (int rank = 1; rank < order.length; rank++) {
            assertTrue(scores[order[rank - 1]] < scores[order[rank]]);
        }
    }

    /** Numbers with two names are one number: 0 and −0 share a score, the middle of ranks 1 and 2 of 4. */
    @Test
    void zeroHasNoSign() {
        double[] scores =
                NormalScores.quantiles(Samples.column(-0.0, 2, 0.0, -1)).toDoubles();
        assertEquals(scores[0], scores[2]);
        assertEquals(0, scores[0], 1e-12);
    }
}
