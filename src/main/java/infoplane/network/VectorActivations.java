package infoplane.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The activation functions on whole blocks, each a loop of its own so that the compiler keeps it in registers. */
final class VectorActivations {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorActivations() {}

    static void apply(Activation activation, float[] values, int count) {
        switch (activation) {
            case TANH -> tanh(values, count);
            case RELU -> relu(values, count);
            case SIGMOID -> sigmoid(values, count);
            case HARD_TANH -> hardTanh(values, count);
            case LEAKY_RELU -> leakyRelu(values, count);
            case ELU -> elu(values, count);
            case SOFTPLUS -> softplus(values, count);
            case SOFTSIGN -> softsign(values, count);
            case LINEAR -> {}
        }
    }

    static void timesSlope(Activation activation, float[] values, float[] delta, int count) {
        switch (activation) {
            case TANH -> tanhSlope(values, delta, count);
            case RELU -> reluSlope(values, delta, count);
            case SIGMOID -> sigmoidSlope(values, delta, count);
            case HARD_TANH -> hardTanhSlope(values, delta, count);
            case LEAKY_RELU -> leakyReluSlope(values, delta, count);
            case ELU -> eluSlope(values, delta, count);
            case SOFTPLUS -> softplusSlope(values, delta, count);
            case SOFTSIGN -> softsignSlope(values, delta, count);
            case LINEAR -> {}
        }
    }

    private static FloatVector at(float[] values, int index) {
        return FloatVector.fromArray(SPECIES, values, index);
    }

    private static void tanh(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.tanh(at(values, i)).intoArray(values, i);
        }
    }

    private static void tanhSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = at(values, i);
            FloatVector d = at(delta, i);
            t.mul(t).neg().fma(d, d).intoArray(delta, i);
        }
    }

    private static void relu(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            at(values, i).max(0).intoArray(values, i);
        }
    }

    private static void reluSlope(float[] values, float[] delta, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> off = at(values, i).compare(VectorOperators.LE, 0);
            at(delta, i).blend(zero, off).intoArray(delta, i);
        }
    }

    private static void sigmoid(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.sigmoid(at(values, i)).intoArray(values, i);
        }
    }

    private static void sigmoidSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = at(values, i);
            t.mul(t).neg().add(t).mul(at(delta, i)).intoArray(delta, i);
        }
    }

    private static void hardTanh(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            at(values, i).max(-1).min(1).intoArray(values, i);
        }
    }

    private static void hardTanhSlope(float[] values, float[] delta, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> flat = at(values, i).abs().compare(VectorOperators.GE, 1);
            at(delta, i).blend(zero, flat).intoArray(delta, i);
        }
    }

    private static void leakyRelu(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector z = at(values, i);
            z.blend(z.mul(ActivationFunctions.LEAK), z.compare(VectorOperators.LT, 0))
                    .intoArray(values, i);
        }
    }

    private static void leakyReluSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> below = at(values, i).compare(VectorOperators.LT, 0);
            FloatVector d = at(delta, i);
            d.blend(d.mul(ActivationFunctions.LEAK), below).intoArray(delta, i);
        }
    }

    private static void elu(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector z = at(values, i);
            z.blend(VectorMath.expm1OfNegative(z.min(0)), z.compare(VectorOperators.LT, 0))
                    .intoArray(values, i);
        }
    }

    private static void eluSlope(float[] values, float[] delta, int count) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = at(values, i);
            one.blend(t.add(1), t.compare(VectorOperators.LT, 0))
                    .mul(at(delta, i))
                    .intoArray(delta, i);
        }
    }

    private static void softplus(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.softplus(at(values, i)).intoArray(values, i);
        }
    }

    /** φ = ln(1 + e^z) gives φ' = 1 / (1 + e^−z) = 1 − e^−φ. */
    private static void softplusSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.expm1OfNegative(at(values, i).neg())
                    .neg()
                    .mul(at(delta, i))
                    .intoArray(delta, i);
        }
    }

    private static void softsign(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector z = at(values, i);
            z.div(z.abs().add(1)).intoArray(values, i);
        }
    }

    /** φ = z / (1 + |z|) gives φ' = (1 − |φ|)². */
    private static void softsignSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector rest = at(values, i).abs().neg().add(1);
            rest.mul(rest).mul(at(delta, i)).intoArray(delta, i);
        }
    }
}
