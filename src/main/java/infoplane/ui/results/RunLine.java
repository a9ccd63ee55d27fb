package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.ui.run.Progress;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Icons;
import infoplane.ui.theme.Theme;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The content of one row in the list of runs. All rows have the same height, so an invisible progress bar keeps its space.
 */
final class RunLine extends HBox {
    private final RunActions actions;
    private final ObservableValue<Theme> theme;
    private final Button eye = Icons.button(Feather.EYE, "Show or hide (Space); double click the run to show it alone");
    private final FontIcon eyeIcon = new FontIcon(Feather.EYE);
    private final Button resume = Icons.button(Feather.PLAY, "Continue where the run was left");
    private final Label name = new Label();
    private final Label state = new Label();
    private final StringProperty all;
    private final ProgressBar bar = new ProgressBar();
    private Subscription watching = Subscription.EMPTY;

    /** @param all receives the run's name, state and notes as one text */
    RunLine(RunActions actions, ObservableValue<Theme> theme, StringProperty all) {
        this.actions = actions;
        this.theme = theme;
        this.all = all;
        eye.getStyleClass().add("run-eye");
        eye.setGraphic(eyeIcon);
        name.getStyleClass().add("run-name");
        state.getStyleClass().addAll("run-state", Styles.TEXT_MUTED);
        bar.getStyleClass().addAll(Styles.SMALL, "run-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(name, state, bar);
        words.setMinWidth(0);
        words.getStyleClass().add("run-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(eye, words, resume);
        getStyleClass().add("run-line");
    }

    /** @param run null detaches the line from its run */
    void show(@Nullable Run run) {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (run == null) {
            return;
        }
        eye.setOnAction(event -> run.visible().set(!run.visible().get()));
        resume.setOnAction(event -> actions.resume(run));
        watching = run.name()
                .subscribe(name::setText)
                .and(run.visible().subscribe(visible -> showEye(run)))
                .and(run.colour().subscribe(now -> showEye(run)))
                .and(theme.subscribe(now -> showEye(run)))
                .and(run.status().subscribe(now -> showState(run)))
                .and(run.notes().subscribe(now -> showState(run)))
                .and(run.message().subscribe(now -> showState(run)))
                .and(run.paused().subscribe(now -> showState(run)))
                .and(run.progress().subscribe(now -> showState(run)));
    }

    private void showEye(Run run) {
        boolean visible = run.visible().get();
        int rgb = theme.getValue().colours().category(run.colour().get()).getRGB() & 0xffffff;
        eye.setStyle(visible ? String.format("-run-colour: #%06x;", rgb) : "-run-colour: -color-fg-muted;");
        eyeIcon.setIconCode(visible ? Feather.EYE : Feather.EYE_OFF);
        setOpacity(visible ? 1 : 0.55);
    }

    private void showState(Run run) {
        String sentence = sentence(run);
        String notes = run.notes().get();
        String brief = run.computing() ? run.activityInBrief() : sentence;
        state.setText(
                notes.isBlank()
                        ? brief
                        : brief + " · " + notes.lines().findFirst().orElse(""));
        all.set(run.name().get() + "\n" + sentence + (notes.isBlank() ? "" : "\n\n" + notes)
                + (run.reading().isEmpty() ? "" : "\n\n" + String.join("\n", run.reading())));
        bar.setVisible(run.computing() && run.progress().get() != Progress.WAITING);
        bar.setProgress(run.computing() ? run.progress().get().share() : 0);
        resume.setVisible(run.unfinished());
        resume.setManaged(run.unfinished());
    }

    private static String sentence(Run run) {
        if (run.computing()) {
            return run.activity();
        }
        String ending = run.message().get();
        return run.status().get().label() + (ending.isEmpty() ? "" : ": " + ending);
    }
}
