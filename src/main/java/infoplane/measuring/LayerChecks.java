package infoplane.measuring;

import infoplane.core.Range;
import infoplane.estimation.EstimatorSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks every estimator against data with a known answer, at the last measured epoch of each layer. The result is
 * assumed to hold for all epochs of the layer.
 */
public final class LayerChecks {
    private final EpochMeter meter;
    private final PointBoard board;
    private final List<Range> runRanges;

    /** @param runRanges range of each layer over the run; empty if no estimator needs them */
    public LayerChecks(EpochMeter meter, PointBoard board, List<Range> runRanges) {
        this.meter = meter;
        this.board = board;
        this.runRanges = runRanges;
    }

    /**
     * Runs the checks.
     *
     * @param measured the measured epochs
     * @param pool runs one task for each estimator and layer
     * @return one check for each layer and each estimator that can be checked; if checks are turned off, the checks
     *     only say so
     */
    public List<LayerCheck> run(Collection<Integer> measured, Executor pool, PlanePass.PassListener progress) {
        Optional<Integer> last = measured.stream().max(Integer::compare);
        if (last.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<Optional<LayerCheck>>> tasks = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        int total = meter.checkable().size() * meter.layers().size();
        for (EstimatorSettings estimator : meter.checkable()) {
            for (PlanePoint point : board.settled(estimator.id(), last.get())) {
                tasks.add(CompletableFuture.supplyAsync(() -> check(estimator, point), pool)
                        .thenApply(check -> {
                            progress.progressed("checking the estimators", done.incrementAndGet(), total);
                            return check;
                        }));
            }
        }
        PlanePass.awaitAll(tasks);
        return tasks.stream().flatMap(task -> task.join().stream()).toList();
    }

    private Optional<LayerCheck> check(EstimatorSettings estimator, PlanePoint point) {
        EpochMeasurements.checkGoAhead(point.epoch());
        return meter.check(estimator, point, runRanges)
                .map(check -> new LayerCheck(estimator.id(), point.layer(), point.epoch(), check));
    }
}
