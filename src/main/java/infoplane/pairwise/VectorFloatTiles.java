package infoplane.pairwise;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Kernels in float32 vectors. Distances are sums of squared differences, which float32 gives to about 1e-7 of
 * themselves however far from 0 the rows are; the exponential is a polynomial with a relative error below
 * {@value #EXP_ERROR}; at most 64 kernels are added in float32 before float64 takes over. Errors of single pairs have no
 * preferred sign and average out: see {@code KernelSumsTest} for the total.
 */
final class VectorFloatTiles implements TileKernel {
    static final double EXP_ERROR = 2e-7;

    private static final VectorSpecies<Float> SPECIES = VectorBoxes.SPECIES;
    private static final int LANES = SPECIES.length();
    /** Adding this and subtracting it again rounds to a whole number, which then is in the low bits of the sum. */
    private static final float ROUNDER = 0x1.8p23f;

    static final float LEAST_EXPONENT = 126;
    /** 2^(EXP_RATE · x) = exp(−x). */
    private static final float EXP_RATE = (float) (-1 / Math.log(2));

    private static final int[] ALL_SLOTS = IntStream.range(0, 64).toArray();
    /** Coordinates that are added up before the next quad, so that a leaf's share of them stays in the first cache. */
    static final int COLUMN_STRIP = 256;

    private final Tiles tiles;
    private final float[] rows;
    private final float[] columns;
    private final float[][] weights;
    private final float rate;
    private final float rateRest;
    private final float most;
    private final float reach;

    VectorFloatTiles(Tiles tiles) {
        this.tiles = tiles;
        this.rows = tiles.rows().singles();
        this.columns = tiles.columns().singles();
        this.rate = (float) -tiles.rate();
        this.rateRest = (float) (-tiles.rate() - rate); // float32 alone would change every exponent by up to 6e-8
        this.most = (float) (LEAST_EXPONENT / tiles.rate());
        this.reach = Math.nextUp((float) tiles.reach());
        this.weights = new float[tiles.weights().length][];
        for (int column = 0; column < weights.length; column++) {
            weights[column] = narrowed(tiles.weights()[column]);
        }
    }

    /** Whether the rate and the exponent's range can be held in float32. */
    static boolean takes(double rate) {
        return rate > 1e-30 && rate < 1e30;
    }

    static String description() {
        return SPECIES.vectorBitSize() + "-bit vectors (" + LANES + " float32 at a time)";
    }

    private static float[] narrowed(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }

    @Override
    public Worker worker() {
        return new VectorWorker();
    }

    private final class VectorWorker implements Worker {
        private final float[] squares = new float[RowOrder.BLOCK * RowOrder.LEAF];
        private final int[] slots = IntStream.range(0, RowOrder.QUADS_IN_BLOCK).toArray();
        private final float[] rowSums = new float[RowOrder.BLOCK * RowOrder.LEAF];
        private final float[][] weightedSums = new float[weights.length][RowOrder.BLOCK * RowOrder.LEAF];
        private final float[] column = new float[RowOrder.LEAF];
        private final VectorBoxes boxes = new VectorBoxes(tiles.rowBoxes(), tiles.columnBoxes(), tiles.reach());
        private final @Nullable WidePairs wide = tiles.wide();
        private final @Nullable VectorPairProducts products = wide == null ? null : new VectorPairProducts(wide);

        @Override
        public int within(int block, int leaf, int[] quads) {
            int count = boxes.within(block, leaf, quads);
            return wide != null && products != null && wide.finding() && !wide.hold(block, leaf)
                    ? products.near(block, leaf, quads, count)
                    : count;
        }

        @Override
        public void add(int block, int[] quads, int count, int leaf, double @Nullable [] columnSums) {
            int near = squares(block, quads, count, leaf);
            if (columnSums == null) {
                addKernels(squares, slots, quads, near, rate, rateRest, most, rowSums);
                return;
            }
            if (near == 0) {
                return;
            }
            addKernels(squares, slots, quads, near, rate, rateRest, most, rowSums, column);
            int at = leaf * RowOrder.LEAF;
            for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                columnSums[at + lane] += column[lane];
            }
        }

        @Override
        public void addWeighted(int block, int[] quads, int count, int leaf) {
            int near = squares(block, quads, count, leaf);
            kernels(squares, slots, near, rate, rateRest, most);
            for (int w = 0; w < weights.length; w++) {
                addProducts(squares, slots, quads, near, weights[w], leaf * RowOrder.LEAF, weightedSums[w]);
            }
        }

        /** @return how many quads are left once those without any pair within reach have gone from the list */
        private int squares(int block, int[] quads, int count, int leaf) {
            if (wide != null && products != null && wide.hold(block, leaf)) {
                products.squares(block, quads, count, leaf, squares);
                return tiles.bounded() ? dropFar(squares, quads, count, reach, slots) : count;
            }
            int width = tiles.columns().columns();
            int rowStart = tiles.rows().order().firstLeaf(block) * RowOrder.LEAF * width;
            int columnStart = leaf * RowOrder.LEAF * width;
            for (int from = 0; from < width; from += COLUMN_STRIP) {
                int to = Math.min(width, from + COLUMN_STRIP);
                addSquares(rows, rowStart, quads, count, columns, columnStart, width, from, to, squares);
            }
            return tiles.bounded() ? dropFar(squares, quads, count, reach, slots) : count;
        }

        @Override
        public void flush(double[] sums, int at, int count) {
            addLanes(rowSums, sums, at, count);
        }

        @Override
        public void flushWeighted(double[][] sums, int at, int count) {
            for (int w = 0; w < weights.length; w++) {
                addLanes(weightedSums[w], sums[w], at, count);
            }
        }
    }

    /** Adds up the 16 lanes of each row in float64, and clears them. */
    private static void addLanes(float[] lanes, double[] sums, int at, int count) {
        for (int row = 0; row < count; row++) {
            double sum = 0;
            for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                sum += lanes[row * RowOrder.LEAF + lane];
            }
            sums[at + row] += sum;
        }
        Arrays.fill(lanes, 0);
    }

    /**
     * For each quad the squared distances of its 4 rows to the 16 positions of a leaf, over coordinates {@code from} to
     * {@code to}; after the first strip they are added to what is there.
     */
    static void addSquares(
            float[] rows,
            int rowStart,
            int[] quads,
            int count,
            float[] columns,
            int columnStart,
            int width,
            int from,
            int to,
            float[] squares) {
        for (int part = 0; part < RowOrder.LEAF; part += LANES) {
            for (int i = 0; i < count; i++) {
                int quad = quads[i];
                int row = rowStart + (quad >> 2) * RowOrder.LEAF * width + (quad & 3) * RowOrder.QUAD;
                FloatVector sum0 = FloatVector.zero(SPECIES);
                FloatVector sum1 = FloatVector.zero(SPECIES);
                FloatVector sum2 = FloatVector.zero(SPECIES);
                FloatVector sum3 = FloatVector.zero(SPECIES);
                for (int k = from; k < to; k++) {
                    FloatVector column =
                            FloatVector.fromArray(SPECIES, columns, columnStart + k * RowOrder.LEAF + part);
                    int at = row + k * RowOrder.LEAF;
                    FloatVector difference0 = column.sub(rows[at]);
                    FloatVector difference1 = column.sub(rows[at + 1]);
                    FloatVector difference2 = column.sub(rows[at + 2]);
                    FloatVector difference3 = column.sub(rows[at + 3]);
                    sum0 = difference0.fma(difference0, sum0);
                    sum1 = difference1.fma(difference1, sum1);
                    sum2 = difference2.fma(difference2, sum2);
                    sum3 = difference3.fma(difference3, sum3);
                }
                int to0 = i * RowOrder.QUAD * RowOrder.LEAF + part;
                store(sum0, squares, to0, from);
                store(sum1, squares, to0 + RowOrder.LEAF, from);
                store(sum2, squares, to0 + 2 * RowOrder.LEAF, from);
                store(sum3, squares, to0 + 3 * RowOrder.LEAF, from);
            }
        }
    }

    /** Closes up the list of quads to those that have any pair within reach, and says where their squares are. */
    private static int dropFar(float[] squares, int[] quads, int count, float reach, int[] slots) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int from = i * RowOrder.QUAD * RowOrder.LEAF;
            boolean near = VectorPairProducts.isNear(squares, from, reach);
            quads[kept] = quads[i];
            slots[kept] = i;
            kept += near ? 1 : 0;
        }
        return kept;
    }

    private static void store(FloatVector sum, float[] squares, int at, int from) {
        if (from == 0) {
            sum.intoArray(squares, at);
        } else {
            sum.add(FloatVector.fromArray(SPECIES, squares, at)).intoArray(squares, at);
        }
    }

    private static void addKernels(
            float[] squares,
            int[] slots,
            int[] quads,
            int count,
            float rate,
            float rateRest,
            float most,
            float[] rowSums) {
        for (int i = 0; i < count; i++) {
            int from = slots[i] * RowOrder.QUAD * RowOrder.LEAF;
            int to = quads[i] * RowOrder.QUAD * RowOrder.LEAF;
            for (int at = 0; at < RowOrder.QUAD * RowOrder.LEAF; at += LANES) {
                FloatVector kernel = kernel(FloatVector.fromArray(SPECIES, squares, from + at), rate, rateRest, most);
                kernel.add(FloatVector.fromArray(SPECIES, rowSums, to + at)).intoArray(rowSums, to + at);
            }
        }
    }

    private static void addKernels(
            float[] squares,
            int[] slots,
            int[] quads,
            int count,
            float rate,
            float rateRest,
            float most,
            float[] rowSums,
            float[] columnSums) {
        for (int part = 0; part < RowOrder.LEAF; part += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                int from = slots[i] * RowOrder.QUAD * RowOrder.LEAF + part;
                int to = quads[i] * RowOrder.QUAD * RowOrder.LEAF + part;
                for (int row = 0; row < RowOrder.QUAD * RowOrder.LEAF; row += RowOrder.LEAF) {
                    FloatVector kernel =
                            kernel(FloatVector.fromArray(SPECIES, squares, from + row), rate, rateRest, most);
                    sum = sum.add(kernel);
                    kernel.add(FloatVector.fromArray(SPECIES, rowSums, to + row))
                            .intoArray(rowSums, to + row);
                }
            }
            sum.intoArray(columnSums, part);
        }
    }

    /** Turns squared distances into kernels exp(−square) in place, 64 a quad: for the machine's floor. */
    static void exponentials(float[] squares, int quads) {
        kernels(squares, ALL_SLOTS, quads, EXP_RATE, 0, LEAST_EXPONENT / -EXP_RATE);
    }

    /** Turns squared distances into kernels in place. */
    private static void kernels(float[] squares, int[] slots, int count, float rate, float rateRest, float most) {
        for (int i = 0; i < count; i++) {
            int from = slots[i] * RowOrder.QUAD * RowOrder.LEAF;
            for (int at = from; at < from + RowOrder.QUAD * RowOrder.LEAF; at += LANES) {
                kernel(FloatVector.fromArray(SPECIES, squares, at), rate, rateRest, most)
                        .intoArray(squares, at);
            }
        }
    }

    private static void addProducts(
            float[] kernels, int[] slots, int[] quads, int count, float[] weights, int leaf, float[] rowSums) {
        for (int part = 0; part < RowOrder.LEAF; part += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, weights, leaf + part);
            for (int i = 0; i < count; i++) {
                int from = slots[i] * RowOrder.QUAD * RowOrder.LEAF + part;
                int to = quads[i] * RowOrder.QUAD * RowOrder.LEAF + part;
                for (int row = 0; row < RowOrder.QUAD * RowOrder.LEAF; row += RowOrder.LEAF) {
                    FloatVector.fromArray(SPECIES, kernels, from + row)
                            .fma(weight, FloatVector.fromArray(SPECIES, rowSums, to + row))
                            .intoArray(rowSums, to + row);
                }
            }
        }
    }

    /**
     * 2^(rate · square) for rate &lt; 0: the whole part of the exponent goes into the exponent bits, the rest, within ±½,
     * into the polynomial of degree 6 with the least greatest relative error that is exactly 1 at 0. 15 operations.
     */
    static FloatVector kernel(FloatVector square, float rate, float rateRest, float most) {
        FloatVector near = square.min(most);
        FloatVector rounder = FloatVector.broadcast(SPECIES, ROUNDER);
        FloatVector rates = FloatVector.broadcast(SPECIES, rate);
        FloatVector shifted = near.fma(rates, rounder);
        FloatVector rest = near.fma(rates, rounder.sub(shifted));
        rest = near.fma(FloatVector.broadcast(SPECIES, rateRest), rest);
        FloatVector power =
                rest.fma(FloatVector.broadcast(SPECIES, 1.5353362e-4f), FloatVector.broadcast(SPECIES, 1.33988739e-3f));
        power = power.fma(rest, FloatVector.broadcast(SPECIES, 9.61843692e-3f));
        power = power.fma(rest, FloatVector.broadcast(SPECIES, 5.55033237e-2f));
        power = power.fma(rest, FloatVector.broadcast(SPECIES, 2.40226477e-1f));
        power = power.fma(rest, FloatVector.broadcast(SPECIES, 6.93147182e-1f));
        power = power.fma(rest, FloatVector.broadcast(SPECIES, 1));
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return power.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }
}
