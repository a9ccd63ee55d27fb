package infoplane.experiment;

import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Keep;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which epochs' weights stay. All of them, or as many as the budget allows: every {@code stride}-th, the first and the
 * last, where the stride is the least power of two that fits. It depends on the settings alone, so that a run that was
 * interrupted keeps the same epochs as one that was not, and a longer run keeps a subset of a shorter one's.
 *
 * @param stride 1 where every epoch stays
 * @param lastEpoch at which training ends; always kept
 */
public record KeepPlan(int stride, int lastEpoch) {
    private static final long BYTES_PER_MEBIBYTE = 1 << 20;

    /** @param parameters how many the network has, P; a kept epoch takes 4 P bytes */
    public static KeepPlan of(TrainingSettings training, int parameters) {
        int stride = 1;
        if (training.keep() == Keep.BUDGET) {
            long rows = Math.max(2, training.budgetMebibytes() * BYTES_PER_MEBIBYTE / (4L * parameters));
            while (stride < training.epochs() && rowsAt(training.epochs(), stride) > rows) {
                stride *= 2;
            }
        }
        return new KeepPlan(stride, training.epochs());
    }

    private static long rowsAt(int epochs, int stride) {
        return epochs / stride + 1L + (epochs % stride == 0 ? 0 : 1);
    }

    public boolean keeps(int epoch) {
        return epoch % stride == 0 || epoch == lastEpoch;
    }

    /** All epochs that will be kept, ascending. */
    public List<Integer> epochs() {
        return IntStream.rangeClosed(0, lastEpoch).filter(this::keeps).boxed().toList();
    }

    /** How many epochs will be kept. */
    public long rows() {
        return rowsAt(lastEpoch, stride);
    }
}
