package infoplane.pairwise;

import infoplane.core.RunMonitor;
import java.util.Arrays;

/**
 * Sums of kernels over all pairs of rows, each pair computed once, split into those within a group and those between
 * groups. Blocks are taken in runs; one run of rows meets all later runs of columns at the same time, and adds up in the
 * order of runs, so that the result does not depend on the number of threads.
 */
final class SymmetricSums {
    /** Blocks of a run: 2048 rows, so that run sums are few and tasks of a few ms. */
    private static final int RUN = 32;

    private final Tiles tiles;
    private final TileKernel kernel;
    private final RowOrder order;
    private final double[] within;
    private final double[] between;
    private final Work work = new Work();

    private SymmetricSums(Tiles tiles, TileKernel kernel) {
        this.tiles = tiles;
        this.kernel = kernel;
        this.order = tiles.rows().order();
        this.within = new double[order.positions()];
        this.between = new double[order.positions()];
    }

    /** @return by position: sums within the group, itself included, and sums over the other groups */
    static double[][] of(Tiles tiles, TileKernel kernel) {
        SymmetricSums sums = new SymmetricSums(tiles, kernel);
        int runs = (sums.order.blocks() + RUN - 1) / RUN;
        for (int run = 0; run < runs; run++) {
            sums.addRun(run, runs);
            long done = (run + 1L) * (2L * runs - run); // of runs * (runs + 1): a run of rows meets only later columns
            RunMonitor.current().progressed((int) (100 * done / (runs * (runs + 1L))), 100, "pairs of rows");
        }
        return new double[][] {sums.within, sums.between};
    }

    private void addRun(int run, int runs) {
        int firstBlock = run * RUN;
        int endBlock = Math.min(order.blocks(), firstBlock + RUN);
        int start = order.firstLeaf(firstBlock) * RowOrder.LEAF;
        int length = order.endLeaf(endBlock - 1) * RowOrder.LEAF - start;
        double[][] ownParts = new double[runs - run][];
        double[][] otherParts = new double[runs - run][];
        long pairs = (long) length * (order.positions() - start);
        work.share(runs - run, pairs * tiles.columns().columns(), part -> {
            double[] own = new double[length];
            double[] other = new double[length];
            addTile(firstBlock, endBlock, run + part, start, own, other);
            ownParts[part] = own;
            otherParts[part] = other;
        });
        for (int part = 0; part < ownParts.length; part++) {
            for (int i = 0; i < length; i++) {
                within[start + i] += ownParts[part][i];
                between[start + i] += otherParts[part][i];
            }
        }
    }

    /** One run of rows against one run of columns: only this task writes to the sums of these columns now. */
    private void addTile(int firstBlock, int endBlock, int columnRun, int start, double[] own, double[] other) {
        int firstColumn = order.firstLeaf(columnRun * RUN);
        int endColumn = order.endLeaf(Math.min(order.blocks(), (columnRun + 1) * RUN) - 1);
        TileKernel.Worker worker = kernel.worker();
        int[] quads = new int[RowOrder.QUADS_IN_BLOCK + 1];
        for (int block = firstBlock; block < endBlock; block++) {
            work.check();
            int at = order.firstLeaf(block) * RowOrder.LEAF - start;
            int from = Math.max(firstColumn, order.endLeaf(block));
            int groupEnd = Math.min(endColumn, Math.max(from, order.groupEnd(block)));
            if (firstColumn <= order.firstLeaf(block)) {
                addOwnLeaves(worker, block, quads);
            }
            addLeaves(worker, block, from, groupEnd, quads, within);
            flush(worker, block, own, at);
            addLeaves(worker, block, groupEnd, endColumn, quads, between);
            flush(worker, block, other, at);
        }
    }

    private void flush(TileKernel.Worker worker, int block, double[] sums, int at) {
        worker.flush(sums, at, (order.endLeaf(block) - order.firstLeaf(block)) * RowOrder.LEAF);
    }

    private void addLeaves(TileKernel.Worker worker, int block, int from, int to, int[] quads, double[] columnSums) {
        int all = order.quads(block);
        for (int quad = 0; quad < all; quad++) {
            quads[quad] = quad;
        }
        for (int leaf = from; leaf < to; leaf++) {
            int count = tiles.bounded() ? worker.within(block, leaf, quads) : all;
            if (count > 0) {
                worker.add(block, quads, count, leaf, columnSums);
            }
        }
    }

    /** The block's leaves with the block itself: earlier quads as any pair, the leaf's own quads for their rows only. */
    private void addOwnLeaves(TileKernel.Worker worker, int block, int[] quads) {
        int perLeaf = RowOrder.LEAF / RowOrder.QUAD;
        int first = order.firstLeaf(block);
        for (int leaf = first; leaf < order.endLeaf(block); leaf++) {
            int before = (leaf - first) * perLeaf;
            Arrays.setAll(quads, quad -> quad);
            if (before > 0) {
                worker.add(block, quads, before, leaf, within);
            }
            int own = Math.min(order.quads(block) - before, perLeaf);
            Arrays.setAll(quads, quad -> before + quad);
            worker.add(block, quads, own, leaf, null);
        }
    }
}
