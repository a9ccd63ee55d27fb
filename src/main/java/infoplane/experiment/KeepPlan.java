package infoplane.experiment;

import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Keep;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The epochs whose weights are kept. These are all epochs, or as many as the budget allows: every {@code stride}-th
 * epoch, the first and the last. The stride is the least power of two that fits the budget. It depends only on the
 * settings. Therefore an interrupted run keeps the same epochs as an uninterrupted one, and a longer run keeps a subset
 * of the epochs of a shorter one.
 *
 * @param stride distance between kept epochs; 1 keeps every epoch
 * @param lastEpoch the epoch at which training ends; always kept
 */
public record KeepPlan(int stride, int lastEpoch) {
    private static final long BYTES_PER_MEBIBYTE = 1 << 20;

    /** @param parameters number of parameters of the network, P; the weights of one epoch take 4 P bytes */
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
