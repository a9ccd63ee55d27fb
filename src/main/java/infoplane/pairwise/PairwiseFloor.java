package infoplane.pairwise;

import infoplane.core.CpuTimer;

/** What this machine can do at best on one core, of what sums of kernels are made of. */
public final class PairwiseFloor {
    /** Quads whose 4 rows × 16 columns of float32 fill half of the first-level cache. */
    private static final int QUADS = 64;

    private static final int REPEATS = 6000;

    private PairwiseFloor() {}

    /** Gaussian kernels of given squared distances a second, on an array in the first-level cache; for a tenth of a second. */
    public static double exponentials() {
        return exponentials(REPEATS);
    }

    static double exponentials(int repeats) {
        int values = QUADS * RowOrder.QUAD * RowOrder.LEAF;
        Runnable task = PairwiseEngine.hasVectors() ? inVectors(values) : inPlainJava(values);
        return 1000.0 * values / CpuTimer.fastestMillis(repeats, task);
    }

    /** In place, so that nothing can be left out: kernels of kernels are squared distances just as well. */
    private static Runnable inVectors(int values) {
        float[] squares = new float[values];
        for (int i = 0; i < values; i++) {
            squares[i] = 4f * i / values;
        }
        return () -> VectorFloatTiles.exponentials(squares, QUADS);
    }

    private static Runnable inPlainJava(int values) {
        double[] squares = new double[values];
        for (int i = 0; i < values; i++) {
            squares[i] = 4.0 * i / values;
        }
        return () -> {
            for (int i = 0; i < values; i++) {
                squares[i] = Math.exp(-squares[i]);
            }
        };
    }
}
