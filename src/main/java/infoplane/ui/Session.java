package infoplane.ui;

import infoplane.config.Json;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.DatasetSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.network.ParameterLayout;
import infoplane.store.RunFolder;
import infoplane.ui.form.Checked;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.History;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunEngine;
import infoplane.ui.run.RunList;
import infoplane.ui.run.Runner;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What the window shows and does, without its controls: the experiment being set up, and the runs. */
final class Session {
    private final ExperimentForm form = new ExperimentForm();
    private final History<ExperimentSettings> history;
    private final RunList runs = new RunList();
    private final Runner runner;
    private final Background background;
    private final Latest counting;
    private final ReadOnlyObjectWrapper<Checked<DatasetFacts>> facts = new ReadOnlyObjectWrapper<>(Checked.wrong(""));

    /**
     * @param background does short work
     * @param computing does whole runs
     * @param runsFolder where runs are kept
     */
    Session(Background background, Background computing, RunEngine engine, Supplier<Path> runsFolder) {
        this.background = background;
        this.counting = new Latest(background);
        this.runner = new Runner(runs, engine, computing, background, runsFolder);
        this.history = new History<>(form.settings().get().get(), form::show);
        form.settings().addListener((source, before, now) -> now.settings().ifPresent(history::record));
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

    Background background() {
        return background;
    }

    /** What the chosen data set is, or why that is not known. */
    ReadOnlyObjectProperty<Checked<DatasetFacts>> facts() {
        return facts.getReadOnlyProperty();
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
    Optional<Run> run() {
        return form.settings().get().settings().map(runner::start);
    }

    void openExperiment(Path file) {
        background.run(() -> Json.readExperiment(file), form::show);
    }

    void saveExperiment(Path file) {
        form.settings()
                .get()
                .settings()
                .ifPresent(
                        settings -> background.run(() -> Files.writeString(file, Json.write(settings)), written -> {}));
    }

    /** Opens what was dropped or chosen: a run folder, or an experiment file. */
    void open(Path path) {
        if (Files.isDirectory(path)) {
            openRun(path);
        } else {
            openExperiment(path);
        }
    }

    private void openRun(Path path) {
        background.run(
                () -> {
                    RunFolder folder = RunFolder.open(path);
                    return new Opened(folder, folder.settings(), folder.results());
                },
                this::show);
    }

    private record Opened(RunFolder folder, ExperimentSettings settings, RunResults results) {}

    private void show(Opened opened) {
        Run run = new Run(opened.settings(), opened.folder().path());
        run.setTrajectory(opened.folder()::trajectory);
        run.show(opened.results());
        runs.add(run);
    }

    private void count(Checked<DatasetSettings> chosen) {
        if (chosen.value() == null) {
            facts.set(Checked.wrong(chosen.problem()));
            return;
        }
        DatasetSettings settings = chosen.value();
        infoplane.core.Seed seed = new infoplane.core.Seed(
                form.settings().get().settings().map(ExperimentSettings::seed).orElse(1L));
        counting.submit(
                () -> {
                    try {
                        return Checked.of(DatasetFacts.of(settings.load(seed)));
                    } catch (IllegalArgumentException e) { // said beside the field, where the user looks
                        return Checked.<DatasetFacts>wrong(String.valueOf(e.getMessage()));
                    }
                },
                facts::set);
    }
}
