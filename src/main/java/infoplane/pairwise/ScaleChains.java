package infoplane.pairwise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How sums at many scales are made with few exponentials. In a chain each kernel is the square of the one before, because
 * exp(−2sD) = exp(−sD)². A square doubles the relative error, so a chain has {@value #LENGTH} kernels, and the next chain
 * begins with a true exponential. Each kernel of a chain has a place among the sums, also where nobody asked for it.
 *
 * @param starts the first scale of each chain, ascending
 * @param placeOf the place of each scale that was asked for: chain · {@value #LENGTH} + number within the chain
 */
record ScaleChains(double[] starts, int[] placeOf) {
    /** Three squares make an error of float32 eight times as large, which still is below 1e-6 bits in a sum. */
    static final int LENGTH = 4;
    /** Scales that differ by less are one. */
    private static final double SAME = 1e-10;

    /** @param scales over 0, in any order */
    static ScaleChains of(double[] scales) {
        List<Double> left = new ArrayList<>();
        Arrays.stream(scales).sorted().distinct().forEach(left::add);
        List<Double> starts = new ArrayList<>();
        int[] placeOf = new int[scales.length];
        while (!left.isEmpty()) {
            double start = left.get(0);
            for (int number = 0; number < LENGTH; number++) {
                double scale = start * (1 << number);
                int place = starts.size() * LENGTH + number;
                left.removeIf(other -> isSame(other, scale));
                for (int i = 0; i < scales.length; i++) {
                    if (isSame(scales[i], scale)) {
                        placeOf[i] = place;
                    }
                }
            }
            starts.add(start);
        }
        return new ScaleChains(starts.stream().mapToDouble(Double::doubleValue).toArray(), placeOf);
    }

    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= SAME * other;
    }

    int places() {
        return starts.length * LENGTH;
    }
}
