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
 * Measures the epochs of {@link FindingEpochs} that a schedule left out, for the findings alone: they do not belong to the
 * plane that was asked for.
 */
public final class BetweenPass {
    static final String WHAT = "measuring for the findings";

    /**
     * An estimator that would need longer for what is missing leaves it: a run whose plane took seconds must not take an
     * hour for its findings. They then say that too few epochs were measured. The limit is so far from what usual runs need
     * (a second) that equal runs come to equal files.
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
     * Measures what is missing. The ranges of the run are complete.
     *
     * @param plane what the schedule chose
     * @return sorted; nothing of estimators without an I(X;T), or that need too long
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

    /** The first epoch says how long the others will take. */
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
