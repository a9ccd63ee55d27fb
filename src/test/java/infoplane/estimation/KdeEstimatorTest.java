package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
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
import org.junit.jupiter.params.provider.ValueSource;

class KdeEstimatorTest {
    private static final double ROUNDING = 1e-12;

    private static Estimator kde(KdeSettings.Bound bound, double variance) {
        return new KdeSettings(bound, variance, false).estimator();
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }

    static Stream<Arguments> referenceCases() {
        return Reference.table("kde.csv").stream().map(line -> Arguments.of((Object[]) line));
    }

    /** Truth: the program of Kolchinsky et al. in float64; 1e-6 bits is the accuracy that the project promises. */
    @ParameterizedTest
    @MethodSource("referenceCases")
    void agreesWithReferenceProgram(
            String file,
            double variance,
            double ixtUp,
            double ityUp,
            double hUp,
            double ixtLow,
            double ityLow,
            double hLow) {
        LayerSample layer = Reference.layer(file + ".npy");
        LayerSample all = new LayerSample(
                layer.rows(), layer.labels(), null, true, layer.rows().rows());
        assertAgrees(kde(KdeSettings.Bound.UPPER, variance).layer(all), ixtUp, ityUp, hUp);
        assertAgrees(kde(KdeSettings.Bound.LOWER, variance).layer(all), ixtLow, ityLow, hLow);
    }

    private static void assertAgrees(PlaneEstimate point, double inputBits, double labelBits, double entropyNats) {
        assertEquals(inputBits, nats(point.inputInformation()) / Math.log(2), 1e-6);
        assertEquals(labelBits, nats(point.labelInformation()) / Math.log(2), 1e-6);
        assertEquals(entropyNats, nats(point.entropy()), 1e-6 * Math.log(2));
    }

    /** Two rows at distance r: I = −ln((1 + exp(−r²/2σ²))/2), and with 8σ² for the lower bound. */
    @Test
    void agreesWithClosedFormOfTwoRows() {
        LayerSample layer = LayerSample.of(Samples.copyOf(new double[] {0, 0}, new double[] {3, 4}), Labels.hard(0, 1));
        for (double variance : new double[] {1, 10, 100}) {
            double upper = -Math.log((1 + Math.exp(-25 / (2 * variance))) / 2);
            double lower = -Math.log((1 + Math.exp(-25 / (8 * variance))) / 2);
            PlaneEstimate point = kde(KdeSettings.Bound.UPPER, variance).layer(layer);
            assertEquals(upper, nats(point.inputInformation()), ROUNDING);
            assertEquals(upper, nats(point.labelInformation()), ROUNDING, "each class is one row: nothing is left");
            assertEquals(0, nats(point.inputStandardError()), ROUNDING, "both rows say the same");
            assertEquals(
                    upper + Math.log(2 * Math.PI * variance) + 1,
                    nats(point.entropy()),
                    ROUNDING,
                    "d/2 ln(2πeσ²) with d = 2");
            assertEquals(
                    lower,
                    nats(kde(KdeSettings.Bound.LOWER, variance).layer(layer).inputInformation()),
                    ROUNDING);
        }
    }

    /** Coordinates far larger than the noise: no row sees another, I = ln N (float32 programs are off by 0.05 bits). */
    @ParameterizedTest
    @CsvSource({"100", "1000", "1e6"})
    void isSaturatedWhereNoRowSeesAnother(double width) {
        Random random = new Random(1);
        double[] values = random.doubles(5000, 0, width).toArray();
        LayerSample layer = LayerSample.of(Samples.ofDoubles(values, 1000, 5), Labels.hard(new int[1000], 1));
        PlaneEstimate point = kde(KdeSettings.Bound.UPPER, 0.001).layer(layer);
        assertEquals(Math.log(1000), nats(point.inputInformation()), 1e-7);
        assertEquals(Math.log(1000), nats(point.ceiling()), ROUNDING);
        assertTrue(point.flags().containsAll(Set.of(EstimateFlag.SATURATED, EstimateFlag.ONE_CLASS)));
    }

    @Test
    void countsFarClustersExactly() {
        double[] values = new double[40];
        Arrays.setAll(values, i -> 100 * (i % 4));
        int[] classes = new int[40];
        Arrays.setAll(classes, i -> i % 2);
        PlaneEstimate point =
                kde(KdeSettings.Bound.LOWER, 0.1).layer(LayerSample.of(Samples.column(values), Labels.hard(classes)));
        assertEquals(2 * Math.log(2), nats(point.inputInformation()), ROUNDING);
        assertEquals(Math.log(2), nats(point.labelInformation()), ROUNDING);
        assertEquals(0, nats(point.inputStandardError()), ROUNDING, "every row says the same");
        assertFalse(point.flags().contains(EstimateFlag.SATURATED), "2 of 5.3 bits");
    }

    /** 100 rows of which p pairs are copies: I = ln 100 − 2p/100 ln 2, which falls below 0.95 ln 100 between 16 and 17 pairs. */
    @ParameterizedTest
    @CsvSource({"16, true", "17, false"})
    void isSaturatedFromNinetyFivePercentOfTheCeiling(int pairs, boolean saturated) {
        double[] values = new double[100];
        Arrays.setAll(values, i -> 1000.0 * (i < 2 * pairs ? i / 2 * 2 : i));
        Samples rows = Samples.column(values);
        double truth = Math.log(100) - pairs / 50.0 * Math.log(2);
        PlaneEstimate point = kde(KdeSettings.Bound.UPPER, 1).layer(LayerSample.of(rows, Labels.hard(new int[100], 1)));
        assertEquals(truth, nats(point.inputInformation()), ROUNDING);
        assertEquals(saturated, point.flags().contains(EstimateFlag.SATURATED));
        Estimate pair = kde(KdeSettings.Bound.UPPER, 1).pair(rows, rows);
        assertEquals(truth, pair.information().nats(), ROUNDING, "I(A;A) = H(A)");
        assertEquals(saturated, pair.flags().contains(EstimateFlag.SATURATED));
        assertEquals(Math.log(100), nats(pair.ceiling()), ROUNDING);
    }

    @Test
    void saysNothingOfConstantLayers() {
        for (boolean relative : new boolean[] {false, true}) {
            PlaneEstimate point = new KdeSettings(KdeSettings.Bound.UPPER, 0.1, relative)
                    .estimator()
                    .layer(LayerSample.of(Samples.column(3, 3, 3, 3), Labels.hard(0, 1, 0, 1)));
            assertEquals(0, nats(point.inputInformation()));
            assertEquals(0, nats(point.labelInformation()));
            assertTrue(point.flags().contains(EstimateFlag.CONSTANT_LAYER));
        }
    }

    @Test
    void hasNoStandardErrorOfOneRowOrOfAllInputs() {
        PlaneEstimate one = kde(KdeSettings.Bound.UPPER, 0.1).layer(LayerSample.of(Samples.column(7), Labels.hard(0)));
        assertEquals(0, nats(one.inputInformation()));
        assertEquals(0, nats(one.ceiling()));
        assertNull(one.inputStandardError());
        assertFalse(one.flags().contains(EstimateFlag.SATURATED), "one row has nothing to show");
        PlaneEstimate all = kde(KdeSettings.Bound.UPPER, 0.1)
                .layer(new LayerSample(Samples.column(1, 2), Labels.hard(0, 1), null, true, 2));
        assertNull(all.inputStandardError());
        assertTrue(all.flags().contains(EstimateFlag.NO_SAMPLING_ERROR));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void refusesValuesThatAreNotFinite(double value) {
        LayerSample layer =
                LayerSample.of(Samples.copyOf(new double[] {1, 2}, new double[] {1, value}), Labels.hard(0, 1));
        EstimationRefusedException refused = assertThrows(
                EstimationRefusedException.class,
                () -> KdeSettings.defaults().estimator().layer(layer));
        assertEquals("row 1, column 1 of the activations is " + value + " but must be finite", refused.getMessage());
    }

    @Test
    void refusesEmptyAndUnequalSamples() {
        Estimator estimator = KdeSettings.defaults().estimator();
        LayerSample empty = LayerSample.of(Samples.ofFloats(new float[0], 0, 3), Labels.hard(new int[0], 1));
        assertThrows(EstimationRefusedException.class, () -> estimator.layer(empty));
        assertThrows(
                EstimationRefusedException.class, () -> estimator.pair(Samples.column(1, 2), Samples.column(1, 2, 3)));
    }

    /** Truth: probabilities of 0 and 1 are hard labels. */
    @Test
    void softLabelsOfCertaintyAreHardLabels() {
        Samples rows = gaussian(300, 3, new Seed(1).stream("test"));
        int[] classes = new int[300];
        double[] probabilities = new double[600];
        for (int row = 0; row < 300; row++) {
            classes[row] = rows.at(row, 0) > 0.3 ? 1 : 0;
            probabilities[2 * row + classes[row]] = 1;
        }
        Estimator estimator = kde(KdeSettings.Bound.UPPER, 0.1);
        PlaneEstimate hard = estimator.layer(LayerSample.of(rows, Labels.hard(classes)));
        PlaneEstimate soft = estimator.layer(LayerSample.of(rows, Labels.soft(classes, probabilities, 2)));
        assertEquals(nats(hard.inputInformation()), nats(soft.inputInformation()), ROUNDING);
        assertEquals(nats(hard.labelInformation()), nats(soft.labelInformation()), ROUNDING);
        assertEquals(nats(hard.labelStandardError()), nats(soft.labelStandardError()), ROUNDING);
    }

    /**
     * Rows so far apart that T is X: I(T;Y) is I(X;Y) = H(Y) − mean H(Y|x) of the probabilities themselves; labels drawn
     * from them would give H(Y). So it is also for a probability that float32 does not hold.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-50, 1e-44, 1e-30})
    void softLabelsGiveTheInformationOfTheirProbabilities(double least) {
        double[] few = {0.9, 0.1, 0.5, 0.5, 0.2, 0.8, least, 1.0};
        int count = 400; // enough rows for kernels in float32
        double[] probabilities = new double[2 * count];
        Arrays.setAll(probabilities, i -> few[i % few.length]);
        int[] likely = new int[count];
        Arrays.setAll(likely, row -> row % 4 == 0 ? 0 : 1);
        Labels labels = Labels.soft(likely, probabilities, 2);
        double conditional = 0;
        for (double p : few) {
            conditional -= p > 0 ? p * Math.log(p) / 4 : 0;
        }
        double[] far = new double[count];
        Arrays.setAll(far, row -> 1e3 * row);
        Samples rows = Samples.column(far).toSingles();
        PlaneEstimate point = kde(KdeSettings.Bound.UPPER, 1).layer(LayerSample.of(rows, labels));
        assertEquals(labels.entropy().nats() - conditional, nats(point.labelInformation()), ROUNDING);
        // the mean over rows of D(p(y|x) ‖ p(y)), in which p(y) is itself such a mean, but a stationary one
        double[] divergences = new double[count];
        double[] mean = {0.4, 0.6};
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            divergences[i / 2] += p > 0 ? p * Math.log(p / mean[i % 2]) : 0;
        }
        assertEquals(deviation(divergences) / Math.sqrt(count), nats(point.labelStandardError()), ROUNDING);
    }

    @Test
    void relativeNoiseFollowsTheScaleOfTheLayer() {
        Samples rows = gaussian(200, 2, new Seed(2).stream("test"));
        double[] larger = rows.toDoubles();
        for (int i = 0; i < larger.length; i++) {
            larger[i] = 8 * larger[i] + 5;
        }
        Labels labels = Labels.hard(new int[200], 1);
        Estimator relative = new KdeSettings(KdeSettings.Bound.UPPER, 0.05, true).estimator();
        assertEquals(
                nats(relative.layer(LayerSample.of(rows, labels)).inputInformation()),
                nats(relative.layer(LayerSample.of(Samples.ofDoubles(larger, 200, 2), labels))
                        .inputInformation()),
                1e-10);
    }

    /** Columns of variance 9/4 and 16/4, over N: the noise is a share of 25/8. */
    @Test
    void relativeNoiseIsAShareOfTheMeanVarianceOfColumns() {
        Samples rows = Samples.copyOf(new double[] {5, 1}, new double[] {8, 5});
        Estimator relative = new KdeSettings(KdeSettings.Bound.UPPER, 2, true).estimator();
        PlaneEstimate point = relative.layer(LayerSample.of(rows, Labels.hard(0, 1)));
        double kernel = Math.exp(-25 / (2 * 2 * 25 / 8.0));
        assertEquals(-Math.log((1 + kernel) / 2), nats(point.inputInformation()), ROUNDING);
        // each sample by its own scale: the kernels of A and of B are equal, the joint one is their product
        double pair = Math.log((1 + kernel * kernel) / 2) - 2 * Math.log((1 + kernel) / 2);
        Samples scaled = Samples.copyOf(new double[] {50, 10}, new double[] {80, 50});
        assertEquals(pair, relative.pair(rows, scaled).information().nats(), ROUNDING, "H(A) + H(B) − H(A,B)");
    }

    @Test
    void constantSamplesShareNothing() {
        Estimate estimate = KdeSettings.defaults().estimator().pair(Samples.column(1, 2, 4), Samples.column(3, 3, 3));
        assertEquals(0, estimate.information().nats());
        assertEquals(Math.log(3), nats(estimate.ceiling()), ROUNDING);
        assertEquals(Set.of(EstimateFlag.CONSTANT_LAYER), estimate.flags());
    }

    /**
     * Of 4096 rows only 512 are looked at for the standard error. In ascending order the first 512 are no sample of them:
     * what is stated must not depend on the order. Tolerance: 4 times the 3 % that 512 rows leave open, of two draws.
     */
    @Test
    void standardErrorOfManyRowsDoesNotDependOnTheirOrder() {
        LayerSample layer = twoClasses(4096, new Seed(5).stream("test"));
        int[] order = IntStream.range(0, 4096)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> layer.rows().at(row, 0)))
                .mapToInt(row -> row)
                .toArray();
        LayerSample sorted =
                LayerSample.of(layer.rows().select(order), layer.labels().select(order));
        Estimator estimator = kde(KdeSettings.Bound.UPPER, 0.1);
        PlaneEstimate one = estimator.layer(layer);
        PlaneEstimate other = estimator.layer(sorted);
        assertEquals(1, nats(one.inputStandardError()) / nats(other.inputStandardError()), 0.17);
        assertEquals(1, nats(one.labelStandardError()) / nats(other.labelStandardError()), 0.17);
    }

    /**
     * Truth: the spread of the estimate over 300 samples of 300 rows, whose own relative error is 1/√600 = 4 %; the
     * reported error scatters little, so its mean must agree within 4 of these. Narrow and wide noise, because the two
     * halves of the influence function differ in weight there.
     */
    @ParameterizedTest
    @CsvSource({"0.01", "1", "20"})
    void standardErrorIsTheSpreadOverSamples(double variance) {
        RandomGenerator random = new Seed(3).stream("test");
        Estimator estimator = kde(KdeSettings.Bound.UPPER, variance);
        int repeats = 300;
        double[][] estimates = new double[2][repeats];
        double[] reported = new double[2];
        for (int repeat = 0; repeat < repeats; repeat++) {
            PlaneEstimate point = estimator.layer(twoClasses(300, random));
            estimates[0][repeat] = nats(point.inputInformation());
            estimates[1][repeat] = nats(point.labelInformation());
            reported[0] += nats(point.inputStandardError()) / repeats;
            reported[1] += nats(point.labelStandardError()) / repeats;
        }
        assertEquals(1, reported[0] / deviation(estimates[0]), 0.16);
        assertEquals(1, reported[1] / deviation(estimates[1]), 0.16);
    }

    /**
     * For Gaussians the mean of −ln p of A under the density of A plus noise is known, so the limit of the estimate for
     * many rows is ½ ln((1+σ²)²/|Σ+σ²|) + 1/(1+σ²) − ½ tr((Σ+σ²)⁻¹Σ). Tolerance: 4 of the estimate's own standard errors,
     * and 0.02 for the finite number of rows.
     */
    @ParameterizedTest
    @CsvSource({"0.0", "0.5", "0.9"})
    void pairAgreesWithGaussianClosedForm(double rho) {
        double variance = 0.1;
        int rows = 2000;
        RandomGenerator random = new Seed(4).stream("test");
        double[] a = new double[rows];
        double[] b = new double[rows];
        for (int row = 0; row < rows; row++) {
            a[row] = random.nextGaussian();
            b[row] = rho * a[row] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        double wide = 1 + variance;
        double determinant = wide * wide - rho * rho;
        double truth = 0.5 * Math.log(wide * wide / determinant) + 1 / wide - (wide - rho * rho) / determinant;
        Estimate estimate = kde(KdeSettings.Bound.UPPER, variance).pair(Samples.column(a), Samples.column(b));
        assertEquals(truth, estimate.information().nats(), 0.02 + 4 * nats(estimate.standardError()));
    }

    private static LayerSample twoClasses(int rows, RandomGenerator random) {
        double[] values = new double[rows];
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = random.nextInt(3) == 0 ? 1 : 0;
            values[row] = 2 * classes[row] + random.nextGaussian();
        }
        return LayerSample.of(Samples.column(values), Labels.hard(classes, 2));
    }

    private static Samples gaussian(int rows, int columns, RandomGenerator random) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Samples.ofDoubles(values, rows, columns);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
