package infoplane.pairwise;

/** Gram matrices in float64 vectors: one triangle, four rows at a time, mirrored. */
final class VectorGram {
    private static final int LANES = VectorDoubleTiles.SPECIES.length();
    private static final int LEAF = RowOrder.LEAF;
    private static final int ROWS = RowOrder.QUAD;
    private static final int TILE = ROWS * LEAF;

    private VectorGram() {}

    /** What {@link GramMatrix#of} says. */
    static double[] of(double[] values, int columns, int[] rows, double rate) {
        int n = rows.length;
        int leaves = (n + LEAF - 1) / LEAF;
        double[] packed = packed(values, columns, rows, leaves);
        double[] gram = new double[n * n];
        double[] tiles = new double[leaves * TILE];
        for (int first = 0; first < n; first += ROWS) {
            int from = PackedRows.start(first, columns);
            for (int leaf = first / LEAF; leaf < leaves; leaf++) {
                for (int part = 0; part < LEAF; part += LANES) {
                    int to = PackedRows.start(leaf * LEAF, columns) + part;
                    VectorDoubleTiles.squares(packed, from, packed, to, columns, tiles, leaf * TILE + part);
                }
            }
            VectorDoubleTiles.exponentials(tiles, first / LEAF * TILE, leaves * TILE, rate);
            for (int row = first; row < Math.min(first + ROWS, n); row++) {
                copy(tiles, row, gram, n);
            }
        }
        mirror(gram, n);
        return gram;
    }

    /** The rows as {@link PackedRows} lays them out, the last one again to the end of its leaf. */
    private static double[] packed(double[] values, int columns, int[] rows, int leaves) {
        double[] packed = new double[leaves * LEAF * columns];
        for (int i = 0; i < leaves * LEAF; i++) {
            int from = rows[Math.min(i, rows.length - 1)] * columns;
            int to = PackedRows.start(i, columns);
            for (int column = 0; column < columns; column++) {
                packed[to + column * LEAF] = values[from + column];
            }
        }
        return packed;
    }

    /** One row of the tiles, from the diagonal on. */
    private static void copy(double[] tiles, int row, double[] gram, int n) {
        for (int column = row; column < n; column = (column / LEAF + 1) * LEAF) {
            int at = column / LEAF * TILE + row % ROWS * LEAF + column % LEAF;
            System.arraycopy(tiles, at, gram, row * n + column, Math.min(LEAF - column % LEAF, n - column));
        }
    }

    private static void mirror(double[] gram, int n) {
        int block = LEAF; // both sides of a square of 16 by 16 stay in the cache
        for (int first = 0; first < n; first += block) {
            for (int row = first; row < n; row++) {
                for (int column = first; column < Math.min(row, first + block); column++) {
                    gram[row * n + column] = gram[column * n + row];
                }
            }
        }
    }
}
