package infoplane.findings;

import infoplane.findings.Findings.Diffusion;
import infoplane.measuring.FindingEpochs;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds when the noise of the gradient overtakes its mean for good (Shwartz-Ziv and Tishby 2017, figure 4): the epoch from
 * which the median of the signal-to-noise ratio stays below 1. The median is taken over a tenth of log(epoch) around each
 * epoch, and over at least three epochs, so that one noisy epoch does not shift the result.
 */
public final class GradientPhases {
    private static final int FEWEST = 3;

    private GradientPhases() {}

    /** The start of diffusion for each layer. @param training ascending */
    public static List<Diffusion> diffusion(List<EpochRecord> training) {
        List<Diffusion> found = new ArrayList<>();
        int layers = training.isEmpty() ? 0 : training.get(0).layers().size();
        for (int layer = 0; layer < layers; layer++) {
            found.add(start(training, layer));
        }
        return found;
    }

    private static Diffusion start(List<EpochRecord> training, int layer) {
        int[] epochs = new int[training.size()];
        int[] below = new int[training.size() + 1]; // number of ratios below 1 among the first i
        int count = 0;
        for (EpochRecord record : training) {
            LayerGradient gradient = record.layers().get(layer);
            double ratio = gradient.meanNorm() / gradient.deviationNorm();
            if (!Double.isNaN(ratio)) { // no ratio is recorded before training and with full batches
                epochs[count] = record.epoch();
                below[count + 1] = below[count] + (ratio < 1 ? 1 : 0);
                count++;
            }
        }
        return new Diffusion(layer + 1, start(epochs, below, count), count > 0 ? Integer.valueOf(epochs[0]) : null);
    }

    /** The epoch after the last one whose median is 1 or more; null if there is none. */
    private static @Nullable Integer start(int[] epochs, int[] below, int count) {
        if (count == 0) {
            return null;
        }
        double reach = Math.exp(FindingEpochs.tenth(epochs[count - 1]) / 2);
        @Nullable Integer start = null;
        int from = count;
        int to = count;
        for (int index = count - 1; index >= 0; index--) {
            while (from > 0 && epochs[from - 1] >= epochs[index] / reach) {
                from--;
            }
            while (to - 1 > index && epochs[to - 1] > epochs[index] * reach) {
                to--;
            }
            if (!mostlyBelow(below, from, to, index, count)) {
                break;
            }
            start = epochs[index];
        }
        return start;
    }

    /** Whether the median over a window is below 1. A window with fewer than three epochs is widened to three. */
    private static boolean mostlyBelow(int[] below, int from, int to, int index, int count) {
        int first = Math.min(from, Math.max(0, index - 1));
        int end = Math.max(to, Math.min(count, index + 2));
        first = Math.min(first, Math.max(0, end - FEWEST));
        end = Math.max(end, Math.min(count, first + FEWEST));
        return 2 * (below[end] - below[first]) > end - first;
    }

    /**
     * The median of the layers' epochs. Of two middle epochs the later one counts; a layer that never diffuses is later than
     * all others. @return null if the median layer never diffuses
     */
    static @Nullable Integer median(List<Diffusion> diffusion) {
        double[] sorted = diffusion.stream()
                .filter(Diffusion::recorded)
                .map(Diffusion::epoch)
                .mapToDouble(epoch -> epoch == null ? Double.POSITIVE_INFINITY : epoch)
                .sorted()
                .toArray();
        double middle = sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length / 2];
        return Double.isInfinite(middle) ? null : Integer.valueOf((int) middle);
    }
}
