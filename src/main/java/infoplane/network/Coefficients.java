package infoplane.network;

/**
 * Numbers of the transcendental functions. The polynomials minimise the largest relative error over their interval
 * (weighted least squares after Lawson, computed for this program): e^r − 1 = r + r² (E2 + E3 r + … + E6 r⁴) to 1.4e-8
 * for |r| ≤ ln 2 / 2; ln((1 + s) / (1 − s)) = 2 s + s³ (LOG1 + LOG2 s² + LOG3 s⁴) to 1e-9 for |s| ≤ 3 − 2√2.
 */
final class Coefficients {
    static final float E2 = 0.49999997f;
    static final float E3 = 0.16666542f;
    static final float E4 = 0.041667204f;
    static final float E5 = 0.008366647f;
    static final float E6 = 0.0013882497f;

    static final float LOG1 = 0.66666776f;
    static final float LOG2 = 0.39977387f;
    static final float LOG3 = 0.2987639f;

    static final float LOG2_E = 1.442695041f;
    static final float LN2 = 0.6931471806f;
    /** ln 2 in two parts, the first with enough trailing zeros that its product with an exponent is exact. */
    static final float LN2_HIGH = 0.693359375f;

    static final float LN2_LOW = -2.12194440e-4f;

    /** Added to a number below 2^22 it leaves the nearest whole number in the low bits: 1.5 · 2^23. */
    static final float ROUND = 12582912f;

    static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);

    static final int ONE_BITS = Float.floatToRawIntBits(1);
    static final int SQRT_HALF_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));
    static final float SQRT_TWO = (float) Math.sqrt(2);

    /** From here on tanh rounds to 1. */
    static final float TANH_SATURATED = 9.02f;

    static final int TANH_SATURATED_BITS = Float.floatToRawIntBits(TANH_SATURATED);

    /** e^x below this is taken as here, 1.6e-38, so that no exponent underflows. */
    static final float SMALLEST_EXPONENT = -87;

    /** cos(π/4 t) = 1 + COS2 t² + … and sin(π/4 t) = SIN1 t + SIN3 t³ + …, for |t| ≤ 1 to 3e-8; Taylor's series. */
    static final float COS2 = -0.30842513753404244f;

    static final float COS4 = 0.0158543442438155f;
    static final float COS6 = -0.00032599188692738996f;
    static final float COS8 = 3.590860448591509e-06f;
    static final float SIN1 = 0.7853981633974483f;
    static final float SIN3 = -0.08074551218828077f;
    static final float SIN5 = 0.00249039457019272f;
    static final float SIN7 = -3.657620418217724e-05f;
    static final float SIN9 = 3.13361689037812e-07f;

    /** 1 − 2^−24: a number in [1, 2) less this lies in (0, 1), exactly. */
    static final float NEARLY_ONE = 0.99999994f;

    /** Multipliers that mix 32 bits. */
    static final int SPREAD = 0x9E3779B1;

    static final int MIX1 = 0x7feb352d;
    static final int MIX2 = 0x846ca68b;

    private Coefficients() {}
}
