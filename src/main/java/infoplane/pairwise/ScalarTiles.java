package infoplane.pairwise;

import java.util.Arrays;

/** Kernels in float64 without vectors, for where {@code jdk.incubator.vector} is absent. */
final class ScalarTiles extends DoubleTiles {
    private static final double NATS_PER_BIT = Math.log(2);
    private static final double MOST_EXPONENT = 126 * NATS_PER_BIT;

    private final double rate;
    private final double[] rows;
    private final double[] columns;
    private final int width;

    ScalarTiles(Tiles tiles) {
        super(tiles);
        this.rate = tiles.rate() * NATS_PER_BIT;
        this.rows = tiles.rows().doubles();
        this.columns = tiles.columns().doubles();
        this.width = tiles.columns().columns();
    }

    @Override
    void kernels(int row, int column, double[] kernels, int at) {
        Arrays.fill(kernels, at, at + RowOrder.QUAD * RowOrder.LEAF, 0);
        int from = PackedRows.start(row, width);
        int to = PackedRows.start(column, width);
        for (int quadRow = 0; quadRow < RowOrder.QUAD; quadRow++) {
            int start = at + quadRow * RowOrder.LEAF;
            for (int k = 0; k < width; k++) {
                addSquares(rows[from + quadRow + k * RowOrder.LEAF], columns, to + k * RowOrder.LEAF, kernels, start);
            }
            for (int i = start; i < start + RowOrder.LEAF; i++) {
                double exponent = rate * kernels[i];
                kernels[i] = exponent < MOST_EXPONENT ? Math.exp(-exponent) : 0;
            }
        }
    }

    private static void addSquares(double value, double[] columns, int from, double[] sums, int to) {
        for (int lane = 0; lane < RowOrder.LEAF; lane++) {
            double difference = columns[from + lane] - value;
            sums[to + lane] += difference * difference;
        }
    }

    @Override
    QuadFilter filter() {
        return tiles.bounded()
                ? new ScalarFilter(tiles.rowBoxes(), tiles.columnBoxes(), tiles.reach())
                : (block, leaf, quads) -> {
                    throw new IllegalStateException("nothing is out of reach");
                };
    }

    private record ScalarFilter(Boxes quadBoxes, Boxes leafBoxes, double reach) implements QuadFilter {
        @Override
        public int within(int block, int leaf, int[] quads) {
            int count = 0;
            for (int quad = 0; quad < RowOrder.QUADS_IN_BLOCK; quad++) {
                if (squaredGap(block, quad, leaf) <= reach) {
                    quads[count++] = quad;
                }
            }
            return count;
        }

        private double squaredGap(int block, int quad, int leaf) {
            double sum = 0;
            int at = leafBoxes.leafIndex(leaf);
            for (int k = 0; k < leafBoxes.columns() && sum <= reach; k++) {
                int from = quadBoxes.quadIndex(block, k) + quad;
                float gap = Math.abs(quadBoxes.quadCentres()[from] - leafBoxes.leafCentres()[at + k])
                        - (quadBoxes.quadHalves()[from] + leafBoxes.leafHalves()[at + k]);
                sum += gap > 0 ? gap * gap : 0;
            }
            return sum;
        }
    }
}
