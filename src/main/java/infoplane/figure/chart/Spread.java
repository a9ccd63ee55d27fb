package infoplane.figure.chart;

/** Moves positions on a line as little as needed to keep them apart. */
final class Spread {
    private Spread() {}

    /**
     * @param wanted positions, ascending
     * @param gap least distance between neighbours; reduced if the positions do not fit otherwise
     * @return positions, ascending, within the bounds; a group of positions that are too close is centred on the group's
     *     mean
     */
    static double[] apart(double[] wanted, double gap, double lower, double upper) {
        int count = wanted.length;
        double fitting = count > 1 ? Math.min(gap, (upper - lower) / (count - 1)) : gap;
        double[] sums = new double[count];
        int[] sizes = new int[count];
        int groups = 0;
        for (int index = 0; index < count; index++) {
            // With k gaps subtracted from the k-th position, "apart" becomes the same as "ascending".
            sums[groups] = wanted[index] - index * fitting;
            sizes[groups] = 1;
            groups++;
            while (groups > 1 && sums[groups - 1] / sizes[groups - 1] <= sums[groups - 2] / sizes[groups - 2]) {
                sums[groups - 2] += sums[groups - 1];
                sizes[groups - 2] += sizes[groups - 1];
                groups--;
            }
        }
        double[] places = new double[count];
        double most = upper - (count - 1) * fitting;
        for (int group = 0, index = 0; group < groups; group++) {
            double place = Math.min(most, Math.max(lower, sums[group] / sizes[group]));
            for (int member = 0; member < sizes[group]; member++, index++) {
                places[index] = place + index * fitting;
            }
        }
        return places;
    }
}
