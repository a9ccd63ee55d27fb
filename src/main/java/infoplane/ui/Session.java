package infoplane.ui;

import infoplane.config.FigureSource;
import infoplane.config.Json;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.file.FigureExport;
import infoplane.runs.RunService;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.History;
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
import infoplane.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the window shows and does, without its controls: the experiment being set up, and the runs. */
public final class Session {
    private final ExperimentSetup setup;
    private final RunList runs = new RunList();
    private final Runner runner;
    private final RunShelf shelf;
    private final KeptPoints keeping;
    private final Trial trial;
    private final RememberedRuns remembered;
    private final DiskUse disk;
    private final Background background;
    private final Background computing;
    private final Background measuring;
    private final RunService engine;
    private Consumer<FigureSource> figureOfMore = figure -> {};
    private Consumer<EstimatorSettings> tryingOut = estimator -> {};

    /**
     * @param background does short work
     * @param computing does whole runs
     * @param measuring measures kept weights again
     * @param runsFolder where runs are kept
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
        this.keeping = new KeptPoints(engine, measuring);
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

    /** @param hears of every run that has finished, which then is measured to its end also in ways that it does not measure by itself */
    void onFinished(Consumer<Run> hears) {
        runner.onFinished(run -> {
            keeping.complete(run);
            hears.accept(run);
        });
    }

    /** Gives runs points beside their own. */
    KeptPoints keeping() {
        return keeping;
    }

    Trial trial() {
        return trial;
    }

    /** Measures the visible runs again, where somebody watches: see {@link #onTryOut}. */
    void tryOut(EstimatorSettings estimator) {
        tryingOut.accept(estimator);
    }

    /** @param view shows that and how runs are measured again */
    void onTryOut(Consumer<EstimatorSettings> view) {
        tryingOut = view;
    }

    DiskUse disk() {
        return disk;
    }

    Background background() {
        return background;
    }

    /** Does what takes seconds and can be given up, such as measuring again. */
    Background measuring() {
        return measuring;
    }

    /** Calibrates an estimator, beside the runs, because that may take minutes. */
    CalibrationRun calibration() {
        return new CalibrationRun(engine, computing);
    }

    RunService engine() {
        return engine;
    }

    /** Starts the experiment as the forms say, if nothing is wrong with them. */
    void run() {
        history().endEdit();
        form().settings().get().settings().ifPresent(runner::start);
    }

    /**
     * Runs experiments, in turn, and shows them.
     *
     * @param beside runs that stay shown with them
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

    /** @param listener hears when a figure was opened that brings more than the experiment that is set up now */
    void onFigureOfMore(Consumer<FigureSource> listener) {
        figureOfMore = listener;
    }

    void saveExperiment(Path file, Consumer<Path> saved) {
        form().settings()
                .get()
                .settings()
                .ifPresent(settings -> background.run(() -> Files.writeString(file, Json.write(settings)), saved));
    }

    /**
     * Opens what was dropped or chosen: a run folder, an experiment file, or a figure, which carries its experiment.
     *
     * @param opened hears of it when it is open
     */
    void open(Path path, Consumer<Path> opened) {
        if (Files.isDirectory(path)) {
            shelf.open(path, run -> opened.accept(path));
        } else {
            background.run(() -> read(path), figure -> {
                setup.show(figure.first());
                opened.accept(path);
                if (figure.isMoreThanAnExperiment()) {
                    figureOfMore.accept(figure);
                }
            });
        }
    }

    /** Opens what the window was started for; of runs it is the only one shown. */
    void openAlone(Path path, Consumer<Path> opened) {
        open(path, done -> {
            if (Files.isDirectory(path)) {
                runs.showOnly(runs.runs().stream()
                        .filter(run -> run.folder().startsWith(path))
                        .toList());
            }
            opened.accept(done);
        });
    }

    /** Does in the background what takes long the first time only, because classes are loaded: to watch a run takes 20 ms. */
    void prepareFirstUses() {
        setup.prepareFirstUses();
        background.run(() -> new LiveResults().snapshot(), nothing -> {});
    }

    /** Deletes runs, as a step that can be undone. @param done hears of it when they are gone */
    void delete(List<Run> unwanted, Consumer<History.Deed> done) {
        Deletion deletion = new Deletion(shelf, unwanted);
        deletion.begin(() -> {
            history().record(deletion);
            done.accept(deletion);
        });
    }

    private static FigureSource read(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return FigureSource.of(Json.readExperiment(file));
        }
        String json = FigureExport.readMetadata(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " carries no experiment; figures that this program exports do"));
        return FigureSource.parse(json, file.toString());
    }
}
