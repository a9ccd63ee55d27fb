package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimates from neighbours by their definitions, on few rows; what they can say at most; how well they know it. */
class NeighbourDefinitionsTest {
    private static final double ROUNDING = 1e-12;
    private static final double EULER = 0.5772156649015329;

    /** Ψ of a whole number, −γ + 1 + 1/2 + … + 1/(n − 1). */
    private static double psi(int n) {
        double sum = -EULER;
        for (int i = 1; i < n; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    /**
     * Ross (2014) row by row: the distance d to the k-th neighbour of the class (or the last, of fewer), the m rows of any
     * class nearer than d; ψ(N) − ⟨ψ(N_y)⟩ + ⟨ψ(k)⟩ − ⟨ψ(m + 1)⟩ over the rows that are not alone. Classes of 40, 25, 3,
     * 2 and 1.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void rossAgreesWithItsDefinition(int k) {
        LayerSample layer = unevenClasses(false);
        assertEquals(
                byDefinition(layer, k, false),
                nats(new RossSettings(k, false)
                        .estimator()
                        .layer(standardised(layer))
                        .labelInformation()),
                ROUNDING);
    }

    /** Gao et al. (2017): the same with ln N, the row itself among the nearer ones, and copies where d is 0. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void mixedKsgAgreesWithItsDefinition(int k) {
        for (boolean copies : new boolean[] {false, true}) {
            LayerSample layer = unevenClasses(copies);
            assertEquals(
                    byDefinition(layer, k, true),
                    nats(new MixedKsgSettings(k).estimator().layer(layer).labelInformation()),
                    ROUNDING);
        }
    }

    private static double byDefinition(LayerSample layer, int k, boolean mixed) {
        int[] classes = layer.labels().toClasses();
        int[] kept = IntStream.range(0, classes.length)
                .filter(i -> IntStream.of(classes).filter(c -> c == classes[i]).count() > 1)
                .toArray();
        double sum = 0;
        for (int i : kept) {
            double[] own = IntStream.of(kept)
                    .filter(j -> j != i && classes[j] == classes[i])
                    .mapToDouble(j -> distance(layer, i, j))
                    .sorted()
                    .toArray();
            int neighbours = Math.min(k, own.length);
            double radius = own[neighbours - 1];
            int nearer = (int) IntStream.of(kept)
                    .filter(j -> distance(layer, i, j) < radius)
                    .count();
            if (mixed && radius == 0) {
                neighbours = 1 + (int) Arrays.stream(own).filter(d -> d == 0).count();
                nearer = (int) IntStream.of(kept)
                        .filter(j -> distance(layer, i, j) == 0)
                        .count();
            }
            sum += psi(neighbours) - psi(own.length + 1) - psi(nearer);
        }
        return (mixed ? Math.log(kept.length) : psi(kept.length)) + sum / kept.length;
    }

    private static double distance(LayerSample layer, int one, int other) {
        double distance = 0;
        for (int column = 0; column < 2; column++) {
            distance = Math.max(
                    distance,
                    Math.abs(layer.rows().at(one, column) - layer.rows().at(other, column)));
        }
        return distance;
    }

    private static LayerSample unevenClasses(boolean copies) {
        int[] sizes = {40, 3, 25, 1, 2};
        int[] classes = IntStream.range(0, sizes.length)
                .flatMap(label -> IntStream.range(0, sizes[label]).map(i -> label))
                .toArray();
        RandomGenerator random = new Seed(3).stream("test");
        double[] values = new double[2 * classes.length];
        Arrays.setAll(values, i -> classes[i / 2] % 3 + (copies ? random.nextInt(3) : random.nextGaussian()));
        Samples rows = Samples.ofDoubles(values, classes.length, 2);
        int[] order = Shuffle.permutation(classes.length, random);
        Labels labels = Labels.hard(classes, sizes.length);
        LayerSample shuffled = LayerSample.of(rows.select(order), labels.select(order));
        return copies ? shuffled : standardised(shuffled);
    }

    /** Ross standardises, and standardising twice changes nothing but rounding, which the order of distances survives. */
    private static LayerSample standardised(LayerSample layer) {
        return LayerSample.of(ZScores.of(layer.rows()).samples(), layer.labels());
    }

    /**
     * A sample and itself: no row has more than the k neighbours that it must have, ψ(N) − ψ(k) (less 1/k for the second
     * variant), and with ln N for mixed-ksg. That is the ceiling, and there it must be flagged.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void aSampleAndItselfReachTheCeiling(int k) {
        Samples a = Samplers.gaussian(100, 1, 0, new Seed(4).stream("test")).a();
        assertAtCeiling(
                psi(100) - psi(k),
                new KsgSettings(1, k, false, false).estimator().pair(a, a));
        assertAtCeiling(
                psi(100) - psi(k) - 1.0 / k,
                new KsgSettings(2, k, false, false).estimator().pair(a, a));
        assertAtCeiling(
                Math.log(100) - psi(k), new MixedKsgSettings(k).estimator().pair(a, a));
    }

    private static void assertAtCeiling(double truth, Estimate estimate) {
        assertEquals(truth, estimate.information().nats(), ROUNDING);
        assertEquals(truth, nats(estimate.ceiling()), ROUNDING);
        assertTrue(estimate.flags().contains(EstimateFlag.SATURATED));
    }

    /** 0.83 nats of 4 and more: far from saturated. */
    @Test
    void moderateDependenceIsNotSaturated() {
        Samplers.Pair pair = Samplers.gaussian(400, 1, 0.9, new Seed(5).stream("test"));
        for (EstimatorSettings settings :
                List.of(KsgSettings.defaults(), new KsgSettings(2, 4, true, false), MixedKsgSettings.defaults())) {
            Estimate estimate = settings.estimator().pair(pair.a(), pair.b());
            assertEquals(Set.of(), estimate.flags(), settings.id());
        }
    }

    static List<EstimatorSettings> labelled() {
        return List.of(RossSettings.defaults(), MixedKsgSettings.defaults(), KnnEntropySettings.defaults());
    }

    /** The error of I(T;Y) is the spread over samples, known to 1/√160 = 8 %; parts of 100 rows spread 8 % too little. */
    @ParameterizedTest
    @MethodSource("labelled")
    void standardErrorOfLayersIsTheSpreadOverSamples(EstimatorSettings settings) {
        double[] estimates = new double[80];
        double reported = 0;
        for (int seed = 0; seed < estimates.length; seed++) {
            PlaneEstimate point =
                    settings.estimator().layer(Samplers.coin(400, 0.7, new Seed(seed).stream("spread of layers")));
            estimates[seed] = nats(point.labelInformation());
            reported += nats(point.labelStandardError()) / estimates.length;
        }
        assertEquals(0.92, reported / Samplers.deviation(estimates), 0.3);
    }

    /**
     * A mean has no bias for parts to show: the expected variance between random parts of n/4 rows is 4 S²/n, of which a
     * quarter is S²/n. Of 4 parts, 4 times, it is known to √(2/3/4) = 41 %, and over 400 samples to 2 %; 4 of these.
     */
    @Test
    void subsamplingGivesTheErrorOfAMean() {
        double square = 0;
        for (int seed = 0; seed < 400; seed++) {
            double[] values = Samplers.gaussian(80, 1, 0, new Seed(seed).stream("mean"))
                    .a()
                    .toDoubles();
            double error = nats(SamplingError.of(
                    IntStream.range(0, 80).toArray(),
                    1,
                    rows -> Arrays.stream(rows)
                            .mapToDouble(row -> values[row])
                            .average()
                            .orElseThrow()));
            double deviation = Samplers.deviation(values);
            square += error * error / (deviation * deviation / 80) / 400;
        }
        assertEquals(1, square, 0.08);
    }

    /** Eight times as many rows as an estimate needs: four parts, each of twice as many. With k = 4 that is 40. */
    @Test
    void fewRowsHaveNoStandardError() {
        Samplers.Pair pair = Samplers.gaussian(40, 1, 0.5, new Seed(6).stream("test"));
        int[] fewer = IntStream.range(0, 39).toArray();
        for (EstimatorSettings settings :
                List.of(new KsgSettings(1, 4, true, false), new MixedKsgSettings(4), new KnnEntropySettings(4))) {
            Estimator estimator = settings.estimator();
            assertNotNull(estimator.pair(pair.a(), pair.b()).standardError(), settings.id());
            assertNull(
                    estimator
                            .pair(pair.a().select(fewer), pair.b().select(fewer))
                            .standardError(),
                    settings.id());
        }
        Labels halves = Labels.hard(IntStream.range(0, 40).map(i -> i % 2).toArray(), 2);
        for (EstimatorSettings settings : List.of(new RossSettings(4, false), new MixedKsgSettings(4))) {
            Estimator estimator = settings.estimator();
            LayerSample layer = LayerSample.of(pair.a(), halves);
            LayerSample less = LayerSample.of(pair.a().select(fewer), halves.select(fewer));
            assertNotNull(estimator.layer(layer).labelStandardError(), settings.id());
            assertNull(estimator.layer(less).labelStandardError(), settings.id());
        }
    }

    /** As few rows as there can be: k + 1, in the sample, and for sums of entropies in every class. */
    @Test
    void neighboursNeedOneRowMoreThanK() {
        Samples five = Samples.column(0.1, 0.7, 1.6, 3.1, 4.9);
        Samples other = Samples.column(2.3, 0.2, 0.9, 5.8, 4.4);
        for (EstimatorSettings settings : List.of(new KsgSettings(1, 4, true, false), new KnnEntropySettings(4))) {
            assertNotNull(settings.estimator().pair(five, other));
        }
        assertRefused(
                () -> KsgSettings.defaults().estimator().pair(five.select(new int[4]), other.select(new int[4])),
                "k is 4 but each of the 4 rows has only 3 others");
        Estimator entropies = new KnnEntropySettings(4).estimator();
        Samples nine = Samples.column(0.1, 0.7, 1.6, 3.1, 4.9, 2.3, 0.2, 0.9, 5.8);
        LayerSample layer = LayerSample.of(nine, Labels.hard(0, 0, 0, 0, 0, 1, 1, 1, 1));
        assertRefused(() -> entropies.layer(layer), "class 1 has 4 rows", "at least 5");
        LayerSample small = LayerSample.of(nine.select(new int[] {0, 1, 5, 6}), Labels.hard(0, 0, 1, 1));
        assertRefused(() -> entropies.layer(small), "there are 4 rows");
    }

    @Test
    void rossChecksTheContinuousSideOfAPair() {
        LayerSample layer = Samplers.coin(99, 1, new Seed(7).stream("test"));
        Samples classes = Samples.column(
                Arrays.stream(layer.labels().toClasses()).asDoubleStream().toArray());
        Estimator ross = RossSettings.defaults().estimator();
        assertTrue(ross.pair(layer.rows(), classes).flags().contains(EstimateFlag.UNCALIBRATED), "99 rows");
        LayerSample enough = Samplers.coin(100, 1, new Seed(7).stream("test"));
        Samples labels = Samples.column(
                Arrays.stream(enough.labels().toClasses()).asDoubleStream().toArray());
        assertFalse(ross.pair(enough.rows(), labels).flags().contains(EstimateFlag.UNCALIBRATED));
        double[] copied = layer.rows().toDoubles();
        Arrays.fill(copied, 0, 5, 0.5);
        assertRefused(() -> ross.pair(Samples.column(copied), classes), "4 of the 99 rows of the continuous sample");
    }

    @Test
    void entropiesRefuseCopiesOnEitherSideOfAPair() {
        Samplers.Pair pair = Samplers.gaussian(100, 1, 0.5, new Seed(8).stream("test"));
        double[] values = pair.a().toDoubles();
        values[1] = values[2] = values[0];
        Samples copies = Samples.column(values);
        for (EstimatorSettings settings :
                List.of(KnnEntropySettings.defaults(), LncSettings.defaults(), LgaSettings.defaults())) {
            Estimator estimator = settings.estimator();
            assertRefused(() -> estimator.pair(copies, pair.b()), "2 of the 100 rows of A");
            assertRefused(() -> estimator.pair(pair.b(), copies), "2 of the 100 rows of B");
        }
    }

    @Test
    void saysWhichPairsLostColumns() {
        Samplers.Pair pair = Samplers.gaussian(100, 2, 0.5, new Seed(9).stream("test"));
        Samples padded = pair.a().beside(Samples.column(new double[100]));
        Estimator ksg = KsgSettings.defaults().estimator();
        assertFalse(ksg.pair(pair.a(), pair.b()).flags().contains(EstimateFlag.COLUMNS_DROPPED));
        Estimate dropped = ksg.pair(padded, pair.b());
        assertTrue(dropped.flags().contains(EstimateFlag.COLUMNS_DROPPED));
        assertEquals(ksg.pair(pair.a(), pair.b()).information(), dropped.information());
        assertTrue(ksg.pair(pair.b(), padded).flags().contains(EstimateFlag.COLUMNS_DROPPED));
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }
}
