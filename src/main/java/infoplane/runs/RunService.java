package infoplane.runs;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationReport;
import infoplane.config.SettingsDifference;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.experiment.EnsembleRun;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunLabel;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.store.EnsembleFolder;
import infoplane.store.LabelFile;
import infoplane.store.RunCheck;
import infoplane.store.RunFolder;
import infoplane.store.RunPlace;
import infoplane.store.WaitingFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * All operations on run folders that the command line and the window offer. Every call may take long; it runs on the calling
 * thread and uses its own measuring threads. Thread-safe.
 */
public class RunService {
    /** Default number of samples that a calibration draws of each problem at first. */
    public static final int CALIBRATION_SEEDS = 5;

    private static final int MOST_SEEDS_FACTOR = 10;

    private final int threads;
    private final EstimateCache cache;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param threads number of measuring threads, at least 1; runs that compute at once share them */
    public RunService(int threads) {
        this(threads, EstimateCache.none());
    }

    private RunService(int threads, EstimateCache cache) {
        this.threads = threads;
        this.cache = cache;
    }

    /** A service that caches estimates, for a user who measures the same runs repeatedly. */
    public static RunService remembering(int threads) {
        return new RunService(threads, new EstimateCache());
    }

    public int threads() {
        return threads;
    }

    /** Whether a folder holds a run or repeats, whether begun or not. */
    public boolean holdsRun(Path folder) {
        return RunFolder.holdsRun(folder);
    }

    public RunStatus status(Path folder) {
        return RunFolder.open(folder).status();
    }

    /** Whether the run in a folder, or all its repeats, are finished: there is nothing to resume. */
    public boolean finished(Path folder) {
        RunSet set = RunSet.of(folder);
        int all = set.repeats() ? RunFolder.open(folder).settings().repeats() : 1;
        return set.runs().size() == all
                && set.runs().stream().allMatch(run -> RunFolder.open(run).finished());
    }

    /** The results of one run. */
    public RunResults results(Path folder) {
        return RunFolder.open(folder).results();
    }

    /**
     * Starts a run in a folder without one. Creating the folder claims it.
     *
     * @throws InvalidInputException if the folder holds a run already
     */
    public RunResults start(ExperimentSettings settings, Path folder, RunListener listener, RunControl control) {
        return startRepeat(settings, folder, 0, listener, control);
    }

    /** Starts one repeat in a folder outside its ensemble. */
    RunResults startRepeat(
            ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control) {
        return alongside(own -> train(RunFolder.create(folder, settings), settings, repeat, own, listener, control));
    }

    /**
     * Starts or resumes a run; only reads the results of a finished run. The first repeat that starts creates the ensemble.
     *
     * @param folder folder of the run; for a repeat its folder inside the ensemble folder
     * @param repeat number of the repeat, from 0
     */
    public RunResults run(
            ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control) {
        joinEnsemble(settings, folder);
        RunResults results = alongside(own -> trainOrRead(settings, folder, repeat, own, listener, control));
        EnsembleFolder.ensembleOf(folder)
                .filter(ensemble -> RunSet.of(ensemble).runs().size() == settings.repeats())
                .ifPresent(EnsembleFolder::sumUp);
        return results;
    }

    /** Goes on with an imported run; one that watched for epochs watches to its writer's end. */
    public RunResults follow(Path folder, RunListener listener, RunControl control) {
        return alongside(own -> new Imports(own).resume(folder, listener, control));
    }

    /** Computes a run with its share of the threads beside the other runs under way. */
    private RunResults alongside(IntFunction<RunResults> run) {
        try {
            return run.apply(EnsembleRun.share(threads, underWay.incrementAndGet()));
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** What is finished is not trained again: its weights may be gone, and training would begin at the start. */
    private RunResults trainOrRead(
            ExperimentSettings settings, Path folder, int repeat, int own, RunListener listener, RunControl control) {
        if (!RunFolder.holdsRun(folder) || !RunFolder.open(folder).finished()) {
            return RunFolder.imported(folder)
                    ? new Imports(own).resume(folder, listener, control)
                    : train(recorder(settings, folder), settings, repeat, own, listener, control);
        }
        WaitingFile.dequeue(folder);
        RunResults results = results(folder);
        listener.ended(results);
        return results;
    }

    private static RunResults train(
            RunRecorder opened,
            ExperimentSettings settings,
            int repeat,
            int own,
            RunListener listener,
            RunControl control) {
        try (RunRecorder recorder = opened) {
            return new Experiment(settings, repeat, own).run(recorder, listener, control);
        }
    }

    private static RunRecorder recorder(ExperimentSettings settings, Path folder) {
        return RunFolder.holdsRun(folder) ? RunFolder.resume(folder) : RunFolder.create(folder, settings);
    }

    private static void joinEnsemble(ExperimentSettings settings, Path folder) {
        if (settings.repeats() > 1) {
            EnsembleFolder.join(folder.toAbsolutePath().resolveSibling(""), settings);
        }
    }

    /**
     * Starts or resumes all repeats of an experiment side by side, and sums them up. Only reads the results of finished
     * repeats.
     *
     * @param resumes whether the folder may already hold the ensemble
     * @param listeners gives the listener of each repeat
     * @throws InvalidInputException if the folder already holds a run and {@code resumes} is false
     */
    public List<RunResults> runRepeats(
            ExperimentSettings settings,
            Path folder,
            boolean resumes,
            IntFunction<RunListener> listeners,
            RunControl control) {
        if (!resumes) {
            EnsembleFolder.create(folder, settings);
        }
        RunPlace place = RunPlace.of(folder, RunPlace.Doing.RUN);
        try {
            return place.keeping(() -> {
                List<RunResults> results = new EnsembleRun(settings, threads)
                        .run(
                                (repeat, own) -> {
                                    place.requireThere();
                                    return trainOrRead(
                                            settings,
                                            EnsembleFolder.repeat(folder, repeat),
                                            repeat,
                                            own,
                                            listeners.apply(repeat),
                                            control);
                                },
                                control);
                place.requireThere();
                EnsembleFolder.sumUp(folder);
                return results;
            });
        } catch (InvalidInputException e) {
            if (!resumes) {
                EnsembleFolder.removeIfEmpty(folder); // no repeat was begun
            }
            throw e;
        }
    }

    /**
     * Prepares a folder for resuming an experiment. Makes the run or the repeats longer if the settings ask for more epochs.
     *
     * @throws InvalidInputException if the folder holds a run of other settings
     */
    public void prepareResume(Path folder, ExperimentSettings settings) {
        ExperimentSettings earlier = RunFolder.open(folder).settings();
        int epochs = settings.training().epochs();
        if (epochs > earlier.training().epochs()
                && settings.equals(earlier.withTraining(earlier.training().withEpochs(epochs)))) {
            extend(folder, epochs);
            return;
        }
        SettingsDifference.first(earlier, settings).ifPresent(difference -> {
            throw new InvalidInputException(
                    PlainText.path(folder) + " holds a run of other settings, which cannot go on with these: "
                            + difference + "; choose another folder, or leave the settings as they were");
        });
    }

    /**
     * Makes an ended run longer; for a repeat, makes all repeats of its ensemble longer. Running it then trains the
     * remaining epochs.
     *
     * @param folder folder of a run, of a repeat, or of repeats
     * @param epochs more than the run has
     */
    public void extend(Path folder, int epochs) {
        Path whole = EnsembleFolder.ensembleOf(folder).orElse(folder);
        if (EnsembleFolder.repeats(whole).isEmpty()) {
            RunFolder.extend(whole, epochs);
        } else {
            EnsembleFolder.extend(whole, epochs);
        }
    }

    /**
     * Measures the kept weights of a run again, and stores nothing.
     *
     * @param points receives points as they are measured
     * @return all points, and the checks of the estimators
     */
    public MeasuredPlane measure(
            Path folder, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor) {
        return measured(RunFolder.open(folder), measure, points, monitor).plane();
    }

    Measurement.Result measured(
            RunFolder run, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor) {
        return RunRows.measure(run, measure, threads, points, monitor, cache, true);
    }

    /** Measures the epochs of the schedule for a first look. Skips the checks and the additional epochs for findings. */
    public List<PlanePoint> preview(Path folder, MeasureSettings measure, RunMonitor monitor) {
        return RunRows.measure(RunFolder.open(folder), measure, threads, points -> {}, monitor, cache, false)
                .points();
    }

    /**
     * Measures a run, or repeats, again, and stores the points in the folder or in a copy.
     *
     * @param copy new folder for a copy of the run with this measurement; empty to store the points in the run's folder
     * @param measure makes the new settings from those of the run
     */
    public Remeasured remeasure(
            Path folder, Optional<Path> copy, UnaryOperator<MeasureSettings> measure, RunMonitor monitor) {
        return new Remeasurement(this).remeasure(folder, copy, measure, monitor);
    }

    /**
     * Measures a run, or repeats, in further ways as far as points are missing, and stores the points.
     *
     * @param begins receives the settings of each measurement before it begins
     * @return whether anything was measured
     */
    public boolean measureAlso(
            Path folder, List<MeasureSettings> measures, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        return new Remeasurement(this).measureAlso(folder, measures, begins, monitor);
    }

    /** Completes points that were added when the run was shorter: measures the remaining epochs in the same ways. */
    public boolean completeLater(Path folder, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        boolean any = false;
        for (Path run : RunSet.of(folder).runs()) {
            any |= measureAlso(run, later(run), begins, monitor);
        }
        return any;
    }

    /**
     * Adds points to the folder of a run, in place of earlier points of the same estimators. Updates the means and findings
     * of the ensemble.
     *
     * @param measure how the points were measured
     */
    public void keep(Path folder, MeasureSettings measure, MeasuredPlane plane) {
        RunFolder.open(folder).replacePoints(measure, plane);
        EnsembleFolder.ensembleOf(folder).ifPresent(EnsembleFolder::sumUp);
    }

    /** How points that do not belong to the run's own measuring were measured. */
    public List<MeasureSettings> later(Path folder) {
        return RunFolder.open(folder).later().measures();
    }

    /** Histograms of the activations of a layer, from the kept weights. @param layer number of the layer, from 1 */
    public ActivationHistograms activations(Path folder, int layer, RunMonitor monitor) {
        return RunRows.histograms(RunFolder.open(folder), layer, monitor);
    }

    /**
     * Trains and measures again with the settings of a run, in a folder that is removed afterwards, and compares the
     * results.
     *
     * @param folder folder of a run or of repeats; is only read
     * @return the first difference; empty if there is none or the control stopped the verification
     * @throws InvalidInputException if a run is not finished
     */
    public Optional<String> verify(Path folder, RunListener listener, RunControl control) {
        return new Verification(this, listener, control).firstDifference(folder);
    }

    /** Whether the files of a run, or of all repeats, can be checked. Older versions wrote no checksums. */
    public boolean hasChecksums(Path folder) {
        return RunSet.of(folder).runs().stream().allMatch(RunCheck::hasManifest);
    }

    /**
     * The greatest number of samples that a calibration draws of a problem with a conspicuous verdict. @param seeds number
     * of samples at first
     */
    public static int mostSeeds(int seeds) {
        return (int) Math.min(Integer.MAX_VALUE, (long) MOST_SEEDS_FACTOR * seeds);
    }

    /** Tests estimators on problems with known answers. */
    public CalibrationReport calibrate(Calibration.Examination question, RunMonitor monitor) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "infoplane-calibrate");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return Calibration.run(question, workers, monitor);
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * Puts a run into the queue, which survives the end of the program: the run waits in its folder until it is run.
     *
     * @param folder folder of a new run or of one to resume; for a repeat its folder inside the ensemble folder
     * @param place place in the queue; lower places come earlier
     */
    public void enqueue(Path folder, ExperimentSettings settings, long place) {
        joinEnsemble(settings, folder);
        WaitingFile.enqueue(folder, settings, place);
    }

    /** Takes a run out of the queue. Removes the folder of a run that has never begun. */
    public void dequeue(Path folder) {
        Optional<Path> ensemble = EnsembleFolder.ensembleOf(folder);
        WaitingFile.dequeue(folder);
        ensemble.ifPresent(EnsembleFolder::removeIfEmpty);
    }

    /** Puts waiting runs into this order. The set of their places stays the same. */
    public void reorder(List<Path> waiting) {
        WaitingFile.reorder(waiting);
    }

    /** Writes the label of a run into its folder; does nothing if the folder holds no run yet. */
    public void describe(Path folder, RunLabel label) {
        if (RunFolder.holdsRun(folder)) {
            LabelFile.write(folder, label);
        }
    }
}
