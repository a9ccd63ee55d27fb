package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Errors in units in the last place against {@link Math} in float64, over floats of every exponent: no more than what
 * the rounding of a weighted input of size 1 (up to 1.2e-7) does to them by itself.
 */
class TranscendentalTest {
    private static final int STEP = 1009; // a prime, so that the low bits vary
    private static final int LENGTH = 1024;

    @FunctionalInterface
    private interface OnArrays {
        void apply(float[] values, int count);
    }

    private record Case(String name, OnArrays function, DoubleUnaryOperator exact, float from, float to, double ulps) {
        @Override
        public String toString() {
            return name + " from " + from + " to " + to;
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        addKernels(cases, new ScalarKernels());
        addNegative(cases, "plain exp", each(ScalarMath::expOfNegative), Math::exp, 1.1);
        addNegative(cases, "plain expm1", each(ScalarMath::expm1OfNegative), Math::expm1, 1.1);
        cases.add(new Case("plain log1p", each(ScalarMath::log1p), Math::log1p, 1e-30f, 1e6f, 2.5));
        if (Kernels.whyNoVectors().isEmpty()) {
            addKernels(cases, new VectorKernels());
            addNegative(cases, "exp", VectorMath::expOfNegative, Math::exp, 1.1);
            addNegative(cases, "expm1", VectorMath::expm1OfNegative, Math::expm1, 1.1);
            cases.add(new Case("log1p", VectorMath::log1p, Math::log1p, 1e-30f, 1e6f, 2.5));
        }
        return cases;
    }

    private static void addKernels(List<Case> cases, DenseKernels kernels) {
        String label = kernels.label() + " ";
        OnArrays tanh = (values, count) -> kernels.activate(Activation.TANH, values, count);
        cases.add(new Case(label + "tanh", tanh, Math::tanh, 1e-30f, 30, 2.5));
        cases.add(new Case(label + "tanh", tanh, Math::tanh, -1e-30f, -30, 2.5));
        OnArrays sigmoid = (values, count) -> kernels.activate(Activation.SIGMOID, values, count);
        DoubleUnaryOperator exactSigmoid = z -> 1 / (1 + Math.exp(-z));
        cases.add(new Case(label + "sigmoid", sigmoid, exactSigmoid, 1e-30f, 86.9f, 1.6));
        addNegative(cases, label + "sigmoid", sigmoid, exactSigmoid, 2.5);
        OnArrays softplus = (values, count) -> kernels.activate(Activation.SOFTPLUS, values, count);
        DoubleUnaryOperator exactSoftplus = z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
        cases.add(new Case(label + "softplus", softplus, exactSoftplus, 1e-30f, 86.9f, 2.2));
        addNegative(cases, label + "softplus", softplus, exactSoftplus, 3);
    }

    private static void addNegative(
            List<Case> cases, String name, OnArrays function, DoubleUnaryOperator exact, double ulps) {
        cases.add(new Case(name, function, exact, -1e-30f, -86.9f, ulps));
    }

    private static OnArrays each(UnaryOperator<Float> function) {
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = function.apply(values[i]);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWithinItsBound(Case tested) {
        int last = Float.floatToRawIntBits(tested.to);
        float[] arguments = new float[LENGTH];
        for (int first = Float.floatToRawIntBits(tested.from); first <= last; first += STEP * LENGTH) {
            for (int i = 0; i < LENGTH; i++) {
                arguments[i] = Float.intBitsToFloat(Math.min(first + i * STEP, last));
            }
            float[] values = arguments.clone();
            tested.function.apply(values, LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                double expected = tested.exact.applyAsDouble(arguments[i]);
                double allowed = tested.ulps * Math.ulp((float) expected);
                if (!(Math.abs(values[i] - expected) <= allowed)) {
                    assertEquals(expected, values[i], allowed, "at " + arguments[i]);
                }
            }
        }
    }

    @Test
    void tanhSaturatesExactlyAndNeverGoesBeyond() {
        float[] arguments = new float[LENGTH];
        float[] ends = {9.1f, 20, 1e30f, Float.POSITIVE_INFINITY, -9.1f, -1e30f, 0, -0.0f, 8.5f, 8.9f};
        System.arraycopy(ends, 0, arguments, 0, ends.length);
        for (DenseKernels kernels : List.of(Kernels.best(), new ScalarKernels())) {
            float[] values = arguments.clone();
            kernels.activate(Activation.TANH, values, LENGTH);
            for (int i = 0; i < ends.length; i++) {
                assertEquals((float) Math.tanh(ends[i]), values[i], 6e-8, "at " + ends[i]);
                assertEquals(Math.copySign(1, ends[i]), Math.copySign(1, values[i]));
                assertTrue(Math.abs(values[i]) <= 1);
            }
        }
    }
}
