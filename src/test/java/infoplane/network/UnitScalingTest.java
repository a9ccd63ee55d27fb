package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scaling a unit's incoming weights and bias by c and its outgoing ones by 1/c leaves what the network computes as it is. */
class UnitScalingTest {
    private static final List<Integer> HIDDEN = List.of(5, 4);
    private static final int INPUTS = 6;
    private static final int CLASSES = 3;

    private static NetworkSettings network(Activation activation) {
        return new NetworkSettings(HIDDEN, activation, List.of(), Initialisation.HE);
    }

    /** Weights and biases, none of them 0. */
    private static float[] parameters(ParameterLayout layout, int seed) {
        RandomGenerator random = new Seed(seed).stream("weights");
        float[] parameters = new float[layout.size()];
        for (int place = 0; place < parameters.length; place++) {
            parameters[place] = (float) random.nextGaussian();
        }
        return parameters;
    }

    private static List<double[]> factors(DoubleSupplier factor) {
        return HIDDEN.stream()
                .map(width -> DoubleStream.generate(factor).limit(width).toArray())
                .toList();
    }

    private static Samples inputs() {
        RandomGenerator random = new Seed(2).stream("inputs");
        float[] values = new float[50 * INPUTS];
        for (int place = 0; place < values.length; place++) {
            values[place] = (float) random.nextGaussian();
        }
        return Samples.ofFloats(values, 50, INPUTS);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKY_RELU", "LINEAR"})
    void powersOfTwoChangeNoBitOfTheOutput(Activation activation) {
        assertTrue(activation.homogeneous());
        ForwardPass pass = ForwardPass.of(network(activation), inputs(), CLASSES);
        RandomGenerator random = new Seed(5).stream("powers");
        float[] before = parameters(pass.layout(), 1);
        float[] scaled =
                UnitScaling.scaled(pass.layout(), before, factors(() -> Math.scalb(1.0, random.nextInt(-6, 7))));
        assertArrayEquals(
                pass.activations(before, HIDDEN.size()).toFloats(),
                pass.activations(scaled, HIDDEN.size()).toFloats());
    }

    /** The units themselves are multiplied. */
    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKY_RELU", "LINEAR"})
    void otherFactorsMultiplyTheUnitsAndMoveTheOutputByRounding(Activation activation) {
        ForwardPass pass = ForwardPass.of(network(activation), inputs(), CLASSES);
        RandomGenerator random = new Seed(5).stream("factors");
        List<double[]> factors = factors(() -> Math.exp(Math.log(2) * random.nextGaussian()));
        float[] before = parameters(pass.layout(), 1);
        float[] scaled = UnitScaling.scaled(pass.layout(), before, factors);
        for (int layer = 0; layer <= HIDDEN.size(); layer++) {
            Samples as = pass.activations(before, layer);
            Samples is = pass.activations(scaled, layer);
            double most = DoubleStream.of(as.toDoubles()).map(Math::abs).max().orElseThrow();
            for (int row = 0; row < as.rows(); row++) {
                for (int unit = 0; unit < as.columns(); unit++) {
                    double factor = layer < HIDDEN.size() ? factors.get(layer)[unit] : 1;
                    assertEquals(factor * as.at(row, unit), is.at(row, unit), 1e-5 * most * factor);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKY_RELU", "LINEAR"})
    void balancedUnitsHaveEqualNormsOnBothSides(Activation activation) {
        NetworkSettings network = network(activation);
        ParameterLayout layout = ParameterLayout.of(network, INPUTS, CLASSES);
        float[] before = parameters(layout, 3);
        float[] balanced = UnitScaling.scaled(layout, before, UnitScaling.balanced(network, layout, before));
        for (int layer = 0; layer < HIDDEN.size(); layer++) {
            var in = layout.layers().get(layer);
            var out = layout.layers().get(layer + 1);
            for (int unit = 0; unit < in.outputs(); unit++) {
                double into = Math.pow(balanced[in.biasOffset() + unit], 2);
                for (int input = 0; input < in.inputs(); input++) {
                    into += Math.pow(balanced[in.offset() + input * in.outputs() + unit], 2);
                }
                double from = 0;
                for (int next = 0; next < out.outputs(); next++) {
                    from += Math.pow(balanced[out.offset() + unit * out.outputs() + next], 2);
                }
                assertEquals(1, from / into, 1e-5); // float32 weights
            }
        }
    }

    /** The sum of squares that balancing makes least is convex in the logarithms of the factors: it has one minimum. */
    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKY_RELU", "LINEAR"})
    void balancingForgetsTheCoordinatesItStartsFrom(Activation activation) {
        NetworkSettings network = network(activation);
        ParameterLayout layout = ParameterLayout.of(network, INPUTS, CLASSES);
        RandomGenerator random = new Seed(5).stream("factors");
        float[] one = parameters(layout, 3);
        float[] other = UnitScaling.scaled(layout, one, factors(() -> Math.exp(2 * random.nextGaussian())));
        List<float[]> balanced = Stream.of(one, other)
                .map(start -> UnitScaling.scaled(layout, start, UnitScaling.balanced(network, layout, start)))
                .toList();
        for (int place = 0; place < layout.size(); place++) {
            float expected = balanced.get(0)[place];
            assertEquals(expected, balanced.get(1)[place], 2e-6 * Math.abs(expected) + 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RELU", "LEAKY_RELU", "LINEAR"},
            mode = EnumSource.Mode.EXCLUDE)
    void layersWithAScaleOfTheirOwnStayAsTheyAre(Activation activation) {
        NetworkSettings network = network(activation);
        ParameterLayout layout = ParameterLayout.of(network, INPUTS, CLASSES);
        UnitScaling.balanced(network, layout, parameters(layout, 3))
                .forEach(factors ->
                        assertEquals(factors.length, DoubleStream.of(factors).sum()));
    }

    /** A unit without outgoing weights has no balance; the others are balanced all the same. */
    @ParameterizedTest
    @EnumSource(names = "RELU")
    void unitsWithoutWeightsOnOneSideStayAsTheyAre(Activation activation) {
        NetworkSettings network = network(activation);
        ParameterLayout layout = ParameterLayout.of(network, INPUTS, CLASSES);
        float[] parameters = parameters(layout, 3);
        var out = layout.layers().get(1);
        java.util.Arrays.fill(
                parameters, out.offset(), out.offset() + out.outputs(), 0); // from unit 0 of the first layer
        List<double[]> factors = UnitScaling.balanced(network, layout, parameters);
        assertEquals(1, factors.get(0)[0]);
        assertTrue(factors.get(0)[1] != 1 && Double.isFinite(factors.get(0)[1]));
    }
}
