package infoplane.ui;

import infoplane.config.FigureSource;
import infoplane.config.Json;
import infoplane.config.SweepFile;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.file.FigureExport;
import infoplane.runs.ImportPreview;
import infoplane.runs.Imports;
import infoplane.runs.RunKind;
import infoplane.runs.RunService;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.History;
import infoplane.ui.form.ImportForm.ImportChoice;
import infoplane.ui.run.CalibrationRun;
import infoplane.ui.run.Deletion;
import infoplane.ui.run.DiskUse;
import infoplane.ui.run.KeptPoints;
import infoplane.ui.run.LiveResults;
import infoplane.ui.run.RememberedRuns;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunShelf;
import infoplane.ui.run.Runner;
import infoplane.ui.run.Trial;
import infoplane.ui.setup.ExperimentSetup;
import infoplane.ui.setup.Fetching;
import infoplane.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The window's state and actions without its controls: the experiment in the forms, and the runs. */
public final class Session {
    private final ExperimentSetup setup;
    private final RunList runs = new RunList();
    private final Runner runner;
    private final RunShelf shelf;
    private final KeptPoints keptPoints;
    private final Trial trial;
    private final RememberedRuns remembered;
    private final DiskUse disk;
    private final Background background;
    private final Background computing;
    private final Background measuring;
    private final RunService engine;
    private final Imports imports = new Imports(Runtime.getRuntime().availableProcessors());
    private Consumer<FigureSource> figureListener = figure -> {};
    private Consumer<EstimatorSettings> tryingOut = estimator -> {};

    /**
     * @param background executes short tasks
     * @param computing executes whole runs
     * @param measuring measures kept weights again
     * @param runsFolder returns the folder that holds the runs
     */
    public Session(
            Background background,
            Background computing,
            Background measuring,
            RunService engine,
            Supplier<Path> runsFolder) {
        this.background = background;
        this.computing = computing;
        this.measuring = measuring;
        this.engine = engine;
        this.setup = new ExperimentSetup(background);
        this.runner = new Runner(runs, engine, computing, background, runsFolder);
        this.shelf = new RunShelf(runs, engine, background, runsFolder);
        this.keptPoints = new KeptPoints(engine, measuring);
        this.trial = new Trial(runs, engine, measuring);
        this.disk = new DiskUse(runs, background);
        this.remembered = new RememberedRuns(runs, background, runsFolder);
    }

    public ExperimentSetup setup() {
        return setup;
    }

    public ExperimentForm form() {
        return setup.form();
    }

    public History<ExperimentSettings> history() {
        return setup.history();
    }

    public RunList runs() {
        return runs;
    }

    Runner runner() {
        return runner;
    }

    RunShelf shelf() {
        return shelf;
    }

    public RememberedRuns remembered() {
        return remembered;
    }

    /**
     * Sets what happens when a run has finished. Before that, the session starts measuring the run to its last epoch with
     * the settings whose points were kept while the run was shorter.
     *
     * @param hears called with each finished run
     */
    void onFinished(Consumer<Run> hears) {
        runner.onFinished(run -> {
            keptPoints.complete(run);
            hears.accept(run);
        });
    }

    /** Adds points to runs beside those that the runs measure themselves. */
    KeptPoints keptPoints() {
        return keptPoints;
    }

    Trial trial() {
        return trial;
    }

    /** Measures the visible runs again with an estimator, through the action that {@link #onTryOut} has set. */
    void tryOut(EstimatorSettings estimator) {
        tryingOut.accept(estimator);
    }

    /** @param view measures the visible runs again and shows the progress and the points */
    void onTryOut(Consumer<EstimatorSettings> view) {
        tryingOut = view;
    }

    DiskUse disk() {
        return disk;
    }

    Background background() {
        return background;
    }

    /** Executes tasks that take seconds and that the user can cancel, such as measuring again. */
    Background measuring() {
        return measuring;
    }

    /** Creates a calibration of an estimator. It uses the threads of the runs, because it may take minutes. */
    CalibrationRun calibration() {
        return new CalibrationRun(engine, computing);
    }

    /** Creates what fetches the files of published images; the data set is loaded again when they are there. */
    Fetching fetching() {
        return new Fetching(computing, setup::reload);
    }

    RunService engine() {
        return engine;
    }

    Imports imports() {
        return imports;
    }

    /** Executes tasks that may go on for hours, each on a thread of its own. */
    Background computing() {
        return computing;
    }

    /** Begins to import and measure another program's network. */
    Run startImport(ImportChoice choice, ImportPreview found) {
        Run run = runner.startImport(
                found.settings().withName(choice.name()),
                choice.folder(),
                RunKind.imported(choice.request().weights()),
                choice.watch(),
                (listener, control) -> {
                    List<String> notices = new ArrayList<>();
                    return imports.run(choice.request(), choice.folder(), choice.watch(), listener, control, notice -> {
                        notices.add(notice);
                        listener.dataRead(notices);
                    });
                });
        shelf.nameWhenBegun(run, run.name().get());
        return run;
    }

    /** Starts the experiment in the forms; does nothing if the forms hold an error. */
    void run() {
        history().endEdit();
        form().settings().get().settings().ifPresent(runner::start);
    }

    /**
     * Starts experiments in the given order and shows their runs.
     *
     * @param beside other runs to show with the new ones; all remaining runs are hidden
     * @return the new runs
     */
    List<Run> runAll(List<ExperimentSettings> experiments, Collection<Run> beside) {
        Set<Run> before = Set.copyOf(runs.runs());
        experiments.forEach(runner::start);
        List<Run> fresh =
                runs.runs().stream().filter(run -> !before.contains(run)).toList();
        runs.showOnly(runs.runs().stream()
                .filter(run -> beside.contains(run) || !before.contains(run))
                .toList());
        return fresh;
    }

    /** @param listener called when an opened figure shows several experiments or a view other than the default */
    void onFigure(Consumer<FigureSource> listener) {
        figureListener = listener;
    }

    void saveExperiment(Path file, Consumer<Path> saved) {
        form().settings()
                .get()
                .settings()
                .ifPresent(settings -> background.run(
                        () -> {
                            SafeFiles.write(file, Json.write(settings));
                            return file;
                        },
                        saved));
    }

    /**
     * Opens a path that the user dropped or chose: a run folder, an experiment file, or a figure, whose file holds its
     * experiment.
     *
     * @param opened called with the path when it is open
     */
    void open(Path path, Consumer<Path> opened) {
        open(path, opened, opened);
    }

    /** @param ofSweep called instead if the path is a sweep or a figure of one, whose experiment is set up then */
    void open(Path path, Consumer<Path> opened, Consumer<Path> ofSweep) {
        if (Files.isDirectory(path)) {
            shelf.open(path, runs -> opened.accept(path));
        } else {
            background.run(() -> read(path), read -> {
                setup.show(read.figure().first());
                (read.sweep() ? ofSweep : opened).accept(path);
                if (read.figure().isMoreThanAnExperiment()) {
                    figureListener.accept(read.figure());
                }
            });
        }
    }

    /** What a file holds. @param sweep whether the experiment is that of a sweep, without what varies */
    private record Opened(FigureSource figure, boolean sweep) {}

    /** Opens a run folder and hides all other runs. */
    void openAlone(Path folder, Consumer<Path> opened) {
        open(folder, done -> {
            runs.showOnly(runs.visible().stream()
                    .filter(run -> run.folder().startsWith(folder))
                    .toList());
            opened.accept(done);
        });
    }

    /** Loads classes in the background whose first use would delay the window: the first snapshot of a run takes 20 ms. */
    void prepareFirstUses() {
        setup.prepareFirstUses();
        background.run(() -> new LiveResults().snapshot(), nothing -> {});
    }

    /** Deletes runs as a step that the user can undo. @param done called when the runs are deleted */
    void delete(List<Run> unwanted, Consumer<Deletion> done) {
        Deletion deletion = new Deletion(shelf, unwanted);
        deletion.begin(() -> {
            history().record(deletion);
            done.accept(deletion);
        });
    }

    private static Opened read(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return SweepFile.readBase(file)
                    .map(base -> new Opened(FigureSource.of(base), true))
                    .orElseGet(() -> new Opened(FigureSource.of(Json.readExperiment(file)), false));
        }
        String json = FigureExport.readMetadata(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " carries no experiment; figures that this program exports do"));
        return SweepFile.base(json, file.toString())
                .map(base -> new Opened(FigureSource.of(base), true))
                .orElseGet(() -> new Opened(FigureSource.parse(json, file.toString()), false));
    }
}
