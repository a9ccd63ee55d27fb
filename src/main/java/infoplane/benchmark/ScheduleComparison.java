package infoplane.benchmark;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.measuring.Coordinates;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.PlanePoint;
import infoplane.network.Trajectory;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Compares schedules on one trajectory: epochs measured, time taken, and the largest gap between measured epochs. */
public final class ScheduleComparison {
    private static final int MOST_APART = 400;
    private static final int POINTS_STEP = 100;

    /**
     * The cost of a schedule.
     *
     * @param schedule name, such as {@code log_400}
     * @param epochs number of measured epochs
     * @param gap largest distance between consecutive measured epochs, as a share of the entropies. Adjacent epochs do not
     *     count, because nothing can be measured between them
     * @param seconds wall time of measuring
     */
    public record ScheduleTime(String schedule, int epochs, double gap, double seconds) {}

    private final ExperimentSettings settings;
    private final Trajectory trajectory;
    private final int threads;

    /** @param settings with the single estimator of the comparison */
    ScheduleComparison(ExperimentSettings settings, Trajectory trajectory, int threads) {
        this.settings = settings;
        this.trajectory = trajectory;
        this.threads = threads;
    }

    /**
     * Compares the settings' own schedule (all epochs kept), every epoch, 400 epochs equally spaced in the logarithm, and
     * the cheapest fixed schedule of each kind whose largest gap is not larger than that of the settings' own. A kind
     * without such a schedule is left out.
     */
    List<ScheduleTime> run() {
        NavigableMap<Integer, double[]> path = new TreeMap<>();
        List<ScheduleTime> rows = new ArrayList<>();
        rows.add(timed("delta_exact", settings.measure().schedule(), path));
        double gap = rows.get(0).gap();
        rows.add(timed("log_400", new ScheduleSettings.Log(400), path));
        rows.add(timed("every_1", new ScheduleSettings.Every(1), path));
        addCheapest(rows, "log_equal_gap", candidates(POINTS_STEP, ScheduleSettings.Log::new), gap, path);
        addCheapest(rows, "every_equal_gap", candidatesDown(ScheduleSettings.Every::new), gap, path);
        return rows;
    }

    private List<ScheduleSettings> candidates(int step, IntFunction<ScheduleSettings> of) {
        List<ScheduleSettings> schedules = new ArrayList<>();
        for (int points = step; points <= trajectory.epochs().size(); points += step) {
            schedules.add(of.apply(points));
        }
        return schedules;
    }

    private static List<ScheduleSettings> candidatesDown(IntFunction<ScheduleSettings> of) {
        List<ScheduleSettings> schedules = new ArrayList<>();
        for (int apart = MOST_APART; apart > 1; apart--) {
            schedules.add(of.apply(apart));
        }
        return schedules;
    }

    /**
     * Adds the first of the candidates, cheapest first, whose largest gap is at most {@code gap}. The gaps come from epochs
     * that are already measured.
     */
    private void addCheapest(
            List<ScheduleTime> rows,
            String name,
            List<ScheduleSettings> candidates,
            double gap,
            NavigableMap<Integer, double[]> path) {
        for (ScheduleSettings candidate : candidates) {
            Set<Integer> chosen = new TreeSet<>(candidate
                    .schedule()
                    .choose(trajectory.epochs(), epoch -> CompletableFuture.failedFuture(new IllegalStateException()))
                    .epochs());
            if (greatestGap(chosen, path) <= gap) {
                rows.add(timed(name, candidate, path));
                return;
            }
        }
    }

    private ScheduleTime timed(String name, ScheduleSettings schedule, NavigableMap<Integer, double[]> path) {
        List<EstimatorSettings> estimators = settings.measure().estimators();
        long before = System.nanoTime();
        Measurement.Result result = Measurement.preview(
                settings,
                trajectory,
                settings.measure().with(schedule).with(estimators),
                threads,
                RunMonitor.SILENT,
                EstimateCache.none());
        double seconds = (System.nanoTime() - before) / 1e9;
        Coordinates coordinates = Coordinates.of(ScheduleSettings.DeltaExact.defaults(), result.ceilings());
        TreeMap<Integer, List<PlanePoint>> byEpoch = result.points().stream()
                .collect(Collectors.groupingBy(PlanePoint::epoch, TreeMap::new, Collectors.toList()));
        byEpoch.forEach((epoch, points) -> path.put(epoch, coordinates.of(points)));
        return new ScheduleTime(name, byEpoch.size(), greatestGap(byEpoch.keySet(), path), seconds);
    }

    private static double greatestGap(Set<Integer> epochs, NavigableMap<Integer, double[]> path) {
        int before = -1;
        double greatest = 0;
        for (int epoch : epochs) {
            if (before >= 0 && epoch > before + 1) {
                greatest = Math.max(greatest, distance(at(before, path), at(epoch, path)));
            }
            before = epoch;
        }
        return greatest;
    }

    private static double[] at(int epoch, NavigableMap<Integer, double[]> path) {
        double[] coordinates = path.get(epoch);
        if (coordinates == null) {
            throw new IllegalArgumentException("epoch " + epoch + " is not measured");
        }
        return coordinates;
    }

    private static double distance(double[] one, double[] other) {
        double greatest = 0;
        for (int i = 0; i < one.length; i++) {
            greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
        }
        return greatest;
    }
}
