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
import static infoplane.network.Coefficients.SQRT_TWO;
import static infoplane.network.Coefficients.TANH_SATURATED;

/** The functions of {@link VectorMath} on one float, for machines without vectors. */
final class ScalarMath {
    private ScalarMath() {}

    static float tanh(float x) {
        float size = Math.min(Math.abs(x), TANH_SATURATED);
        float shifted = size * (2 * LOG2_E) + ROUND;
        float n = shifted - ROUND;
        float r = size - n * (LN2_HIGH / 2) - n * (LN2_LOW / 2);
        float series = (((32 * E6 * r + 16 * E5) * r + 8 * E4) * r + 4 * E3) * r + 2 * E2;
        float power = powerOfTwo(shifted);
        float h = power * (series * (r * r) + r) + (power * 0.5f - 0.5f);
        return Math.copySign(h / (h + 1), x);
    }

    private static float powerOfTwo(float shifted) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE_BITS);
    }

    private static float expm1OfReduced(float r) {
        return ((((E6 * r + E5) * r + E4) * r + E3) * r + E2) * (r * r) + r;
    }

    static float expOfNegative(float x) {
        float clamped = Math.max(x, SMALLEST_EXPONENT);
        float shifted = clamped * LOG2_E + ROUND;
        float n = shifted - ROUND;
        float power = powerOfTwo(shifted);
        return power * expm1OfReduced(clamped - n * LN2_HIGH - n * LN2_LOW) + power;
    }

    static float expm1OfNegative(float x) {
        float clamped = Math.max(x, SMALLEST_EXPONENT);
        float shifted = clamped * LOG2_E + ROUND;
        float n = shifted - ROUND;
        float power = powerOfTwo(shifted);
        return power * expm1OfReduced(clamped - n * LN2_HIGH - n * LN2_LOW) + (power - 1);
    }

    static float log1p(float x) {
        float sum = x + 1;
        int bits = Float.floatToRawIntBits(sum);
        int k = (bits - SQRT_HALF_BITS) >> 23;
        float f = sum < SQRT_TWO ? x : Float.intBitsToFloat(bits - (k << 23)) - 1;
        float s = f / (f + 2);
        float z = s * s;
        return k * LN2 + (((LOG3 * z + LOG2) * z + LOG1) * (s * z) + (s + s));
    }

    static float sigmoid(float z) {
        float e = expOfNegative(-Math.abs(z));
        return (z < 0 ? e : 1) / (e + 1);
    }

    static float softplus(float z) {
        return Math.max(z, 0) + log1p(expOfNegative(-Math.abs(z)));
    }
}
