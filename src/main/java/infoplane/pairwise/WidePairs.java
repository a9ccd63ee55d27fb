package infoplane.pairwise;

import infoplane.core.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of wide rows, whose squared distances are taken from products, |a|² + |b|² − 2ab, in float32 and relative to the
 * mean: half the operations of differences, but the errors are relative to the lengths of the rows and not to their
 * distance. With u = 2^−24, d columns, products added in strips of L = {@value #STRIP} terms and s the sum of the greatest
 * lengths of the rows on both sides:
 *
 * <ul>
 *   <li>No squared distance D comes out above D (1 + 2u) + (L + ⌈d/L⌉ + 9) u s² / 2: each product of rows is wrong by at most
 *       (L + ⌈d/L⌉) u |a||b| (Higham 2002, eq. 3.5, and |a||b| ≤ s²/4), rounding of coordinates changes D by at most u s² +
 *       u D, and the two squares and their sum add u s². What comes out above the reach by more is out of reach.
 *   <li>Rounding errors have no preferred sign, so their sum grows as the root of their number (Higham and Mary 2019,
 *       theorem 3.1): the exponent, scale · D, is wrong by some scale · u s² (√L + √⌈d/L⌉ + 2) / 2. Where this is at most
 *       {@value #MOST_EXPONENT_ERROR}, the distances hold as they are: every kernel is right to about that, and the mean of
 *       logarithms over the rows, whose errors average out, to 1e-6 bits. Elsewhere differences give the distances of all
 *       pairs that the products do not show to be out of reach.
 * </ul>
 */
final class WidePairs {
    /** Columns from which on products are faster than differences. */
    static final int WIDE = 96;
    /** Terms of a product that are added one after the other. */
    static final int STRIP = 64;

    static final double MOST_EXPONENT_ERROR = 1e-5;
    private static final double UNIT_ROUNDOFF = 0x1p-24;
    /** Share of pairs out of reach from which on finding them by products pays. */
    private static final double WORTH_FINDING = 0.5;

    private final CentredRows rows;
    private final CentredRows columns;
    private final RowOrder rowOrder;
    private final int width;
    private final double reach;
    private final double slack;
    private final double longestThatHold;
    private final boolean finding;

    private WidePairs(
            CentredRows rows, CentredRows columns, RowOrder rowOrder, int width, Bounds bounds, boolean finding) {
        this.rows = rows;
        this.columns = columns;
        this.rowOrder = rowOrder;
        this.width = width;
        this.reach = bounds.reach;
        this.slack = slack(width);
        this.longestThatHold = longestThatHold(width, bounds.scale);
        this.finding = finding;
    }

    /**
     * @param scale of the squared distance in the exponent
     * @param reach squared distance beyond which pairs may be left out
     * @param shareOut share of the pairs that are out of reach, roughly
     */
    record Bounds(double scale, double reach, double shareOut) {}

    /** @return null where products do not help, because of the width or of the range of the values */
    static @Nullable WidePairs of(Samples queries, RowOrder queryOrder, Samples rows, RowOrder order, Bounds bounds) {
        if (rows.columns() < WIDE) {
            return null;
        }
        double[] centre = CentredRows.centre(rows);
        CentredRows to = CentredRows.of(rows, order, centre);
        CentredRows from = queries == rows ? to : CentredRows.of(queries, queryOrder, centre);
        boolean finding = bounds.shareOut >= WORTH_FINDING;
        WidePairs pairs = new WidePairs(from, to, queryOrder, rows.columns(), bounds, finding);
        return from.fit() && to.fit() ? pairs : null;
    }

    /** By how much of s² a squared distance may come out too great. */
    static double slack(int width) {
        return (STRIP + strips(width) + 9) * UNIT_ROUNDOFF / 2;
    }

    /** The greatest s for which distances hold as they come out. */
    static double longestThatHold(int width, double scale) {
        double factor = (Math.sqrt(STRIP) + Math.sqrt(strips(width)) + 2) / 2;
        return Math.sqrt(MOST_EXPONENT_ERROR / (scale * UNIT_ROUNDOFF * factor));
    }

    private static int strips(int width) {
        return (width + STRIP - 1) / STRIP;
    }

    /** Whether the distances of a block and a leaf are exact enough as they are. */
    boolean hold(int block, int leaf) {
        return longest(block, leaf) <= longestThatHold;
    }

    /** Whether it pays to look for pairs out of reach. */
    boolean finding() {
        return finding;
    }

    /** The squared distance from which on, if it comes out of products, a pair of a block and a leaf is out of reach. */
    float reach(int block, int leaf) {
        double longest = longest(block, leaf);
        return Math.nextUp((float) (reach * (1 + 2 * UNIT_ROUNDOFF) + slack * longest * longest));
    }

    private double longest(int block, int leaf) {
        return rows.longest(rowOrder.firstLeaf(block), rowOrder.endLeaf(block)) + columns.longest(leaf, leaf + 1);
    }

    CentredRows rows() {
        return rows;
    }

    CentredRows columns() {
        return columns;
    }

    /** Where the first row of a block is among the positions. */
    int start(int block) {
        return rowOrder.firstLeaf(block) * RowOrder.LEAF;
    }

    int width() {
        return width;
    }
}
