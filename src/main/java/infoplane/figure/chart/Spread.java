package infoplane.figure.chart;

/** Moves things along a line as little as needed to keep them apart. */
final class Spread {
    private Spread() {}

    /**
     * @param wanted places, ascending
     * @param gap least distance between neighbours; less where they do not fit otherwise
     * @return places, ascending, within the bounds: groups that are too close share the mean of their wishes
     */
    static double[] apart(double[] wanted, double gap, double lower, double upper) {
        int count = wanted.length;
        double fitting = count > 1 ? Math.min(gap, (upper - lower) / (count - 1)) : gap;
        double[] sums = new double[count];
        int[] sizes = new int[count];
        int groups = 0;
        for (int index = 0; index < count; index++) {
            // in coordinates where the k-th thing is k gaps further up, "apart" is the same as "ascending"
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
