package infoplane.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a layer's weights with blocks of rows, in tiles that stay in registers: four units by two vectors of
 * rows, so that every weight read serves two vectors and every vector read serves four units; also 16 registers are
 * enough.
 */
final class VectorProducts {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Float> BY_1 = VectorShuffle.fromOp(SPECIES, lane -> lane ^ 1);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 2) & (LANES - 1));
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 4) & (LANES - 1));
    private static final VectorShuffle<Float> BY_8 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 8) & (LANES - 1));
    private static final VectorMask<Float> BIT_1 = lanesWith(1);
    private static final VectorMask<Float> BIT_2 = lanesWith(2);
    private static final VectorMask<Float> BIT_4 = lanesWith(4);

    private VectorProducts() {}

    private static VectorMask<Float> lanesWith(int bit) {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    /**
     * Four sums over {@code terms}: to_u = start_u + Σ_i from_i w[offset + i sumStep + u unitStep].
     *
     * @param bias where the four starts lie in {@code weights}, one after the other; negative for 0
     */
    static void four(
            float[] from,
            int fromOffset,
            int terms,
            float[] weights,
            int offset,
            int sumStep,
            int unitStep,
            int bias,
            float[] to,
            int toOffset,
            int stride) {
        for (int row = 0; row < stride; row += 2 * LANES) {
            FloatVector a0 = start(weights, bias, 0);
            FloatVector b0 = start(weights, bias, 1);
            FloatVector c0 = start(weights, bias, 2);
            FloatVector d0 = start(weights, bias, 3);
            FloatVector a1 = a0;
            FloatVector b1 = b0;
            FloatVector c1 = c0;
            FloatVector d1 = d0;
            int at = fromOffset + row;
            int weight = offset;
            for (int term = 0; term < terms; term++) {
                FloatVector x0 = FloatVector.fromArray(SPECIES, from, at);
                FloatVector x1 = FloatVector.fromArray(SPECIES, from, at + LANES);
                FloatVector w = FloatVector.broadcast(SPECIES, weights[weight]);
                a0 = x0.fma(w, a0);
                a1 = x1.fma(w, a1);
                w = FloatVector.broadcast(SPECIES, weights[weight + unitStep]);
                b0 = x0.fma(w, b0);
                b1 = x1.fma(w, b1);
                w = FloatVector.broadcast(SPECIES, weights[weight + 2 * unitStep]);
                c0 = x0.fma(w, c0);
                c1 = x1.fma(w, c1);
                w = FloatVector.broadcast(SPECIES, weights[weight + 3 * unitStep]);
                d0 = x0.fma(w, d0);
                d1 = x1.fma(w, d1);
                at += stride;
                weight += sumStep;
            }
            int target = toOffset + row;
            a0.intoArray(to, target);
            a1.intoArray(to, target + LANES);
            b0.intoArray(to, target + stride);
            b1.intoArray(to, target + stride + LANES);
            c0.intoArray(to, target + 2 * stride);
            c1.intoArray(to, target + 2 * stride + LANES);
            d0.intoArray(to, target + 3 * stride);
            d1.intoArray(to, target + 3 * stride + LANES);
        }
    }

    /** One such sum. */
    static void one(
            float[] from,
            int fromOffset,
            int terms,
            float[] weights,
            int offset,
            int sumStep,
            int bias,
            float[] to,
            int toOffset,
            int stride) {
        for (int row = 0; row < stride; row += 2 * LANES) {
            FloatVector a0 = start(weights, bias, 0);
            FloatVector a1 = a0;
            int at = fromOffset + row;
            int weight = offset;
            for (int term = 0; term < terms; term++) {
                FloatVector w = FloatVector.broadcast(SPECIES, weights[weight]);
                a0 = FloatVector.fromArray(SPECIES, from, at).fma(w, a0);
                a1 = FloatVector.fromArray(SPECIES, from, at + LANES).fma(w, a1);
                at += stride;
                weight += sumStep;
            }
            a0.intoArray(to, toOffset + row);
            a1.intoArray(to, toOffset + row + LANES);
        }
    }

    private static FloatVector start(float[] weights, int bias, int unit) {
        return bias < 0 ? FloatVector.zero(SPECIES) : FloatVector.broadcast(SPECIES, weights[bias + unit]);
    }

    /**
     * Eight sums over rows, Σ_r from_i δ_u for four inputs and two units.
     *
     * @param sums receives them input by input: (0,0) (0,1) (1,0) … (3,1); as long as two vectors
     */
    static void gradientTile(
            float[] from,
            int at0,
            int at1,
            int at2,
            int at3,
            float[] delta,
            int of0,
            int of1,
            float[] sums,
            int stride) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        for (int row = 0; row < stride; row += LANES) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, delta, of0 + row);
            FloatVector y1 = FloatVector.fromArray(SPECIES, delta, of1 + row);
            FloatVector x = FloatVector.fromArray(SPECIES, from, at0 + row);
            a0 = x.fma(y0, a0);
            a1 = x.fma(y1, a1);
            x = FloatVector.fromArray(SPECIES, from, at1 + row);
            b0 = x.fma(y0, b0);
            b1 = x.fma(y1, b1);
            x = FloatVector.fromArray(SPECIES, from, at2 + row);
            c0 = x.fma(y0, c0);
            c1 = x.fma(y1, c1);
            x = FloatVector.fromArray(SPECIES, from, at3 + row);
            d0 = x.fma(y0, d0);
            d1 = x.fma(y1, d1);
        }
        FloatVector ab = fold(fold(a0, a1, BY_1, BIT_1), fold(b0, b1, BY_1, BIT_1), BY_2, BIT_2);
        FloatVector cd = fold(fold(c0, c1, BY_1, BIT_1), fold(d0, d1, BY_1, BIT_1), BY_2, BIT_2);
        storeSums(ab, cd, sums);
    }

    /** The lanes of {@code ab} hold partial sums of four numbers in turn, those of {@code cd} of the next four. */
    private static void storeSums(FloatVector ab, FloatVector cd, float[] sums) {
        if (LANES == 4) {
            ab.intoArray(sums, 0);
            cd.intoArray(sums, 4);
            return;
        }
        FloatVector all = fold(ab, cd, BY_4, BIT_4);
        (LANES == 8 ? all : all.add(all.rearrange(BY_8))).intoArray(sums, 0);
    }

    /** Lanes without the bit get a's pairwise sums, lanes with it b's: half a transposition. */
    private static FloatVector fold(
            FloatVector a, FloatVector b, VectorShuffle<Float> swap, VectorMask<Float> withBit) {
        return a.blend(b, withBit).add(b.blend(a, withBit).rearrange(swap));
    }

    /** Sums over rows of four units' deltas, into {@code sums[0]} to {@code [3]}. */
    static void rowSums(float[] delta, int of0, int of1, int of2, int of3, float[] sums, int stride) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int row = 0; row < stride; row += LANES) {
            a = a.add(FloatVector.fromArray(SPECIES, delta, of0 + row));
            b = b.add(FloatVector.fromArray(SPECIES, delta, of1 + row));
            c = c.add(FloatVector.fromArray(SPECIES, delta, of2 + row));
            d = d.add(FloatVector.fromArray(SPECIES, delta, of3 + row));
        }
        FloatVector all = fold(fold(a, b, BY_1, BIT_1), fold(c, d, BY_1, BIT_1), BY_2, BIT_2);
        storeSums(all, all, sums);
    }
}
