package infoplane.pairwise;

import java.util.Arrays;

/**
 * Bounding boxes of leaves and of quads, as centre and half width in float32: the distance between two boxes, computed in
 * float32, is never more than the distance between rows in them, because the half widths of leaves are wider than needed
 * by what float32 may be wrong.
 */
final class Boxes {
    /** Rounding of the few operations between coordinates and distance, as a share of the largest coordinate. */
    private static final float ROUNDING = 0x1p-20f;

    private final int columns;
    private final float[] leafCentres;
    private final float[] leafHalves;
    private final float[] quadCentres;
    private final float[] quadHalves;

    private Boxes(int columns, int leaves, int blocks) {
        this.columns = columns;
        leafCentres = new float[leaves * columns];
        leafHalves = new float[leaves * columns];
        quadCentres = new float[blocks * columns * RowOrder.QUADS_IN_BLOCK];
        quadHalves = new float[quadCentres.length];
    }

    /** No boxes at all. */
    static Boxes none() {
        return new Boxes(0, 0, 0);
    }

    static Boxes of(Outline outline, RowOrder order) {
        Boxes boxes = new Boxes(outline.columns(), order.leaves(), order.blocks());
        float[] least = new float[RowOrder.QUADS_IN_BLOCK * outline.columns()];
        float[] most = new float[least.length];
        float largest = 0;
        for (int block = 0; block < order.blocks(); block++) {
            int quads = (order.endLeaf(block) - order.firstLeaf(block)) * (RowOrder.LEAF / RowOrder.QUAD);
            for (int quad = 0; quad < quads; quad++) {
                bound(outline, order, order.firstLeaf(block) * RowOrder.LEAF + quad * RowOrder.QUAD, quad, least, most);
            }
            for (int k = 0; k < outline.columns(); k++) {
                largest = Math.max(largest, boxes.set(order, block, k, least, most));
            }
        }
        for (int i = 0; i < boxes.leafHalves.length; i++) {
            boxes.leafHalves[i] += largest * ROUNDING;
        }
        return boxes;
    }

    /** The least and most of each coordinate in a quad; an empty quad has more at least than at most. */
    private static void bound(Outline outline, RowOrder order, int position, int quad, float[] least, float[] most) {
        int at = quad * outline.columns();
        Arrays.fill(least, at, at + outline.columns(), Float.POSITIVE_INFINITY);
        Arrays.fill(most, at, at + outline.columns(), Float.NEGATIVE_INFINITY);
        for (int i = position; i < position + RowOrder.QUAD && order.rowAt(i) != RowOrder.EMPTY; i++) {
            outline.widen(order.rowAt(i), least, most, at);
        }
    }

    /** @return the largest absolute coordinate */
    private float set(RowOrder order, int block, int k, float[] least, float[] most) {
        int perLeaf = RowOrder.LEAF / RowOrder.QUAD;
        float largest = 0;
        int quad = 0;
        for (int leaf = order.firstLeaf(block); leaf < order.endLeaf(block); leaf++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int end = quad + perLeaf; quad < end; quad++) {
                float quadLow = least[quad * columns + k];
                float quadHigh = most[quad * columns + k];
                set(quadCentres, quadHalves, quadIndex(block, k) + quad, quadLow, quadHigh);
                low = Math.min(low, quadLow);
                high = Math.max(high, quadHigh);
            }
            set(leafCentres, leafHalves, leafIndex(leaf) + k, low, high);
            largest = Math.max(largest, Math.max(high, -low));
        }
        for (; quad < RowOrder.QUADS_IN_BLOCK; quad++) {
            set(quadCentres, quadHalves, quadIndex(block, k) + quad, 1, 0);
        }
        return largest;
    }

    private static void set(float[] centres, float[] halves, int at, float low, float high) {
        boolean empty = low > high; // nothing comes near
        centres[at] = empty ? Float.POSITIVE_INFINITY : (low + high) / 2;
        halves[at] = empty ? 0 : (high - low) / 2;
    }

    int columns() {
        return columns;
    }

    /** Where the box of a leaf is in {@link #leafCentres} and {@link #leafHalves}. */
    int leafIndex(int leaf) {
        return leaf * columns;
    }

    /** Where the 16 quads of a block are in {@link #quadCentres} and {@link #quadHalves}, for coordinate k. */
    int quadIndex(int block, int k) {
        return (block * columns + k) * RowOrder.QUADS_IN_BLOCK;
    }

    float[] leafCentres() {
        return leafCentres;
    }

    float[] leafHalves() {
        return leafHalves;
    }

    float[] quadCentres() {
        return quadCentres;
    }

    float[] quadHalves() {
        return quadHalves;
    }
}
