package infoplane.network;

import infoplane.core.Seed;
import java.util.random.RandomGenerator;

/** In which order an epoch visits the training rows: a function of the seed and the epoch alone. */
final class BatchOrder {
    private final int[] train;
    private final int[] order;
    private final int batchRows;
    private final Seed seed;

    BatchOrder(TrainingData data, BatchSize batchSize, Seed seed) {
        this.train = data.train().clone();
        this.order = data.train().clone();
        this.batchRows = batchSize.resolve(train.length);
        this.seed = seed;
    }

    /** Rows of a full batch. */
    int batchRows() {
        return batchRows;
    }

    /** Steps in an epoch; the last may have fewer rows. */
    int batches() {
        return (train.length + batchRows - 1) / batchRows;
    }

    /** Rows of step {@code batch}. */
    int rowsOf(int batch) {
        return Math.min(batchRows, train.length - batch * batchRows);
    }

    /**
     * The training rows in the order of an epoch, shuffled (Fisher and Yates) by the stream "batches"; as given where
     * one step takes them all. The same array every time.
     */
    int[] of(int epoch) {
        System.arraycopy(train, 0, order, 0, train.length);
        if (batches() > 1) {
            RandomGenerator random = seed.stream("batches", epoch);
            for (int i = order.length - 1; i > 0; i--) {
                int j = below(random, i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
        return order;
    }

    /**
     * A number from 0 to {@code bound} − 1 by one multiplication (Lemire 2019) without its rejection step: no number is
     * more likely than another by over bound / 2^32.
     */
    private static int below(RandomGenerator random, int bound) {
        return (int) (((random.nextInt() & 0xffffffffL) * bound) >>> 32);
    }
}
