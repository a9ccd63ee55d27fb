package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.Split;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.ParameterLayout;
import infoplane.network.QuantisationSettings;
import infoplane.network.Trajectory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantised networks whose information is known, from their weights to the points of the plane. */
class QuantisedLayersTest {
    private static final int BITS = 3;
    private static final int INPUTS = 1 << BITS;
    private static final double[] HALVES = {-1, -0.5, 0, 0.5, 1};

    /** All weights and biases of one epoch. */
    private record Fixed(ParameterLayout layout, float[] weights) implements Trajectory {
        @Override
        public List<Integer> epochs() {
            return List.of(0);
        }

        @Override
        public float[] parameters(int epoch) {
            return weights;
        }
    }

    /** Every input of three values, each 0 or 1, whose label is {@code 1} for three of the eight. */
    private static Dataset allInputs() {
        double[] values = new double[INPUTS * BITS];
        int[] classes = new int[INPUTS];
        for (int row = 0; row < INPUTS; row++) {
            for (int bit = 0; bit < BITS; bit++) {
                values[row * BITS + bit] = row >> bit & 1;
            }
            classes[row] = label(row);
        }
        return new Dataset("all", Samples.ofDoubles(values, INPUTS, BITS), Labels.hard(classes, 2), true);
    }

    private static int label(int row) {
        return row == 1 || row == 2 || row == 7 ? 1 : 0;
    }

    private static NetworkSettings network(List<Integer> hidden, Activation activation, int bits) {
        return new NetworkSettings(hidden, activation, List.of(), Initialisation.XAVIER)
                .with(new QuantisationSettings(bits, null));
    }

    /** The points of the estimator {@code quantised}, first hidden layer to output. */
    private static List<PlanePoint> points(NetworkSettings network, float[] weights) {
        Dataset inputs = allInputs();
        MeasuredSet set = MeasuredSet.of(inputs, new Split(new int[0], new int[0]), MeasureSettings.MeasuredInputs.ALL);
        LayerSource source = new TrajectoryLayers(
                network, new Fixed(ParameterLayout.of(network, BITS, 2), weights), inputs.inputs(), 2, 1, new Seed(1));
        ExperimentSettings settings =
                Json.parseExperiment("{\"measure\": {\"estimators\": [\"quantised\"], \"selfCheck\": false}}", "test");
        return Measurement.measure(
                        settings,
                        set,
                        source,
                        settings.measure(),
                        1,
                        points -> {},
                        RunMonitor.SILENT,
                        EstimateCache.none(),
                        false)
                .points();
    }

    private static double entropy(Map<?, Integer> counts, int all) {
        return counts.values().stream()
                .mapToDouble(count -> -(double) count / all * Math.log((double) count / all) / Math.log(2))
                .sum();
    }

    /**
     * Networks of 3-2-1-2 units of one bit, the weights multiples of a half: each layer by its definition, in whole numbers. A
     * unit of tanh is 1 above 0 and −1 else, for 0 lies half way and goes to the even place; one of ReLU in [0, 1] is 1 above
     * one half. An output is 1 where its probability exceeds one half.
     */
    @ParameterizedTest
    @CsvSource({"TANH", "RELU"})
    void smallNetworksOfOneBitAreEnumerated(Activation activation) {
        NetworkSettings network = network(List.of(2, 1), activation, 1);
        ParameterLayout layout = ParameterLayout.of(network, BITS, 2);
        RandomGenerator random = new Seed(4).stream("test");
        int compressing = 0;
        for (int trial = 0; trial < 200; trial++) {
            float[] weights = new float[layout.size()];
            for (int i = 0; i < layout.weights(); i++) {
                weights[i] = (float) HALVES[random.nextInt(HALVES.length)];
            }
            for (int i = layout.weights(); i < layout.size(); i++) {
                weights[i] = (i - layout.weights()) % 2; // each range is 0 to 1
            }
            List<PlanePoint> points = points(network, weights);
            for (int layer = 0; layer < 3; layer++) {
                Map<List<Double>, Integer> states = new HashMap<>();
                Map<List<Object>, Integer> withLabels = new HashMap<>();
                for (int row = 0; row < INPUTS; row++) {
                    List<Double> state = state(activation, layout, weights, row, layer);
                    states.merge(state, 1, Integer::sum);
                    withLabels.merge(List.of(state, label(row)), 1, Integer::sum);
                }
                double information = entropy(states, INPUTS);
                compressing += information < BITS ? 1 : 0;
                PlanePoint point = points.get(layer);
                assertEquals(information, input(point), 1e-12, activation + " trial " + trial + " layer " + layer);
                double labels = entropy(Map.of(1, 3, 0, INPUTS - 3), INPUTS);
                double toLabel = information + labels - entropy(withLabels, INPUTS);
                assertEquals(
                        toLabel,
                        Objects.requireNonNull(point.estimate().labelInformation())
                                .bits(),
                        1e-12);
            }
        }
        assertTrue(compressing > 300, "layers that compress: " + compressing);
    }

    private static double input(PlanePoint point) {
        return Objects.requireNonNull(point.estimate().inputInformation()).bits();
    }

    private static List<Double> state(
            Activation activation, ParameterLayout layout, float[] weights, int row, int last) {
        List<Double> below = IntStream.range(0, BITS)
                .mapToObj(bit -> (double) (row >> bit & 1))
                .toList();
        for (int layer = 0; layer <= last; layer++) {
            ParameterLayout.LayerParameters shape = layout.layers().get(layer);
            double[] sums = new double[shape.outputs()];
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit] = weights[shape.biasOffset() + unit];
                for (int from = 0; from < below.size(); from++) {
                    sums[unit] += below.get(from) * weights[shape.offset() + from * sums.length + unit];
                }
            }
            boolean output = layer == 2;
            double difference = sums[0] - sums[sums.length - 1];
            below = IntStream.range(0, sums.length)
                    .mapToObj(unit -> output
                            ? (unit == 0 ? difference : -difference) > 0 ? 1.0 : 0
                            : activation == Activation.TANH ? sums[unit] > 0 ? 1.0 : -1 : sums[unit] > 0.5 ? 1.0 : 0)
                    .toList();
        }
        return below;
    }

    /** Layers that only change the places of their inputs keep all of H(X), whatever the bits; it is no limit of the count. */
    @ParameterizedTest
    @CsvSource({"RELU,1", "RELU,8", "TANH,1", "TANH,8", "TANH,16", "SIGMOID,8"})
    void permutationsKeepAllOfTheInput(Activation activation, int bits) {
        NetworkSettings network = network(List.of(BITS, BITS), activation, bits);
        ParameterLayout layout = ParameterLayout.of(network, BITS, 2);
        float[] weights = new float[layout.size()];
        for (int layer = 0; layer < 2; layer++) {
            int offset = layout.layers().get(layer).offset();
            for (int unit = 0; unit < BITS; unit++) {
                weights[offset + unit * BITS + (unit + 1) % BITS] = activation == Activation.RELU ? 1 : 3;
                weights[offset + BITS * BITS + unit] = activation == Activation.RELU || layer == 1 ? 0 : -1.5f;
            }
        }
        if (activation == Activation.SIGMOID) { // whose values lie on both sides of one half
            Arrays.fill(
                    weights,
                    layout.layers().get(1).biasOffset(),
                    layout.layers().get(1).end(),
                    -1.5f);
        }
        for (int i = layout.weights(); i < layout.size(); i++) {
            weights[i] = (i - layout.weights()) % 2;
        }
        for (PlanePoint point : points(network, weights).subList(0, 2)) {
            assertEquals(BITS, input(point), 1e-12);
            assertEquals(INPUTS, point.estimate().cells());
            assertTrue(!point.estimate().flags().contains(EstimateFlag.SATURATED));
        }
    }

    /**
     * With sixteen bits the grid is far finer than the bins of the published program: until tanh saturates, the same weights
     * give the same counts within .02 bit, whether or not the network is quantised. Exact counts differ: of the steps of 3e-5.
     */
    @Test
    void sixteenBitsAreAsGoodAsNone() {
        ExperimentSettings settings = Json.parseExperiment("""
                { "training": { "epochs": 200, "batchSize": 256 },
                  "measure": { "schedule": { "type": "log", "points": 12 }, "estimators": [
                    { "type": "binning", "rule": "idnns" } ] } }
                """, "test");
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(settings, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        List<PlanePoint> floats = measured(settings, settings.network(), recorder.trajectory());
        NetworkSettings grid = settings.network().with(new QuantisationSettings(16, null));
        List<PlanePoint> sixteen = measured(settings, grid, recorder.trajectory());
        assertEquals(floats.size(), sixteen.size());
        for (int i = 0; i < floats.size(); i++) {
            assertEquals(input(floats.get(i)), input(sixteen.get(i)), 0.02, floats.get(i)::toString);
        }
        NetworkSettings four = settings.network().with(new QuantisationSettings(4, null));
        List<PlanePoint> coarse = measured(settings, four, recorder.trajectory());
        assertTrue(
                IntStream.range(0, floats.size())
                        .anyMatch(i -> Math.abs(input(floats.get(i)) - input(coarse.get(i))) > 0.1),
                "four bits are seen");
    }

    /** The same weights as those of another network. */
    private static List<PlanePoint> measured(ExperimentSettings trained, NetworkSettings network, Trajectory weights) {
        ExperimentSettings settings = trained.withNetwork(network);
        return Measurement.preview(settings, weights, settings.measure(), 2, RunMonitor.SILENT, EstimateCache.none())
                .points();
    }
}
