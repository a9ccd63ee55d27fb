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
import static infoplane.network.Coefficients.ROUND_BITS;
import static infoplane.network.Coefficients.SIN1;
import static infoplane.network.Coefficients.SIN3;
import static infoplane.network.Coefficients.SIN5;
import static infoplane.network.Coefficients.SIN7;
import static infoplane.network.Coefficients.SIN9;
import static infoplane.network.Coefficients.SPREAD;
import static infoplane.network.Coefficients.SQRT_HALF_BITS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Noise and grids on whole blocks, in place; see {@link ScalarNoise} for the formulas. */
final class VectorNoise {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final VectorSpecies<Integer> WHOLE = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();

    private VectorNoise() {}

    static void add(float[] clean, float[] values, int units, int stride, int[] rows, long layer, float sigma) {
        for (int unit = 0; unit < units; unit += 2) {
            long keys = NoiseStream.ofPair(layer, unit / 2);
            int other = Math.min(unit + 1, units - 1);
            addPair(clean, values, unit * stride, other * stride, stride, rows, keys, sigma);
        }
    }

    /** Box and Muller (1958); where both units are one, the second number wins and the first is written over. */
    private static void addPair(
            float[] clean, float[] values, int first, int second, int stride, int[] rows, long keys, float sigma) {
        int key1 = (int) keys;
        int key2 = (int) (keys >>> 32);
        FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < stride; i += LANES) {
            IntVector a = IntVector.fromArray(WHOLE, rows, i).mul(SPREAD).add(key1);
            a = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 16))
                    .mul(MIX1);
            a = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 15))
                    .mul(MIX2);
            a = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 16));
            IntVector b = a.add(key2).mul(MIX1);
            b = b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 15))
                    .mul(MIX2);
            b = b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 16));

            FloatVector u = a.lanewise(VectorOperators.LSHR, 9)
                    .or(ONE_BITS)
                    .reinterpretAsFloats()
                    .sub(NEARLY_ONE);
            IntVector bits = u.reinterpretAsInts();
            IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
            FloatVector f = bits.sub(k.lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .sub(1);
            FloatVector s = f.div(f.add(2));
            FloatVector z = s.mul(s);
            FloatVector series = z.fma(FloatVector.broadcast(SPECIES, LOG3), FloatVector.broadcast(SPECIES, LOG2));
            series = series.fma(z, FloatVector.broadcast(SPECIES, LOG1)).fma(s.mul(z), s.add(s));
            FloatVector exponent = k.add(ROUND_BITS).reinterpretAsFloats().sub(round);
            FloatVector exponential =
                    exponent.fma(FloatVector.broadcast(SPECIES, LN2), series).neg();
            FloatVector radius = exponential
                    .blend(zero, exponential.compare(VectorOperators.LT, zero))
                    .sqrt()
                    .mul(sigma);

            FloatVector t = b.lanewise(VectorOperators.LSHL, 2)
                    .lanewise(VectorOperators.LSHR, 9)
                    .or(ONE_BITS)
                    .reinterpretAsFloats()
                    .fma(FloatVector.broadcast(SPECIES, 2), FloatVector.broadcast(SPECIES, -3));
            FloatVector tt = t.mul(t);
            FloatVector cosine = tt.fma(FloatVector.broadcast(SPECIES, COS8), FloatVector.broadcast(SPECIES, COS6));
            cosine = cosine.fma(tt, FloatVector.broadcast(SPECIES, COS4));
            cosine = cosine.fma(tt, FloatVector.broadcast(SPECIES, COS2)).fma(tt, one);
            FloatVector sine = tt.fma(FloatVector.broadcast(SPECIES, SIN9), FloatVector.broadcast(SPECIES, SIN7));
            sine = sine.fma(tt, FloatVector.broadcast(SPECIES, SIN5));
            sine = sine.fma(tt, FloatVector.broadcast(SPECIES, SIN3));
            sine = sine.fma(tt, FloatVector.broadcast(SPECIES, SIN1)).mul(t);

            FloatVector z0 = cosine.sub(sine)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, b.and(0x80000000))
                    .reinterpretAsFloats();
            FloatVector z1 = cosine.add(sine)
                    .reinterpretAsInts()
                    .lanewise(
                            VectorOperators.XOR,
                            b.lanewise(VectorOperators.LSHL, 1).and(0x80000000))
                    .reinterpretAsFloats();
            FloatVector before0 = FloatVector.fromArray(SPECIES, clean, first + i);
            FloatVector before1 = FloatVector.fromArray(SPECIES, clean, second + i);
            z0.fma(radius, before0).intoArray(values, first + i);
            z1.fma(radius, before1).intoArray(values, second + i);
        }
    }

    /** By comparisons, as {@link VectorOutputs#extremes}. */
    static void quantise(float[] clean, float[] values, int from, int count, Grid grid) {
        FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
        FloatVector step = FloatVector.broadcast(SPECIES, grid.step());
        FloatVector lower = FloatVector.broadcast(SPECIES, grid.lower());
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector last = FloatVector.broadcast(SPECIES, grid.steps());
        for (int i = from; i < from + count; i += LANES) {
            FloatVector place =
                    FloatVector.fromArray(SPECIES, clean, i).sub(lower).mul(grid.perStep());
            place = place.blend(zero, place.compare(VectorOperators.LT, zero));
            place = place.blend(last, place.compare(VectorOperators.GT, last));
            place.add(round).sub(round).fma(step, lower).intoArray(values, i);
        }
        if (Math.fma(grid.steps(), grid.step(), grid.lower()) > grid.upper()) {
            limit(values, from, count, grid.upper()); // the last step rounds
        }
    }

    private static void limit(float[] values, int from, int count, float most) {
        FloatVector upper = FloatVector.broadcast(SPECIES, most);
        for (int i = from; i < from + count; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, i);
            value.blend(upper, value.compare(VectorOperators.GT, upper)).intoArray(values, i);
        }
    }

    static void zeroOutside(float[] clean, float[] delta, int count, Grid grid) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector lower = FloatVector.broadcast(SPECIES, grid.lower());
        FloatVector upper = FloatVector.broadcast(SPECIES, grid.upper());
        for (int i = 0; i < count; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, clean, i);
            FloatVector.fromArray(SPECIES, delta, i)
                    .blend(zero, t.compare(VectorOperators.LT, lower).or(t.compare(VectorOperators.GT, upper)))
                    .intoArray(delta, i);
        }
    }
}
