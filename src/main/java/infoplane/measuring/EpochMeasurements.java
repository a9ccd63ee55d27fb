package infoplane.measuring;

import infoplane.core.Range;
import infoplane.estimation.EstimatorSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/** Measures epochs on a pool. Each epoch is measured once, however often it is requested. Thread-safe. */
final class EpochMeasurements {
    private final EpochMeter meter;
    private final PointBoard board;
    private final Executor pool;
    private final IntFunction<CompletableFuture<Void>> kept;

    private final LayerRanges ranges;
    private final List<EstimatorSettings> estimators;
    private final Map<Integer, CompletableFuture<List<PlanePoint>>> asked = new ConcurrentHashMap<>();

    /**
     * @param kept completes when the rows of the epoch can be read
     * @param ranges ranges over the run; must be complete if an estimator needs them
     */
    EpochMeasurements(
            EpochMeter meter,
            PointBoard board,
            Executor pool,
            IntFunction<CompletableFuture<Void>> kept,
            LayerRanges ranges,
            List<EstimatorSettings> estimators) {
        this.meter = meter;
        this.board = board;
        this.pool = pool;
        this.kept = kept;
        this.ranges = ranges;
        this.estimators = estimators;
    }

    /** All points of an epoch; points that the board holds are not measured again. */
    CompletableFuture<List<PlanePoint>> of(int epoch) {
        return asked.computeIfAbsent(epoch, e -> kept.apply(e).thenApplyAsync(ignored -> measure(e), pool));
    }

    /** Waits until all requested measurements have ended, whether they succeeded or not. */
    void awaitIdle() {
        CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .handle((done, failure) -> done)
                .join();
    }

    private List<PlanePoint> measure(int epoch) {
        checkGoAhead(epoch);
        List<PlanePoint> points = new ArrayList<>();
        List<EstimatorSettings> missing = new ArrayList<>();
        for (EstimatorSettings estimator : estimators) {
            List<PlanePoint> known = board.settled(estimator.id(), epoch);
            if (known.isEmpty()) {
                missing.add(estimator);
            } else {
                points.addAll(known);
            }
        }
        if (!missing.isEmpty()) {
            List<PlanePoint> fresh = meter.measure(epoch, missing, runRanges(epoch, missing), false);
            board.measured(fresh);
            points.addAll(fresh);
        }
        Collections.sort(points); // the order must not depend on which points were known
        return points;
    }

    static void checkGoAhead(int epoch) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("measuring epoch " + epoch + " was cancelled");
        }
    }

    private List<Range> runRanges(int epoch, List<EstimatorSettings> missing) {
        if (missing.stream().noneMatch(meter::needsRunRange)) {
            return List.of();
        }
        if (!ranges.holds(epoch)) {
            ranges.add(epoch, meter.ranges(epoch));
        }
        return ranges.soFar();
    }
}
