package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.NotAllowedException;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units and weights on a grid of 2^b values, by their definition (Lorenzen et al. 2022). */
class GridTest {
    private static final TrainingData DATA = TrainingFixture.data(150, 20);

    static Stream<DenseKernels> kernels() {
        return Stream.of(new ScalarKernels(), Kernels.best());
    }

    /** q(t) = lo + r (hi − lo) / (2^b − 1) in float64; float32 rounds the value, and a place next to a half may fall either way. */
    @ParameterizedTest
    @MethodSource("kernels")
    void takesTheNearestValue(DenseKernels kernels) {
        RandomGenerator random = new Seed(1).stream("grid");
        for (int bits = 1; bits <= 16; bits++) {
            int steps = (1 << bits) - 1;
            Grid grid = Grid.of(-0.5f, 2, steps);
            float[] values = new float[256];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-1, 2.5);
            }
            float[] onGrid = values.clone();
            kernels.quantise(values, onGrid, 0, onGrid.length, grid);
            for (int i = 0; i < values.length; i++) {
                double place = (values[i] + 0.5) * steps / 2.5;
                double nearest = Math.rint(Math.max(0, Math.min(steps, place)));
                boolean half = Math.abs(place - Math.floor(place) - 0.5) < 1e-6 * steps;
                double expected = -0.5 + nearest * 2.5 / steps;
                assertEquals(expected, onGrid[i], half ? 2.5 / steps + 1e-6 : 1e-6, bits + " bits, " + values[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void roundsHalvesToEvenAndKeepsARangeWithoutWidth(DenseKernels kernels) {
        float[] halves = Arrays.copyOf(new float[] {0.5f, 1.5f, 2.5f, -9, 9}, 64);
        kernels.quantise(halves, halves, 0, 64, Grid.of(0, 3, 3));
        assertArrayEquals(new float[] {0, 2, 2, 0, 3}, Arrays.copyOf(halves, 5));
        float[] flat = Arrays.copyOf(new float[] {1, 2, 3}, 64);
        kernels.quantise(flat, flat, 0, 64, Grid.of(2, 2, 255));
        assertArrayEquals(new float[] {2, 2, 2}, Arrays.copyOf(flat, 3));
    }

    /** Else bins over the function's range would not hold it. */
    @ParameterizedTest
    @MethodSource("kernels")
    void itsLastValueIsTheEndOfTheRange(DenseKernels kernels) {
        for (int bits = 1; bits <= 16; bits++) {
            float[] ends = Arrays.copyOf(new float[] {1, -1}, 64);
            kernels.quantise(ends, ends, 0, 64, Grid.of(-1, 1, (1 << bits) - 1));
            assertEquals(-1, ends[1]);
            assertTrue(ends[0] <= 1 && ends[0] > 1 - 1e-6, bits + " bits: " + ends[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void extremesAreTheLeastAndTheMostOfAllValuesWhereverTheyStand(DenseKernels kernels) {
        for (int count = kernels.rowMultiple(); count <= 5 * kernels.rowMultiple(); count += kernels.rowMultiple()) {
            for (int at = 0; at < count; at++) {
                float[] values = new float[count];
                values[at] = 3;
                values[(at + 7) % count] = -2;
                float[] extremes = {-1, 1}; // what was seen before
                kernels.extremes(values, count, extremes);
                assertArrayEquals(new float[] {-2, 3}, extremes);
                values[at] = Float.NaN;
                kernels.extremes(values, count, extremes);
                assertTrue(Float.isNaN(extremes[0]) && Float.isNaN(extremes[1]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void letsGradientsThroughWithinTheRange(DenseKernels kernels) {
        float[] before = Arrays.copyOf(new float[] {-0.1f, 0, 1, 2, 2.1f}, 64);
        float[] delta = new float[64];
        Arrays.fill(delta, 7);
        kernels.zeroOutside(before, delta, 64, Grid.of(0, 2, 15));
        assertArrayEquals(new float[] {0, 7, 7, 7, 0}, Arrays.copyOf(delta, 5));
    }

    private static NetworkSettings network(Activation activation, int bits) {
        return TrainingFixture.network(activation, Initialisation.XAVIER).with(new QuantisationSettings(bits, null));
    }

    private static float[] initial(NetworkSettings network) {
        try (Trainer trainer = trainer(network)) {
            return trainer.parameters();
        }
    }

    private static Trainer trainer(NetworkSettings network) {
        TrainingSettings training = TrainingFixture.training(
                TrainingSettings.Engine.FUSED, TrainingSettings.Optimiser.SGD, 0.05, BatchSize.FULL, 0, 0);
        return Trainers.create(network, training, DATA, TrainingFixture.SEED);
    }

    /** One bit of tanh is its sign. */
    @Test
    void oneBitOfTanhIsASign() {
        NetworkSettings network = network(Activation.TANH, 1);
        float[] parameters = initial(network);
        Samples plain = ForwardPass.of(
                        TrainingFixture.network(Activation.TANH, Initialisation.XAVIER), DATA.inputs(), 3)
                .activations(parameters)
                .get(0);
        Samples signs = ForwardPass.of(network, DATA.inputs(), 3)
                .activations(parameters)
                .get(0);
        for (int row = 1; row < plain.rows(); row++) { // all inputs of row 0 are 0
            for (int unit = 0; unit < plain.columns(); unit++) {
                assertEquals(Math.signum(plain.at(row, unit)), signs.at(row, unit));
            }
        }
    }

    /** No layer of b bits has more than 2^b values in a unit, the output included; probabilities lie in [0, 1]. */
    @Test
    void everyLayerIsOnItsGrid() {
        NetworkSettings network = network(Activation.SOFTPLUS, 3);
        for (Samples layer : ForwardPass.of(network, DATA.inputs(), 3).activations(initial(network))) {
            for (int unit = 0; unit < layer.columns(); unit++) {
                Set<Double> values = new HashSet<>();
                for (int row = 0; row < layer.rows(); row++) {
                    values.add(layer.at(row, unit));
                }
                assertTrue(values.size() <= 8 && values.size() > 1, values.toString());
            }
        }
    }

    /**
     * The range of an unbounded unit starts as the least and greatest activation of the training rows, and moves 1 % of the way
     * to those of each minibatch, here of all training rows.
     */
    @Test
    void rangesFollowTheActivations() {
        NetworkSettings network = network(Activation.SOFTPLUS, 8);
        NetworkSettings plain = TrainingFixture.network(Activation.SOFTPLUS, Initialisation.XAVIER);
        ForwardPass train = ForwardPass.of(plain, DATA.inputs().select(DATA.train()), 3);
        try (Trainer trainer = trainer(network)) {
            int at = trainer.layout().rangeOffset(0);
            int weights = trainer.layout().weights();
            assertEquals(weights + 4, trainer.layout().size());
            float[] range = new float[2];
            for (int epoch = 0; epoch < 5; epoch++) {
                float[] before = trainer.parameters();
                infoplane.core.Range seen =
                        train.ranges(Arrays.copyOf(before, weights)).get(0);
                if (epoch == 0) {
                    range = new float[] {(float) seen.lower(), (float) seen.upper()};
                }
                assertArrayEquals(range, Arrays.copyOfRange(before, at, at + 2), 1e-6f);
                range[0] += 0.01f * ((float) seen.lower() - range[0]);
                range[1] += 0.01f * ((float) seen.upper() - range[1]);
                trainer.trainEpoch(epoch + 1);
            }
        }
    }

    @Test
    void weightsAreOnTheirGridWhereTheyAreUsed() {
        NetworkSettings network =
                TrainingFixture.network(Activation.TANH, Initialisation.XAVIER).with(new QuantisationSettings(null, 2));
        ParameterLayout layout = ParameterLayout.of(network, TrainingFixture.INPUTS, 3);
        float[] parameters = initial(network);
        float[] used = WeightGrid.apply(network, layout, parameters);
        Set<Float> values = new HashSet<>();
        float largest = 0;
        for (int i = 0; i < layout.layers().get(0).biasOffset(); i++) {
            values.add(used[i]);
            largest = Math.max(largest, Math.abs(parameters[i]));
        }
        for (float value : values) {
            double place = (value / largest + 1) * 1.5; // of −1, −1/3, 1/3 and 1
            assertEquals(Math.rint(place), place, 1e-5);
        }
        assertTrue(values.size() > 2);
        assertFalse(Arrays.equals(parameters, used));
    }

    @Test
    void noiseAndGridsExcludeEachOther() {
        NetworkSettings noisy = network(Activation.TANH, 8)
                .with(QuantisationSettings.defaults())
                .with(new NoiseSettings(1));
        assertThrows(NotAllowedException.class, () -> noisy.with(new QuantisationSettings(8, null)));
    }
}
