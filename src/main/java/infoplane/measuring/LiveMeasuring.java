package infoplane.measuring;

import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.EpochSchedule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures during training. Epochs are measured as they are kept, and again if the range of their bins has grown. The
 * pass after training measures the epochs that this one skipped, and takes the other points from the board.
 */
public final class LiveMeasuring {
    /** How long stopping a run may wait for measuring, so that the user does not wait long. */
    private static final long SETTLING_NANOS = 1_500_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(LiveMeasuring.class);

    private final EpochMeter meter;
    private final Executor pool;
    private final AwaitedEpochs kept = new AwaitedEpochs();
    private final EpochMeasurements measurements;
    private final Set<Integer> planned;
    private final ProvisionalPlane provisional;
    /** Number of planned epochs that are measured. */
    private final AtomicInteger measured = new AtomicInteger();
    /** Whether some estimator gives its last value during training, and not only when the ranges of its bins are known. */
    private final boolean settles;

    /**
     * @param epochs epochs that will be kept if training completes
     * @param record receives provisional points from time to time
     */
    public LiveMeasuring(
            EpochMeter meter,
            PointBoard board,
            LayerRanges ranges,
            Executor pool,
            EpochSchedule schedule,
            Coordinates coordinates,
            List<Integer> epochs,
            Consumer<List<PlanePoint>> record) {
        this.meter = meter;
        this.pool = pool;
        List<EstimatorSettings> settled = meter.estimators().stream()
                .filter(estimator -> !meter.needsRunRange(estimator))
                .toList();
        settles = !settled.isEmpty();
        measurements = new EpochMeasurements(meter, board, pool, kept::await, ranges, settled);
        if (!schedule.adaptive()) {
            planned = new TreeSet<>(schedule.choose(epochs, epoch -> failed()).epochs());
        } else {
            planned = Set.of();
            if (!meter.needsRunRanges()) { // distances of provisional points would mislead the schedule
                follow(schedule, epochs, coordinates);
            }
        }
        provisional = new ProvisionalPlane(meter, board, ranges, planned, record, System::nanoTime);
    }

    private static CompletableFuture<double[]> failed() {
        return CompletableFuture.failedFuture(new IllegalStateException("this schedule does not measure"));
    }

    /** Runs an adaptive schedule on its own thread, which mostly waits. */
    private void follow(EpochSchedule schedule, List<Integer> epochs, Coordinates coordinates) {
        Thread walker = new Thread(
                () -> {
                    try {
                        schedule.choose(epochs, epoch -> measurements.of(epoch).thenApply(coordinates::of));
                    } catch (CancellationException e) {
                        // training ended early, or the run was stopped: the pass after training chooses again
                    } catch (RuntimeException | Error e) {
                        // also out of memory: the pass after training meets the same failure and reports it
                        LOG.debug("the schedule was not followed during training", e);
                    }
                },
                "schedule");
        walker.setDaemon(true);
        walker.start();
    }

    /** Measures an epoch that was kept. */
    public void kept(int epoch) {
        kept.kept(epoch);
        if (planned.contains(epoch)) {
            var unused = measurements.of(epoch).thenRun(measured::incrementAndGet);
        }
        provisional.kept(epoch, pool);
    }

    /** The number of epochs whose measuring during training is planned; 0 if it is not known or nothing is final. */
    public int planned() {
        return settles ? planned.size() : 0;
    }

    /** How many of the {@link #planned()} epochs are measured. */
    public int measured() {
        return measured.get();
    }

    /** Ends training: cancels measurements that wait for epochs which will not come. */
    public void trainingEnded() {
        kept.end();
    }

    /** After a stop, measures the provisional points of all kept epochs again, if this takes only a moment. */
    public void settle() {
        provisional.settle(meter.epochs(), SETTLING_NANOS);
    }

    /** Waits for running measurements, so that no provisional point arrives after the final one. */
    public void awaitIdle() {
        provisional.close();
        measurements.awaitIdle();
    }
}
