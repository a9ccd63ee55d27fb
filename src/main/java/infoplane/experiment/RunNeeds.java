package infoplane.experiment;

import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimatorSettings;
import infoplane.network.ParameterLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The disk space and memory that a run will need, estimated before it starts.
 *
 * @param trajectoryBytes disk for the kept weights
 * @param tableBytes approximate disk for the tables
 * @param dataBytes memory for the data
 * @param activationBytes memory for the activations: one set of layers for each measuring thread
 * @param trainingBytes memory for the trainer
 * @param pairs the most pairs of rows that are compared for a layer at an epoch with rows that estimators ask for themselves
 */
public record RunNeeds(
        long trajectoryBytes, long tableBytes, long dataBytes, long activationBytes, long trainingBytes, long pairs) {
    private static final double MEBIBYTE = 1 << 20;
    /** More than any disk has; a sum of a few is still a long. */
    private static final long MOST = 1L << 60;
    /** Mebibytes that are said without decimals. */
    private static final int WHOLE_FROM = 10;
    /**
     * Bytes of a line of training.csv for each layer; measured: 66. A line of plane.csv takes {@link #POINT_BYTES};
     * measured: 60 to 110.
     */
    private static final long TRAINING_BYTES_A_LAYER = 70;

    private static final long POINT_BYTES = 110;
    /** Parameters, gradients, two moments of Adam, and the checkpoint while it is written. */
    private static final int COPIES_OF_PARAMETERS = 8;
    /** The forward pass works on float32 and returns a copy; estimators work on another copy. */
    private static final int COPIES_OF_ACTIVATIONS = 3;
    /** Replicas of one layer at a time, and those that stand for others as float64 in a tree. */
    private static final int COPIES_OF_REPLICAS = 2;
    /** Pairs that are worth a word: half a second of one core. */
    private static final long LONG = 500_000_000L;
    /** Of one core, with vectors; measured. */
    private static final double PAIRS_A_SECOND = 1e9;
    /** Share of the heap that data, activations and training may take; estimators and everything else use the rest. */
    private static final double SHARE_OF_HEAP = 0.8;

    /**
     * @param inputs number of columns of the data
     * @param rows number of rows of the data
     * @param threads number of measuring threads
     */
    public static RunNeeds of(ExperimentSettings settings, int inputs, int rows, int classes, int threads) {
        ParameterLayout layout = ParameterLayout.of(settings.network(), inputs, classes);
        KeepPlan plan = KeepPlan.of(settings.training(), layout.size());
        long widths = layout.layers().stream()
                .mapToLong(ParameterLayout.LayerParameters::outputs)
                .sum();
        long layers = layout.layers().size();
        long draws = settings.network().noise().any() ? settings.measure().draws() : 1;
        long replicas = settings.measure().estimators().stream()
                .mapToLong(EstimatorSettings::ownReplicas)
                .max()
                .orElse(0);
        long widest = layout.layers().stream()
                .mapToLong(ParameterLayout.LayerParameters::outputs)
                .max()
                .orElse(1);
        long epochs = settings.training().epochs() + 1L;
        long points = Math.min(plan.rows(), 2000)
                * layers
                * settings.measure().estimators().size();
        return new RunNeeds(
                product(4, layout.size(), plan.rows()),
                product(epochs, 30 + layers * TRAINING_BYTES_A_LAYER) + product(points, POINT_BYTES),
                product(8, rows, inputs),
                product(4, COPIES_OF_ACTIVATIONS, rows, draws, widths, threads)
                        + product(4, COPIES_OF_REPLICAS, rows, replicas, widest, threads),
                product(4, COPIES_OF_PARAMETERS, layout.size()),
                settings.measure().estimators().stream()
                        .mapToLong(estimator -> estimator.ownPairs(rows))
                        .sum());
    }

    /** The product, and where it is more, {@link #MOST}, so that too much never looks like little. */
    private static long product(long... factors) {
        double product = 1; // exact below 2^53 bytes
        for (long factor : factors) {
            product *= factor;
        }
        return (long) Math.min(product, MOST);
    }

    public long diskBytes() {
        return trajectoryBytes + tableBytes;
    }

    public long memoryBytes() {
        return dataBytes + activationBytes + trainingBytes;
    }

    /** The needs in words, such as {@code needs some 9.2 MiB on disk, and 12.4 MiB of memory beside the program's own}. */
    public String inWords() {
        return String.format(
                        Locale.ROOT,
                        "needs some %.1f MiB on disk, and %.1f MiB of memory beside the program's own",
                        Math.max(0.1, diskBytes() / MEBIBYTE),
                        Math.max(0.1, memoryBytes() / MEBIBYTE))
                + (pairs < LONG
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", and measuring compares up to %.1g pairs of rows for each layer and epoch, some %s of one"
                                        + " core",
                                (double) pairs,
                                seconds(pairs)));
    }

    /**
     * Refuses a run that does not fit.
     *
     * @param freeDisk free bytes on the disk of the run folder
     * @param heap greatest heap of this program in bytes
     * @throws InvalidInputException if the run does not fit; the message names the figures and what to change
     */
    public void check(long freeDisk, long heap) {
        if (diskBytes() > freeDisk) {
            throw new InvalidInputException("The run needs " + needed(diskBytes()) + " MiB on disk ("
                    + needed(trajectoryBytes) + " of them for the weights) but " + available(freeDisk)
                    + " are free; train fewer epochs, or set training.keep to budget with a smaller"
                    + " training.budgetMebibytes");
        }
        if (memoryBytes() > SHARE_OF_HEAP * heap) {
            throw new InvalidInputException("The run needs " + needed(memoryBytes()) + " MiB of memory (data "
                    + needed(dataBytes) + ", activations in flight " + needed(activationBytes) + ", training "
                    + needed(trainingBytes) + ") but Java may use " + available(heap)
                    + "; use fewer threads, measure on test, narrow the layers, or give Java more"
                    + " (INFOPLANE_JAVA_OPTIONS=-Xmx…)");
        }
    }

    /** Mebibytes rounded up, so that what does not fit never reads like what is there. */
    private static String needed(long bytes) {
        return mebibytes(bytes, RoundingMode.CEILING);
    }

    private static String available(long bytes) {
        return mebibytes(bytes, RoundingMode.FLOOR);
    }

    private static String seconds(long pairs) {
        return String.format(Locale.ROOT, "%,.0f s", Math.ceil(pairs / PAIRS_A_SECOND));
    }

    private static String mebibytes(long bytes, RoundingMode rounding) {
        return BigDecimal.valueOf(bytes / MEBIBYTE)
                .setScale(bytes < WHOLE_FROM * MEBIBYTE ? 2 : 0, rounding)
                .toPlainString();
    }
}
