package infoplane.measuring;

import infoplane.estimation.EstimatorSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Measures the epochs of {@link FindingEpochs} that the schedule did not choose. Only the findings use these points;
 * they are not part of the plane that the user asked for.
 */
public final class BetweenPass {
    static final String WHAT = "measuring for the findings";

    /**
     * Greatest time for one estimator. An estimator that would need longer is skipped, so that a run whose plane took
     * seconds does not spend an hour on its findings; the findings then report too few measured epochs. Usual runs need
     * about a second, far below the limit, so that equal runs give equal files.
     */
    private static final double MOST_SECONDS = 60;

    private final EpochMeter meter;
    private final LayerRanges ranges;
    private final Executor pool;
    private final int threads;
    private final PlanePass.PassListener progress;

    public BetweenPass(
            EpochMeter meter, LayerRanges ranges, Executor pool, int threads, PlanePass.PassListener progress) {
        this.meter = meter;
        this.ranges = ranges;
        this.pool = pool;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Measures the missing epochs. The ranges of the run must be complete.
     *
     * @param plane points of the epochs that the schedule chose
     * @return sorted points; none of estimators that have no I(X;T) or need too long
     */
    public List<PlanePoint> run(List<PlanePoint> plane) {
        NavigableSet<Integer> wanted = new TreeSet<>(FindingEpochs.choose(new TreeSet<>(meter.epochs())));
        List<PlanePoint> between = new ArrayList<>();
        for (EstimatorSettings estimator : meter.estimators()) {
            List<PlanePoint> own = plane.stream()
                    .filter(point -> point.estimator().equals(estimator.id()))
                    .toList();
            if (own.stream().anyMatch(point -> point.estimate().inputInformation() != null)) {
                Set<Integer> there = own.stream().map(PlanePoint::epoch).collect(Collectors.toCollection(HashSet::new));
                between.addAll(measure(
                        estimator,
                        wanted.stream().filter(epoch -> !there.contains(epoch)).toList()));
            }
        }
        between.sort(null);
        return between;
    }

    /** Measures the first epoch to estimate the time for the others. */
    private List<PlanePoint> measure(EstimatorSettings estimator, List<Integer> missing) {
        if (missing.isEmpty()) {
            return List.of();
        }
        List<PlanePoint> points = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        long before = System.nanoTime();
        points.addAll(result(task(estimator, missing.get(0), done, missing.size())));
        double seconds = (System.nanoTime() - before) / 1e9;
        if (seconds * (missing.size() - 1) / threads > MOST_SECONDS) {
            return List.of();
        }
        List<CompletableFuture<List<PlanePoint>>> tasks = missing.stream()
                .skip(1)
                .map(epoch -> task(estimator, epoch, done, missing.size()))
                .toList();
        PlanePass.awaitAll(tasks);
        tasks.forEach(task -> points.addAll(task.join()));
        return points;
    }

    private static List<PlanePoint> result(CompletableFuture<List<PlanePoint>> task) {
        PlanePass.awaitAll(List.of(task));
        return task.join();
    }

    private CompletableFuture<List<PlanePoint>> task(
            EstimatorSettings estimator, int epoch, AtomicInteger done, int total) {
        return CompletableFuture.supplyAsync(
                () -> {
                    EpochMeasurements.checkGoAhead(epoch);
                    List<PlanePoint> points = meter.measure(epoch, List.of(estimator), ranges.soFar(), false);
                    progress.progressed(WHAT, done.incrementAndGet(), total);
                    return points;
                },
                pool);
    }
}
