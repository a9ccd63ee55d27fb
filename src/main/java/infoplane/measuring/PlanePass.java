package infoplane.measuring;

import infoplane.core.Failures;
import infoplane.schedule.EpochSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures kept epochs completely: first the ranges, if an estimator needs them, then the epochs that the schedule
 * chooses.
 */
public final class PlanePass {
    private final EpochMeter meter;
    private final PointBoard board;
    private final LayerRanges ranges;
    private final Executor pool;
    private final PassListener progress;

    /** Receives the progress of a pass, from several threads. */
    @FunctionalInterface
    public interface PassListener {
        void progressed(String what, int done, int total);
    }

    public PlanePass(EpochMeter meter, PointBoard board, LayerRanges ranges, Executor pool, PassListener progress) {
        this.meter = meter;
        this.board = board;
        this.ranges = ranges;
        this.pool = pool;
        this.progress = progress;
    }

    /**
     * Measures the points that are missing.
     *
     * @return the epochs that the schedule chose
     */
    public List<Integer> run(EpochSchedule schedule, Coordinates coordinates) {
        List<Integer> epochs = meter.epochs();
        if (meter.needsRunRanges()) {
            gatherRanges(epochs);
        }
        EpochMeasurements measurements = new EpochMeasurements(
                meter, board, pool, epoch -> CompletableFuture.completedFuture(null), ranges, meter.estimators());
        List<Integer> chosen = schedule.choose(
                        epochs, epoch -> measurements.of(epoch).thenApply(coordinates::of))
                .epochs();
        AtomicInteger done = new AtomicInteger();
        awaitAll(chosen.stream()
                .map(epoch -> measurements
                        .of(epoch)
                        .thenRun(() -> progress.progressed("measuring", done.incrementAndGet(), chosen.size())))
                .toList());
        return chosen;
    }

    private void gatherRanges(List<Integer> epochs) {
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<?>> tasks = new ArrayList<>();
        for (int epoch : epochs) {
            if (!ranges.holds(epoch)) {
                tasks.add(CompletableFuture.runAsync(
                                () -> {
                                    EpochMeasurements.checkGoAhead(epoch);
                                    ranges.add(epoch, meter.ranges(epoch));
                                },
                                pool)
                        .thenRun(() -> progress.progressed("ranges", done.incrementAndGet(), epochs.size())));
            }
        }
        awaitAll(tasks);
    }

    /**
     * Waits for all tasks. The wait ends early if a task fails or is cancelled, or the waiting thread is interrupted.
     */
    public static void awaitAll(List<? extends CompletableFuture<?>> tasks) {
        try {
            CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while measuring");
        } catch (ExecutionException e) {
            throw Failures.ofAnotherThread(e);
        }
    }
}
