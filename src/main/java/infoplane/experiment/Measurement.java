package infoplane.experiment;

import infoplane.core.RunMonitor;
import infoplane.network.Trajectory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Measures a kept trajectory, without training. */
public final class Measurement {
    private Measurement() {}

    /**
     * What a measuring has come to.
     *
     * @param plane what was measured, with what was found of the estimators
     * @param ceilings H(X), H(Y) and I(X;Y) of the measured inputs
     * @param refusals what estimators refused and why; empty if none did
     */
    public record Result(MeasuredPlane plane, Ceilings ceilings, String refusals) {
        public List<PlanePoint> points() {
            return plane.points();
        }
    }

    /**
     * @param settings as run: data set, split and network come from here
     * @param measure what to measure, possibly not what the run measured
     * @param threads at least 1
     * @param listener hears points as they come, from several threads but never two at once
     * @throws CancellationException if the monitor says so, or the calling thread is interrupted
     */
    public static Result measure(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor) {
        return measure(settings, trajectory, measure, threads, listener, monitor, EstimateCache.none());
    }

    /** The same; what {@code cache} knows is not estimated again. */
    public static Result measure(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor,
            EstimateCache cache) {
        return measure(settings, trajectory, measure, threads, listener, monitor, cache, true);
    }

    /** The points alone: estimators are not checked, and findings have to do with the epochs that the schedule chooses. */
    public static Result preview(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            RunMonitor monitor,
            EstimateCache cache) {
        return measure(settings, trajectory, measure, threads, points -> {}, monitor, cache, false);
    }

    private static Result measure(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor,
            EstimateCache cache,
            boolean complete) {
        ExperimentData data = ExperimentData.of(settings);
        EpochMeter meter = new EpochMeter(settings, data.measured(measure.on()), measure, cache);
        PointBoard board = new PointBoard(settings.network().layerCount(), List.of(), listener);
        LayerRanges ranges = new LayerRanges();
        List<PlanePoint> between = List.of();
        List<LayerCheck> checks = List.of();
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            PlanePass.Progress progress = (what, done, total) -> monitor.checkpoint(done, total, what);
            PlanePass pass = new PlanePass(meter, trajectory, board, ranges, pool, progress);
            List<Integer> measured = pass.run(
                    trajectory.epochs(),
                    measure.schedule().schedule(),
                    Coordinates.of(measure.schedule(), meter.ceilings()));
            if (complete) {
                checks = new LayerChecks(meter, trajectory, board, ranges.soFar()).run(measured, pool, progress);
                between = new BetweenPass(meter, trajectory, ranges, pool, threads, progress).run(board.all());
            }
        }
        MeasuredPlane plane = new MeasuredPlane(MeasuredPlane.flagged(board.all(), checks), between, checks);
        return new Result(plane, meter.ceilings(), meter.refusals());
    }
}
