package infoplane.pairwise;

/** Kernels at many scales in float64, without vectors; to some 1e-15 of themselves. */
final class ScalarScales implements ScaleKernel {
    private final ScaleTiles tiles;
    private final double[] values;
    private final int width;
    private final double[] starts;
    private final double[][] own;
    private final double[][] other;

    ScalarScales(ScaleTiles tiles) {
        this.tiles = tiles;
        this.values = tiles.rows().doubles();
        this.width = tiles.rows().columns();
        this.starts = tiles.chains().starts();
        this.own = new double[tiles.chains().places()][tiles.weights().length];
        this.other = new double[tiles.chains().places()][tiles.weights().length];
    }

    @Override
    public void addTile(int fromRow, int toRow, int fromColumn, int toColumn) {
        double[] squares = new double[RowOrder.LEAF];
        for (int row = fromRow * RowOrder.LEAF; row < toRow * RowOrder.LEAF; row++) {
            int leaf = row / RowOrder.LEAF;
            if (tiles.weights()[row] == 0) {
                continue;
            }
            for (int column = Math.max(leaf, fromColumn); column < toColumn; column++) {
                squares(row, column, squares);
                boolean within = tiles.groupOfLeaf()[leaf] == tiles.groupOfLeaf()[column];
                for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                    addPair(row, column * RowOrder.LEAF + lane, squares[lane], column > leaf, within ? own : other);
                }
            }
        }
    }

    private void squares(int row, int leaf, double[] squares) {
        int from = PackedRows.start(row, width);
        int to = leaf * RowOrder.LEAF * width;
        for (int lane = 0; lane < RowOrder.LEAF; lane++) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                double difference = values[from + k * RowOrder.LEAF] - values[to + k * RowOrder.LEAF + lane];
                sum += difference * difference;
            }
            squares[lane] = sum;
        }
    }

    private void addPair(int row, int column, double square, boolean both, double[][] sums) {
        double rowWeight = tiles.weights()[row];
        double columnWeight = tiles.weights()[column];
        if (columnWeight == 0) {
            return;
        }
        for (int chain = 0; chain < starts.length; chain++) {
            double exponent = starts[chain] * square;
            if (!(exponent < tiles.reach())) {
                return; // and those of all later chains, whose scales are greater
            }
            double kernel = Math.exp(-exponent);
            for (int place = chain * ScaleChains.LENGTH; place < (chain + 1) * ScaleChains.LENGTH; place++) {
                sums[place][row] += kernel * columnWeight;
                if (both) {
                    sums[place][column] += kernel * rowWeight;
                }
                kernel *= kernel;
            }
        }
    }

    @Override
    public double[][] sums(boolean ofOwnGroup) {
        return ofOwnGroup ? own : other;
    }
}
