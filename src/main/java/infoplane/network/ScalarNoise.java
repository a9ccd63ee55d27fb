package infoplane.network;

import static infoplane.network.Coefficients.COS2;
import static infoplane.network.Coefficients.COS4;
import static infoplane.network.Coefficients.COS6;
import static infoplane.network.Coefficients.COS8;
import static infoplane.network.Coefficients.LN2;
import static infoplane.network.Coefficients.LOG1;
import static infoplane.network.Coefficients.LOG2;
import static infoplane.network.Coefficients.LOG3;
import static infoplane.network.Coefficients.MIX1;
import static infoplane.network.Coefficients.MIX2;
import static infoplane.network.Coefficients.NEARLY_ONE;
import static infoplane.network.Coefficients.ONE_BITS;
import static infoplane.network.Coefficients.ROUND;
import static infoplane.network.Coefficients.SIN1;
import static infoplane.network.Coefficients.SIN3;
import static infoplane.network.Coefficients.SIN5;
import static infoplane.network.Coefficients.SIN7;
import static infoplane.network.Coefficients.SIN9;
import static infoplane.network.Coefficients.SPREAD;
import static infoplane.network.Coefficients.SQRT_HALF_BITS;

/** Noise and grids in plain Java, for machines without vectors. */
final class ScalarNoise {
    private ScalarNoise() {}

    /**
     * Adds σZ to the units of a block, from {@code clean} into {@code values}. The row's number is mixed with two keys into 32 bits a and 32 bits b (multiplications
     * and shifts of Wellons 2018, "lowbias32"); Box and Muller (1958) make the normal numbers of two units of them, the
     * radius √(−ln u) from a, and the angle, π/4 + φ and two signs, from b.
     */
    static void add(float[] clean, float[] values, int units, int stride, int[] rows, long layer, float sigma) {
        for (int unit = 0; unit < units; unit += 2) {
            long keys = NoiseStream.ofPair(layer, unit / 2);
            boolean pair = unit + 1 < units;
            for (int row = 0; row < stride; row++) {
                int a = mixed16(rows[row] * SPREAD + (int) keys);
                int b = mixed(a + (int) (keys >>> 32));
                float radius = (float) Math.sqrt(Math.max(0, -log(a))) * sigma;
                float t = Float.intBitsToFloat((b << 2) >>> 9 | ONE_BITS) * 2 - 3;
                float tt = t * t;
                float cosine = (((COS8 * tt + COS6) * tt + COS4) * tt + COS2) * tt + 1;
                float sine = ((((SIN9 * tt + SIN7) * tt + SIN5) * tt + SIN3) * tt + SIN1) * t;
                float first = signed(cosine - sine, b);
                float second = signed(cosine + sine, b << 1);
                values[unit * stride + row] = clean[unit * stride + row] + (pair ? first : second) * radius;
                if (pair) {
                    values[(unit + 1) * stride + row] = clean[(unit + 1) * stride + row] + second * radius;
                }
            }
        }
    }

    private static int mixed16(int raw) {
        return mixed(raw ^ raw >>> 16);
    }

    private static int mixed(int raw) {
        int a = raw * MIX1;
        a = (a ^ a >>> 15) * MIX2;
        return a ^ a >>> 16;
    }

    /** ln u of a number u in (0, 1) with 23 random bits. */
    private static float log(int random) {
        float u = Float.intBitsToFloat(random >>> 9 | ONE_BITS) - NEARLY_ONE;
        int bits = Float.floatToRawIntBits(u);
        int k = (bits - SQRT_HALF_BITS) >> 23;
        float f = Float.intBitsToFloat(bits - (k << 23)) - 1;
        float s = f / (f + 2);
        float z = s * s;
        return k * LN2 + (((LOG3 * z + LOG2) * z + LOG1) * (s * z) + (s + s));
    }

    private static float signed(float size, int signBit) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(size) ^ (signBit & 0x80000000));
    }

    static void quantise(float[] clean, float[] values, int from, int count, Grid grid) {
        for (int i = from; i < from + count; i++) {
            float place = Math.max(0, Math.min(grid.steps(), (clean[i] - grid.lower()) * grid.perStep()));
            values[i] = Math.min(grid.upper(), (place + ROUND - ROUND) * grid.step() + grid.lower()); // it rounds
        }
    }

    static void zeroOutside(float[] clean, float[] delta, int count, Grid grid) {
        for (int i = 0; i < count; i++) {
            delta[i] = clean[i] < grid.lower() || clean[i] > grid.upper() ? 0 : delta[i];
        }
    }
}
