package infoplane.pairwise;

/** Weighted sums of kernels of every row with all columns, the rows being of one group, in runs of blocks. */
final class WeightedSums {
    private static final int RUN = 8;
    /** Leaves after which sums move from the kernel's precision to float64. */
    private static final int LEAVES_BETWEEN_FLUSHES = 128;

    private WeightedSums() {}

    /** @return one array of sums by position of the rows per column of weights */
    static double[][] of(Tiles tiles, TileKernel kernel) {
        RowOrder rows = tiles.rows().order();
        double[][] sums = new double[tiles.weights().length][rows.positions()];
        int runs = (rows.blocks() + RUN - 1) / RUN;
        long pairs = (long) rows.positions() * tiles.columns().order().positions();
        Work work = new Work();
        work.share(runs, pairs * tiles.columns().columns(), run -> {
            TileKernel.Worker worker = kernel.worker();
            for (int block = run * RUN; block < Math.min(rows.blocks(), (run + 1) * RUN); block++) {
                addBlock(tiles, worker, block, sums, work);
            }
        });
        return sums;
    }

    private static void addBlock(Tiles tiles, TileKernel.Worker worker, int block, double[][] sums, Work work) {
        RowOrder rows = tiles.rows().order();
        int all = rows.quads(block);
        int[] quads = new int[RowOrder.QUADS_IN_BLOCK + 1];
        for (int quad = 0; quad < all; quad++) {
            quads[quad] = quad;
        }
        int at = rows.firstLeaf(block) * RowOrder.LEAF;
        int length = (rows.endLeaf(block) - rows.firstLeaf(block)) * RowOrder.LEAF;
        int leaves = tiles.columns().order().leaves();
        for (int leaf = 0; leaf < leaves; leaf++) {
            int count = tiles.bounded() ? worker.within(block, leaf, quads) : all;
            if (count > 0) {
                worker.addWeighted(block, quads, count, leaf);
            }
            if ((leaf + 1) % LEAVES_BETWEEN_FLUSHES == 0 || leaf == leaves - 1) {
                work.check();
                worker.flushWeighted(sums, at, length);
            }
        }
    }
}
