package infoplane.ui.setup;

import infoplane.config.SettingsDifference;
import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.DatasetPreview;
import infoplane.dataset.DatasetSettings;
import infoplane.dataset.ImageSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.ParameterLayout;
import infoplane.ui.form.Checked;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.History;
import infoplane.ui.run.DecisionModel;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The experiment that the user sets up: its forms, their history for undo and redo, and facts about its data set. */
public final class ExperimentSetup {
    private static final int PREVIEW_ROWS = 16;
    private static final int PREVIEW_COLUMNS = 16;

    private final ExperimentForm form = new ExperimentForm();
    private final History<ExperimentSettings> history;
    private final Background background;
    private final Latest loading;
    /** The restored draft while it is still invalid; empty once the settings are valid. */
    private Optional<ExperimentDraft> unfinished = Optional.empty();
    /** Whether the last valid state is only an intermediate state of the edit that led to the invalid one. */
    private boolean lastValidIsIntermediate;

    private final ReadOnlyObjectWrapper<Checked<DatasetFacts>> facts = new ReadOnlyObjectWrapper<>(Checked.wrong(""));
    private final ReadOnlyObjectWrapper<Optional<DatasetPreview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<ImageSettings>> missing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SeenData>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param background loads data sets */
    public ExperimentSetup(Background background) {
        this.background = background;
        this.loading = new Latest(background);
        this.history = new History<>(form.settings().get().get(), form::show, ExperimentSetup::changed);
        form.settings().addListener((source, before, now) -> {
            lastValidIsIntermediate = !now.ok() && (before.ok() ? history.editing() : lastValidIsIntermediate);
            now.settings().ifPresent(this::record);
        });
        form.dataset().settings().addListener((source, before, now) -> loadDataset(now));
        loadDataset(form.dataset().settings().get());
    }

    public ExperimentForm form() {
        return form;
    }

    public History<ExperimentSettings> history() {
        return history;
    }

    /** Facts about the chosen data set, or the reason why there are none. */
    public ReadOnlyObjectProperty<Checked<DatasetFacts>> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The first rows and the class balance of the chosen data set; empty while unknown. */
    public ReadOnlyObjectProperty<Optional<DatasetPreview>> preview() {
        return preview.getReadOnlyProperty();
    }

    /** The chosen images, if their files are missing and can be fetched. */
    ReadOnlyObjectProperty<Optional<ImageSettings>> missing() {
        return missing.getReadOnlyProperty();
    }

    /** Loads the chosen data set again, because its files have come. */
    public void reload() {
        loadDataset(form.dataset().settings().get());
    }

    /** What the chosen data look like; empty for what is best looked at as a table, and while unknown. */
    ObservableValue<Optional<DataLook>> look() {
        return seen.map(known -> known.map(SeenData::look));
    }

    /** Where the chosen data lie in the plane of their two inputs; empty if they have not two. */
    public ObservableValue<Optional<DecisionModel.Ground>> ground() {
        return seen.map(known -> known.flatMap(data -> data.look() instanceof DataLook.Scatter scatter
                ? Optional.of(new DecisionModel.Ground(data.settings(), scatter.area()))
                : Optional.empty()));
    }

    /** Number of weights and biases of the network as set up; negative while unknown. */
    public ObservableValue<Integer> parameters() {
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

    /**
     * Compares settings once in the background. The first comparison takes some 30 ms to load classes; otherwise the user's
     * first edit would wait for this.
     */
    public void prepareFirstUses() {
        ExperimentSettings usual = ExperimentSettings.defaults();
        background.run(() -> changed(usual, usual.withSeed(usual.seed() + 1)), known -> {});
    }

    /** Fills the forms, as one undoable step. */
    public void show(ExperimentSettings settings) {
        history.endEdit();
        form.show(settings);
        history.endEdit();
    }

    /** Fills the forms with a draft, invalid texts included, as one undoable step. */
    public void show(ExperimentDraft draft) {
        history.endEdit();
        form.show(draft);
        history.endEdit();
    }

    /** Chooses other data, as one undoable step. */
    public void showData(DatasetSettings data) {
        history.endEdit();
        form.dataset().show(data);
        history.endEdit();
    }

    /** Discards invalid input but keeps a restored draft. If nothing is invalid, undoes the last step. */
    public void undo() {
        if (unfinished.isPresent()) {
            restore(unfinished.get());
        } else if (form.settings().get().ok() || lastValidIsIntermediate) {
            history.undo();
        } else {
            show(history.present());
        }
    }

    /** Fills the forms with a draft and restarts the history from it. */
    public void restore(ExperimentDraft draft) {
        form.show(draft);
        unfinished = form.settings().get().ok() ? Optional.empty() : Optional.of(draft);
        history.restart(form.settings().get().settings().orElse(draft.experiment()), Set.of());
    }

    /**
     * Records valid settings. The first valid settings after an unfinished draft restart the history, so that undo cannot
     * remove what the draft held.
     */
    private void record(ExperimentSettings settings) {
        if (unfinished.isPresent()) {
            unfinished = Optional.empty();
            history.restart(settings, changed(history.present(), settings));
        } else {
            history.record(settings);
        }
    }

    private static Set<String> changed(ExperimentSettings before, ExperimentSettings after) {
        return SettingsDifference.between(before, after).stream()
                .map(SettingsDifference::path)
                .collect(Collectors.toSet());
    }

    /** A data set that can be looked at as a picture. */
    private record SeenData(DatasetSettings settings, DataLook look) {}

    /** Facts and preview of a data set; the preview is null if the data set cannot be loaded. */
    private record LoadedDataset(
            Checked<DatasetFacts> facts,
            @Nullable DatasetPreview preview,
            Optional<SeenData> seen,
            Optional<ImageSettings> missing) {
        static final LoadedDataset NONE = none("", Optional.empty());

        static LoadedDataset none(String why, Optional<ImageSettings> missing) {
            return new LoadedDataset(Checked.wrong(why), null, Optional.empty(), missing);
        }
    }

    private void loadDataset(Checked<DatasetSettings> chosen) {
        if (chosen.value() == null) {
            show(LoadedDataset.NONE);
            return;
        }
        DatasetSettings settings = chosen.value();
        long seed =
                form.settings().get().settings().map(ExperimentSettings::seed).orElse(1L);
        loading.submit(() -> load(settings, new Seed(seed)), this::show);
    }

    private void show(LoadedDataset loaded) {
        seen.set(loaded.seen());
        preview.set(Optional.ofNullable(loaded.preview()));
        facts.set(loaded.facts());
        missing.set(loaded.missing());
    }

    private static LoadedDataset load(DatasetSettings settings, Seed seed) {
        try {
            Dataset dataset = settings.load(seed);
            return new LoadedDataset(
                    Checked.of(DatasetFacts.of(dataset)),
                    DatasetPreview.of(dataset, PREVIEW_ROWS, PREVIEW_COLUMNS),
                    DataLook.of(dataset).map(look -> new SeenData(settings, look)),
                    Optional.empty());
        } catch (IllegalArgumentException e) { // shown beside the field, where the user looks
            boolean fetchable = e instanceof InvalidInputException refused
                    && refused.advice()
                            .filter(advice -> advice.means() == Advice.Means.FETCH)
                            .isPresent();
            Optional<ImageSettings> missing =
                    fetchable && settings instanceof ImageSettings images ? Optional.of(images) : Optional.empty();
            return LoadedDataset.none(AdviceWords.sentence("Loading the data", e), missing);
        }
    }
}
