package infoplane.measuring;

import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.EpochSchedule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Measuring beside training: epochs are measured as they come, and again where the range of their bins has grown. What
 * it leaves undone the pass after training does; what it did that pass takes from the board.
 */
public final class LiveMeasuring {
    /** Who stops a run does not want to wait. */
    private static final long SETTLING_NANOS = 1_500_000_000L;

    private final EpochMeter meter;
    private final Executor pool;
    private final AwaitedEpochs kept = new AwaitedEpochs();
    private final EpochMeasurements measurements;
    private final Set<Integer> planned;
    private final ProvisionalPlane provisional;

    /**
     * @param epochs that will be kept when training has ended as it should
     * @param record takes provisional points at times
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
        measurements = new EpochMeasurements(meter, board, pool, kept::await, ranges, settled);
        if (!schedule.adaptive()) {
            planned = new TreeSet<>(schedule.choose(epochs, epoch -> failed()).epochs());
        } else {
            planned = Set.of();
            if (!meter.needsRunRanges()) { // distances of provisional points would lead the walk astray
                follow(schedule, epochs, coordinates);
            }
        }
        provisional = new ProvisionalPlane(meter, board, ranges, planned, record, System::nanoTime);
    }

    private static CompletableFuture<double[]> failed() {
        return CompletableFuture.failedFuture(new IllegalStateException("this schedule does not measure"));
    }

    /** An adaptive schedule walks on a thread of its own, which mostly waits. */
    private void follow(EpochSchedule schedule, List<Integer> epochs, Coordinates coordinates) {
        Thread walker = new Thread(
                () -> {
                    try {
                        schedule.choose(epochs, epoch -> measurements.of(epoch).thenApply(coordinates::of));
                    } catch (CancellationException e) {
                        // training ended early, or the run was stopped: the pass afterwards chooses anew
                    } catch (RuntimeException e) {
                        // the pass afterwards meets the same failure where it can be reported
                    }
                },
                "schedule");
        walker.setDaemon(true);
        walker.start();
    }

    /** An epoch was kept. */
    public void kept(int epoch) {
        kept.kept(epoch);
        if (planned.contains(epoch)) {
            var unused = measurements.of(epoch);
        }
        provisional.kept(epoch, pool);
    }

    /** Training has ended: nothing waits any longer for epochs that will not come. */
    public void trainingEnded() {
        kept.end();
    }

    /** The run was stopped: what is shown becomes that of all epochs that were kept, where that takes a moment only. */
    public void settle() {
        provisional.settle(meter.epochs(), SETTLING_NANOS);
    }

    /** Waits for what is still being measured: a provisional point must not come after the final one. */
    public void awaitIdle() {
        provisional.close();
        measurements.awaitIdle();
    }
}
