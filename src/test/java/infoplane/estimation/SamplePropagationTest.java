package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sample propagation on layers whose information is known. */
class SamplePropagationTest {
    private static final SamplePropagationSettings USUAL = SamplePropagationSettings.defaults();

    /** A layer of two columns or one: S is given for each input, or drawn for each replica. */
    private record Drawn(double sigma, int inputs, boolean inputDecides, IndexedRow row) implements LayerNoise {
        private interface IndexedRow {
            double[] of(int input, int replica);
        }

        @Override
        public Samples centres(int replicas) {
            return Samples.copyOf(IntStream.range(0, inputs * replicas)
                    .mapToObj(place -> row.of(place / replicas, place % replicas))
                    .toArray(double[][]::new));
        }
    }

    private static Drawn fixed(double sigma, double[][] rows) {
        return new Drawn(sigma, rows.length, true, (input, replica) -> rows[input]);
    }

    private static LayerSample layer(@Nullable LayerNoise noise, int inputs, Labels labels) {
        return new LayerSample(Samples.column(new double[inputs]), labels, null, false, inputs, 1, noise);
    }

    private static PlaneEstimate measured(LayerNoise noise, Labels labels) {
        return USUAL.estimator().layer(layer(noise, labels.count(), labels));
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }

    private static Labels halves(int count) {
        return Labels.hard(IntStream.range(0, count).map(i -> i % 2).toArray(), 2);
    }

    private static double[] gaussian(RandomGenerator random, double deviation) {
        return new double[] {deviation * random.nextGaussian(), deviation * random.nextGaussian()};
    }

    private static double[] turned(double[] x) {
        return new double[] {1.5 * x[0] + x[1], 0.5 * x[1] - x[0]};
    }

    /** ½ ln|I + WWᵀ/σ²| of t = Wx + σz with standard normal x: |I + WWᵀ/σ²| = (1 + 3.25/σ²)(1 + 1.25/σ²) − 1/σ⁴. */
    private static double closedForm(double sigma) {
        double rate = 1 / sigma / sigma;
        return 0.5 * Math.log((1 + 3.25 * rate) * (1 + 1.25 * rate) - rate * rate);
    }

    /** Tolerance: three of its own standard errors, and the bias of 3000 centres in two columns, below .02. */
    @Test
    void agreesWithALinearLayerOfGaussianInputs() {
        RandomGenerator random = new Seed(1).stream("test");
        double[][] rows = new double[3000][];
        Arrays.setAll(rows, i -> turned(gaussian(random, 1)));
        PlaneEstimate estimate = measured(fixed(0.4, rows), halves(rows.length));
        assertEquals(
                closedForm(0.4), nats(estimate.inputInformation()), 3 * nats(estimate.inputStandardError()) + 0.02);
        assertEquals(0, nats(estimate.labelInformation()), 0.03); // labels are independent of the layer
    }

    /**
     * The second layer of two with noise: t = W(x + .5 z′) + σz. Given x, t is normal with covariance ¼WWᵀ + σ²I, so that
     * I = ½ ln|1.25 WWᵀ + σ²I| − ½ ln|.25 WWᵀ + σ²I|.
     */
    @Test
    void agreesWithTwoNoisyLayers() {
        double sigma = 0.4;
        int inputs = 1000;
        RandomGenerator random = new Seed(2).stream("test");
        double[][] x = new double[inputs][];
        Arrays.setAll(x, i -> gaussian(random, 1));
        Drawn noise = new Drawn(sigma, inputs, false, (input, replica) -> {
            double[] below = gaussian(new Seed(replica).stream("below", input), 0.5);
            return turned(new double[] {x[input][0] + below[0], x[input][1] + below[1]});
        });
        double expected = closedForm(sigma / Math.sqrt(1.25)) - closedForm(sigma / Math.sqrt(0.25));
        PlaneEstimate estimate =
                new SamplePropagationSettings(10, 200).estimator().layer(layer(noise, inputs, halves(inputs)));
        assertEquals(expected, nats(estimate.inputInformation()), 3 * nats(estimate.inputStandardError()) + 0.02);
        assertTrue(nats(estimate.conditionalEntropy()) > noiseEntropy(2, sigma) + 0.5);
    }

    private static double noiseEntropy(int columns, double sigma) {
        return 0.5 * columns * Math.log(2 * Math.PI * Math.E * sigma * sigma);
    }

    /** h(T1|X) of ten units with σ = .005 as smoothMI has it stored: −38.79379. */
    @Test
    void theFirstNoisyLayerIsExactGivenTheInput() {
        double[][] rows = new double[40][10];
        for (int i = 0; i < rows.length; i++) {
            rows[i][i % 10] = i;
        }
        PlaneEstimate estimate = measured(fixed(0.005, rows), halves(40));
        assertEquals(-38.79379, nats(estimate.conditionalEntropy()), 1e-5);
        assertEquals(noiseEntropy(10, 0.005), nats(estimate.conditionalEntropy()), 1e-12);
    }

    /** h(T), I(X;T) and I(T;Y) of noise around −1, .2 and 1, by quadrature; 1500 · 10 points leave .012 (3 sd). */
    @Test
    void agreesWithAQuadratureOfThreePoints() {
        double sigma = 0.5;
        double[] points = {-1, 0.2, 1};
        int each = 500;
        double[][] rows = new double[3 * each][];
        Arrays.setAll(rows, i -> new double[] {points[i % 3]});
        int[] classes = IntStream.range(0, rows.length).map(i -> i % 3 / 2).toArray();
        PlaneEstimate estimate = measured(fixed(sigma, rows), Labels.hard(classes, 2));
        double whole = entropy(t -> (kernel(t + 1, sigma) + kernel(t - 0.2, sigma) + kernel(t - 1, sigma)) / 3);
        double ofTwo = entropy(t -> (kernel(t + 1, sigma) + kernel(t - 0.2, sigma)) / 2);
        assertEquals(whole, nats(estimate.entropy()), 0.012);
        assertEquals(whole - noiseEntropy(1, sigma), nats(estimate.inputInformation()), 0.012);
        assertEquals(whole - 2 * ofTwo / 3 - noiseEntropy(1, sigma) / 3, nats(estimate.labelInformation()), 0.012);
    }

    private static double kernel(double distance, double sigma) {
        return Math.exp(-distance * distance / 2 / sigma / sigma) / Math.sqrt(2 * Math.PI) / sigma;
    }

    private static double entropy(DoubleUnaryOperator density) {
        double step = 0.001;
        return IntStream.range(-8000, 8000)
                .mapToDouble(i -> density.applyAsDouble(i * step))
                .map(p -> p > 0 ? -p * Math.log(p) * step : 0)
                .sum();
    }

    /** Far apart against the noise, every centre is told from every other: ln of their number, which is the ceiling. */
    @Test
    void centresFarApartAreTold() {
        double[][] rows = new double[64][];
        Arrays.setAll(rows, i -> new double[] {i / 32, 0});
        PlaneEstimate two = measured(fixed(0.01, rows), halves(64));
        assertEquals(Math.log(2), nats(two.inputInformation()), 1e-12);
        assertFalse(two.flags().contains(EstimateFlag.SATURATED));
        Arrays.setAll(rows, i -> new double[] {i, 0});
        PlaneEstimate all = measured(fixed(0.01, rows), halves(64));
        assertEquals(Math.log(64), nats(all.inputInformation()), 1e-12);
        assertEquals(Math.log(64), nats(all.ceiling()), 1e-12);
        assertTrue(all.flags().contains(EstimateFlag.SATURATED));
        assertEquals(Math.log(2), nats(all.labelInformation()), 1e-12);
    }

    /** Inputs told apart tell all, however far the noise below scatters them: what h(T|X) misses, h(T) misses too. */
    @Test
    void whatTheNoiseBelowScattersNeitherAddsNorTakes() {
        PlaneEstimate constant = measured(new Drawn(0.01, 20, false, (input, replica) -> new double[] {7}), halves(20));
        assertEquals(0, nats(constant.inputInformation()), 1e-12);
        assertTrue(constant.flags().contains(EstimateFlag.CONSTANT_LAYER));
        Drawn apart = new Drawn(0.01, 20, false, (input, replica) -> new double[] {100 * input + replica});
        assertEquals(Math.log(20), nats(measured(apart, halves(20)).inputInformation()), 1e-12);
    }

    /** The spread of the estimate over 30 samples of inputs is what it says its error is, within a third. */
    @Test
    void theStandardErrorIsTheSpreadOverSamples() {
        double[] estimates = new double[30];
        double errors = 0;
        for (int sample = 0; sample < estimates.length; sample++) {
            RandomGenerator random = new Seed(sample).stream("samples");
            double[][] rows = new double[400][];
            Arrays.setAll(rows, i -> turned(gaussian(random, 1)));
            PlaneEstimate estimate = measured(fixed(0.4, rows), halves(400));
            estimates[sample] = nats(estimate.inputInformation());
            errors += nats(estimate.inputStandardError()) / estimates.length;
        }
        assertEquals(1, errors / Deviation.of(estimates), 0.35);
    }

    /**
     * Kernels with the network's own noise: of one draw they are those of σ² on the rows before the noise, whatever else is
     * set. Of many draws, rows that have the noise already would have it twice.
     */
    @Test
    void kernelsTakeTheNetworksOwnNoise() {
        RandomGenerator random = new Seed(5).stream("test");
        double[][] rows = new double[200][];
        Arrays.setAll(rows, i -> turned(gaussian(random, 1)));
        LayerSample layer = layer(fixed(0.3, rows), 200, halves(200));
        PlaneEstimate own = new KdeSettings(KdeSettings.Bound.LOWER, 7, true, true)
                .estimator()
                .layer(layer);
        PlaneEstimate added = new KdeSettings(KdeSettings.Bound.LOWER, 0.3 * 0.3, false)
                .estimator()
                .layer(layer.withRows(Samples.copyOf(rows)));
        assertEquals(nats(added.inputInformation()), nats(own.inputInformation()), 1e-9);
        assertEquals(nats(added.labelInformation()), nats(own.labelInformation()), 1e-9);
        assertEquals(nats(added.entropy()), nats(own.entropy()), 1e-9);
        Estimator estimator = new KdeSettings(KdeSettings.Bound.UPPER, 1, false, true).estimator();
        assertRefused(() -> estimator.layer(layer(null, 4, halves(4))), "network.noise.sigma");
        assertRefused(() -> estimator.pair(Samples.column(1, 2), Samples.column(1, 2)), "two samples");
    }

    @Test
    void refusesWhatHasNoNoiseOfItsOwn() {
        Estimator estimator = USUAL.estimator();
        assertRefused(() -> estimator.layer(layer(null, 4, halves(4))), "network.noise.sigma");
        assertRefused(
                () -> estimator.layer(layer(fixed(0, new double[4][1]), 4, halves(4))),
                "the output adds no noise of its own");
        assertRefused(() -> estimator.pair(Samples.column(1, 2), Samples.column(1, 2)), "two samples");
    }
}
