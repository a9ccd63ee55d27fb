package infoplane.pairwise;

import infoplane.core.Samples;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums of kernels by tiles of a {@link TileKernel}, in space order where some pairs are out of reach. */
final class TiledSums {
    private static final double BITS_PER_NAT = 1 / Math.log(2);

    private final Function<Tiles, TileKernel> kernels;
    private final boolean single;
    private final boolean products;
    private final double scale;
    private final double reach;

    /**
     * @param kernels makes the kernel for tiles
     * @param single whether rows are to be packed as float32
     * @param products whether these kernels know what to do with {@link WidePairs}
     * @param reach squared distance beyond which pairs may be left out
     */
    TiledSums(Function<Tiles, TileKernel> kernels, boolean single, boolean products, double scale, double reach) {
        this.kernels = kernels;
        this.single = single;
        this.products = products;
        this.scale = scale;
        this.reach = reach;
    }

    /** @return by row: sums over all rows, and sums over the row's own group */
    double[][] ofRows(Samples rows, int[] groups) {
        double shareOut = Reach.shareOut(rows, rows, reach);
        boolean bounded = shareOut > Reach.WORTH_LOOKING;
        Side side = Side.of(rows, groups, bounded ? origin(rows) : null, single);
        WidePairs wide = wide(rows, side.order, rows, side.order, shareOut);
        Tiles tiles = new Tiles(
                side.packed, side.packed, rate(), reach, bounded, side.boxes, side.boxes, wide, new double[0][]);
        double[][] sums = SymmetricSums.of(tiles, kernels.apply(tiles));
        double[] within = side.order.byRow(sums[0], rows.rows());
        double[] total = side.order.byRow(sums[1], rows.rows());
        for (int row = 0; row < total.length; row++) {
            total[row] += within[row];
        }
        return new double[][] {total, within};
    }

    /** @return by query, one array per column of weights */
    double[][] weighted(Samples queries, Samples rows, double[][] weights) {
        double shareOut = Reach.shareOut(queries, rows, reach);
        boolean bounded = shareOut > Reach.WORTH_LOOKING;
        double @Nullable [] origin = bounded ? origin(rows) : null;
        Side from = Side.of(queries, new int[queries.rows()], origin, single);
        Side to = queries == rows ? from : Side.of(rows, new int[rows.rows()], origin, single);
        Scaled scaled = Scaled.of(weights, to.order);
        WidePairs wide = wide(queries, from.order, rows, to.order, shareOut);
        Tiles tiles =
                new Tiles(from.packed, to.packed, rate(), reach, bounded, from.boxes, to.boxes, wide, scaled.weights());
        double[][] sums = WeightedSums.of(tiles, kernels.apply(tiles));
        double[][] byRow = new double[weights.length][];
        for (int w = 0; w < weights.length; w++) {
            byRow[w] = from.order.byRow(sums[w], queries.rows());
            for (int query = 0; query < byRow[w].length; query++) {
                byRow[w][query] *= scaled.factors()[w];
            }
        }
        return byRow;
    }

    private @Nullable WidePairs wide(
            Samples queries, RowOrder queryOrder, Samples rows, RowOrder order, double shareOut) {
        return products
                ? WidePairs.of(queries, queryOrder, rows, order, new WidePairs.Bounds(scale, reach, shareOut))
                : null;
    }

    private double rate() {
        return scale * BITS_PER_NAT;
    }

    private static double[] origin(Samples rows) {
        double[] origin = new double[rows.columns()];
        rows.copyRows(0, 1, origin);
        return origin;
    }

    /** One side of the pairs, put in order and packed. */
    private record Side(RowOrder order, PackedRows packed, Boxes boxes) {
        static Side of(Samples rows, int[] groups, double @Nullable [] origin, boolean single) {
            Outline outline = origin == null ? null : Outline.of(rows, origin);
            RowOrder order = RowOrder.of(groups, outline);
            Boxes boxes = outline == null ? Boxes.none() : Boxes.of(outline, order);
            return new Side(order, PackedRows.of(rows, order, single), boxes);
        }
    }

    /** Weights by position, each column divided by its largest so that float32 holds them. */
    private record Scaled(double[][] weights, double[] factors) {
        static Scaled of(double[][] weights, RowOrder order) {
            double[][] scaled = new double[weights.length][order.positions()];
            double[] factors = new double[weights.length];
            for (int w = 0; w < weights.length; w++) {
                for (double weight : weights[w]) {
                    factors[w] = Math.max(factors[w], weight);
                }
                for (int position = 0; position < order.positions(); position++) {
                    int row = order.rowAt(position);
                    scaled[w][position] = row == RowOrder.EMPTY || factors[w] == 0 ? 0 : weights[w][row] / factors[w];
                }
            }
            return new Scaled(scaled, factors);
        }
    }
}
