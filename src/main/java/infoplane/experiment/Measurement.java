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
     * @param points sorted by estimator, epoch, layer
     * @param ceilings H(X), H(Y) and I(X;Y) of the measured inputs
     * @param between points of epochs that the schedule left out, for the findings alone; sorted
     * @param refusals what estimators refused and why; empty if none did
     */
    public record Result(List<PlanePoint> points, List<PlanePoint> between, Ceilings ceilings, String refusals) {}

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

    /** The same, and besides what findings need of epochs that the schedule left out. */
    public static Result withFindings(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            RunMonitor monitor,
            EstimateCache cache) {
        return measure(settings, trajectory, measure, threads, points -> {}, monitor, cache, true);
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
        return measure(settings, trajectory, measure, threads, listener, monitor, cache, false);
    }

    private static Result measure(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor,
            EstimateCache cache,
            boolean forFindings) {
        ExperimentData data = ExperimentData.of(settings);
        EpochMeter meter = new EpochMeter(settings, data.measured(measure.on()), measure, cache);
        PointBoard board = new PointBoard(settings.network().layerCount(), List.of(), listener);
        LayerRanges ranges = new LayerRanges();
        List<PlanePoint> between = List.of();
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            PlanePass.Progress progress = (what, done, total) -> monitor.checkpoint(done, total, what);
            PlanePass pass = new PlanePass(meter, trajectory, board, ranges, pool, progress);
            pass.run(
                    trajectory.epochs(),
                    measure.schedule().schedule(),
                    Coordinates.of(measure.schedule(), meter.ceilings()));
            if (forFindings) {
                between = new BetweenPass(meter, trajectory, ranges, pool, threads, progress).run(board.all());
            }
        }
        return new Result(board.all(), between, meter.ceilings(), meter.refusals());
    }
}
