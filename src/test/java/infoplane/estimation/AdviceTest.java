package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.Truths;
import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows the advice of a refusal must get an answer for the very samples that were refused. */
class AdviceTest {
    private static final int ROWS = 200;

    private record Case(String name, Samples a, Samples b) {}

    private static Samples normal(int columns, int seed) {
        return Samplers.gaussian(ROWS, columns, 0, new Seed(seed).stream("test"))
                .a();
    }

    private static Samples each(Samples samples, DoubleUnaryOperator change) {
        double[] values = Arrays.stream(samples.toDoubles()).map(change).toArray();
        return Samples.ofDoubles(values, samples.rows(), samples.columns());
    }

    private static Samples floats(Samples samples) {
        return Samples.ofFloats(samples.toFloats(), samples.rows(), samples.columns());
    }

    private static List<Case> cases() {
        Samples one = normal(1, 1);
        Samples other = normal(1, 2);
        Samples steps = each(other, v -> Math.rint(10 * v) / 10);
        Samples signs = each(other, v -> v > 0 ? 1 : 0);
        Samples copies = one.select(Arrays.stream(new int[ROWS]).map(i -> 0).toArray());
        int[] fewCopies = new int[ROWS];
        Arrays.setAll(fewCopies, i -> i < 2 ? 0 : i);
        int[] manyCopies = new int[ROWS];
        Arrays.setAll(manyCopies, i -> i / 2);
        Samples sum = each(one.beside(other), v -> v);
        Samples dependent = sum.beside(each(one, v -> 2 * v + 0.1));
        return List.of(
                new Case("copy", one, each(one, v -> 2 * v + 0.1)),
                new Case("copy in float32", floats(one), floats(each(one, v -> 2 * v + 0.1))),
                new Case("square", one, each(one, v -> v * v)),
                new Case(
                        "rounded",
                        each(one, v -> Math.rint(100 * v) / 100),
                        each(other, v -> Math.rint(100 * v) / 100)),
                new Case("steps", one, steps),
                new Case("steps on both sides", steps, each(one, Math::rint)),
                new Case("classes", one.beside(other), signs),
                new Case("ReLU", each(one, v -> Math.max(0, v)), other),
                new Case("two copies", one.select(fewCopies), other.select(fewCopies)),
                new Case("every row twice", one.select(manyCopies), other.select(manyCopies)),
                new Case("constant", copies, other),
                new Case("a column of A depends on others", dependent, normal(1, 3)),
                new Case("a column of B depends on others", normal(1, 3), dependent),
                new Case("A on a curve", one.beside(each(one, Math::sin)), other),
                new Case("many columns", normal(15, 4), normal(15, 5)),
                new Case("more columns than rows", normal(120, 4), normal(120, 5)),
                new Case("large", each(one, v -> 1e200 * v), other),
                new Case("small", each(one, v -> 1e-200 * v), other));
    }

    static Stream<EstimatorSettings> all() {
        return Stream.concat(
                EveryEstimatorTest.quick().stream(),
                Stream.of(
                        new LncSettings(1, null),
                        new LnnSettings(2, 4),
                        new KnnEntropySettings(1),
                        new LgaSettings(1),
                        new MixedKsgSettings(1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsAdvisedAcceptsTheSamples(EstimatorSettings settings) {
        Estimator estimator = settings.estimator().plain();
        for (Case one : cases()) {
            String what = settings.id() + " of " + one.name;
            follow(() -> estimator.pair(one.a, one.b), advised -> advised.pair(one.a, one.b), what);
            int[] classes = new int[ROWS];
            Arrays.setAll(classes, row -> one.a.at(row, 0) > 0 ? 1 : 0);
            for (Labels labels : List.of(Labels.hard(classes, 2), soft(classes))) {
                LayerSample layer = LayerSample.of(one.a.beside(one.b), labels);
                follow(() -> estimator.layer(layer), advised -> advised.layer(layer), what + " as a layer");
            }
        }
    }

    private static Labels soft(int[] classes) {
        double[] shares = new double[2 * classes.length];
        Arrays.setAll(shares, i -> i % 2 == classes[i / 2] ? 0.75 : 0.25);
        return Labels.soft(classes, shares, 2);
    }

    private interface Follow {
        void follow(Estimator advised);
    }

    private static void follow(Runnable estimate, Follow advice, String what) {
        try {
            estimate.run();
        } catch (EstimationRefusedException refused) {
            for (Alternative alternative : refused.alternatives()) {
                if (alternative == Alternative.INFONCE) { // takes seconds, and any twenty rows
                    assertTrue(String.valueOf(refused.getMessage()).contains("columns"), what);
                    continue;
                }
                Estimator advised =
                        Alternatives.defaults(alternative).estimator().plain();
                assertDoesNotThrow(() -> advice.follow(advised), what + ": " + refused.getMessage());
                assertTrue(Objects.requireNonNull(refused.getMessage()).contains(alternative.label()));
            }
        }
    }

    /** The names that the message ends with are those that the command line and files know. */
    @Test
    void alternativesHaveTheNamesOfFiles() {
        for (Alternative alternative : Alternative.values()) {
            assertTrue(Alternatives.defaults(alternative).id().startsWith(alternative.label()), alternative.label());
        }
        assertEquals("no", new EstimationRefusedException("no").getMessage());
        assertEquals("no; use ksg", new EstimationRefusedException("no", Alternative.KSG).getMessage());
        assertEquals(
                "no; use ross, ksg or kde",
                new EstimationRefusedException("no", Alternative.ROSS, Alternative.KSG, Alternative.KDE).getMessage());
    }

    /**
     * Normal columns rounded to steps of 0.01 and 0.02 of their deviation, ρ = 0.9, I = 0.830 nats: counting distinct rows says
     * more than 4 nats, and must not say it without a warning. Of 1000 rows of two coins it is right, and says nothing.
     */
    @Test
    void countsOfTooFewRowsAreFlagged() {
        Samplers.Pair pair = Samplers.gaussian(1000, 1, 0.9, new Seed(6).stream("test"));
        for (double step : new double[] {0.01, 0.02}) {
            Estimate counted = QuantisedSettings.defaults()
                    .estimator()
                    .pair(each(pair.a(), v -> Math.rint(v / step)), each(pair.b(), v -> Math.rint(v / step)));
            assertTrue(counted.information().nats() > Truths.normal(0.9, 1) + 1);
            assertTrue(counted.flags().contains(EstimateFlag.UNDERSAMPLED));
        }
        assertTrue(Bins.layer(30).estimator().pair(pair.a(), pair.b()).flags().contains(EstimateFlag.UNDERSAMPLED));
        // mixed-ksg, which is advised, is 0.1 and 0.18 too high (its authors' program too: what is equally far is left
        // out)
        for (double step : new double[] {0.01, 0.02}) {
            Estimate mixed = MixedKsgSettings.defaults()
                    .estimator()
                    .pair(each(pair.a(), v -> Math.rint(v / step)), each(pair.b(), v -> Math.rint(v / step)));
            assertTrue(mixed.information().nats() > Truths.normal(0.9, 1) + 0.05);
            assertTrue(mixed.flags().contains(EstimateFlag.TIED), mixed::toString);
        }
        assertEquals(
                Set.of(),
                MixedKsgSettings.defaults().estimator().pair(pair.a(), pair.b()).flags());
        Samples coin = each(pair.a(), v -> v > 0 ? 1 : 0);
        Estimate coins = QuantisedSettings.defaults().estimator().pair(coin, each(pair.b(), v -> v > 0 ? 1 : 0));
        assertFalse(coins.flags().contains(EstimateFlag.UNDERSAMPLED));
        assertEquals(
                Set.of(),
                MixedKsgSettings.defaults()
                        .estimator()
                        .pair(coin, each(pair.b(), v -> v > 0 ? 1 : 0))
                        .flags());
        assertFalse(Bins.layer(4).estimator().pair(pair.a(), pair.b()).flags().contains(EstimateFlag.UNDERSAMPLED));
    }

    /**
     * B = A + U(0, w) with A uniform in [0, 1]: I = ln 1/w + w/2, as h(B|A) = ln w and h(B) = w/2. With w = 1e-7, the authors' own
     * test of 500 rows, it is far beyond what ksg can say; theirs says 15.94 there and is taken for right within 0.3.
     * In float32 the noise is lost, B is a function of A, and I is infinite.
     */
    @Test
    void lncSeesNoiseFarBelowTheDistances() {
        for (double width : new double[] {1e-5, 1e-7, 1e-9}) {
            for (int seed = 0; seed < 3; seed++) {
                var random = new Seed(seed).stream("narrow");
                double[] a = random.doubles(500).toArray();
                double[] b = Arrays.stream(a)
                        .map(v -> v + width * random.nextDouble())
                        .toArray();
                Estimator lnc = LncSettings.defaults().estimator();
                Estimate estimate = lnc.pair(Samples.column(a), Samples.column(b));
                assertEquals(
                        -Math.log(width) + width / 2, estimate.information().nats(), 0.3);
                assertEquals(Set.of(), estimate.flags());
                if (width < 1e-6) {
                    assertThrows(
                            EstimationRefusedException.class,
                            () -> lnc.pair(floats(Samples.column(a)), floats(Samples.column(b))));
                }
            }
        }
    }

    /** Values of nine digits are float32 as text, whose softmax adds up to 1 only to those digits. */
    @Test
    void textOfFloatsIsNoMorePreciseThanFloats() {
        List<Samples> same = new ArrayList<>();
        float[] values = new float[3 * ROWS];
        Samples logits = normal(3, 7);
        for (int row = 0; row < ROWS; row++) {
            double sum = Math.exp(logits.at(row, 0)) + Math.exp(logits.at(row, 1)) + Math.exp(logits.at(row, 2));
            for (int i = 0; i < 3; i++) {
                values[3 * row + i] = (float) (Math.exp(logits.at(row, i)) / sum);
            }
        }
        same.add(Samples.ofFloats(values, ROWS, 3));
        double[] text = new double[values.length];
        Arrays.setAll(text, i -> Double.parseDouble(Float.toString(values[i])));
        same.add(Samples.ofDoubles(text, ROWS, 3));
        for (Samples softmax : same) {
            Refusals.assertRefused(() -> LinearDependence.refuse("the outputs", softmax), "column 2 of the outputs");
        }
    }

    /** What is asked of pairs is asked of layers: units of one column hide what another says of the classes. */
    @Test
    void layersAreDoubtedAsPairsAre() {
        LayerSample coin = Samplers.coin(400, 1, new Seed(8).stream("test"));
        Samples noise =
                each(Samplers.gaussian(400, 1, 0, new Seed(9).stream("test")).a(), v -> 1e4 * v);
        LayerSample hidden = LayerSample.of(coin.rows().beside(noise), coin.labels());
        LayerSample equal = LayerSample.of(coin.rows().beside(each(noise, v -> v / 1e4)), coin.labels());
        for (EstimatorSettings settings : List.of(RossSettings.defaults(), MixedKsgSettings.defaults())) {
            for (boolean exhaustive : new boolean[] {false, true}) {
                assertTrue(flags(settings, hidden, exhaustive).contains(EstimateFlag.SCALE_DEPENDENT), settings.id());
                assertFalse(flags(settings, equal, exhaustive).contains(EstimateFlag.SCALE_DEPENDENT), settings.id());
            }
            assertFalse(settings.estimator().plain().layer(hidden).flags().contains(EstimateFlag.SCALE_DEPENDENT));
        }
    }

    private static Set<EstimateFlag> flags(EstimatorSettings settings, LayerSample layer, boolean exhaustive) {
        PlaneEstimate point = settings.estimator()
                .layer(new LayerSample(layer.rows(), layer.labels(), null, exhaustive, layer.distinctInputs()));
        assertNotNull(point.labelInformation());
        return EnumSet.copyOf(point.flags());
    }
}
