package infoplane.runs;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationReport;
import infoplane.config.SettingsDifference;
import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunLabel;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.EnsembleRun;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.ActivationReader;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.network.Trajectory;
import infoplane.store.EnsembleFolder;
import infoplane.store.LabelFile;
import infoplane.store.MeasuredCopy;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything that the command line and the window do with runs in folders. Every call may take long and runs on the calling
 * thread, with measuring threads of its own. Thread-safe.
 */
public class RunService {
    /** Samples of each problem that a calibration draws at first, unless the user asks for another number. */
    public static final int CALIBRATION_SEEDS = 5;

    private static final int MOST_SEEDS_FACTOR = 10;

    private final int threads;
    private final EstimateCache cache;

    /** @param threads that measure, at least 1 */
    public RunService(int threads) {
        this(threads, EstimateCache.none());
    }

    private RunService(int threads, EstimateCache cache) {
        this.threads = threads;
        this.cache = cache;
    }

    /** A service that remembers estimates, for a user who measures the same runs again and again. */
    public static RunService remembering(int threads) {
        return new RunService(threads, new EstimateCache());
    }

    /** Whether a folder holds a run or repeats, begun or not. */
    public boolean holdsRun(Path folder) {
        return RunFolder.holdsRun(folder);
    }

    /** How far the run in a folder has come. */
    public RunStatus status(Path folder) {
        return RunFolder.open(folder).status();
    }

    /** What the folder of one run holds. */
    public RunResults results(Path folder) {
        return RunFolder.open(folder).results();
    }

    /**
     * Starts a run in a folder that holds none; creating the folder is what claims it.
     *
     * @throws InvalidInputException if the folder holds a run already
     */
    public RunResults start(ExperimentSettings settings, Path folder, RunListener listener, RunControl control) {
        return startRepeat(settings, folder, 0, listener, control);
    }

    /** The same of one repeat, in a folder that stands alone. */
    RunResults startRepeat(
            ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control) {
        return run(RunFolder.create(folder, settings), settings, repeat, listener, control);
    }

    /**
     * Starts a run, or goes on with what its folder holds. A repeat starts its ensemble where no other has.
     *
     * @param folder of the run; of a repeat the folder inside that of its ensemble
     * @param repeat which repetition of the experiment, from 0
     */
    public RunResults run(
            ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control) {
        joinEnsemble(settings, folder);
        RunResults results = run(recorder(settings, folder), settings, repeat, listener, control);
        EnsembleFolder.above(folder)
                .filter(ensemble -> RunSet.of(ensemble).runs().size() == settings.repeats())
                .ifPresent(EnsembleFolder::sumUp);
        return results;
    }

    private RunResults run(
            RunRecorder opened, ExperimentSettings settings, int repeat, RunListener listener, RunControl control) {
        try (RunRecorder recorder = opened) {
            return new Experiment(settings, repeat, threads).run(recorder, listener, control);
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
     * Starts all repeats of an experiment, or goes on with those that are not finished, side by side, and sums them up.
     *
     * @param resumes whether the folder may hold the ensemble already
     * @param listeners of each repeat
     * @throws InvalidInputException if the folder holds a run already and must not
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
        List<RunResults> results = new EnsembleRun(settings, threads)
                .run(repeat -> recorder(settings, EnsembleFolder.repeat(folder, repeat)), listeners, control);
        EnsembleFolder.sumUp(folder);
        return results;
    }

    /**
     * Prepares a folder for going on with an experiment: makes the run, or the repeats, longer where more epochs are asked for.
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
            throw new InvalidInputException(folder + " holds a run of other settings, which cannot go on with these: "
                    + difference + "; choose another folder, or leave the settings as they were");
        });
    }

    /**
     * Makes an ended run longer, with all others of its ensemble if it is a repeat; running it then trains the rest.
     *
     * @param folder of a run, of a repeat, or of repeats
     * @param epochs more than it has now
     */
    public void extend(Path folder, int epochs) {
        Path whole = EnsembleFolder.above(folder).orElse(folder);
        if (EnsembleFolder.repeats(whole).isEmpty()) {
            RunFolder.extend(whole, epochs);
        } else {
            EnsembleFolder.extend(whole, epochs);
        }
    }

    /**
     * Measures the kept weights of a run again, and keeps nothing.
     *
     * @param points hears points as they come
     * @return all points, with what was found of the estimators
     */
    public MeasuredPlane measure(
            Path folder, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor) {
        return measured(RunFolder.open(folder), measure, points, monitor).plane();
    }

    private Measurement.Result measured(
            RunFolder run, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor) {
        try (Trajectory trajectory = run.trajectory()) {
            return Measurement.measure(run.settings(), trajectory, measure, threads, points, monitor, cache);
        }
    }

    /** The points of a few epochs for a first look, without what findings and checks need. */
    public List<PlanePoint> preview(Path folder, MeasureSettings measure, RunMonitor monitor) {
        RunFolder run = RunFolder.open(folder);
        try (Trajectory trajectory = run.trajectory()) {
            return Measurement.preview(run.settings(), trajectory, measure, threads, monitor, cache)
                    .points();
        }
    }

    /**
     * Measures a run, or repeats, again, and keeps the points in its folder or in a copy.
     *
     * @param copy a new folder for a copy of the run with this measurement; empty for the run's own
     * @param measure how, made of how the run measures by itself
     */
    public Remeasured remeasure(
            Path folder, Optional<Path> copy, UnaryOperator<MeasureSettings> measure, RunMonitor monitor) {
        RunSet set = RunSet.of(folder);
        copy.ifPresent(MeasuredCopy::checkFree);
        RunSet written = copy.map(set::in).orElse(set);
        List<RunResults> fresh = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (int place = 0; place < set.runs().size(); place++) {
            RunFolder run = RunFolder.open(set.runs().get(place));
            Path to = written.runs().get(place);
            MeasureSettings asked = measure.apply(run.settings().measure());
            RunResults before = run.results();
            if (copy.isEmpty()) {
                run.checkWritable();
            }
            Measurement.Result result = measured(run, asked, points -> {}, monitor);
            refusals.add(RefusalWords.summary(result.points()));
            if (copy.isEmpty()) {
                run.replacePoints(asked, result.plane());
            } else {
                ExperimentSettings changed = run.settings().withMeasure(asked);
                MeasuredCopy.write(run.path(), to, changed, result.plane(), result.ceilings());
            }
            fresh.add(before.withCeilings(result.ceilings())
                    .withMeasured(before.settings().measure(), result.plane())
                    .withFurther(asked.estimators()));
        }
        written.sumUp();
        return new Remeasured(set.repeats(), fresh, written.results(), refusals);
    }

    /**
     * Measures a run, or repeats, to the end also in these ways, as far as that has not been done, and keeps the points.
     *
     * @param begins hears of each measuring before it begins
     * @return whether anything had to be measured
     */
    public boolean measureAlso(
            Path folder, List<MeasureSettings> measures, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        boolean any = false;
        RunSet set = RunSet.of(folder);
        for (MeasureSettings measure : measures) {
            for (Path run : set.runs()) {
                List<EstimatorSettings> missing = missing(run, measure);
                if (!missing.isEmpty()) {
                    MeasureSettings rest = measure.with(missing);
                    begins.accept(rest);
                    keep(run, rest, measure(run, rest, points -> {}, monitor));
                    any = true;
                }
            }
        }
        return any;
    }

    /** Measures a run, or repeats, to the end in the ways in which points were kept when it was shorter. */
    public boolean completeLater(Path folder, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        boolean any = false;
        for (Path run : RunSet.of(folder).runs()) {
            any |= measureAlso(run, later(run), begins, monitor);
        }
        return any;
    }

    /** Estimators whose points are absent, end too early, or were measured in another way. */
    private List<EstimatorSettings> missing(Path run, MeasureSettings measure) {
        RunResults results = results(run);
        List<EstimatorSettings> lacking = results.lacking(measure.estimators());
        List<MeasureSettings> known = Stream.concat(Stream.of(results.settings().measure()), later(run).stream())
                .toList();
        return measure.estimators().stream()
                .filter(estimator -> lacking.contains(estimator)
                        || known.stream().noneMatch(other -> measuresAlike(other, measure, estimator)))
                .toList();
    }

    private static boolean measuresAlike(MeasureSettings one, MeasureSettings other, EstimatorSettings estimator) {
        List<EstimatorSettings> alone = List.of(estimator);
        return one.estimators().contains(estimator) && one.with(alone).equals(other.with(alone));
    }

    /**
     * Adds points to what the folder of a run holds; those of the same estimators are replaced. The means and findings of an
     * ensemble follow.
     *
     * @param measure how they were measured
     */
    public void keep(Path folder, MeasureSettings measure, MeasuredPlane plane) {
        RunFolder.open(folder).replacePoints(measure, plane);
        EnsembleFolder.above(folder).ifPresent(EnsembleFolder::sumUp);
    }

    /** How points in the folder of a run were measured that are not of the run's own measuring. */
    public List<MeasureSettings> later(Path folder) {
        return RunFolder.open(folder).later().measures();
    }

    /** How the activations of a layer of a run that kept its weights are distributed. @param layer counted from 1 */
    public ActivationHistograms activations(Path folder, int layer, RunMonitor monitor) {
        RunFolder run = RunFolder.open(folder);
        try (Trajectory trajectory = run.trajectory()) {
            if (trajectory.epochs().isEmpty()) {
                throw new InvalidInputException(folder + " has kept no weights, so there are no activations to show");
            }
            return ActivationReader.read(
                    Measurement.layers(run.settings(), trajectory, ActivationReader.MOST_ROWS), layer, monitor);
        }
    }

    /**
     * Trains and measures again from a run's settings, in a folder that is removed afterwards.
     *
     * @param folder of a run or of repeats, which is only read
     * @return the first difference; empty if there is none or the control stopped it
     * @throws InvalidInputException if a run is not finished
     */
    public Optional<String> verify(Path folder, RunListener listener, RunControl control) {
        return new Verification(this, listener, control).firstDifference(folder);
    }

    /** How many samples a calibration draws of a problem whose verdict stands out, of so many at first. */
    public static int mostSeeds(int seeds) {
        return Math.multiplyExact(MOST_SEEDS_FACTOR, seeds);
    }

    /** Tries estimators on problems with known answers. */
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
     * Puts a run into the queue, which outlives the program: it waits in its folder until somebody runs it.
     *
     * @param folder of the run, new or of one to go on with; of a repeat the folder inside that of its ensemble
     * @param place lower comes earlier
     */
    public void enqueue(Path folder, ExperimentSettings settings, long place) {
        joinEnsemble(settings, folder);
        RunFolder.enqueue(folder, settings, place);
    }

    /** Takes a run that waits out of the queue; one that has never begun leaves nothing behind. */
    public void dequeue(Path folder) {
        Optional<Path> ensemble = EnsembleFolder.above(folder);
        RunFolder.dequeue(folder);
        ensemble.ifPresent(EnsembleFolder::removeIfEmpty);
    }

    /** Gives runs that wait this order, in the places that they have together. */
    public synchronized void reorder(List<Path> waiting) {
        List<Path> present =
                waiting.stream().filter(run -> RunFolder.place(run).isPresent()).toList();
        long[] places = present.stream()
                .mapToLong(run -> RunFolder.place(run).orElseThrow())
                .toArray();
        long[] ascending = places.clone();
        Arrays.sort(ascending);
        for (int turn = 0; turn < places.length; turn++) {
            if (places[turn] != ascending[turn]) {
                Path run = present.get(turn);
                RunFolder.enqueue(run, RunFolder.open(run).settings(), ascending[turn]);
            }
        }
    }

    /** Writes what the user says of a run into its folder, if that holds the run yet. */
    public void describe(Path folder, RunLabel label) {
        if (RunFolder.holdsRun(folder)) {
            LabelFile.write(folder, label);
        }
    }
}
