package infoplane.pairwise;

import java.util.Arrays;

/**
 * Sorts row numbers so that every aligned run of 16, and in it every aligned run of 4, lies close together: halving at
 * the median of the coordinate that spreads most, as a k-d tree does.
 *
 * <p>A row and its coordinate are one 64-bit word, coordinate above, so that no two words are equal and parting them takes no
 * branch that the processor could not foretell (4096 × 10: 0.5 ms of a point's 2.2 by kernels, 0.75 by swaps of two arrays).
 */
final class SpatialSort {
    /** Rows that are looked at to find the widest coordinate; more would cost more than they save. */
    private static final int SAMPLED_ROWS = 12;
    /** So few words are sorted altogether. */
    private static final int FEW = 24;
    /** Words of which a pivot is the one in proportion to the place that is looked for. */
    private static final int SAMPLED_WORDS = 13;

    private final Outline outline;
    private final int[] order;
    private final long[] words;
    private final long[] sample = new long[SAMPLED_WORDS];
    private final float[] least;
    private final float[] most;

    /** @param order row numbers, sorted in place */
    SpatialSort(Outline outline, int[] order) {
        this.outline = outline;
        this.order = order;
        this.words = new long[order.length];
        this.least = new float[outline.columns()];
        this.most = new float[outline.columns()];
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
            words[i] = word(outline.at(order[i], column), order[i]);
        }
        select(from, to, middle);
        for (int i = from; i < to; i++) {
            order[i] = (int) words[i];
        }
        split(from, middle);
        split(middle, to);
    }

    /** In the order of values; of their 32 bits the last is left out, so that differences of words do not overflow. */
    private static long word(float value, int row) {
        int bits = Float.floatToRawIntBits(value);
        int ordered = bits ^ bits >> 31 >>> 1;
        return (long) (ordered >> 1) << 32 | row;
    }

    private int widestColumn(int from, int to) {
        int step = Math.max(1, (to - from) / SAMPLED_ROWS);
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(most, Float.NEGATIVE_INFINITY);
        for (int i = from; i < to; i += step) {
            outline.widen(order[i], least, most, 0);
        }
        int widest = 0;
        for (int column = 1; column < least.length; column++) {
            if (most[column] - least[column] > most[widest] - least[widest]) {
                widest = column;
            }
        }
        return widest;
    }

    /** Selection by parting: afterwards all words before {@code middle} are less than all from it on. */
    private void select(int first, int end, int middle) {
        int from = first;
        int to = end;
        while (to - from > FEW) {
            int parted = part(from, to, pivot(from, to, middle));
            if (middle < parted) {
                to = parted - 1; // the pivot itself is in its place
            } else {
                from = parted;
            }
            if (middle == from || middle == to) {
                return;
            }
        }
        Arrays.sort(words, from, to);
    }

    /** @return the end of the words that are not above the pivot, which is the last of them */
    private int part(int from, int to, int pivotAt) {
        long[] all = words;
        long pivot = all[pivotAt];
        all[pivotAt] = all[to - 1];
        int below = from;
        for (int i = from; i < to - 1; i++) {
            long word = all[i];
            all[i] = all[below];
            all[below] = word;
            below += (int) (word - pivot >>> 63);
        }
        all[to - 1] = all[below];
        all[below] = pivot;
        return below + 1;
    }

    private int pivot(int from, int to, int middle) {
        int step = (to - from) / SAMPLED_WORDS;
        for (int i = 0; i < SAMPLED_WORDS; i++) {
            sample[i] = words[from + i * step];
        }
        Arrays.sort(sample);
        long wanted = sample[(int) ((long) (middle - from) * SAMPLED_WORDS / (to - from))];
        int at = from;
        while (words[at] != wanted) {
            at += step;
        }
        return at;
    }
}
