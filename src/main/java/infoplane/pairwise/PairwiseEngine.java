package infoplane.pairwise;

import infoplane.backend.Backend;
import infoplane.core.Samples;

/** The ways of this machine to compute over pairs of rows. */
public enum PairwiseEngine {
    /** Tiles in {@code jdk.incubator.vector}: float32 where it holds the rows and pairs are many, else float64. */
    VECTOR {
        @Override
        double[][] ofRows(Samples rows, double scale, double reach, int[] groups) {
            return tiled(rows, rows, scale, reach).ofRows(rows, groups);
        }

        @Override
        double[][] weighted(Samples queries, Samples rows, double scale, double reach, double[][] weights) {
            return tiled(queries, rows, scale, reach).weighted(queries, rows, weights);
        }

        private TiledSums tiled(Samples queries, Samples rows, double scale, double reach) {
            boolean single = areMany(queries, rows)
                    && VectorFloatTiles.takes(scale)
                    && PackedRows.fitSingle(rows)
                    && (queries == rows || PackedRows.fitSingle(queries));
            return new TiledSums(
                    single ? VectorFloatTiles::new : VectorDoubleTiles::new,
                    single,
                    areMany(queries, rows),
                    scale,
                    reach);
        }
    },
    /** Tiles in plain Java, in float64. */
    SCALAR {
        @Override
        double[][] ofRows(Samples rows, double scale, double reach, int[] groups) {
            return new TiledSums(ScalarTiles::new, false, false, scale, reach).ofRows(rows, groups);
        }

        @Override
        double[][] weighted(Samples queries, Samples rows, double scale, double reach, double[][] weights) {
            return new TiledSums(ScalarTiles::new, false, false, scale, reach).weighted(queries, rows, weights);
        }
    },
    /** Matrix products of ND4J, in float64, on the CPU or a graphics card. */
    MATRIX {
        @Override
        double[][] ofRows(Samples rows, double scale, double reach, int[] groups) {
            MatrixSums sums = new MatrixSums(scale, rows);
            return sums.isExact(rows) ? sums.ofRows(rows, groups) : fallback().ofRows(rows, scale, reach, groups);
        }

        @Override
        double[][] weighted(Samples queries, Samples rows, double scale, double reach, double[][] weights) {
            MatrixSums sums = new MatrixSums(scale, rows);
            return sums.isExact(rows) && sums.isExact(queries)
                    ? sums.weighted(queries, rows, weights)
                    : fallback().weighted(queries, rows, scale, reach, weights);
        }

        private PairwiseEngine fallback() {
            return VECTOR_MODULE ? VECTOR : SCALAR;
        }
    };

    /**
     * Pairs from which on vectors, and float32 where it can hold the rows, are used: with few, errors do not average out,
     * and until the virtual machine has compiled them vectors are much slower than plain Java.
     */
    private static final long MANY_PAIRS = 250_000;

    /** Columns from which on matrix products are faster than plain Java. */
    private static final int WIDE_FOR_SCALAR = 32;
    /** Columns from which on a graphics card is worth the way there. */
    private static final int WIDE_FOR_CUDA = 64;

    private static final boolean VECTOR_MODULE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /**
     * The fastest that runs here. CPU time in ms of one thread of an EPYC of 2023 with AVX-512, for 4096 rows of which no
     * pair can be skipped:
     *
     * <table><caption>by columns</caption>
     * <tr><th>columns</th><th>16</th><th>64</th><th>256</th><th>1024</th></tr>
     * <tr><td>vectors, float32</td><td>11</td><td>22</td><td>79</td><td>370</td></tr>
     * <tr><td>matrix products on the CPU, float64</td><td>185</td><td>210</td><td>330</td><td>780</td></tr>
     * <tr><td>plain Java, float64</td><td>125</td><td>410</td><td>1240</td><td>4960</td></tr>
     * </table>
     *
     * So matrix products are for graphics cards, and for wide rows where there are no vectors.
     */
    static PairwiseEngine best(Samples queries, Samples rows) {
        if (!areMany(queries, rows)) {
            return SCALAR;
        }
        if (!VECTOR_MODULE) {
            return rows.columns() >= WIDE_FOR_SCALAR ? MATRIX : SCALAR;
        }
        boolean cuda = rows.columns() >= WIDE_FOR_CUDA
                && Backend.mayUseCuda()
                && Backend.start().isCuda();
        return cuda ? MATRIX : VECTOR;
    }

    /** What is in use, in words for the user. */
    public static String description() {
        return VECTOR_MODULE
                ? VectorFloatTiles.description()
                : "no vectors: start Java with --add-modules jdk.incubator.vector to be some 10 times faster";
    }

    static boolean hasVectors() {
        return VECTOR_MODULE;
    }

    private static boolean areMany(Samples queries, Samples rows) {
        return (long) queries.rows() * rows.rows() >= MANY_PAIRS;
    }

    /** @return by row: sums over all rows, and sums over the row's own group */
    abstract double[][] ofRows(Samples rows, double scale, double reach, int[] groups);

    /** @return by query, one array per column of weights */
    abstract double[][] weighted(Samples queries, Samples rows, double scale, double reach, double[][] weights);
}
