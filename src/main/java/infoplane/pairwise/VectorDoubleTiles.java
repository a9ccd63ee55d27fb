package infoplane.pairwise;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Kernels in float64 vectors, to some 1e-15 of themselves, for rows that float32 cannot hold. */
final class VectorDoubleTiles extends DoubleTiles {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > RowOrder.LEAF
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Adding this and subtracting it again rounds to a whole number, which then is in the low bits of the sum. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double LEAST_EXPONENT = 126;
    /** (ln 2)^k / k!: the series of 2^x, whose 13th term is below 2e-16 within ±½. */
    private static final double[] SERIES = series(13);

    private final double[] rows;
    private final double[] columns;
    private final int width;
    private final double most;

    VectorDoubleTiles(Tiles tiles) {
        super(tiles);
        this.rows = tiles.rows().doubles();
        this.columns = tiles.columns().doubles();
        this.width = tiles.columns().columns();
        this.most = LEAST_EXPONENT / tiles.rate();
    }

    private static double[] series(int terms) {
        double[] series = new double[terms];
        series[0] = 1;
        for (int k = 1; k < terms; k++) {
            series[k] = series[k - 1] * Math.log(2) / k;
        }
        return series;
    }

    @Override
    QuadFilter filter() {
        VectorBoxes boxes = new VectorBoxes(tiles.rowBoxes(), tiles.columnBoxes(), tiles.reach());
        WidePairs wide = tiles.wide();
        if (wide == null || !wide.finding()) {
            return boxes;
        }
        VectorPairProducts products = new VectorPairProducts(wide);
        return (block, leaf, quads) -> products.near(block, leaf, quads, boxes.within(block, leaf, quads));
    }

    @Override
    void kernels(int row, int column, double[] kernels, int at) {
        int from = PackedRows.start(row, width);
        int to = PackedRows.start(column, width);
        for (int part = 0; part < RowOrder.LEAF; part += LANES) {
            squares(rows, from, columns, to + part, width, kernels, at + part);
        }
        kernels(kernels, at, at + RowOrder.QUAD * RowOrder.LEAF, -tiles.rate(), most);
    }

    /** Squared distances of 4 rows to {@link #LANES} columns, a row every {@value RowOrder#LEAF}. */
    static void squares(double[] rows, int from, double[] columns, int to, int width, double[] squares, int at) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < width; k++) {
            DoubleVector column = DoubleVector.fromArray(SPECIES, columns, to + k * RowOrder.LEAF);
            int row = from + k * RowOrder.LEAF;
            DoubleVector difference0 = column.sub(rows[row]);
            DoubleVector difference1 = column.sub(rows[row + 1]);
            DoubleVector difference2 = column.sub(rows[row + 2]);
            DoubleVector difference3 = column.sub(rows[row + 3]);
            sum0 = difference0.fma(difference0, sum0);
            sum1 = difference1.fma(difference1, sum1);
            sum2 = difference2.fma(difference2, sum2);
            sum3 = difference3.fma(difference3, sum3);
        }
        sum0.intoArray(squares, at);
        sum1.intoArray(squares, at + RowOrder.LEAF);
        sum2.intoArray(squares, at + 2 * RowOrder.LEAF);
        sum3.intoArray(squares, at + 3 * RowOrder.LEAF);
    }

    /**
     * exp(−rate · square) in place; never 0, as {@link TileKernel} says.
     *
     * @param to of a whole number of vectors after {@code from}
     */
    static void exponentials(double[] squares, int from, int to, double rate) {
        double ofTwo = rate / Math.log(2);
        kernels(squares, from, to, -ofTwo, LEAST_EXPONENT / ofTwo);
    }

    /** 2^(rate · square) in place, as in {@link VectorFloatTiles}. */
    private static void kernels(double[] squares, int from, int to, double rate, double most) {
        DoubleVector rounder = DoubleVector.broadcast(SPECIES, ROUNDER);
        DoubleVector rates = DoubleVector.broadcast(SPECIES, rate);
        for (int at = from; at < to; at += LANES) {
            DoubleVector near = DoubleVector.fromArray(SPECIES, squares, at).min(most);
            DoubleVector shifted = near.fma(rates, rounder);
            DoubleVector rest = near.fma(rates, rounder.sub(shifted));
            DoubleVector power = DoubleVector.broadcast(SPECIES, SERIES[SERIES.length - 1]);
            for (int k = SERIES.length - 2; k >= 0; k--) {
                power = power.fma(rest, DoubleVector.broadcast(SPECIES, SERIES[k]));
            }
            LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            power.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(squares, at);
        }
    }
}
