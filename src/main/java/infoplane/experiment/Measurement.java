package infoplane.experiment;

import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.measuring.ActivationReader;
import infoplane.measuring.BetweenPass;
import infoplane.measuring.Ceilings;
import infoplane.measuring.Coordinates;
import infoplane.measuring.EpochMeter;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.LayerChecks;
import infoplane.measuring.LayerRanges;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasureSettings.MeasuredInputs;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.MeasuringPool;
import infoplane.measuring.PlanePass;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.PointBoard;
import infoplane.network.Trajectory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Measures a kept trajectory without training. */
public final class Measurement {
    private Measurement() {}

    /**
     * The result of a measurement.
     *
     * @param plane the points, and the checks of the estimators
     * @param ceilings H(X), H(Y) and I(X;Y) of the measured inputs
     */
    public record Result(MeasuredPlane plane, Ceilings ceilings) {
        public List<PlanePoint> points() {
            return plane.points();
        }
    }

    /**
     * @param settings settings of the run; they give the data set, the split and the network
     * @param measure what to measure; may differ from the run's own
     * @param threads number of measuring threads, at least 1
     * @param listener receives points as they are measured, from several threads but never two at once
     * @throws CancellationException if the monitor cancels, or the calling thread is interrupted
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

    /** Measures like the method above, but takes estimates that {@code cache} holds from there. */
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

    /**
     * Measures only the points of the epochs that the schedule chooses. Skips the checks of estimators and the
     * additional epochs for findings.
     */
    public static Result preview(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            RunMonitor monitor,
            EstimateCache cache) {
        return measure(settings, trajectory, measure, threads, points -> {}, monitor, cache, false);
    }

    /**
     * Measures any source of rows, such as a mixture of epochs.
     *
     * @param source rows of the inputs that {@code measure} names, in their order
     */
    public static Result measure(
            ExperimentSettings settings,
            LayerSource source,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor,
            EstimateCache cache) {
        MeasuredSet set = ExperimentData.of(settings).measured(measure.on());
        EpochMeter meter = ExperimentData.meter(settings, set, measure, source, cache);
        return measure(meter, measure, threads, listener, monitor, true);
    }

    /**
     * Measures any source of rows whose inputs are at hand.
     *
     * @param set inputs and labels of the rows
     * @param source rows of the inputs of {@code set}, in their order
     * @param complete whether estimators are checked, and further epochs measured for the findings
     */
    public static Result measure(
            ExperimentSettings settings,
            MeasuredSet set,
            LayerSource source,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor,
            EstimateCache cache,
            boolean complete) {
        EpochMeter meter = ExperimentData.meter(settings, set, measure, source, cache);
        return measure(meter, measure, threads, listener, monitor, complete);
    }

    /** The layers of a run for the inputs that {@code on} names. */
    public static LayerSource layers(ExperimentSettings settings, Trajectory trajectory, MeasuredInputs on) {
        MeasuredSet set = ExperimentData.of(settings).measured(on);
        return ExperimentData.layers(
                settings,
                trajectory,
                set.inputs(),
                set.labels().classCount(),
                settings.measure().draws());
    }

    /**
     * The layers of a run for at most {@code most} inputs of all its data.
     *
     * @param most greatest number of inputs; from more inputs, equally spaced ones are chosen
     */
    public static LayerSource layers(ExperimentSettings settings, Trajectory trajectory, int most) {
        Dataset dataset = settings.dataset().load(new Seed(settings.seed()));
        return ExperimentData.layers(
                settings,
                trajectory,
                ActivationReader.thinned(dataset.inputs(), most),
                dataset.labels().classCount(),
                1);
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
        MeasuredSet set = ExperimentData.of(settings).measured(measure.on());
        EpochMeter meter = ExperimentData.meter(settings, set, measure, trajectory, cache);
        return measure(meter, measure, threads, listener, monitor, complete);
    }

    private static Result measure(
            EpochMeter meter,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> listener,
            RunMonitor monitor,
            boolean complete) {
        PointBoard board = new PointBoard(meter.layers().size(), List.of(), listener);
        LayerRanges ranges = new LayerRanges();
        List<PlanePoint> between = List.of();
        List<LayerCheck> checks = List.of();
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            PlanePass.PassListener progress = (what, done, total) -> monitor.checkpoint(done, total, what);
            Executor told = work -> pool.execute(() -> RunMonitor.during(within(monitor), work));
            List<Integer> measured = new PlanePass(meter, board, ranges, told, progress)
                    .run(measure.schedule().schedule(), Coordinates.of(measure.schedule(), meter.ceilings()));
            if (complete) {
                checks = new LayerChecks(meter, board, ranges.soFar()).run(measured, pool, progress);
                between = new BetweenPass(meter, ranges, pool, threads, progress).run(board.all());
            }
        }
        MeasuredPlane plane = new MeasuredPlane(MeasuredPlane.flagged(board.all(), checks), between, checks);
        return new Result(plane, meter.ceilings());
    }

    /** Reports how far the estimate of one layer is. */
    private static RunMonitor within(RunMonitor monitor) {
        return monitor::within;
    }
}
