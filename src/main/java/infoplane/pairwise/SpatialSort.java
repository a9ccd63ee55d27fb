package infoplane.pairwise;

/**
 * Sorts row numbers so that every aligned run of 16, and in it every aligned run of 4, lies close together: halving at
 * the median of the coordinate that spreads most, as a k-d tree does.
 */
final class SpatialSort {
    /** Rows that are looked at to find the widest coordinate; more would cost more than they save. */
    private static final int SAMPLED_ROWS = 12;

    private final Outline outline;
    private final int[] order;
    private final float[] keys;

    /** @param order row numbers, sorted in place */
    SpatialSort(Outline outline, int[] order) {
        this.outline = outline;
        this.order = order;
        this.keys = new float[order.length];
    }

    void sort() {
        split(0, order.length);
    }

    private void split(int from, int to) {
        int count = to - from;
        if (count <= RowOrder.QUAD) {
            return;
        }
        int unit = count > RowOrder.LEAF ? RowOrder.LEAF : RowOrder.QUAD;
        int units = (count + unit - 1) / unit;
        int middle = from + (units + 1) / 2 * unit; // runs stay aligned, only the last may be short
        int column = widestColumn(from, to);
        for (int i = from; i < to; i++) {
            keys[i] = outline.at(order[i], column);
        }
        select(from, to - 1, middle);
        split(from, middle);
        split(middle, to);
    }

    private int widestColumn(int from, int to) {
        int step = Math.max(1, (to - from) / SAMPLED_ROWS);
        int widest = 0;
        float width = -1;
        for (int column = 0; column < outline.columns(); column++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i += step) {
                float value = outline.at(order[i], column);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (most - least > width) {
                width = most - least;
                widest = column;
            }
        }
        return widest;
    }

    /** Hoare's selection: afterwards nothing before {@code middle} is greater, nothing from it on is less, by key. */
    private void select(int first, int last, int middle) {
        int left = first;
        int right = last;
        while (left < right) {
            float pivot = keys[(left + right) >>> 1];
            int i = left;
            int j = right;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (middle <= j) {
                right = j;
            } else if (middle >= i) {
                left = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        float key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int row = order[i];
        order[i] = order[j];
        order[j] = row;
    }
}
