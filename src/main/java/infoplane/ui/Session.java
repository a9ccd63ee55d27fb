package infoplane.ui;

import infoplane.config.ExperimentDraft;
import infoplane.config.FigureSource;
import infoplane.config.Json;
import infoplane.config.SettingsDifference;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.DatasetPreview;
import infoplane.dataset.DatasetSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.FigureExport;
import infoplane.network.ParameterLayout;
import infoplane.runs.RunService;
import infoplane.ui.form.Checked;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.History;
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
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the window shows and does, without its controls: the experiment being set up, and the runs. */
final class Session {
    private static final int PREVIEW_ROWS = 16;
    private static final int PREVIEW_COLUMNS = 16;

    private final ExperimentForm form = new ExperimentForm();
    private final History<ExperimentSettings> history;
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
    private final Latest counting;
    /** What was restored and makes no sense yet; empty once it does. */
    private Optional<ExperimentDraft> unfinished = Optional.empty();

    private Consumer<FigureSource> figureOfMore = figure -> {};
    /** Whether the last state that made sense is only what the edit that makes none passed through. */
    private boolean passedThrough;

    private Consumer<EstimatorSettings> tryingOut = estimator -> {};
    private final ReadOnlyObjectWrapper<Checked<DatasetFacts>> facts = new ReadOnlyObjectWrapper<>(Checked.wrong(""));
    private final ReadOnlyObjectWrapper<Optional<DatasetPreview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param background does short work
     * @param computing does whole runs
     * @param measuring measures kept weights again
     * @param runsFolder where runs are kept
     */
    Session(
            Background background,
            Background computing,
            Background measuring,
            RunService engine,
            Supplier<Path> runsFolder) {
        this.background = background;
        this.computing = computing;
        this.measuring = measuring;
        this.engine = engine;
        this.counting = new Latest(background);
        this.runner = new Runner(runs, engine, computing, background, runsFolder);
        this.shelf = new RunShelf(runs, engine, background, runsFolder);
        this.keeping = new KeptPoints(engine, measuring);
        this.trial = new Trial(runs, engine, measuring);
        this.disk = new DiskUse(runs, background);
        this.history = new History<>(form.settings().get().get(), form::show, Session::changed);
        form.settings().addListener((source, before, now) -> {
            passedThrough = !now.ok() && (before.ok() ? history.editing() : passedThrough);
            now.settings().ifPresent(this::record);
        });
        this.remembered = new RememberedRuns(runs, background, runsFolder);
        form.dataset().settings().addListener((source, before, now) -> count(now));
        count(form.dataset().settings().get());
    }

    ExperimentForm form() {
        return form;
    }

    History<ExperimentSettings> history() {
        return history;
    }

    RunList runs() {
        return runs;
    }

    Runner runner() {
        return runner;
    }

    RunShelf shelf() {
        return shelf;
    }

    RememberedRuns remembered() {
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

    /** Does what may take minutes, beside the runs. */
    Background calibrating() {
        return computing;
    }

    RunService engine() {
        return engine;
    }

    /** What the chosen data set is, or why that is not known. */
    ReadOnlyObjectProperty<Checked<DatasetFacts>> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The first rows of the chosen data set and its classes; empty while that is not known. */
    ReadOnlyObjectProperty<Optional<DatasetPreview>> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Weights and biases of the network as set up; negative while that is not known. */
    ObservableValue<Integer> parameters() {
        return form.network()
                .settings()
                .flatMap(network -> facts.map(known -> {
                    if (network.value() == null || known.value() == null) {
                        return -1;
                    }
                    return ParameterLayout.of(
                                    network.value(),
                                    known.value().columns(),
                                    known.value().classes())
                            .size();
                }));
    }

    /** Starts the experiment as the forms say, if nothing is wrong with them. */
    void run() {
        history.settle();
        form.settings().get().settings().ifPresent(runner::start);
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
        form.settings()
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
                show(figure.first());
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

    /**
     * Does in the background what takes long the first time only, because classes are loaded: to compare settings takes some
     * 30 ms, which the first edit would wait for, and to watch a run 20, which the first run would.
     */
    void prepareFirstUses() {
        ExperimentSettings usual = ExperimentSettings.defaults();
        background.run(() -> changed(usual, usual.withSeed(usual.seed() + 1)), known -> {});
        background.run(() -> new LiveResults().snapshot(), nothing -> {});
    }

    /** Fills the forms, as one step that can be undone. */
    void show(ExperimentSettings settings) {
        history.settle();
        form.show(settings);
        history.settle();
    }

    /** The same, with what makes no sense. */
    void show(ExperimentDraft draft) {
        history.settle();
        form.show(draft);
        history.settle();
    }

    /** Takes back what makes no sense in the forms, but not what was restored; where nothing is wrong, what was done last. */
    void undo() {
        if (unfinished.isPresent()) {
            restore(unfinished.get());
        } else if (form.settings().get().ok() || passedThrough) {
            history.undo();
        } else {
            show(history.present());
        }
    }

    /** Fills the forms as they were left, which is where the history starts. */
    void restore(ExperimentDraft draft) {
        form.show(draft);
        unfinished = form.settings().get().ok() ? Optional.empty() : Optional.of(draft);
        history.restart(form.settings().get().settings().orElse(draft.experiment()), Set.of());
    }

    /** What was left unfinished is where the history starts as soon as it makes sense: undoing must not take it away. */
    private void record(ExperimentSettings settings) {
        if (unfinished.isPresent()) {
            unfinished = Optional.empty();
            history.restart(settings, changed(history.present(), settings));
        } else {
            history.record(settings);
        }
    }

    /** Deletes runs, as a step that can be undone. @param done hears of it when they are gone */
    void delete(List<Run> unwanted, Consumer<History.Deed> done) {
        Deletion deletion = new Deletion(shelf, unwanted);
        deletion.begin(() -> {
            history.record(deletion);
            done.accept(deletion);
        });
    }

    private static Set<String> changed(ExperimentSettings before, ExperimentSettings after) {
        return SettingsDifference.between(before, after).stream()
                .map(SettingsDifference::path)
                .collect(Collectors.toSet());
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

    /** What there is to know of a data set; the preview is null where it cannot be loaded. */
    private record Look(
            Checked<DatasetFacts> facts, @Nullable DatasetPreview preview) {
        static final Look NONE = new Look(Checked.wrong(""), null);
    }

    private void count(Checked<DatasetSettings> chosen) {
        if (chosen.value() == null) {
            show(Look.NONE);
            return;
        }
        DatasetSettings settings = chosen.value();
        long seed =
                form.settings().get().settings().map(ExperimentSettings::seed).orElse(1L);
        counting.submit(() -> look(settings, new Seed(seed)), this::show);
    }

    private void show(Look look) {
        preview.set(Optional.ofNullable(look.preview()));
        facts.set(look.facts());
    }

    private static Look look(DatasetSettings settings, Seed seed) {
        try {
            Dataset dataset = settings.load(seed);
            return new Look(
                    Checked.of(DatasetFacts.of(dataset)), DatasetPreview.of(dataset, PREVIEW_ROWS, PREVIEW_COLUMNS));
        } catch (IllegalArgumentException e) { // said beside the field, where the user looks
            return new Look(Checked.wrong(String.valueOf(e.getMessage())), null);
        }
    }
}
