package infoplane.ui;

import infoplane.core.RunMonitor;
import infoplane.estimation.Calibration;
import infoplane.estimation.CalibrationReport;
import infoplane.estimation.CalibrationTask;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.EstimateCache;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.MeasuredPlane;
import infoplane.experiment.Measurement;
import infoplane.experiment.PlanePoint;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.ActivationReader;
import infoplane.network.Trajectory;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import infoplane.ui.run.RunEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Trains and measures, and keeps everything in run folders. */
final class StoredRunEngine implements RunEngine {
    private static final int CALIBRATION_SEEDS = 3;
    private static final int MOST_CALIBRATION_SEEDS = 12;

    private final EstimateCache cache = new EstimateCache();
    private final int threads;

    /** @param threads that measure */
    StoredRunEngine(int threads) {
        this.threads = threads;
    }

    @Override
    public RunResults run(
            ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control) {
        RunResults results;
        try (RunRecorder recorder = recorder(settings, folder, repeat)) {
            results = new Experiment(settings, repeat, threads).run(recorder, listener, control);
        }
        if (settings.repeats() > 1) {
            sumUp(ensembleOf(folder), settings.repeats());
        }
        return results;
    }

    private static RunRecorder recorder(ExperimentSettings settings, Path folder, int repeat) {
        if (settings.repeats() == 1) {
            return RunFolder.holdsRun(folder) ? RunFolder.resume(folder) : RunFolder.create(folder, settings);
        }
        Path ensemble = ensembleOf(folder);
        if (!RunFolder.holdsRun(ensemble)) {
            EnsembleFolder.create(ensemble, settings);
        }
        return EnsembleFolder.recorder(ensemble, settings, repeat);
    }

    private static Path ensembleOf(Path repeat) {
        return repeat.toAbsolutePath().resolveSibling("");
    }

    /** Means over the repeats, once all of them are there. */
    private static void sumUp(Path ensemble, int repeats) {
        List<Path> done = EnsembleFolder.repeats(ensemble);
        if (done.size() == repeats) {
            EnsembleFolder.sumUp(
                    ensemble,
                    done.stream().map(path -> RunFolder.open(path).results()).toList());
        }
    }

    @Override
    public void extend(Path folder, int epochs) {
        if (RunFolder.open(folder).settings().repeats() > 1) {
            EnsembleFolder.extend(ensembleOf(folder), epochs);
        } else {
            RunFolder.extend(folder, epochs);
        }
    }

    @Override
    public RunResults results(Path folder) {
        return RunFolder.open(folder).results();
    }

    @Override
    public MeasuredPlane measure(
            Path folder, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor) {
        RunFolder run = RunFolder.open(folder);
        try (Trajectory trajectory = run.trajectory()) {
            return Measurement.measure(run.settings(), trajectory, measure, threads, points, monitor, cache)
                    .plane();
        }
    }

    @Override
    public List<PlanePoint> preview(Path folder, MeasureSettings measure, RunMonitor monitor) {
        RunFolder run = RunFolder.open(folder);
        try (Trajectory trajectory = run.trajectory()) {
            return Measurement.preview(run.settings(), trajectory, measure, threads, monitor, cache)
                    .points();
        }
    }

    @Override
    public ActivationHistograms activations(Path folder, int layer, RunMonitor monitor) {
        RunFolder run = RunFolder.open(folder);
        try (Trajectory trajectory = run.trajectory()) {
            return ActivationReader.read(
                    Measurement.layers(run.settings(), trajectory, ActivationReader.MOST_ROWS), layer, monitor);
        }
    }

    @Override
    public CalibrationReport calibrate(EstimatorSettings estimator, int n, int d, RunMonitor monitor) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "infoplane-calibrate");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return Calibration.run(
                    new Calibration.Question(
                            List.of(estimator),
                            CalibrationTask.labelled(d),
                            n,
                            CALIBRATION_SEEDS,
                            MOST_CALIBRATION_SEEDS,
                            true),
                    workers,
                    monitor);
        } finally {
            workers.shutdownNow();
        }
    }

    @Override
    public void keep(Path folder, MeasureSettings measure, MeasuredPlane plane) {
        RunFolder.open(folder).replacePoints(measure, plane);
    }

    @Override
    public List<MeasureSettings> later(Path folder) {
        return RunFolder.open(folder).later().measures();
    }
}
