package infoplane.ui.setup;

import infoplane.config.SettingsDifference;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.DatasetPreview;
import infoplane.dataset.DatasetSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.ParameterLayout;
import infoplane.ui.form.Checked;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.History;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The experiment that is being set up: its forms, what can be undone in them, and what is known of its data set. */
public final class ExperimentSetup {
    private static final int PREVIEW_ROWS = 16;
    private static final int PREVIEW_COLUMNS = 16;

    private final ExperimentForm form = new ExperimentForm();
    private final History<ExperimentSettings> history;
    private final Background background;
    private final Latest counting;
    /** What was restored and makes no sense yet; empty once it does. */
    private Optional<ExperimentDraft> unfinished = Optional.empty();
    /** Whether the last state that made sense is only what the edit that makes none passed through. */
    private boolean passedThrough;

    private final ReadOnlyObjectWrapper<Checked<DatasetFacts>> facts = new ReadOnlyObjectWrapper<>(Checked.wrong(""));
    private final ReadOnlyObjectWrapper<Optional<DatasetPreview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param background loads data sets */
    public ExperimentSetup(Background background) {
        this.background = background;
        this.counting = new Latest(background);
        this.history = new History<>(form.settings().get().get(), form::show, ExperimentSetup::changed);
        form.settings().addListener((source, before, now) -> {
            passedThrough = !now.ok() && (before.ok() ? history.editing() : passedThrough);
            now.settings().ifPresent(this::record);
        });
        form.dataset().settings().addListener((source, before, now) -> count(now));
        count(form.dataset().settings().get());
    }

    public ExperimentForm form() {
        return form;
    }

    public History<ExperimentSettings> history() {
        return history;
    }

    /** What the chosen data set is, or why that is not known. */
    public ReadOnlyObjectProperty<Checked<DatasetFacts>> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The first rows of the chosen data set and its classes; empty while that is not known. */
    public ReadOnlyObjectProperty<Optional<DatasetPreview>> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Weights and biases of the network as set up; negative while that is not known. */
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
     * Compares settings once in the background: the first time takes some 30 ms, because classes are loaded, which the first
     * edit would wait for.
     */
    public void prepareFirstUses() {
        ExperimentSettings usual = ExperimentSettings.defaults();
        background.run(() -> changed(usual, usual.withSeed(usual.seed() + 1)), known -> {});
    }

    /** Fills the forms, as one step that can be undone. */
    public void show(ExperimentSettings settings) {
        history.settle();
        form.show(settings);
        history.settle();
    }

    /** The same, with what makes no sense. */
    public void show(ExperimentDraft draft) {
        history.settle();
        form.show(draft);
        history.settle();
    }

    /** Takes back what makes no sense in the forms, but not what was restored; where nothing is wrong, what was done last. */
    public void undo() {
        if (unfinished.isPresent()) {
            restore(unfinished.get());
        } else if (form.settings().get().ok() || passedThrough) {
            history.undo();
        } else {
            show(history.present());
        }
    }

    /** Fills the forms as they were left, which is where the history starts. */
    public void restore(ExperimentDraft draft) {
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

    private static Set<String> changed(ExperimentSettings before, ExperimentSettings after) {
        return SettingsDifference.between(before, after).stream()
                .map(SettingsDifference::path)
                .collect(Collectors.toSet());
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
