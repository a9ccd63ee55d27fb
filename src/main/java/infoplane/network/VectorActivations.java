package infoplane.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The activation functions on whole blocks, in place; of several passes over a piece that stays in the cache. */
final class VectorActivations {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();

    /** Values taken at a time where a function needs a second array. */
    private static final int PIECE = 64 * LANES;

    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[PIECE]);

    private VectorActivations() {}

    static void apply(Activation activation, float[] values, int count) {
        switch (activation) {
            case TANH -> VectorMath.tanh(values, count);
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

    private static void tanhSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, values, i);
            FloatVector d = FloatVector.fromArray(SPECIES, delta, i);
            t.mul(t).neg().fma(d, d).intoArray(delta, i);
        }
    }

    private static void relu(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(SPECIES, values, i).max(0).intoArray(values, i);
        }
    }

    private static void reluSlope(float[] values, float[] delta, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> off = FloatVector.fromArray(SPECIES, values, i).compare(VectorOperators.LE, 0);
            FloatVector.fromArray(SPECIES, delta, i).blend(zero, off).intoArray(delta, i);
        }
    }

    /** 1 / (1 + e^−z) = e^z / (1 + e^z): the form with the negative exponent, accurate in relative terms. */
    private static void sigmoid(float[] values, int count) {
        float[] e = SCRATCH.get();
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int from = 0; from < count; from += PIECE) {
            int length = Math.min(PIECE, count - from);
            negativeSize(values, from, e, length);
            VectorMath.expOfNegative(e, length);
            for (int i = 0; i < length; i += LANES) {
                FloatVector z = FloatVector.fromArray(SPECIES, values, from + i);
                FloatVector power = FloatVector.fromArray(SPECIES, e, i);
                one.blend(power, z.compare(VectorOperators.LT, 0))
                        .div(power.add(1))
                        .intoArray(values, from + i);
            }
        }
    }

    private static void negativeSize(float[] values, int from, float[] to, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, values, from + i).abs().neg().intoArray(to, i);
        }
    }

    private static void sigmoidSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, values, i);
            FloatVector d = FloatVector.fromArray(SPECIES, delta, i);
            t.mul(t).neg().add(t).mul(d).intoArray(delta, i);
        }
    }

    private static void hardTanh(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(SPECIES, values, i).max(-1).min(1).intoArray(values, i);
        }
    }

    private static void hardTanhSlope(float[] values, float[] delta, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> flat =
                    FloatVector.fromArray(SPECIES, values, i).abs().compare(VectorOperators.GE, 1);
            FloatVector.fromArray(SPECIES, delta, i).blend(zero, flat).intoArray(delta, i);
        }
    }

    private static void leakyRelu(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector z = FloatVector.fromArray(SPECIES, values, i);
            z.blend(z.mul(ActivationFunctions.LEAK), z.compare(VectorOperators.LT, 0))
                    .intoArray(values, i);
        }
    }

    private static void leakyReluSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> below = FloatVector.fromArray(SPECIES, values, i).compare(VectorOperators.LT, 0);
            FloatVector d = FloatVector.fromArray(SPECIES, delta, i);
            d.blend(d.mul(ActivationFunctions.LEAK), below).intoArray(delta, i);
        }
    }

    private static void elu(float[] values, int count) {
        float[] below = SCRATCH.get();
        for (int from = 0; from < count; from += PIECE) {
            int length = Math.min(PIECE, count - from);
            for (int i = 0; i < length; i += LANES) {
                FloatVector.fromArray(SPECIES, values, from + i).min(0).intoArray(below, i);
            }
            VectorMath.expm1OfNegative(below, length);
            for (int i = 0; i < length; i += LANES) {
                FloatVector z = FloatVector.fromArray(SPECIES, values, from + i);
                z.blend(FloatVector.fromArray(SPECIES, below, i), z.compare(VectorOperators.LT, 0))
                        .intoArray(values, from + i);
            }
        }
    }

    private static void eluSlope(float[] values, float[] delta, int count) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, values, i);
            one.blend(t.add(1), t.compare(VectorOperators.LT, 0))
                    .mul(FloatVector.fromArray(SPECIES, delta, i))
                    .intoArray(delta, i);
        }
    }

    /** ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|). */
    static void softplus(float[] values, int count) {
        float[] rest = SCRATCH.get();
        for (int from = 0; from < count; from += PIECE) {
            int length = Math.min(PIECE, count - from);
            negativeSize(values, from, rest, length);
            VectorMath.expOfNegative(rest, length);
            VectorMath.log1p(rest, length);
            for (int i = 0; i < length; i += LANES) {
                FloatVector.fromArray(SPECIES, values, from + i)
                        .max(0)
                        .add(FloatVector.fromArray(SPECIES, rest, i))
                        .intoArray(values, from + i);
            }
        }
    }

    /** φ = ln(1 + e^z) gives φ' = 1 / (1 + e^−z) = 1 − e^−φ. */
    private static void softplusSlope(float[] values, float[] delta, int count) {
        float[] negative = SCRATCH.get();
        for (int from = 0; from < count; from += PIECE) {
            int length = Math.min(PIECE, count - from);
            negativeSize(values, from, negative, length);
            VectorMath.expm1OfNegative(negative, length);
            for (int i = 0; i < length; i += LANES) {
                FloatVector.fromArray(SPECIES, negative, i)
                        .neg()
                        .mul(FloatVector.fromArray(SPECIES, delta, from + i))
                        .intoArray(delta, from + i);
            }
        }
    }

    private static void softsign(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector z = FloatVector.fromArray(SPECIES, values, i);
            z.div(z.abs().add(1)).intoArray(values, i);
        }
    }

    /** φ = z / (1 + |z|) gives φ' = (1 − |φ|)². */
    private static void softsignSlope(float[] values, float[] delta, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector rest =
                    FloatVector.fromArray(SPECIES, values, i).abs().neg().add(1);
            rest.mul(rest).mul(FloatVector.fromArray(SPECIES, delta, i)).intoArray(delta, i);
        }
    }
}
