package infoplane.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a layer's weights with blocks of rows, in tiles that stay in registers: four units by two vectors of
 * rows, so that every weight read serves two vectors and every vector read serves four units; also 16 registers are
 * enough.
 */
final class VectorProducts {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorProducts() {}

    /**
     * Sums for {@code units} units: to_u = start_u + Σ_i from_i w[offset + i sumStep + u unitStep], for every row.
     *
     * @param bias where the starts lie in {@code weights}, one after the other; negative for 0
     */
    static void product(
            float[] from,
            int fromOffset,
            int terms,
            float[] weights,
            int offset,
            int sumStep,
            int unitStep,
            int units,
            int bias,
            float[] to,
            int stride) {
        if (VectorPanels.areWorthwhile(units)) {
            VectorPanels.ofThread()
                    .product(from, fromOffset, terms, weights, offset, sumStep, unitStep, units, bias, to, stride);
            return;
        }
        int unit = 0;
        while (unit < units) {
            int tile = tile(units - unit);
            int start = bias < 0 ? bias : bias + unit;
            int weight = offset + unit * unitStep;
            int target = unit * stride;
            switch (tile) {
                case 4 -> four(from, fromOffset, terms, weights, weight, sumStep, unitStep, start, to, target, stride);
                case 3 -> three(from, fromOffset, terms, weights, weight, sumStep, unitStep, start, to, target, stride);
                case 2 -> two(from, fromOffset, terms, weights, weight, sumStep, unitStep, start, to, target, stride);
                default -> one(from, fromOffset, terms, weights, weight, sumStep, start, to, target, stride);
            }
            unit += tile;
        }
    }

    /** Units to take next of those left: ten as 4 + 3 + 3 and five as 3 + 2, never one alone where it can be avoided. */
    private static int tile(int left) {
        return left <= 4 ? left : left == 5 || left == 6 ? 3 : 4;
    }

    /** Four units' sums. */
    private static void four(
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
            FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias]);
            FloatVector b0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias + 1]);
            FloatVector c0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias + 2]);
            FloatVector d0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias + 3]);
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

    /** Three units' sums. */
    private static void three(
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
            FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias]);
            FloatVector b0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias + 1]);
            FloatVector c0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias + 2]);
            FloatVector a1 = a0;
            FloatVector b1 = b0;
            FloatVector c1 = c0;
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
        }
    }

    /** Two units' sums. */
    private static void two(
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
            FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias]);
            FloatVector b0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias + 1]);
            FloatVector a1 = a0;
            FloatVector b1 = b0;
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
                at += stride;
                weight += sumStep;
            }
            int target = toOffset + row;
            a0.intoArray(to, target);
            a1.intoArray(to, target + LANES);
            b0.intoArray(to, target + stride);
            b1.intoArray(to, target + stride + LANES);
        }
    }

    /** One unit's sums. */
    private static void one(
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
            FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : weights[bias]);
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
        // half a transposition at a time: lanes without the bit get the first one's pairwise sums, the others the
        // second's
        FloatVector a = a0.blend(a1, VectorLanes.BIT_1)
                .add(a1.blend(a0, VectorLanes.BIT_1).rearrange(VectorLanes.BY_1));
        FloatVector b = b0.blend(b1, VectorLanes.BIT_1)
                .add(b1.blend(b0, VectorLanes.BIT_1).rearrange(VectorLanes.BY_1));
        FloatVector c = c0.blend(c1, VectorLanes.BIT_1)
                .add(c1.blend(c0, VectorLanes.BIT_1).rearrange(VectorLanes.BY_1));
        FloatVector d = d0.blend(d1, VectorLanes.BIT_1)
                .add(d1.blend(d0, VectorLanes.BIT_1).rearrange(VectorLanes.BY_1));
        FloatVector ab =
                a.blend(b, VectorLanes.BIT_2).add(b.blend(a, VectorLanes.BIT_2).rearrange(VectorLanes.BY_2));
        FloatVector cd =
                c.blend(d, VectorLanes.BIT_2).add(d.blend(c, VectorLanes.BIT_2).rearrange(VectorLanes.BY_2));
        if (LANES == 4) {
            ab.intoArray(sums, 0);
            cd.intoArray(sums, 4);
            return;
        }
        FloatVector all = ab.blend(cd, VectorLanes.BIT_4)
                .add(cd.blend(ab, VectorLanes.BIT_4).rearrange(VectorLanes.BY_4));
        if (LANES > 8) {
            all = all.add(all.rearrange(VectorLanes.BY_8));
        }
        all.intoArray(sums, 0);
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
        FloatVector ab =
                a.blend(b, VectorLanes.BIT_1).add(b.blend(a, VectorLanes.BIT_1).rearrange(VectorLanes.BY_1));
        FloatVector cd =
                c.blend(d, VectorLanes.BIT_1).add(d.blend(c, VectorLanes.BIT_1).rearrange(VectorLanes.BY_1));
        FloatVector all = ab.blend(cd, VectorLanes.BIT_2)
                .add(cd.blend(ab, VectorLanes.BIT_2).rearrange(VectorLanes.BY_2));
        if (LANES > 4) {
            all = all.add(all.rearrange(VectorLanes.BY_4));
        }
        if (LANES > 8) {
            all = all.add(all.rearrange(VectorLanes.BY_8));
        }
        all.intoArray(sums, 0);
    }
}
