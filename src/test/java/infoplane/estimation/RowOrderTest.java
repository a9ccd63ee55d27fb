package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A law: rows have no order, so that none may change an estimate. Sums in another order differ by rounding; 1e-12 is some
 * thousands of it. Where distances are equal, which neighbour counts must not be a matter of place.
 */
class RowOrderTest {
    private static final double ROUNDING = 1e-12;

    static Stream<EstimatorSettings> all() {
        return Stream.concat(
                EveryEstimatorTest.quick().stream(),
                Stream.of(
                        Bins.neuron(8),
                        Bins.equalMass(8),
                        new KdeSettings(KdeSettings.Bound.LOWER, 0.1, true),
                        new KsgSettings(2, 4, true, false),
                        new MixedKsgSettings(1),
                        new RenyiSettings(1.01, 1, 100, 2),
                        new InfoNceSettings(8, 4, 64, 40, 0.005, 1),
                        new MineSettings(8, 4, 64, 40, 0.005, 1)));
    }

    /** Steps of 2 to a negative power, so that distances between them are exact and many are equal. */
    private static Samples stepped(int rows, int columns, double perUnit, Seed seed) {
        RandomGenerator random = seed.stream("steps");
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> Math.rint(perUnit * random.nextGaussian()) / perUnit);
        return Samples.ofDoubles(values, rows, columns);
    }

    private record Pair(Samples a, Samples b) {}

    private static List<Pair> pairs() {
        Samples b = stepped(300, 1, 1024, new Seed(1));
        Samples classes = Samples.column(
                Arrays.stream(b.toDoubles()).map(value -> value > 0.2 ? 1 : 0).toArray());
        Samples near = stepped(300, 2, 32, new Seed(2)).beside(stepped(300, 1, 1024, new Seed(3)));
        return List.of(
                new Pair(near, b),
                new Pair(stepped(300, 2, 1, new Seed(4)), stepped(300, 1, 2, new Seed(5))),
                new Pair(near, classes),
                new Pair(stepped(300, 2, 0x1p30, new Seed(6)), stepped(300, 1, 0x1p30, new Seed(7))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anyOrderOfPairsGivesTheSame(EstimatorSettings settings) {
        int[] order = Shuffle.permutation(300, new Seed(8).stream("order"));
        for (Pair pair : pairs()) {
            Optional<Estimate> one = accepted(() -> settings.estimator().pair(pair.a, pair.b));
            Optional<Estimate> other =
                    accepted(() -> settings.estimator().pair(pair.a.select(order), pair.b.select(order)));
            assertEquals(one.isPresent(), other.isPresent(), settings.id());
            if (one.isPresent() && other.isPresent()) {
                assertSame(one.get().information(), other.get().information(), settings);
                assertSame(one.get().ceiling(), other.get().ceiling(), settings);
                assertEquals(one.get().flags(), other.get().flags(), settings.id());
                if (!(settings instanceof KdeSettings || settings instanceof BinningSettings)) {
                    assertSame(one.get().standardError(), other.get().standardError(), settings);
                }
            }
        }
    }

    /** Rows of a layer belong to inputs; those that are drawn are the same inputs at every layer, hence by their number. */
    @ParameterizedTest
    @MethodSource("all")
    void anyOrderOfALayerGivesTheSame(EstimatorSettings settings) {
        Set<Class<?>> byNumber = Set.of(RenyiSettings.class, InfoNceSettings.class, MineSettings.class);
        if (byNumber.contains(settings.getClass())) {
            return;
        }
        int[] order = Shuffle.permutation(300, new Seed(8).stream("order"));
        for (Pair pair : pairs()) {
            int[] classes = Arrays.stream(pair.b.toDoubles())
                    .mapToInt(value -> value > 0.3 ? 1 : 0)
                    .toArray();
            LayerSample layer = LayerSample.of(pair.a, Labels.hard(classes, 2));
            LayerSample shuffled =
                    LayerSample.of(pair.a.select(order), layer.labels().select(order));
            Optional<PlaneEstimate> one = accepted(() -> settings.estimator().layer(layer));
            Optional<PlaneEstimate> other = accepted(() -> settings.estimator().layer(shuffled));
            assertEquals(one.isPresent(), other.isPresent(), settings.id());
            if (one.isPresent() && other.isPresent()) {
                assertSame(one.get().labelInformation(), other.get().labelInformation(), settings);
                assertSame(one.get().inputInformation(), other.get().inputInformation(), settings);
                assertEquals(one.get().flags(), other.get().flags(), settings.id());
            }
        }
    }

    /** More rows than local densities are fitted at, so that some are drawn. */
    @Test
    void drawnRowsAreDrawnByTheirValues() {
        Samplers.Pair pair = Samplers.gaussian(1010, 1, 0.6, new Seed(9).stream("test"));
        int[] order = Shuffle.permutation(1010, new Seed(8).stream("order"));
        Estimator lga = LgaSettings.defaults().estimator().plain();
        assertSame(
                lga.pair(pair.a(), pair.b()).information(),
                lga.pair(pair.a().select(order), pair.b().select(order)).information(),
                LgaSettings.defaults());
    }

    private static <T> Optional<T> accepted(Supplier<T> estimate) {
        try {
            return Optional.of(estimate.get());
        } catch (EstimationRefusedException e) {
            return Optional.empty();
        }
    }

    private static void assertSame(@Nullable Information one, @Nullable Information other, EstimatorSettings settings) {
        assertEquals(one == null, other == null, settings.id());
        if (one != null && other != null) {
            assertEquals(one.nats(), other.nats(), ROUNDING * Math.max(1, Math.abs(one.nats())), settings.id());
        }
    }

    /** Each term of the estimate is bounded by that of the ceiling, whatever is tied (Kraskov et al. 2004, eq. 8 and 9). */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "8"})
    void noEstimateIsAboveItsCeiling(int k) {
        for (int seed = 0; seed < 20; seed++) {
            for (double perUnit : new double[] {1, 2, 8, 64}) {
                Samples a = stepped(12 + 4 * seed, 1, perUnit, new Seed(seed));
                assertBelowCeiling(new MixedKsgSettings(k).estimator().pair(a, a));
                assertBelowCeiling(new MixedKsgSettings(k)
                        .estimator()
                        .pair(a, stepped(a.rows(), 1, perUnit, new Seed(seed + 99))));
                Samples wide = a.beside(stepped(a.rows(), 1, 0x1p30, new Seed(seed + 50)));
                for (int variant = 1; variant <= 2; variant++) {
                    Estimator ksg = new KsgSettings(variant, k, false, false).estimator();
                    accepted(() -> ksg.pair(wide, wide)).ifPresent(RowOrderTest::assertBelowCeiling);
                }
            }
        }
    }

    private static void assertBelowCeiling(Estimate estimate) {
        double ceiling =
                estimate.ceiling() == null ? Double.NaN : estimate.ceiling().nats();
        assertTrue(estimate.information().nats() <= ceiling + ROUNDING, estimate::toString);
    }

    /**
     * Where one neighbour decides, a copy makes an atom of two rows: I(A;B) of 200 independent uniform rows, each there twice,
     * comes out as ln 400 − ψ(2), far above 0. That is flagged, and also in a layer; without copies it is not.
     */
    @Test
    void copiesAreFlaggedWhereOneNeighbourDecides() {
        Samplers.Pair once = Samplers.gaussian(200, 1, 0, new Seed(10).stream("test"));
        int[] twice = new int[400];
        Arrays.setAll(twice, i -> i / 2);
        Labels labels = Labels.hard(Arrays.stream(twice).map(row -> row % 2).toArray(), 2);
        Samples a = once.a().select(twice);
        for (int k = 1; k <= 4; k += 3) {
            Estimator estimator = new MixedKsgSettings(k).estimator();
            boolean flagged = estimator.pair(a, once.b().select(twice)).flags().contains(EstimateFlag.DUPLICATES);
            assertEquals(k == 1, flagged);
            assertEquals(
                    k == 1, estimator.layer(LayerSample.of(a, labels)).flags().contains(EstimateFlag.DUPLICATES));
            assertTrue(!estimator.pair(once.a(), once.b()).flags().contains(EstimateFlag.DUPLICATES));
        }
    }
}
