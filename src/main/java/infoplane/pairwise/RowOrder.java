package infoplane.pairwise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows for tiles: group by group, and within a group, if asked, by halving along the widest coordinate, so
 * that neighbours in the order are neighbours in space. Positions are counted in leaves of {@value #LEAF}; each leaf, and
 * each block of up to {@value #LEAVES_IN_BLOCK} leaves, belongs to one group, the last leaf of a group being filled up
 * with empty positions.
 */
final class RowOrder {
    /** Positions of a leaf: the lanes of the widest vectors in use (AVX-512, float32). */
    static final int LEAF = 16;
    /** Positions of a quad, the unit that is skipped or not. */
    static final int QUAD = 4;

    static final int LEAVES_IN_BLOCK = 4;
    static final int BLOCK = LEAF * LEAVES_IN_BLOCK;
    static final int QUADS_IN_BLOCK = BLOCK / QUAD;
    /** The row of an empty position. */
    static final int EMPTY = -1;

    private final int[] rowAt;
    private final int[] blockStart;
    private final int[] groupEndOfBlock;

    private RowOrder(int[] rowAt, int[] blockStart, int[] groupEndOfBlock) {
        this.rowAt = rowAt;
        this.blockStart = blockStart;
        this.groupEndOfBlock = groupEndOfBlock;
    }

    /**
     * @param groups the group of each row, not negative
     * @param outline of the rows, to bring rows of a group close to their neighbours; null to leave them as they come
     */
    static RowOrder of(int[] groups, @Nullable Outline outline) {
        int[][] members = membersOf(groups);
        int leaves = 0;
        int blocks = 0;
        for (int[] group : members) {
            leaves += leavesOf(group.length);
            blocks += blocksOf(group.length);
        }
        int[] rowAt = new int[leaves * LEAF];
        int[] blockStart = new int[blocks + 1];
        int[] groupEnd = new int[blocks];
        Arrays.fill(rowAt, EMPTY);
        int leaf = 0;
        int block = 0;
        for (int[] group : members) {
            if (outline != null) {
                new SpatialSort(outline, group).sort();
            }
            System.arraycopy(group, 0, rowAt, leaf * LEAF, group.length);
            int end = leaf + leavesOf(group.length);
            for (; leaf < end; leaf = Math.min(end, leaf + LEAVES_IN_BLOCK)) {
                blockStart[block] = leaf;
                groupEnd[block++] = end;
            }
        }
        blockStart[block] = leaves;
        return new RowOrder(rowAt, blockStart, groupEnd);
    }

    private static int leavesOf(int rows) {
        return (rows + LEAF - 1) / LEAF;
    }

    private static int blocksOf(int rows) {
        return (rows + BLOCK - 1) / BLOCK;
    }

    private static int[][] membersOf(int[] groups) {
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        int[][] members = new int[count][];
        for (int group = 0; group < count; group++) {
            members[group] = new int[sizes[group]];
        }
        for (int row = groups.length - 1; row >= 0; row--) {
            members[groups[row]][--sizes[groups[row]]] = row;
        }
        return members;
    }

    int leaves() {
        return rowAt.length / LEAF;
    }

    int positions() {
        return rowAt.length;
    }

    int blocks() {
        return groupEndOfBlock.length;
    }

    /** The row at a position, or {@link #EMPTY}. */
    int rowAt(int position) {
        return rowAt[position];
    }

    int firstLeaf(int block) {
        return blockStart[block];
    }

    /** The leaf after the last of this block. */
    int endLeaf(int block) {
        return blockStart[block + 1];
    }

    /** The leaf after the last of this block's group. */
    int groupEnd(int block) {
        return groupEndOfBlock[block];
    }

    /** Quads of a block that hold rows; they come first. */
    int quads(int block) {
        int quads = 0;
        for (int position = blockStart[block] * LEAF; position < blockStart[block + 1] * LEAF; position += QUAD) {
            quads += rowAt[position] == EMPTY ? 0 : 1;
        }
        return quads;
    }

    /** Moves values from positions back to their rows. */
    double[] byRow(double[] byPosition, int rows) {
        double[] byRow = new double[rows];
        for (int position = 0; position < rowAt.length; position++) {
            if (rowAt[position] != EMPTY) {
                byRow[rowAt[position]] = byPosition[position];
            }
        }
        return byRow;
    }
}
