package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Errors in units in the last place against {@link Math} in float64, over floats of every exponent. That is no more
 * than the rounding of a weighted input of size 1 (up to 1.2e-7) does to them by itself.
 */
class TranscendentalTest {
    private static final int STEP = 4099; // a prime, so that the low bits vary

    private static Stream<Arguments> functions() {
        return Stream.of(
                function("tanh", VectorMath::tanh, ScalarMath::tanh, Math::tanh, 1e-30f, 30, 2.5),
                function("tanh", VectorMath::tanh, ScalarMath::tanh, Math::tanh, -1e-30f, -30, 2.5),
                function("exp", VectorMath::expOfNegative, ScalarMath::expOfNegative, Math::exp, -1e-30f, -86.9f, 1.1),
                function(
                        "expm1",
                        VectorMath::expm1OfNegative,
                        ScalarMath::expm1OfNegative,
                        Math::expm1,
                        -1e-30f,
                        -86.9f,
                        1.1),
                function("log1p", VectorMath::log1p, ScalarMath::log1p, Math::log1p, 1e-30f, 1e6f, 2.5),
                function(
                        "sigmoid",
                        VectorMath::sigmoid,
                        ScalarMath::sigmoid,
                        z -> 1 / (1 + Math.exp(-z)),
                        -1e-30f,
                        -86.9f,
                        2.5),
                function(
                        "sigmoid",
                        VectorMath::sigmoid,
                        ScalarMath::sigmoid,
                        z -> 1 / (1 + Math.exp(-z)),
                        1e-30f,
                        86.9f,
                        1.6),
                function(
                        "softplus",
                        VectorMath::softplus,
                        ScalarMath::softplus,
                        z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
                        -1e-30f,
                        -86.9f,
                        3),
                function(
                        "softplus",
                        VectorMath::softplus,
                        ScalarMath::softplus,
                        z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
                        1e-30f,
                        86.9f,
                        2.2));
    }

    private static Arguments function(
            String name,
            UnaryOperator<FloatVector> vector,
            UnaryOperator<Float> scalar,
            DoubleUnaryOperator exact,
            float from,
            float to,
            double bound) {
        return Arguments.of(name, vector, scalar, exact, from, to, bound);
    }

    @ParameterizedTest(name = "{0} from {4} to {5}")
    @MethodSource("functions")
    void vectorStaysWithinItsBound(
            String name,
            UnaryOperator<FloatVector> vector,
            UnaryOperator<Float> scalar,
            DoubleUnaryOperator exact,
            float from,
            float to,
            double bound) {
        assumeTrue(Kernels.whyNoVectors().isEmpty(), Kernels.whyNoVectors());
        float[] room = new float[VectorMath.SPECIES.length()];
        assertWithin(bound, from, to, exact, x -> {
            FloatVector all = FloatVector.broadcast(VectorMath.SPECIES, x);
            vector.apply(all).intoArray(room, 0);
            return room[0];
        });
    }

    @ParameterizedTest(name = "{0} from {4} to {5}")
    @MethodSource("functions")
    void scalarStaysWithinItsBound(
            String name,
            UnaryOperator<FloatVector> vector,
            UnaryOperator<Float> scalar,
            DoubleUnaryOperator exact,
            float from,
            float to,
            double bound) {
        assertWithin(bound, from, to, exact, scalar);
    }

    private static void assertWithin(
            double bound, float from, float to, DoubleUnaryOperator exact, UnaryOperator<Float> function) {
        int last = Float.floatToRawIntBits(to);
        for (int bits = Float.floatToRawIntBits(from); bits <= last; bits += STEP) {
            float x = Float.intBitsToFloat(bits);
            double expected = exact.applyAsDouble(x);
            double error = Math.abs(function.apply(x) - expected) / Math.ulp((float) expected);
            if (!(error <= bound)) {
                assertEquals(expected, function.apply(x), bound * Math.ulp((float) expected), "at " + x);
            }
        }
    }

    @Test
    void tanhSaturatesExactlyAndNeverGoesBeyond() {
        assumeTrue(Kernels.whyNoVectors().isEmpty(), Kernels.whyNoVectors());
        float[] values = {9.1f, 20, 1e30f, Float.POSITIVE_INFINITY, -9.1f, -1e30f, 0, -0.0f, 8.5f, 8.9f};
        for (float value : values) {
            float[] room = new float[VectorMath.SPECIES.length()];
            VectorMath.tanh(FloatVector.broadcast(VectorMath.SPECIES, value)).intoArray(room, 0);
            assertEquals((float) Math.tanh(value), room[0], 6e-8, "at " + value);
            assertEquals(Math.copySign(1, value), Math.copySign(1, room[0]));
            assertTrue(Math.abs(room[0]) <= 1);
            assertTrue(Math.abs(ScalarMath.tanh(value)) <= 1);
        }
    }
}
