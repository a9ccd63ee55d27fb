package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.form.EstimatorForms;
import infoplane.ui.form.EstimatorForms.DrawCount;
import infoplane.ui.form.FamilyForm;
import infoplane.ui.form.FamilyPane;
import infoplane.ui.form.Form;
import infoplane.ui.form.FormPane;
import infoplane.ui.form.ScheduleForms;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.Trial;
import infoplane.ui.run.Tried;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.Reused;
import infoplane.ui.work.WindowThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The bar that measures the visible runs again, from what they keep, each time the user changes the settings in it. */
public final class TrialBar extends VBox {
    private final FamilyForm<EstimatorSettings> form = EstimatorForms.family();
    private final FamilyForm<ScheduleSettings> epochs = ScheduleForms.family();
    /** Rows for each input of networks with noise. */
    private final Form<DrawCount> draws = EstimatorForms.draws();

    private final List<Node> drawsPieces = FormPane.inline(draws);
    private final FamilyPane<EstimatorSettings> estimator;
    private final FamilyPane<ScheduleSettings> schedule;
    private final RunList runs;
    private final Supplier<List<String>> shown;
    private final Trial trial;
    private final BooleanProperty open;
    private final ObjectProperty<@Nullable Tried> tried;
    private final ToggleButton otherEpochs = new ToggleButton("Other epochs");
    private final FlowPane settings = new FlowPane();
    /** The controls that the bar has to show. */
    private List<Node> wanted = List.of();

    private boolean showing;

    /**
     * @param shown returns the ids of the estimators in the plane
     * @param open whether the bar is open; closing it shows the runs' own points again
     * @param tried receives the settings of the trial; null if there is none
     * @param copies copies what is measured as commands
     * @param showKept called with the estimator's id when the user keeps points, so that the plane continues to show them
     */
    TrialBar(
            Trial trial,
            RunList runs,
            Supplier<List<String>> shown,
            BooleanProperty open,
            ObjectProperty<@Nullable Tried> tried,
            Consumer<String> showKept,
            CommandCopy copies) {
        this.estimator = new FamilyPane<>(form, "Estimator to try");
        this.schedule = new FamilyPane<>(epochs, "Which epochs are measured");
        this.tried = tried;
        this.trial = trial;
        this.runs = runs;
        this.open = open;
        this.shown = shown;
        getStyleClass().add("trial-bar");
        settings.getStyleClass().add("inline-form");
        settings.setId("trialSettings");
        open.subscribe(this::fill);
        form.chosen().subscribe(this::fill);
        epochs.chosen().subscribe(this::fill);
        otherEpochs.setId("otherEpochs");
        otherEpochs.getStyleClass().addAll(Styles.SMALL);
        otherEpochs.setTooltip(
                Controls.tooltip("Choose which epochs are measured; without this those that each run has measured"));
        otherEpochs.selectedProperty().subscribe(chosen -> {
            fill();
            measure();
        });
        Label state = new Label();
        state.setId("trialState");
        state.getStyleClass().add(Styles.TEXT_MUTED);
        state.textProperty().bind(trial.state());
        Tooltip said = Controls.tooltip("");
        said.textProperty().bind(trial.state());
        state.setTooltip(said);
        Button keep = new Button("Keep these points");
        keep.setId("keepTrial");
        keep.setTooltip(Controls.tooltip("Writes these points into the folder of each run shown, beside those that are"
                + " there: the run then has both, for the plane, for figures and for later. Until then they are only"
                + " looked at."));
        keep.disableProperty().bind(trial.keepable().not());
        keep.setOnAction(event -> {
            Tried kept = tried.get();
            trial.keep();
            if (kept != null) {
                showKept.accept(kept.estimator().id());
            }
            open.set(false);
        });
        Button copy = Icons.button(Feather.TERMINAL, "Copy as command: the lines that measure and keep these points");
        copy.setId("copyTrial");
        copy.disableProperty().bind(tried.isNull());
        copy.setOnAction(event -> {
            Tried wanted = tried.get();
            List<Path> folders = runs.visible().stream().map(Run::folder).toList();
            if (wanted != null) {
                copies.copy(() -> wanted.commands(folders));
            }
        });
        Button close = Icons.button(Feather.X, "Back to what was measured");
        close.setOnAction(event -> open.set(false));
        ProgressBar progress = new ProgressBar();
        progress.setId("trialProgress");
        progress.setPrefWidth(120);
        progress.setMinWidth(60);
        progress.progressProperty().bind(trial.progress());
        Button cancel = new Button("Cancel");
        cancel.setId("cancelTrial");
        cancel.setTooltip(Controls.tooltip("Measures no further; the runs are shown as they were measured"));
        cancel.setOnAction(event -> {
            trial.cancel();
            tried.set(null); // so that the next start of the program does not resume it
        });
        Controls.showWhile(trial.progress().greaterThanOrEqualTo(0), progress, cancel);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label title = new Label("Measure again");
        Controls.showWhile(trial.progress().lessThan(0), title); // the progress needs the room of the title
        List.of(title, cancel, keep)
                .forEach(whole -> whole.setMinWidth(Region.USE_PREF_SIZE)); // a narrow bar shortens only the state
        HBox head = new HBox(8, title, state, progress, cancel, space, keep, copy, close);
        head.getStyleClass().add("form-line");
        getChildren().addAll(head, settings);
        Controls.showWhile(open, this);
        form.settings().addListener((source, before, now) -> measure());
        draws.settings().addListener((source, before, now) -> measure());
        epochs.settings().addListener((source, before, now) -> {
            if (otherEpochs.isSelected()) {
                measure();
            }
        });
        open.addListener((source, before, now) -> {
            if (now) {
                begin();
            } else {
                trial.end();
                tried.set(null);
            }
        });
    }

    /** Keeps the controls that are shown already, removes unwanted ones, and adds missing ones one at a time. */
    private void fill() {
        wanted = open.get() ? pieces() : List.of();
        Reused.keep(settings, wanted);
        addNext(wanted);
    }

    /** Adds the next missing control and schedules the one after it, so that the window's thread is never busy for long. */
    private void addNext(List<Node> pieces) {
        int present = settings.getChildren().size();
        if (pieces == wanted && present < pieces.size()) { // false if a later call of fill() wants other controls
            settings.getChildren().add(pieces.get(present));
            settings.applyCss();
            WindowThread.later(() -> addNext(pieces));
        }
    }

    /** The controls that the open bar shows. */
    List<Node> pieces() {
        List<Node> pieces = estimator.pieces();
        if (noisy()) {
            pieces.addAll(drawsPieces);
        }
        pieces.add(otherEpochs);
        if (otherEpochs.isSelected()) {
            pieces.addAll(schedule.pieces());
        }
        return pieces;
    }

    /** Whether a visible run has noise in its units. */
    private boolean noisy() {
        return runs.visible().stream()
                .anyMatch(run -> run.settings().network().noise().any());
    }

    private void measure() {
        if (open.get() && !showing) {
            boolean others = otherEpochs.isSelected();
            Optional<ScheduleSettings> schedule =
                    others ? epochs.settings().get().settings() : Optional.empty();
            Optional<Integer> drawn =
                    noisy() ? draws.settings().get().settings().map(DrawCount::draws) : Optional.empty();
            if ((!others || schedule.isPresent()) && noisy() == drawn.isPresent()) {
                form.settings().get().settings().ifPresent(estimator -> {
                    tried.set(new Tried(estimator, schedule.orElse(null), drawn.orElse(null)));
                    trial.measure(
                            estimator, schedule, drawn.map(OptionalInt::of).orElse(OptionalInt.empty()));
                });
            }
        }
    }

    /** Opens the bar with the focus on its first control, so that keys go on there, or closes it. */
    public void openOrClose() {
        open.set(!open.get());
        if (open.get()) {
            wanted.get(0).requestFocus();
        }
    }

    /** Opens the bar if it is closed, and measures with this estimator. */
    public void measure(EstimatorSettings estimator) {
        open.set(true);
        fillForm(() -> form.show(estimator));
        measure();
    }

    /** Opens the bar and resumes a trial of an earlier session. */
    public void resume(Tried before) {
        open.set(true);
        fillForm(() -> {
            form.show(before.estimator());
            if (before.draws() != null) {
                draws.show(new DrawCount(before.draws()));
            }
            if (before.schedule() != null) {
                epochs.show(before.schedule());
                otherEpochs.setSelected(true);
            }
        });
        measure();
    }

    /** Fills the form, which then is no entry of the user's. */
    private void fillForm(Runnable filling) {
        showing = true;
        try {
            filling.run();
        } finally {
            showing = false;
        }
    }

    /**
     * Fills the form from the selected run, or from the first visible run if none is selected: with the run's schedule and
     * its first estimator that the plane shows.
     */
    private void begin() {
        fillForm(this::fillFromRun);
    }

    private void fillFromRun() {
        otherEpochs.setSelected(false);
        runs.selection().or(() -> runs.visible().stream().findFirst()).ifPresent(run -> {
            List<EstimatorSettings> own = run.settings().measure().estimators();
            form.show(own.stream()
                    .filter(estimator -> shown.get().contains(estimator.id()))
                    .findFirst()
                    .orElse(own.get(0)));
            epochs.show(run.settings().measure().schedule());
            draws.show(new DrawCount(run.settings().measure().draws()));
        });
    }
}
