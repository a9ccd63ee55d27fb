package infoplane.benchmark;

import infoplane.core.CpuTimer;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.SztSettings;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.Estimator;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.RangeRule;
import infoplane.experiment.EnsembleRun;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.LayerSource;
import infoplane.measuring.TrajectoryLayers;
import infoplane.network.BatchSize;
import infoplane.network.ForwardPass;
import infoplane.network.NetworkSettings;
import infoplane.network.Trajectory;
import infoplane.pairwise.ScaleSums;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSpaceMeter;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Times whole experiments on this machine: the published tanh figure, measuring it again, a comparison of schedules, and one
 * point of the plane. Writes nothing to disk.
 */
public final class ExperimentBenchmark {
    private static final EstimatorSettings IDNNS =
            new BinningSettings(Rule.IDNNS, 30, RangeRule.ACTIVATION, null, null, 0.07, Correction.NONE);
    private static final EstimatorSettings OTHER_BINS =
            new BinningSettings(Rule.EQUAL_WIDTH, 100, RangeRule.ACTIVATION, null, null, 0.07, Correction.NONE);
    private static final EstimatorSettings SIZE =
            new BinningSettings(Rule.SIZE, 30, RangeRule.ACTIVATION, null, null, 0.07, Correction.NONE);
    static final EstimatorSettings KDE = new KdeSettings(KdeSettings.Bound.UPPER, 0.001, false);
    static final int AGAIN = 400;
    private static final int FIGURE_EPOCHS = 8000;
    private static final int POINT_EPOCH = 3000;
    static final int REPEATS = 10;
    private static final int STEPS = 7;

    private final int threads;
    private final RunMonitor monitor;

    /**
     * The results; seconds are wall time with all threads.
     *
     * @param figureSeconds 8000 epochs, batch 256, delta-exact with δ = 0.02, idnns bins
     * @param schedules times of measuring the figure again with other schedules
     * @param remeasureBinningSeconds 400 epochs × 6 layers with other bins
     * @param remeasureKdeSeconds 400 epochs × 6 layers with kernel bounds, variance 0.001
     * @param scales 60 epochs × 6 layers × 25 scales, both quantities
     * @param ensembleSeconds ten repeats of 1000 epochs
     * @param points CPU time of single points
     */
    public record ExperimentSpeed(
            double figureSeconds,
            List<ScheduleComparison.ScheduleTime> schedules,
            double remeasureBinningSeconds,
            double remeasureKdeSeconds,
            ScaleMapTime scales,
            double ensembleSeconds,
            Points points) {}

    /**
     * Seconds until a map of scales is there.
     *
     * @param first a rough one of few epochs
     * @param whole all of it
     */
    public record ScaleMapTime(double first, double whole) {}

    private ExperimentBenchmark(int threads, RunMonitor monitor) {
        this.threads = threads;
        this.monitor = monitor;
    }

    /** Runs all timings, which takes about a minute. */
    public static ExperimentSpeed run(int threads, RunMonitor monitor) {
        return new ExperimentBenchmark(threads, monitor).run();
    }

    /**
     * CPU time of one point of the plane for the 4096 × 10 layer after 3000 epochs, on one thread.
     *
     * @param binningMillis cells of size 0.07
     * @param kdeMillis upper bound, variance 0.001
     * @param scalesMillis the sums for both bounds at the 25 usual scales
     */
    public record Points(double binningMillis, double kdeMillis, double scalesMillis) {}

    /**
     * Times single points only, on the calling thread, which takes some seconds; see {@link #run(int, RunMonitor)} for the
     * rest.
     */
    public static Points points(RunMonitor monitor) {
        monitor.checkpoint(0, 1, "one point of the plane");
        ExperimentSettings settings = settings(POINT_EPOCH, new ScheduleSettings.Log(2));
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(settings, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        return points(settings.network(), recorder.trajectory());
    }

    private static Points points(NetworkSettings network, Trajectory trajectory) {
        LayerSample layer = firstLayer(network, trajectory);
        Estimator binning = SIZE.estimator();
        Estimator kde = KDE.estimator();
        double[] ones = new double[layer.rows().rows()];
        Arrays.fill(ones, 1);
        int[] classes = layer.labels().toClasses();
        double[] scales = Arrays.stream(ScaleGrid.usual(false).sigmas())
                .flatMap(sigma -> DoubleStream.of(0.5 / (sigma * sigma), 0.125 / (sigma * sigma)))
                .toArray();
        double[] millis = CpuTimer.mediansInTurns(
                30,
                new int[] {2_000, 20, 3},
                () -> binning.layer(layer),
                () -> kde.layer(layer),
                () -> ScaleSums.of(layer.rows(), ones, classes, scales));
        return new Points(millis[0], millis[1], millis[2]);
    }

    private ExperimentSpeed run() {
        step(0, "the whole figure");
        ExperimentSettings figure = settings(FIGURE_EPOCHS, figureSchedule());
        MemoryRecorder recorder = new MemoryRecorder();
        double figureSeconds =
                seconds(() -> new Experiment(figure, 0, threads).run(recorder, RunListener.NONE, new RunControl()));
        Trajectory trajectory = recorder.trajectory();
        step(1, "measuring it again with other bins");
        double binning = seconds(() -> measureAgain(figure, trajectory, OTHER_BINS, threads));
        step(2, "measuring it again by kernels");
        double kde = seconds(() -> measureAgain(figure, trajectory, KDE, threads));
        step(3, "the plane at every scale");
        ScaleMapTime scales = scaleMap(figure.network(), trajectory);
        step(4, "schedules");
        List<ScheduleComparison.ScheduleTime> schedules = new ScheduleComparison(figure, trajectory, threads).run();
        step(5, "ten repeats");
        double ensemble = ensembleSeconds(1000, threads);
        step(6, "one point of the plane");
        Points points = points(figure.network(), trajectory);
        return new ExperimentSpeed(figureSeconds, schedules, binning, kde, scales, ensemble, points);
    }

    private ScaleMapTime scaleMap(NetworkSettings network, Trajectory trajectory) {
        Seed seed = new Seed(1);
        Dataset dataset = SztSettings.defaults().load(seed);
        Labels labels = dataset.labels();
        LayerSource layers = new TrajectoryLayers(network, trajectory, dataset.inputs(), labels.classCount(), 1, seed);
        ScaleSpaceMeter meter = new ScaleSpaceMeter(layers, labels, ScaleGrid.usual(false), layers.layers(), seed);
        long began = System.nanoTime();
        List<Double> maps = new ArrayList<>();
        double whole = seconds(() ->
                meter.measure(threads, false, RunMonitor.SILENT, map -> maps.add((System.nanoTime() - began) / 1e9)));
        return new ScaleMapTime(maps.get(0), whole);
    }

    private void step(int done, String what) {
        monitor.checkpoint(done, STEPS, what);
    }

    static ScheduleSettings figureSchedule() {
        return new ScheduleSettings.DeltaExact(0.02, 2, ScheduleSettings.Distance.SCALED, null);
    }

    static double ensembleSeconds(int epochs, int threads) {
        ExperimentSettings repeats =
                settings(epochs, new ScheduleSettings.Log(50)).withRepeats(REPEATS);
        return seconds(() -> new EnsembleRun(repeats, threads)
                .run(repeat -> new MemoryRecorder(), repeat -> RunListener.NONE, new RunControl()));
    }

    static ExperimentSettings settings(int epochs, ScheduleSettings schedule) {
        ExperimentSettings defaults = ExperimentSettings.defaults();
        return defaults.withTraining(defaults.training().with(BatchSize.of(256)).withEpochs(epochs))
                .withMeasure(defaults.measure().with(schedule).with(List.of(IDNNS)));
    }

    static double seconds(Runnable task) {
        long before = System.nanoTime();
        task.run();
        return (System.nanoTime() - before) / 1e9;
    }

    /** Measures {@link #AGAIN} epochs of a trained figure. */
    static Measurement.Result measureAgain(
            ExperimentSettings settings, Trajectory trajectory, EstimatorSettings estimator, int threads) {
        return Measurement.preview(
                settings,
                trajectory,
                settings.measure().with(new ScheduleSettings.Log(AGAIN)).with(List.of(estimator)),
                threads,
                RunMonitor.SILENT,
                EstimateCache.none());
    }

    /**
     * The 4096 × 10 layer after 3000 epochs, as in the timing of the reference programs. The sample counts as exhaustive,
     * because these data are measured on all inputs; so no standard error is computed, as in the reference programs.
     */
    private static LayerSample firstLayer(NetworkSettings network, Trajectory trajectory) {
        Dataset dataset = SztSettings.defaults().load(new Seed(1));
        Labels labels = dataset.labels();
        Samples rows = ForwardPass.of(network, dataset.inputs(), labels.classCount())
                .activations(trajectory.parameters(POINT_EPOCH))
                .get(0);
        return new LayerSample(rows, labels, null, true, rows.rows());
    }
}
