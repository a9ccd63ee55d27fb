package infoplane.network;

import static infoplane.network.Coefficients.E2;
import static infoplane.network.Coefficients.E3;
import static infoplane.network.Coefficients.E4;
import static infoplane.network.Coefficients.E5;
import static infoplane.network.Coefficients.E6;
import static infoplane.network.Coefficients.LN2;
import static infoplane.network.Coefficients.LN2_HIGH;
import static infoplane.network.Coefficients.LN2_LOW;
import static infoplane.network.Coefficients.LOG1;
import static infoplane.network.Coefficients.LOG2;
import static infoplane.network.Coefficients.LOG2_E;
import static infoplane.network.Coefficients.LOG3;
import static infoplane.network.Coefficients.ONE_BITS;
import static infoplane.network.Coefficients.ROUND;
import static infoplane.network.Coefficients.ROUND_BITS;
import static infoplane.network.Coefficients.SMALLEST_EXPONENT;
import static infoplane.network.Coefficients.SQRT_HALF_BITS;
import static infoplane.network.Coefficients.SQRT_TWO;
import static infoplane.network.Coefficients.TANH_SATURATED_BITS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transcendental functions on arrays of floats, in place, a whole number of vectors long. Every loop, here and in the
 * other classes on vectors, holds vector operations and no call of our own: HotSpot stops inlining a program's methods
 * after 8000 bytecodes, and a vector that crosses a call is allocated on the heap.
 */
final class VectorMath {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorMath() {}

    /**
     * tanh x = h / (h + 1) with h = (e^2|x| − 1) / 2 and the sign of x, exactly 1 in size from |x| = 9.02 on. With
     * e^2|x| = 2^n e^2r, |2r| ≤ ln 2 / 2: h = 2^n (e^2r − 1) / 2 + (2^n − 1) / 2, which has no cancellation near 0. NaN
     * becomes ±1.
     */
    static void tanh(float[] values, int count) {
        FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        for (int i = 0; i < count; i += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, values, i).reinterpretAsInts();
            FloatVector size = bits.and(0x7fffffff).min(TANH_SATURATED_BITS).reinterpretAsFloats();
            FloatVector shifted = size.fma(FloatVector.broadcast(SPECIES, 2 * LOG2_E), round);
            FloatVector r = shifted.sub(round).fma(FloatVector.broadcast(SPECIES, -LN2 / 2), size);
            FloatVector series =
                    r.fma(FloatVector.broadcast(SPECIES, 32 * E6), FloatVector.broadcast(SPECIES, 16 * E5));
            series = series.fma(r, FloatVector.broadcast(SPECIES, 8 * E4));
            series = series.fma(r, FloatVector.broadcast(SPECIES, 4 * E3));
            series = series.fma(r, FloatVector.broadcast(SPECIES, 2 * E2));
            series = series.fma(r.mul(r), r);
            FloatVector power = shifted.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(ONE_BITS)
                    .reinterpretAsFloats();
            FloatVector h = power.fma(series, power.fma(half, half.neg()));
            FloatVector ratio = h.div(h.add(1));
            ratio.reinterpretAsInts()
                    .or(bits.and(0x80000000))
                    .reinterpretAsFloats()
                    .intoArray(values, i);
        }
    }

    /**
     * e^x for x ≤ 0; below −87 that of −87, 1.6e-38. With x = n ln 2 + r the low bits of x / ln 2 + {@link
     * Coefficients#ROUND} are n, and go straight into the exponent.
     */
    static void expOfNegative(float[] values, int count) {
        FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, values, i).max(SMALLEST_EXPONENT);
            FloatVector shifted = x.fma(FloatVector.broadcast(SPECIES, LOG2_E), round);
            FloatVector n = shifted.sub(round);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
            r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector series = r.fma(FloatVector.broadcast(SPECIES, E6), FloatVector.broadcast(SPECIES, E5));
            series = series.fma(r, FloatVector.broadcast(SPECIES, E4));
            series = series.fma(r, FloatVector.broadcast(SPECIES, E3));
            series = series.fma(r, FloatVector.broadcast(SPECIES, E2));
            series = series.fma(r.mul(r), r);
            FloatVector power = shifted.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(ONE_BITS)
                    .reinterpretAsFloats();
            power.fma(series, power).intoArray(values, i);
        }
    }

    /** e^x − 1 for x ≤ 0, as {@link #expOfNegative} but without cancellation near 0. */
    static void expm1OfNegative(float[] values, int count) {
        FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, values, i).max(SMALLEST_EXPONENT);
            FloatVector shifted = x.fma(FloatVector.broadcast(SPECIES, LOG2_E), round);
            FloatVector n = shifted.sub(round);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
            r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector series = r.fma(FloatVector.broadcast(SPECIES, E6), FloatVector.broadcast(SPECIES, E5));
            series = series.fma(r, FloatVector.broadcast(SPECIES, E4));
            series = series.fma(r, FloatVector.broadcast(SPECIES, E3));
            series = series.fma(r, FloatVector.broadcast(SPECIES, E2));
            series = series.fma(r.mul(r), r);
            FloatVector power = shifted.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(ONE_BITS)
                    .reinterpretAsFloats();
            power.fma(series, power.sub(1)).intoArray(values, i);
        }
    }

    /**
     * ln(1 + x) for 0 ≤ x: with 1 + x = 2^k (1 + f), √½ ≤ 1 + f &lt; √2, ln(1 + f) = 2 artanh(f / (2 + f)); f is x
     * itself for k = 0, so that small x lose nothing.
     */
    static void log1p(float[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, values, i);
            FloatVector sum = x.add(1);
            IntVector bits = sum.reinterpretAsInts();
            IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
            FloatVector scaled = bits.sub(k.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats();
            FloatVector f = scaled.sub(1).blend(x, sum.compare(VectorOperators.LT, SQRT_TWO));
            FloatVector s = f.div(f.add(2));
            FloatVector z = s.mul(s);
            FloatVector series = z.fma(FloatVector.broadcast(SPECIES, LOG3), FloatVector.broadcast(SPECIES, LOG2));
            series = series.fma(z, FloatVector.broadcast(SPECIES, LOG1));
            FloatVector ofFraction = series.fma(s.mul(z), s.add(s));
            // adding k to the bits of ROUND adds k to its value: a conversion to float
            FloatVector exponent = k.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
            exponent.fma(FloatVector.broadcast(SPECIES, LN2), ofFraction).intoArray(values, i);
        }
    }
}
