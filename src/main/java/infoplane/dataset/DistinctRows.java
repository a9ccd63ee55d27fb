package infoplane.dataset;

import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows of a sample are equal, number by number; −0 equals 0. */
final class DistinctRows {
    private final int[] groupOf;
    private final int count;

    private DistinctRows(int[] groupOf, int count) {
        this.groupOf = groupOf;
        this.count = count;
    }

    static DistinctRows of(Samples samples) {
        Map<Row, Integer> groups = new HashMap<>();
        int[] groupOf = new int[samples.rows()];
        for (int row = 0; row < groupOf.length; row++) {
            Row key = new Row(samples, row, hash(samples, row));
            Integer known = groups.putIfAbsent(key, groups.size());
            groupOf[row] = known == null ? groups.size() - 1 : known;
        }
        return new DistinctRows(groupOf, groups.size());
    }

    int count() {
        return count;
    }

    /** How many rows are equal to each distinct one. */
    int[] sizes() {
        int[] sizes = new int[count];
        for (int group : groupOf) {
            sizes[group]++;
        }
        return sizes;
    }

    /** The numbers of the rows that are equal to each distinct one, in the order in which these first occur. */
    List<int[]> members() {
        List<int[]> members = new ArrayList<>(count);
        for (int size : sizes()) {
            members.add(new int[size]);
        }
        int[] filled = new int[count];
        for (int row = 0; row < groupOf.length; row++) {
            int group = groupOf[row];
            members.get(group)[filled[group]++] = row;
        }
        return members;
    }

    private static int hash(Samples samples, int row) {
        long hash = 1;
        for (int column = 0; column < samples.columns(); column++) {
            hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(samples.at(row, column) + 0.0); // −0 + 0 is 0
        }
        return Long.hashCode(hash ^ (hash >>> 29));
    }

    private static final class Row {
        private final Samples samples;
        private final int row;
        private final int hash;

        Row(Samples samples, int row, int hash) {
            this.samples = samples;
            this.row = row;
            this.hash = hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Row that) || hash != that.hash) {
                return false;
            }
            for (int column = 0; column < samples.columns(); column++) {
                if (samples.at(row, column) != samples.at(that.row, column)) {
                    return false;
                }
            }
            return true;
        }
    }
}
