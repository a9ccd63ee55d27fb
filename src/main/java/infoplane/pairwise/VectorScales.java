package infoplane.pairwise;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels at many scales in float32 vectors, from the distances and exponentials of {@link VectorFloatTiles}. At most 1024
 * kernels, as 64 sums of 16, are added in float32 before float64 takes over.
 */
final class VectorScales implements ScaleKernel {
    private static final VectorSpecies<Float> SPECIES = VectorBoxes.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int LEAF = RowOrder.LEAF;
    private static final int LENGTH = ScaleChains.LENGTH;
    /** Sums of one chain and one leaf of columns. */
    private static final int COLUMN_SUMS = LENGTH * LEAF;
    /** Sums of one chain and one leaf of rows: each row has a sum in every lane. */
    private static final int ROW_SUMS = LEAF * COLUMN_SUMS;

    private static final int[] QUADS = {0, 1, 2, 3};

    private final ScaleTiles tiles;
    private final float[] values;
    private final float[] weights;
    private final int chains;
    private final float[] rates;
    private final float[] rateRests;
    private final float[] most;
    private final float[] reach;
    private final double[][] own;
    private final double[][] other;

    private final float[] squares = new float[LEAF * LEAF];
    private final float[] others = new float[LEAF * LEAF];
    private final float[] kernels = new float[LEAF * LEAF];
    private final float[] otherKernels = new float[LEAF * LEAF];
    private final int[] near = new int[LEAF];
    private final float[] rowSums;
    /** Chains, from the first on, of which {@link #rowSums} holds anything. */
    private int rowChains;

    private float[] ownColumns = new float[0];
    private float[] otherColumns = new float[0];
    private final float[] unused = new float[COLUMN_SUMS];

    VectorScales(ScaleTiles tiles) {
        this.tiles = tiles;
        float[] packed = tiles.rows().singles();
        int emptyAt = packed.length;
        this.values = Arrays.copyOf(packed, packed.length + LEAF * tiles.rows().columns()); // and an empty leaf
        Arrays.fill(values, emptyAt, values.length, 1e30f);
        this.chains = tiles.chains().starts().length;
        this.weights = new float[tiles.weights().length + LEAF];
        for (int i = 0; i < tiles.weights().length; i++) {
            weights[i] = (float) tiles.weights()[i];
        }
        this.rates = new float[chains];
        this.rateRests = new float[chains];
        this.most = new float[chains];
        this.reach = new float[chains];
        for (int chain = 0; chain < chains; chain++) {
            double start = tiles.chains().starts()[chain];
            double rate = -start / Math.log(2);
            rates[chain] = (float) rate;
            rateRests[chain] = (float) (rate - rates[chain]);
            most[chain] = (float) (VectorFloatTiles.LEAST_EXPONENT / -rate);
            reach[chain] = Math.nextUp((float) (tiles.reach() / start));
        }
        this.own = new double[chains * LENGTH][weights.length];
        this.other = new double[chains * LENGTH][weights.length];
        this.rowSums = new float[chains * ROW_SUMS];
    }

    @Override
    public void addTile(int fromRow, int toRow, int fromColumn, int toColumn) {
        int size = (toColumn - fromColumn) * chains * COLUMN_SUMS;
        ownColumns = cleared(ownColumns, size);
        otherColumns = cleared(otherColumns, size);
        for (int row = fromRow; row < toRow; row++) {
            int group = tiles.groupOfLeaf()[row];
            int first = Math.max(row, fromColumn);
            int end = first;
            while (end < toColumn && tiles.groupOfLeaf()[end] == group) {
                end++;
            }
            addRow(row, first, end, fromColumn, ownColumns);
            flushRow(row, own);
            addRow(row, end, toColumn, fromColumn, otherColumns);
            flushRow(row, other);
        }
        flushColumns(ownColumns, fromColumn, toColumn, own);
        flushColumns(otherColumns, fromColumn, toColumn, other);
    }

    private static float[] cleared(float[] sums, int size) {
        if (sums.length < size) {
            return new float[size];
        }
        Arrays.fill(sums, 0);
        return sums;
    }

    private void addRow(int row, int from, int to, int fromColumn, float[] columnSums) {
        int empty = weights.length / LEAF - 1;
        for (int column = from; column < to; column += 2) {
            int second = column + 1 < to ? column + 1 : empty;
            squares(row, column, squares);
            squares(row, second, others);
            int count = 0;
            for (; count < LEAF; count++) {
                near[count] = count;
            }
            for (int chain = 0; chain < chains; chain++) {
                count = keepNear(squares, others, near, count, reach[chain]);
                if (count == 0) {
                    break; // later chains have greater scales
                }
                rowChains = Math.max(rowChains, chain + 1);
                int place = ((column - fromColumn) * chains + chain) * COLUMN_SUMS;
                float[] firstSums = column > row ? columnSums : unused;
                float[] secondSums = second < empty ? columnSums : unused;
                int firstAt = column > row ? place : 0;
                int secondAt = second < empty ? place + chains * COLUMN_SUMS : 0;
                exponentials(squares, near, count, rates[chain], rateRests[chain], most[chain], kernels);
                exponentials(others, near, count, rates[chain], rateRests[chain], most[chain], otherKernels);
                addChain(
                        kernels,
                        otherKernels,
                        near,
                        count,
                        weights,
                        row * LEAF,
                        column * LEAF,
                        second * LEAF,
                        rowSums,
                        chain * ROW_SUMS,
                        firstSums,
                        firstAt,
                        secondSums,
                        secondAt);
            }
        }
    }

    private void squares(int row, int column, float[] target) {
        int width = tiles.rows().columns();
        for (int strip = 0; strip < width; strip += VectorFloatTiles.COLUMN_STRIP) {
            VectorFloatTiles.addSquares(
                    values,
                    row * LEAF * width,
                    QUADS,
                    QUADS.length,
                    values,
                    column * LEAF * width,
                    width,
                    strip,
                    Math.min(width, strip + VectorFloatTiles.COLUMN_STRIP),
                    target);
        }
    }

    /** Closes up the list of rows to those that have any column within reach. */
    private static int keepNear(float[] squares, float[] others, int[] near, int count, float reach) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = near[i];
            boolean any = false;
            for (int part = 0; part < LEAF; part += LANES) {
                any |= FloatVector.fromArray(SPECIES, squares, row * LEAF + part)
                        .min(FloatVector.fromArray(SPECIES, others, row * LEAF + part))
                        .compare(VectorOperators.LT, reach)
                        .anyTrue();
            }
            near[kept] = row;
            kept += any ? 1 : 0;
        }
        return kept;
    }

    private static void exponentials(
            float[] squares, int[] near, int count, float rate, float rateRest, float most, float[] kernels) {
        for (int i = 0; i < count; i++) {
            int row = near[i] * LEAF;
            for (int at = row; at < row + LEAF; at += LANES) {
                VectorFloatTiles.kernel(FloatVector.fromArray(SPECIES, squares, at), rate, rateRest, most)
                        .intoArray(kernels, at);
            }
        }
    }

    /** Adds the kernels of a chain with two leaves, each the square of the one before, to the sums of rows and columns. */
    private static void addChain(
            float[] squares,
            float[] others,
            int[] near,
            int count,
            float[] weights,
            int rowWeights,
            int firstWeights,
            int secondWeights,
            float[] rowSums,
            int rowAt,
            float[] firstSums,
            int firstAt,
            float[] secondSums,
            int secondAt) {
        for (int part = 0; part < LEAF; part += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, weights, firstWeights + part);
            FloatVector otherWeight = FloatVector.fromArray(SPECIES, weights, secondWeights + part);
            FloatVector first0 = FloatVector.zero(SPECIES);
            FloatVector second0 = FloatVector.zero(SPECIES);
            FloatVector first1 = FloatVector.zero(SPECIES);
            FloatVector second1 = FloatVector.zero(SPECIES);
            FloatVector first2 = FloatVector.zero(SPECIES);
            FloatVector second2 = FloatVector.zero(SPECIES);
            FloatVector first3 = FloatVector.zero(SPECIES);
            FloatVector second3 = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                int row = near[i];
                int at = rowAt + row * COLUMN_SUMS + part;
                FloatVector rowWeight = FloatVector.broadcast(SPECIES, weights[rowWeights + row]);
                FloatVector kernel = FloatVector.fromArray(SPECIES, squares, row * LEAF + part);
                FloatVector other = FloatVector.fromArray(SPECIES, others, row * LEAF + part);
                kernel.fma(weight, other.fma(otherWeight, FloatVector.fromArray(SPECIES, rowSums, at)))
                        .intoArray(rowSums, at);
                first0 = kernel.fma(rowWeight, first0);
                second0 = other.fma(rowWeight, second0);
                kernel = kernel.mul(kernel);
                other = other.mul(other);
                kernel.fma(weight, other.fma(otherWeight, FloatVector.fromArray(SPECIES, rowSums, at + LEAF)))
                        .intoArray(rowSums, at + LEAF);
                first1 = kernel.fma(rowWeight, first1);
                second1 = other.fma(rowWeight, second1);
                kernel = kernel.mul(kernel);
                other = other.mul(other);
                kernel.fma(weight, other.fma(otherWeight, FloatVector.fromArray(SPECIES, rowSums, at + 2 * LEAF)))
                        .intoArray(rowSums, at + 2 * LEAF);
                first2 = kernel.fma(rowWeight, first2);
                second2 = other.fma(rowWeight, second2);
                kernel = kernel.mul(kernel);
                other = other.mul(other);
                kernel.fma(weight, other.fma(otherWeight, FloatVector.fromArray(SPECIES, rowSums, at + 3 * LEAF)))
                        .intoArray(rowSums, at + 3 * LEAF);
                first3 = kernel.fma(rowWeight, first3);
                second3 = other.fma(rowWeight, second3);
            }
            add(first0, firstSums, firstAt + part);
            add(second0, secondSums, secondAt + part);
            add(first1, firstSums, firstAt + LEAF + part);
            add(second1, secondSums, secondAt + LEAF + part);
            add(first2, firstSums, firstAt + 2 * LEAF + part);
            add(second2, secondSums, secondAt + 2 * LEAF + part);
            add(first3, firstSums, firstAt + 3 * LEAF + part);
            add(second3, secondSums, secondAt + 3 * LEAF + part);
        }
    }

    private static void add(FloatVector sum, float[] sums, int at) {
        sum.add(FloatVector.fromArray(SPECIES, sums, at)).intoArray(sums, at);
    }

    private void flushRow(int leaf, double[][] sums) {
        for (int chain = 0; chain < rowChains; chain++) {
            for (int row = 0; row < LEAF; row++) {
                for (int number = 0; number < LENGTH; number++) {
                    int at = chain * ROW_SUMS + row * COLUMN_SUMS + number * LEAF;
                    double sum = 0;
                    for (int lane = 0; lane < LEAF; lane++) {
                        sum += rowSums[at + lane];
                    }
                    sums[chain * LENGTH + number][leaf * LEAF + row] += sum;
                }
            }
        }
        Arrays.fill(rowSums, 0, rowChains * ROW_SUMS, 0);
        rowChains = 0;
    }

    private void flushColumns(float[] columnSums, int from, int to, double[][] sums) {
        int at = 0;
        for (int leaf = from; leaf < to; leaf++) {
            for (int place = 0; place < chains * LENGTH; place++) {
                for (int lane = 0; lane < LEAF; lane++) {
                    sums[place][leaf * LEAF + lane] += columnSums[at++];
                }
            }
        }
    }

    @Override
    public double[][] sums(boolean ofOwnGroup) {
        return ofOwnGroup ? own : other;
    }
}
