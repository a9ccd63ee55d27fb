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
import static infoplane.network.Coefficients.SMALLEST_EXPONENT;
import static infoplane.network.Coefficients.SQRT_HALF_BITS;
import static infoplane.network.Coefficients.TANH_SATURATED_BITS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Transcendental functions on vectors of floats; each within 2 units in the last place where the test says so. */
final class VectorMath {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private VectorMath() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /**
     * tanh x = h / (h + 1) with h = (e^2|x| − 1) / 2 and the sign of x, exactly 1 in size from |x| = 9.02 on. With
     * e^2|x| = 2^n e^2r, |2r| ≤ ln 2 / 2: h = 2^n (e^2r − 1) / 2 + (2^n − 1) / 2, which has no cancellation near 0. NaN
     * becomes ±1.
     */
    static FloatVector tanh(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        FloatVector size = bits.and(0x7fffffff).min(TANH_SATURATED_BITS).reinterpretAsFloats();
        FloatVector shifted = size.fma(all(2 * LOG2_E), all(ROUND));
        FloatVector r = shifted.sub(ROUND).fma(all(-LN2 / 2), size);
        FloatVector series = r.fma(all(32 * E6), all(16 * E5));
        series = series.fma(r, all(8 * E4));
        series = series.fma(r, all(4 * E3));
        series = series.fma(r, all(2 * E2));
        series = series.fma(r.mul(r), r);
        FloatVector power = powerOfTwo(shifted);
        FloatVector h = power.fma(series, power.fma(all(0.5f), all(-0.5f)));
        FloatVector ratio = h.div(h.add(1));
        return ratio.reinterpretAsInts().or(bits.and(0x80000000)).reinterpretAsFloats();
    }

    /** 2^n where {@code shifted} = n + {@link Coefficients#ROUND}: the low bits of that sum are n. */
    private static FloatVector powerOfTwo(FloatVector shifted) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(ONE_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector expm1OfReduced(FloatVector r) {
        FloatVector series = r.fma(all(E6), all(E5));
        series = series.fma(r, all(E4));
        series = series.fma(r, all(E3));
        series = series.fma(r, all(E2));
        return series.fma(r.mul(r), r);
    }

    private static FloatVector reduced(FloatVector x, FloatVector shifted) {
        FloatVector n = shifted.sub(ROUND);
        return n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
    }

    /** e^x for x ≤ 0; below −87 that of −87, 1.6e-38. */
    static FloatVector expOfNegative(FloatVector x) {
        FloatVector clamped = x.max(SMALLEST_EXPONENT);
        FloatVector shifted = clamped.fma(all(LOG2_E), all(ROUND));
        FloatVector power = powerOfTwo(shifted);
        return power.fma(expm1OfReduced(reduced(clamped, shifted)), power);
    }

    /** e^x − 1 for x ≤ 0, accurate near 0. */
    static FloatVector expm1OfNegative(FloatVector x) {
        FloatVector clamped = x.max(SMALLEST_EXPONENT);
        FloatVector shifted = clamped.fma(all(LOG2_E), all(ROUND));
        FloatVector power = powerOfTwo(shifted);
        return power.fma(expm1OfReduced(reduced(clamped, shifted)), power.sub(1));
    }

    /**
     * ln(1 + x) for 0 ≤ x: with 1 + x = 2^k (1 + f), √½ ≤ 1 + f &lt; √2, ln(1 + f) = 2 artanh(f / (2 + f)); f is x
     * itself for k = 0, so that small x lose nothing.
     */
    static FloatVector log1p(FloatVector x) {
        FloatVector sum = x.add(1);
        IntVector bits = sum.reinterpretAsInts();
        IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
        FloatVector scaled = bits.sub(k.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1);
        VectorMask<Float> near = sum.compare(VectorOperators.LT, Coefficients.SQRT_TWO);
        FloatVector f = scaled.blend(x, near);
        FloatVector s = f.div(f.add(2));
        FloatVector z = s.mul(s);
        FloatVector series = z.fma(all(LOG3), all(LOG2)).fma(z, all(LOG1));
        FloatVector near1 = series.fma(s.mul(z), s.add(s));
        return ((FloatVector) k.convert(VectorOperators.I2F, 0)).fma(all(LN2), near1);
    }

    /** 1 / (1 + e^−z), accurate in relative terms on both sides. */
    static FloatVector sigmoid(FloatVector z) {
        FloatVector e = expOfNegative(z.abs().neg());
        FloatVector numerator = all(1).blend(e, z.compare(VectorOperators.LT, 0));
        return numerator.div(e.add(1));
    }

    /** ln(1 + e^z). */
    static FloatVector softplus(FloatVector z) {
        return z.max(0).add(log1p(expOfNegative(z.abs().neg())));
    }
}
