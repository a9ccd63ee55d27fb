package infoplane.pairwise;

import org.jspecify.annotations.Nullable;

/**
 * What a kernel works on: rows in blocks against columns in leaves, which may be the same.
 *
 * @param rate the kernel is 2^(−rate · squared distance)
 * @param reach squared distance beyond which kernels may be left out
 * @param bounded whether anything is so far away that it pays to look for it
 * @param rowBoxes quads of the rows
 * @param columnBoxes leaves of the columns, with the same origin
 * @param wide products of the same rows and columns; null for narrow rows and without vectors
 * @param weights by column of weights, then by position of {@code columns}
 */
record Tiles(
        PackedRows rows,
        PackedRows columns,
        double rate,
        double reach,
        boolean bounded,
        Boxes rowBoxes,
        Boxes columnBoxes,
        @Nullable WidePairs wide,
        double[][] weights) {}
