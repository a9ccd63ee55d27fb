package infoplane.sweep;

import infoplane.core.InvalidInputException;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetSettings;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunNeeds;
import infoplane.network.ParameterLayout;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep will need, before it starts. Times are rough: they tell minutes from days.
 *
 * @param seconds of one core, for each training with all that is measured of it
 * @param diskBytes of all runs
 * @param memoryBytes the most that one run needs beside the program's own
 */
public record SweepCost(List<Double> seconds, long diskBytes, long memoryBytes) {
    /** Operations of training that one core does in a second; measured for small networks and wide ones: 2e9 to 2e10. */
    private static final double OPERATIONS_A_SECOND = 2.5e9;
    /** Forward and backward pass, for each weight and row. */
    private static final double OPERATIONS_A_WEIGHT = 6;

    private static final double SECONDS_A_BATCH = 1e-5;
    /** Seconds to start a run and to check its estimators. */
    private static final double SECONDS_A_RUN = 0.3;
    /** Seconds for each value of a layer that is put into a bin. */
    private static final double SECONDS_A_BIN = 5e-9;
    /** Seconds for each pair of rows and unit. */
    private static final double SECONDS_A_PAIR = 4e-10;
    /** Epochs that an adaptive schedule measures, of all. */
    private static final double SHARE_OF_ADAPTIVE = 0.2;
    /** Sets of data that are read to see how large they are; of others, the size is taken to be the same. */
    private static final int MOST_READ = 8;
    /** What the program needs itself of the heap. */
    private static final long OWN_MEBIBYTES = 384;

    public SweepCost {
        seconds = List.copyOf(seconds);
    }

    /**
     * Reads the data of the sweep.
     *
     * @throws InvalidInputException if they cannot be read, or a network does not fit them
     */
    public static SweepCost of(Sweeps sweep) {
        Map<DatasetSettings, Dataset> read = new HashMap<>();
        List<Double> seconds = new ArrayList<>();
        long disk = 0;
        long memory = 0;
        @Nullable Dataset last = null;
        for (SweepJob job : sweep.jobs()) {
            ExperimentSettings settings = job.settings();
            Dataset dataset = read.get(settings.dataset());
            if (dataset == null && (last == null || read.size() < MOST_READ)) {
                dataset = settings.dataset().load(new Seed(settings.seed()));
                read.put(settings.dataset(), dataset);
            }
            Dataset size = Objects.requireNonNull(dataset == null ? last : dataset);
            last = size;
            RunNeeds needs = needs(settings, size);
            int runs = settings.repeats() * job.ways().size();
            seconds.add(runs * SECONDS_A_RUN + settings.repeats() * (training(settings, size) + measuring(job, size)));
            disk += settings.repeats() * needs.diskBytes();
            memory = Math.max(memory, needs.memoryBytes());
        }
        return new SweepCost(seconds, disk, memory);
    }

    private static RunNeeds needs(ExperimentSettings settings, Dataset dataset) {
        return RunNeeds.of(
                settings,
                dataset.inputs().columns(),
                dataset.size(),
                dataset.labels().classCount(),
                1);
    }

    private static ParameterLayout layout(ExperimentSettings settings, Dataset dataset) {
        return ParameterLayout.of(
                settings.network(), dataset.inputs().columns(), dataset.labels().classCount());
    }

    private static double training(ExperimentSettings settings, Dataset dataset) {
        double epochs = settings.training().epochs();
        double batches = Math.ceil(
                (double) dataset.size() / settings.training().batchSize().resolve(dataset.size()));
        double operations = OPERATIONS_A_WEIGHT * layout(settings, dataset).size() * dataset.size();
        return epochs * (operations / OPERATIONS_A_SECOND + batches * SECONDS_A_BATCH);
    }

    private static double measuring(SweepJob job, Dataset dataset) {
        double rows = dataset.size();
        double units = layout(job.settings(), dataset).layers().stream()
                .mapToInt(ParameterLayout.LayerParameters::outputs)
                .sum();
        double seconds = 0;
        for (SweepJob.Way way : job.ways()) {
            double epochs =
                    epochs(way.measure().schedule(), job.settings().training().epochs());
            for (EstimatorSettings estimator : way.measure().estimators()) {
                boolean counts = estimator instanceof BinningSettings || estimator instanceof QuantisedSettings;
                seconds += epochs * units * (counts ? rows * SECONDS_A_BIN : rows * rows * SECONDS_A_PAIR);
            }
        }
        return seconds;
    }

    private static double epochs(ScheduleSettings schedule, int trained) {
        if (schedule instanceof ScheduleSettings.Every every) {
            return 1 + (double) trained / every.epochs();
        }
        if (schedule instanceof ScheduleSettings.Log log) {
            return Math.min(trained + 1.0, log.points());
        }
        return 1 + SHARE_OF_ADAPTIVE * trained;
    }

    /** Seconds of one core for the whole sweep. */
    public double allSeconds() {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Heap of Java that so many runs at once need, in MiB. */
    public long heapMebibytes(int runs) {
        return OWN_MEBIBYTES + (long) Math.ceil(runs * (memoryBytes >> 20) / MemoryGate.SHARE_OF_HEAP);
    }

    /** @throws InvalidInputException if the disk has less room than the sweep needs */
    public void check(long freeBytes) {
        if (diskBytes > freeBytes) {
            throw new InvalidInputException(
                    "The sweep needs " + (diskBytes >> 20) + " MiB on disk but " + (freeBytes >> 20)
                            + " are free; name fewer values, train fewer epochs, or set training.keep to budget with a smaller"
                            + " training.budgetMebibytes");
        }
    }
}
