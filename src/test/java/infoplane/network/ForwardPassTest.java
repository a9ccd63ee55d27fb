package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.backend.Backend;
import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ForwardPassTest {
    /** More than one block, the last of them no whole number of vectors. */
    private static final int ROWS = 300;

    private static final Samples INPUTS = gaussian(ROWS, 6);

    private static Samples gaussian(int rows, int columns) {
        RandomGenerator random = new Seed(4).stream("test");
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Samples.ofFloats(values, rows, columns);
    }

    private static NetworkSettings network(Activation activation) {
        return new NetworkSettings(List.of(9, 1, 6), activation, List.of(), Initialisation.XAVIER);
    }

    /** Xavier's initial weights with biases that are not 0. */
    private static float[] parameters(NetworkSettings network) {
        ParameterLayout layout = ParameterLayout.of(network, 6, 3);
        float[] drawn = InitialParameters.draw(Initialisation.XAVIER, layout, new Seed(2));
        RandomGenerator random = new Seed(9).stream("biases");
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            for (int i = layer.biasOffset(); i < layer.end(); i++) {
                drawn[i] = (float) random.nextGaussian() / 2;
            }
        }
        return drawn;
    }

    private static Stream<Arguments> kernelsAndActivations() {
        return Stream.of(Kernels.best(), new ScalarKernels())
                .flatMap(kernels -> Stream.of(Activation.values())
                        .map(activation -> Arguments.of(kernels.label(), activation, kernels)));
    }

    /** Against the same formulas in float64; weighted inputs reach 4, whose float32 unit is 4.8e-7. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("kernelsAndActivations")
    void agreesWithFloat64(String label, Activation activation, DenseKernels kernels) {
        NetworkSettings network = network(activation);
        float[] parameters = parameters(network);
        List<Samples> layers = ForwardPass.of(network, INPUTS, 3, kernels).activations(parameters);
        ReferenceNetwork reference = new ReferenceNetwork(network, TrainingSettings.defaults(), 6, 3, parameters);
        for (int row = 0; row < ROWS; row++) {
            double[] input = new double[6];
            for (int column = 0; column < 6; column++) {
                input[column] = INPUTS.at(row, column);
            }
            double[][] z = reference.weightedInputs(input);
            for (int l = 0; l < z.length; l++) {
                double[] expected = reference.activations(l, z[l]);
                for (int unit = 0; unit < expected.length; unit++) {
                    double tolerance = 1e-6 * Math.max(1, Math.abs(expected[unit]));
                    assertEquals(expected[unit], layers.get(l).at(row, unit), tolerance, "layer " + l);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void agreesWithDl4j(Activation activation) {
        NetworkSettings network = network(activation);
        float[] parameters = parameters(network);
        List<Samples> layers = ForwardPass.of(network, INPUTS, 3).activations(parameters);
        ParameterLayout layout = ParameterLayout.of(network, 6, 3);
        Backend.start();
        MultiLayerNetwork dl4j = Dl4jNetwork.build(
                network,
                TrainingSettings.defaults(),
                layout,
                new Dl4jStep(network, layout, Kernels.best(), NoiseStream.of(new Seed(1)), new float[layout.size()]));
        try (INDArray inputs = Nd4j.create(INPUTS.toFloats(), new long[] {ROWS, 6}, 'c')) {
            Dl4jNetwork.write(parameters, dl4j, layout);
            List<INDArray> expected = dl4j.feedForward(inputs, false);
            for (int l = 0; l < layers.size(); l++) {
                float[] values = expected.get(l + 1).dup('c').data().asFloat();
                float[] actual = layers.get(l).toFloats();
                for (int i = 0; i < values.length; i++) {
                    assertEquals(values[i], actual[i], 1e-6 * Math.max(1, Math.abs(values[i])), "layer " + l);
                }
            }
        }
    }

    @Test
    void rangesAreThoseOfTheActivations() {
        for (DenseKernels kernels : List.of(Kernels.best(), new ScalarKernels())) {
            NetworkSettings network = network(Activation.ELU);
            float[] parameters = parameters(network);
            ForwardPass pass = ForwardPass.of(network, INPUTS, 3, kernels);
            List<Samples> layers = pass.activations(parameters);
            List<Range> ranges = pass.ranges(parameters);
            for (int l = 0; l < layers.size(); l++) {
                double[] values = layers.get(l).toDoubles();
                assertEquals(
                        IntStream.range(0, values.length)
                                .mapToDouble(i -> values[i])
                                .min()
                                .orElseThrow(),
                        ranges.get(l).lower());
                assertEquals(
                        IntStream.range(0, values.length)
                                .mapToDouble(i -> values[i])
                                .max()
                                .orElseThrow(),
                        ranges.get(l).upper());
                assertArrayEquals(
                        layers.get(l).toFloats(),
                        pass.activations(parameters, l).toFloats());
            }
        }
    }

    /** 2000 rows of 9000 columns are more than what is kept laid out; the first 100 rows alone are not. */
    @Test
    void largeTablesGiveTheSameAsSmallOnes() {
        NetworkSettings network = new NetworkSettings(List.of(3), Activation.TANH, List.of(), Initialisation.XAVIER);
        Samples large = gaussian(2000, 9000);
        Samples small = large.select(IntStream.range(0, 100).toArray());
        ParameterLayout layout = ParameterLayout.of(network, 9000, 2);
        float[] parameters = InitialParameters.draw(Initialisation.XAVIER, layout, new Seed(1));
        Samples ofLarge =
                ForwardPass.of(network, large, 2).activations(parameters).get(1);
        Samples ofSmall =
                ForwardPass.of(network, small, 2).activations(parameters).get(1);
        assertArrayEquals(
                ofSmall.toFloats(),
                ofLarge.select(IntStream.range(0, 100).toArray()).toFloats());
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        NetworkSettings network = network(Activation.TANH);
        float[] parameters = parameters(network);
        ForwardPass pass = ForwardPass.of(network, INPUTS, 3);
        float[] alone = pass.activations(parameters).get(2).toFloats();
        assertTrue(IntStream.range(0, 200)
                .parallel()
                .allMatch(i ->
                        Arrays.equals(alone, pass.activations(parameters).get(2).toFloats())));
    }

    @Test
    void refusesParametersOfAnotherNetwork() {
        ForwardPass pass = ForwardPass.of(network(Activation.TANH), INPUTS, 3);
        assertThrows(IllegalArgumentException.class, () -> pass.activations(new float[3]));
    }
}
