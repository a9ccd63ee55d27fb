package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The estimators from nearest neighbours: ksg, ross, mixed-ksg, knn-entropy. */
class NeighbourEstimatorsTest {
    private static final double ROUNDING = 1e-9;

    private static Estimator ksg(int variant, int k, boolean standardise) {
        return new KsgSettings(variant, k, standardise, false).estimator();
    }

    static Stream<Arguments> analytic() {
        return Reference.table("analytic.csv").stream().map(line -> Arguments.of((Object[]) line));
    }

    static Stream<Arguments> layers() {
        return Reference.table("neighbours.csv").stream().map(line -> Arguments.of((Object[]) line));
    }

    /**
     * Truth: NPEET and Gao's program on the same rows. NPEET adds noise of 1e-10 to break ties, of which these rows have
     * none; 1e-6 nats leaves room for one row changing places.
     */
    @ParameterizedTest
    @MethodSource("analytic")
    void agreesWithReferencePrograms(String id, int columns, double truth, double npeet3, double npeet10, double gao) {
        Samples both = Reference.samples("analytic/" + id + ".npy");
        Samples a = both.columns(0, columns);
        Samples b = both.columns(columns, both.columns());
        // far out NPEET's 1e-15 drops out of its sums, and it counts what lies exactly at the radius
        double tolerance = id.contains("student") ? 0.01 : 1e-6;
        assertEquals(npeet3, ksg(1, 3, false).pair(a, b).information().nats(), tolerance);
        assertEquals(npeet10, ksg(1, 10, false).pair(a, b).information().nats(), tolerance);
        Estimate mixed = new MixedKsgSettings(5).estimator().pair(a, b);
        assertEquals(gao, mixed.information().nats(), id.contains("student") ? 0.01 : ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layersAgreeWithReferencePrograms(String file, double npeetEntropy, String gao) {
        LayerSample layer = Reference.layer(file + ".npy");
        if (!gao.isEmpty()) {
            PlaneEstimate mixed = new MixedKsgSettings(5).estimator().layer(layer);
            // the class is a number there, so that in layers wider than 1 other classes may be nearer than one's own
            assertEquals(
                    Double.parseDouble(gao), bits(mixed.labelInformation()), file.contains("relu") ? 1e-3 : ROUNDING);
        }
        if (Set.of("varu_tanh_e0_L5", "varu_tanh_e3000_L1").contains(file)) { // others have steps, or are degenerate
            PlaneEstimate entropies = new KnnEntropySettings(3).estimator().layer(layer);
            assertEquals(npeetEntropy, bits(entropies.entropy()), 1e-5, "its noise is 1e-10 of distances around 1e-4");
        }
    }

    /**
     * Truth: −d/2 ln(1 − ρ²). Tolerance: 4 standard deviations over seeds, which are 0.03 at N = 1000 (0.025 at ρ = 0.5 in
     * one dimension over 200 seeds), and the bias of −0.06 that the literature and NPEET show for three dimensions.
     */
    @ParameterizedTest
    @CsvSource({"1,0,0.1", "1,0.5,0.12", "1,0.9,0.14", "3,0,0.12", "3,0.5,0.18"})
    void agreesWithGaussianClosedForm(int columns, double rho, double tolerance) {
        for (int seed = 1; seed <= 3; seed++) {
            Samplers.Pair pair = Samplers.gaussian(1000, columns, rho, new Seed(seed).stream("test"));
            double truth = Samplers.gaussianNats(columns, rho);
            for (EstimatorSettings settings : List.of(
                    KsgSettings.defaults(),
                    new KsgSettings(2, 4, true, false),
                    new KsgSettings(1, 4, false, false),
                    MixedKsgSettings.defaults(),
                    KnnEntropySettings.defaults())) {
                Estimate estimate = settings.estimator().pair(pair.a(), pair.b());
                assertEquals(truth, estimate.information().nats(), tolerance, settings.id());
            }
        }
    }

    /**
     * H of N(0, I_d) is d/2 ln 2πe: 1.4189, 2.8379, 4.2568. Tolerance: 4 standard errors, where the variance
     * of one term is that of ln p, d/2, and that of the distance, ψ'(4) = 0.28; and the bias of a finite sample.
     */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void entropyAgreesWithGaussianClosedForm(int columns) {
        for (int seed = 1; seed <= 3; seed++) {
            Samples rows = Samplers.gaussian(2000, columns, 0, new Seed(seed).stream("test"))
                    .a();
            assertEquals(
                    0.5 * columns * (Math.log(2 * Math.PI) + 1),
                    new KozachenkoLeonenko(4).nats(rows, Set.of()),
                    4 * Math.sqrt((columns / 2.0 + 0.3) / 2000) + 0.02 * columns);
        }
    }

    /** Truth: the integral; tolerance: 4 of the estimates' own standard errors. */
    @ParameterizedTest
    @CsvSource({"0", "0.5", "1", "3"})
    void classesOnAGaussianAgreeWithTheIntegral(double shift) {
        double truth = Samplers.coinNats(shift);
        for (int seed = 1; seed <= 3; seed++) {
            LayerSample layer = Samplers.coin(2000, shift, new Seed(seed).stream("test"));
            for (EstimatorSettings settings : List.of(
                    RossSettings.defaults(),
                    KsgSettings.defaults(),
                    MixedKsgSettings.defaults(),
                    KnnEntropySettings.defaults())) {
                PlaneEstimate point = settings.estimator().layer(layer);
                double error = nats(point.labelStandardError());
                assertEquals(truth, nats(point.labelInformation()), 4 * error, settings.id());
                assertNull(point.inputInformation());
                assertTrue(point.flags().contains(EstimateFlag.NO_INPUT_INFORMATION));
            }
        }
    }

    static List<EstimatorSettings> pairs() {
        return List.of(
                KsgSettings.defaults(),
                new KsgSettings(2, 3, true, false),
                MixedKsgSettings.defaults(),
                KnnEntropySettings.defaults());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void doesNotDependOnWhichIsWhichOrTheOrderOfRows(EstimatorSettings settings) {
        Samplers.Pair pair = Samplers.gaussian(400, 2, 0.7, new Seed(5).stream("test"));
        Estimator estimator = settings.estimator();
        double nats = estimator.pair(pair.a(), pair.b()).information().nats();
        assertEquals(nats, estimator.pair(pair.b(), pair.a()).information().nats(), ROUNDING);
        int[] order = shuffled(400);
        assertEquals(
                nats,
                estimator
                        .pair(pair.a().select(order), pair.b().select(order))
                        .information()
                        .nats(),
                ROUNDING);
    }

    /** Rescaling a sample changes no information; knn-entropy and ksg with standardise follow it exactly. */
    @Test
    void standardisedEstimatesFollowScale() {
        Samplers.Pair pair = Samplers.gaussian(400, 2, 0.7, new Seed(6).stream("test"));
        double[] values = pair.a().toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1024 * values[i] + 512;
        }
        Samples scaled = Samples.ofDoubles(values, 400, 2);
        for (int variant = 1; variant <= 2; variant++) {
            Estimator estimator = ksg(variant, 4, true);
            assertEquals(
                    estimator.pair(pair.a(), pair.b()).information().nats(),
                    estimator.pair(scaled, pair.b()).information().nats(),
                    ROUNDING);
        }
        LayerSample layer = LayerSample.of(pair.a(), Labels.hard(signs(pair.b())));
        LayerSample larger = LayerSample.of(scaled, Labels.hard(signs(pair.b())));
        for (EstimatorSettings settings : List.of(RossSettings.defaults(), KnnEntropySettings.defaults())) {
            assertEquals(
                    bits(settings.estimator().layer(layer).labelInformation()),
                    bits(settings.estimator().layer(larger).labelInformation()),
                    ROUNDING);
        }
        Estimator entropies = KnnEntropySettings.defaults().estimator();
        assertEquals(
                nats(entropies.layer(layer).entropy()) + 2 * Math.log(1024),
                nats(entropies.layer(larger).entropy()),
                ROUNDING,
                "H(cT) = H(T) + d ln c");
    }

    /** Rows of few values: mixed-ksg counts them; truth is the entropy of the values, here all of I(A;A). */
    @Test
    void mixedKsgCountsCopies() {
        double[] values = new double[800];
        Arrays.setAll(values, row -> row % 4);
        Samples a = Samples.column(values);
        Estimate same = MixedKsgSettings.defaults().estimator().pair(a, a);
        // ψ(n) for ln n: with 200 copies the difference is 1/400
        assertEquals(Math.log(4), same.information().nats(), 1.01 / 400);
        int[] classes = Arrays.stream(values).mapToInt(value -> (int) value / 2).toArray();
        PlaneEstimate point = MixedKsgSettings.defaults().estimator().layer(LayerSample.of(a, Labels.hard(classes)));
        assertEquals(Math.log(2), nats(point.labelInformation()), 1.01 / 400);
    }

    /** The mean over 60 seeds of independent pairs is 0 within 4 standard errors of that mean, and a known small bias. */
    @ParameterizedTest
    @MethodSource("pairs")
    void independentPairsHaveNoInformation(EstimatorSettings settings) {
        double[] estimates = new double[60];
        for (int seed = 0; seed < estimates.length; seed++) {
            Samplers.Pair pair = Samplers.gaussian(300, 1, 0, new Seed(seed).stream("test"));
            estimates[seed] =
                    settings.estimator().pair(pair.a(), pair.b()).information().nats();
        }
        double bias = settings instanceof KnnEntropySettings ? 0.03 : 0.005; // three different radii do not cancel
        assertEquals(0, Samplers.mean(estimates), bias + 4 * Samplers.deviation(estimates) / Math.sqrt(60));
    }

    static Stream<Arguments> spreads() {
        return Stream.of(
                Arguments.of(KsgSettings.defaults(), 0.0),
                Arguments.of(KsgSettings.defaults(), 0.95),
                Arguments.of(MixedKsgSettings.defaults(), 0.6),
                Arguments.of(KnnEntropySettings.defaults(), 0.6));
    }

    @ParameterizedTest
    @MethodSource("spreads")
    void standardErrorIsTheSpreadOverSamples(EstimatorSettings settings, double rho) {
        double[] estimates = new double[80];
        double reported = 0;
        for (int seed = 0; seed < estimates.length; seed++) {
            Samplers.Pair pair = Samplers.gaussian(400, 1, rho, new Seed(seed).stream("spread"));
            Estimate estimate = settings.estimator().pair(pair.a(), pair.b());
            estimates[seed] = estimate.information().nats();
            reported += nats(estimate.standardError()) / estimates.length;
        }
        // the spread itself is known to 1/√160 = 8 %, and parts of 100 rows spread 8 % less than they should
        assertEquals(0.92, reported / Samplers.deviation(estimates), 0.3);
    }

    @Test
    void refusesRowsWithoutADensity() {
        double[] steps = new double[400];
        RandomGenerator random = new Seed(7).stream("test");
        Arrays.setAll(steps, i -> random.nextInt(40) / 40.0);
        Samples stepped = Samples.ofDoubles(steps, 100, 4);
        double[] copied = random.doubles(100).toArray();
        copied[5] = copied[6] = copied[7];
        Samples copies = Samples.column(copied);
        Samples smooth = Samples.column(random.doubles(100).toArray());
        int[] classes = new int[100];
        Arrays.setAll(classes, row -> row % 2);
        for (EstimatorSettings settings :
                List.of(KsgSettings.defaults(), KnnEntropySettings.defaults(), RossSettings.defaults())) {
            Estimator estimator = settings.estimator();
            assertRefused(
                    () -> estimator.layer(LayerSample.of(stepped, Labels.hard(classes))), "quantised", "mixed-ksg");
            assertRefused(
                    () -> estimator.layer(LayerSample.of(copies, Labels.hard(classes))), "2 of the 100 rows", "copies");
        }
        assertRefused(() -> ksg(1, 4, true).pair(smooth, copies), "2 of the 100 rows of B", "mixed-ksg");
        assertRefused(() -> ksg(1, 4, true).pair(stepped, smooth), "A", "quantised");
        assertNotNull(MixedKsgSettings.defaults().estimator().layer(LayerSample.of(stepped, Labels.hard(classes))));
    }

    @Test
    void refusesWhatHasTooFewRowsOrNoClasses() {
        Samples four = Samples.column(1.1, 2.2, 3.3, 4.5);
        assertRefused(() -> ksg(1, 4, true).pair(four, four), "k is 4", "4 rows");
        assertRefused(() -> MixedKsgSettings.defaults().estimator().pair(four, four), "k is 4");
        assertRefused(() -> KnnEntropySettings.defaults().estimator().pair(four, four), "4 rows", "at least 5");
        LayerSample lonely = LayerSample.of(four, Labels.hard(0, 1, 2, 3));
        assertRefused(() -> RossSettings.defaults().estimator().layer(lonely), "single row");
        assertRefused(() -> KnnEntropySettings.defaults().estimator().layer(lonely), "at least 5");
        LayerSample soft = LayerSample.of(four, Labels.soft(new int[4], new double[] {1, 0, 1, 0, 0.5, 0.5, 1, 0}, 2));
        for (EstimatorSettings settings : List.of(RossSettings.defaults(), MixedKsgSettings.defaults())) {
            assertRefused(() -> settings.estimator().layer(soft), "probabilities");
        }
    }

    /** Softmax outputs add up to 1; a sample beside a multiple of itself; more columns than rows. */
    @Test
    void entropiesRefuseRowsInAPlane() {
        Estimator entropies = KnnEntropySettings.defaults().estimator();
        assertRefused(
                () -> entropies.layer(Reference.layer("mnist_tanh_e1_L4.npy")), "column 9", "linear function", "ross");
        Samples a = Samplers.gaussian(100, 2, 0, new Seed(12).stream("test")).a();
        assertRefused(() -> entropies.pair(a, a), "column 0 of B is a linear function", "I(A;B) is infinite");
        Samples wide = Samplers.gaussian(20, 30, 0, new Seed(12).stream("test")).a();
        assertRefused(() -> entropies.pair(wide, wide), "60 columns but only 20 rows");
    }

    @Test
    void rossTakesAColumnOfClasses() {
        LayerSample layer = Samplers.coin(300, 1, new Seed(8).stream("test"));
        double[] classes =
                Arrays.stream(layer.labels().toClasses()).asDoubleStream().toArray();
        Estimator ross = RossSettings.defaults().estimator();
        double nats = nats(ross.layer(layer).labelInformation());
        assertEquals(
                nats,
                ross.pair(layer.rows(), Samples.column(classes)).information().nats());
        assertEquals(
                nats,
                ross.pair(Samples.column(classes), layer.rows()).information().nats());
        assertRefused(() -> ross.pair(layer.rows(), layer.rows()), "whole numbers");
    }

    @Test
    void rowsAloneInTheirClassAreLeftOut() {
        LayerSample layer = Samplers.coin(200, 1, new Seed(9).stream("test"));
        double[] values = Arrays.copyOf(layer.rows().toDoubles(), 201);
        int[] classes = Arrays.copyOf(layer.labels().toClasses(), 201);
        classes[200] = 2;
        Estimator ross = RossSettings.defaults().estimator();
        assertEquals(
                nats(ross.layer(layer).labelInformation()),
                nats(ross.layer(LayerSample.of(Samples.column(values), Labels.hard(classes)))
                        .labelInformation()));
    }

    @Test
    void constantColumnsAreLeftOut() {
        LayerSample layer = Samplers.coin(200, 1, new Seed(10).stream("test"));
        double[] values = new double[400];
        for (int row = 0; row < 200; row++) {
            values[2 * row] = layer.rows().at(row, 0);
            values[2 * row + 1] = 7;
        }
        LayerSample wider = LayerSample.of(Samples.ofDoubles(values, 200, 2), layer.labels());
        PlaneEstimate entropies = KnnEntropySettings.defaults().estimator().layer(wider);
        assertEquals(
                nats(KnnEntropySettings.defaults().estimator().layer(layer).labelInformation()),
                nats(entropies.labelInformation()),
                ROUNDING);
        assertNull(entropies.entropy());
        assertTrue(entropies.flags().containsAll(Set.of(EstimateFlag.COLUMNS_DROPPED, EstimateFlag.NO_ENTROPY)));
        assertTrue(ksg(1, 4, true).layer(wider).flags().contains(EstimateFlag.COLUMNS_DROPPED));
    }

    @Test
    void constantLayersAndSingleClassesSayNothing() {
        LayerSample constant = LayerSample.of(Samples.column(2, 2, 2), Labels.hard(0, 1, 0));
        LayerSample oneClass = LayerSample.of(Samples.column(2, 3, 4), Labels.hard(0, 0, 0));
        for (EstimatorSettings settings : List.of(
                RossSettings.defaults(),
                KsgSettings.defaults(),
                MixedKsgSettings.defaults(),
                KnnEntropySettings.defaults())) {
            PlaneEstimate nothing = settings.estimator().layer(constant);
            assertEquals(0, nats(nothing.labelInformation()));
            assertTrue(nothing.flags().contains(EstimateFlag.CONSTANT_LAYER));
            PlaneEstimate sameLabel = settings.estimator().layer(oneClass);
            assertEquals(0, nats(sameLabel.labelInformation()));
            assertTrue(sameLabel.flags().contains(EstimateFlag.ONE_CLASS));
        }
    }

    @Test
    void saysWhenItIsAtItsCeiling() {
        double[] line = new Seed(11).stream("test").doubles(200).toArray();
        Samples a = Samples.column(line);
        for (int variant = 1; variant <= 2; variant++) {
            Estimate same = ksg(variant, 4, false).pair(a, a);
            assertTrue(same.flags().contains(EstimateFlag.SATURATED));
            assertTrue(same.information().nats() <= nats(same.ceiling()) + ROUNDING);
        }
    }

    private static int[] shuffled(int rows) {
        return IntStream.range(0, rows)
                .map(row -> (int) ((row * 7919L + 13) % rows))
                .toArray();
    }

    private static int[] signs(Samples rows) {
        return IntStream.range(0, rows.rows())
                .map(row -> rows.at(row, 0) > 0 ? 1 : 0)
                .toArray();
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }
}
