package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermutationNullTest {
    private static final Estimator COUNTS = QuantisedSettings.defaults().estimator();

    /**
     * Truth: of independent counts 2NI has the χ² distribution with (cells − 1)(classes − 1) degrees of freedom (Wilks
     * 1938): here 4, of mean 4 and variance 8. Tolerance: 4 standard errors of 500 shuffles, and as much of the deviation.
     */
    @Test
    void countsHaveTheBiasOfChiSquared() {
        int n = 2000;
        double[] values = new double[n];
        int[] classes = new int[n];
        Arrays.setAll(values, row -> row % 5);
        Arrays.setAll(classes, row -> row / 5 % 2);
        LayerSample layer = LayerSample.of(Samples.column(values), Labels.hard(classes, 2));
        PermutationNull shuffled = PermutationNull.ofLabels(COUNTS, layer, Information.ZERO, 500, new Seed(1));
        double standardError = Math.sqrt(8 / 500.0);
        assertEquals(4, 2 * n * shuffled.mean().nats(), 4 * standardError);
        assertEquals(Math.sqrt(8), 2 * n * shuffled.deviation().nats(), 0.6);
        assertTrue(shuffled.largest().nats()
                > shuffled.mean().nats() + 2 * shuffled.deviation().nats());
        assertEquals(1, shuffled.pValue(), "balanced classes have no information at all: nothing is below");
        assertFalse(shuffled.exceeded());
    }

    /** Of the estimates 1 to 19: mean 10, variance 570/18; five are not below 15, and with what was observed six of 20. */
    @Test
    void summarisesWhatTheEstimatorSays() {
        int[] calls = new int[1];
        Estimator counting = new Estimator() {
            @Override
            public Estimate pair(Samples a, Samples b) {
                return new Estimate(Information.ofNats(++calls[0]), null, null, Set.of());
            }

            @Override
            public PlaneEstimate layer(LayerSample layer) {
                throw new AssertionError("a pair was asked for");
            }
        };
        Samples rows = Samples.column(1, 2, 3);
        PermutationNull shuffled =
                PermutationNull.ofPair(counting, rows, rows, Information.ofNats(15), 19, new Seed(1));
        assertEquals(10, shuffled.mean().nats(), 1e-14);
        assertEquals(Math.sqrt(570 / 18.0), shuffled.deviation().nats(), 1e-14);
        assertEquals(19, shuffled.largest().nats());
        assertEquals(0.3, shuffled.pValue(), 1e-15);
        assertFalse(shuffled.exceeded());
    }

    /** Each value its own label: no other order comes near, so that p is the least that there is. */
    @Test
    void dependenceIsAboveEveryShuffle() {
        LayerSample layer = Samplers.coin(300, 2, new Seed(1).stream("test"));
        for (EstimatorSettings settings : new EstimatorSettings[] {KsgSettings.defaults(), KdeSettings.defaults()}) {
            Estimator estimator = settings.estimator();
            Information observed = Objects.requireNonNull(estimator.layer(layer).labelInformation());
            PermutationNull shuffled = PermutationNull.ofLabels(estimator, layer, observed, 19, new Seed(1));
            assertEquals(1 / 20.0, shuffled.pValue());
            assertTrue(shuffled.exceeded());
            assertTrue(shuffled.largest().nats() < observed.nats());
        }
    }

    /** Of independent samples every rank of the observed among 19 shuffles is as likely: 5 % of 200 pairs, ± 3 sd. */
    @Test
    void independentSamplesAreSeldomAbove() {
        int above = 0;
        for (int seed = 0; seed < 200; seed++) {
            Samplers.Pair pair = Samplers.gaussian(60, 1, 0, new Seed(seed).stream("test"));
            Estimator estimator = new KsgSettings(1, 3, false, false).estimator();
            Information observed = estimator.pair(pair.a(), pair.b()).information();
            above += PermutationNull.ofPair(estimator, pair.a(), pair.b(), observed, 19, new Seed(seed))
                            .exceeded()
                    ? 1
                    : 0;
        }
        assertEquals(10, above, 9.3);
    }

    /** A layer whose rows all differ tells any labels apart: what it says is no finding. */
    @Test
    void distinctCellsSayAsMuchOfAnyLabels() {
        LayerSample layer = Samplers.coin(100, 2, new Seed(3).stream("test"));
        Information observed = Objects.requireNonNull(COUNTS.layer(layer).labelInformation());
        PermutationNull shuffled = PermutationNull.ofLabels(COUNTS, layer, observed, 19, new Seed(1));
        assertEquals(1, shuffled.pValue());
        assertEquals(observed.nats(), shuffled.mean().nats(), 1e-12);
        assertEquals(0, shuffled.deviation().nats(), 1e-12);
    }

    @Test
    void theSeedDecides() {
        LayerSample layer = Samplers.coin(100, 0.2, new Seed(4).stream("test"));
        Estimator estimator = new RossSettings(3, false).estimator();
        PermutationNull one = PermutationNull.ofLabels(estimator, layer, Information.ZERO, 19, new Seed(1));
        assertEquals(one, PermutationNull.ofLabels(estimator, layer, Information.ZERO, 19, new Seed(1)));
        assertNotEquals(one, PermutationNull.ofLabels(estimator, layer, Information.ZERO, 19, new Seed(2)));
    }

    @Test
    void refusesWhatItCannotSay() {
        LayerSample layer = Samplers.coin(30, 1, new Seed(5).stream("test"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> PermutationNull.ofLabels(COUNTS, layer, Information.ZERO, 18, new Seed(1)))
                .getMessage();
        assertEquals("permutations is 18 but must be between 19 and 10000", message);
        LayerSample soft =
                LayerSample.of(Samples.column(0.1, 0.2), Labels.soft(new int[2], new double[] {0.7, 0.3, 0.5, 0.5}, 2));
        Estimator renyi = RenyiSettings.defaults().estimator();
        assertRefused(() -> PermutationNull.ofLabels(renyi, soft, Information.ZERO, 19, new Seed(1)), "no I(T;Y)");
    }
}
