package infoplane.pairwise;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Squared distances of {@link WidePairs} by products in float32 vectors. One thread owns it. */
final class VectorPairProducts {
    private static final VectorSpecies<Float> SPECIES = VectorBoxes.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int OF_QUAD = RowOrder.QUAD * RowOrder.LEAF;

    private final WidePairs pairs;
    private final float[] squares = new float[RowOrder.BLOCK * RowOrder.LEAF];
    private final int[] starts = new int[RowOrder.QUADS_IN_BLOCK];

    VectorPairProducts(WidePairs pairs) {
        this.pairs = pairs;
    }

    /** Closes up the list of quads to those of which the products do not show all pairs with the leaf to be out of reach. */
    int near(int block, int leaf, int[] quads, int count) {
        squares(block, quads, count, leaf, squares);
        float reach = pairs.reach(block, leaf);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            quads[kept] = quads[i];
            kept += isNear(squares, i * OF_QUAD, reach) ? 1 : 0;
        }
        return kept;
    }

    /** Whether any pair of a quad with a leaf is within reach. */
    static boolean isNear(float[] squares, int from, float reach) {
        boolean near = false;
        for (int at = from; at < from + RowOrder.LEAF; at += LANES) {
            FloatVector rows01 = FloatVector.fromArray(SPECIES, squares, at)
                    .min(FloatVector.fromArray(SPECIES, squares, at + RowOrder.LEAF));
            FloatVector rows23 = FloatVector.fromArray(SPECIES, squares, at + 2 * RowOrder.LEAF)
                    .min(FloatVector.fromArray(SPECIES, squares, at + 3 * RowOrder.LEAF));
            near |= rows01.min(rows23).compare(VectorOperators.LE, reach).anyTrue();
        }
        return near;
    }

    /** Squared distances of 4 rows a quad to the 16 positions of a leaf, 64 a quad, in the order of {@code quads}. */
    void squares(int block, int[] quads, int count, int leaf, float[] into) {
        int width = pairs.width();
        int start = pairs.start(block);
        float[] rows = pairs.rows().values();
        float[] columns = pairs.columns().values();
        int column = leaf * RowOrder.LEAF * width;
        for (int i = 0; i < count; i++) {
            starts[i] = PackedRows.start(start + quads[i] * RowOrder.QUAD, width);
        }
        for (int from = 0; from < width; from += WidePairs.STRIP) {
            int to = Math.min(width, from + WidePairs.STRIP);
            for (int i = 0; i < count; i += 2) {
                int other = Math.min(i + 1, count - 1); // the last of an odd number is done twice
                for (int part = 0; part < RowOrder.LEAF; part += LANES) {
                    addTwo(
                            rows,
                            starts[i],
                            starts[other],
                            columns,
                            column + part,
                            from,
                            to,
                            into,
                            i * OF_QUAD + part,
                            other * OF_QUAD + part);
                }
            }
        }
        toSquares(pairs.rows().squares(), start, quads, count, pairs.columns().squares(), leaf, into);
    }

    /** Adds a strip of the products of two quads with a vector of columns to {@code sums}; the first strip starts them. */
    private static void addTwo(
            float[] rows,
            int row0,
            int row1,
            float[] columns,
            int column,
            int from,
            int to,
            float[] sums,
            int to0,
            int to1) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector a2 = FloatVector.zero(SPECIES);
        FloatVector a3 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector b2 = FloatVector.zero(SPECIES);
        FloatVector b3 = FloatVector.zero(SPECIES);
        for (int k = from; k < to; k++) {
            int at = k * RowOrder.LEAF;
            FloatVector x = FloatVector.fromArray(SPECIES, columns, column + at);
            a0 = x.fma(FloatVector.broadcast(SPECIES, rows[row0 + at]), a0);
            a1 = x.fma(FloatVector.broadcast(SPECIES, rows[row0 + at + 1]), a1);
            a2 = x.fma(FloatVector.broadcast(SPECIES, rows[row0 + at + 2]), a2);
            a3 = x.fma(FloatVector.broadcast(SPECIES, rows[row0 + at + 3]), a3);
            b0 = x.fma(FloatVector.broadcast(SPECIES, rows[row1 + at]), b0);
            b1 = x.fma(FloatVector.broadcast(SPECIES, rows[row1 + at + 1]), b1);
            b2 = x.fma(FloatVector.broadcast(SPECIES, rows[row1 + at + 2]), b2);
            b3 = x.fma(FloatVector.broadcast(SPECIES, rows[row1 + at + 3]), b3);
        }
        if (from > 0 && to0 != to1) {
            a0 = a0.add(FloatVector.fromArray(SPECIES, sums, to0));
            a1 = a1.add(FloatVector.fromArray(SPECIES, sums, to0 + RowOrder.LEAF));
            a2 = a2.add(FloatVector.fromArray(SPECIES, sums, to0 + 2 * RowOrder.LEAF));
            a3 = a3.add(FloatVector.fromArray(SPECIES, sums, to0 + 3 * RowOrder.LEAF));
        }
        if (from > 0) {
            b0 = b0.add(FloatVector.fromArray(SPECIES, sums, to1));
            b1 = b1.add(FloatVector.fromArray(SPECIES, sums, to1 + RowOrder.LEAF));
            b2 = b2.add(FloatVector.fromArray(SPECIES, sums, to1 + 2 * RowOrder.LEAF));
            b3 = b3.add(FloatVector.fromArray(SPECIES, sums, to1 + 3 * RowOrder.LEAF));
        }
        a0.intoArray(sums, to0);
        a1.intoArray(sums, to0 + RowOrder.LEAF);
        a2.intoArray(sums, to0 + 2 * RowOrder.LEAF);
        a3.intoArray(sums, to0 + 3 * RowOrder.LEAF);
        b0.intoArray(sums, to1);
        b1.intoArray(sums, to1 + RowOrder.LEAF);
        b2.intoArray(sums, to1 + 2 * RowOrder.LEAF);
        b3.intoArray(sums, to1 + 3 * RowOrder.LEAF);
    }

    /** |a|² + |b|² − 2ab in place of ab; a little below 0 where a = b, because errors of one sign would not average out. */
    private static void toSquares(
            float[] ofRows, int start, int[] quads, int count, float[] ofColumns, int leaf, float[] products) {
        for (int part = 0; part < RowOrder.LEAF; part += LANES) {
            FloatVector column = FloatVector.fromArray(SPECIES, ofColumns, leaf * RowOrder.LEAF + part);
            FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2);
            for (int i = 0; i < count; i++) {
                for (int row = 0; row < RowOrder.QUAD; row++) {
                    int at = i * OF_QUAD + row * RowOrder.LEAF + part;
                    FloatVector both = column.add(ofRows[start + quads[i] * RowOrder.QUAD + row]);
                    FloatVector.fromArray(SPECIES, products, at)
                            .fma(minusTwo, both)
                            .intoArray(products, at);
                }
            }
        }
    }
}
