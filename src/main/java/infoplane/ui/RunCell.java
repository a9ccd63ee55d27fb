package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.ui.run.Progress;
import infoplane.ui.run.Run;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One run in the list. */
final class RunCell extends ListCell<Run> {
    private final RunActions actions;
    private final ObservableValue<Theme> theme;
    private final Button eye = Icons.button(Feather.EYE, "Show or hide (Space); double click the run to show it alone");
    private final Label name = new Label();
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox line;
    private Subscription watching = Subscription.EMPTY;

    RunCell(RunActions actions, ObservableValue<Theme> theme) {
        this.actions = actions;
        this.theme = theme;
        name.getStyleClass().add("run-name");
        state.getStyleClass().addAll("run-state", Styles.TEXT_MUTED);
        bar.getStyleClass().add(Styles.SMALL);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(name, state, bar);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(eye, words);
        line.getStyleClass().add("run-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Run run, boolean empty) {
        super.updateItem(run, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (empty || run == null) {
            setGraphic(null);
            setContextMenu(null);
            return;
        }
        setGraphic(line);
        setContextMenu(menu(run));
        eye.setOnAction(event -> run.visible().set(!run.visible().get()));
        watching = run.name()
                .subscribe(name::setText)
                .and(run.visible().subscribe(visible -> showEye(run, visible)))
                .and(theme.subscribe(now -> showEye(run, run.visible().get())))
                .and(run.status().subscribe(now -> showState(run)))
                .and(run.message().subscribe(now -> showState(run)))
                .and(run.paused().subscribe(now -> showState(run)))
                .and(run.progress().subscribe(now -> showState(run)));
    }

    private void showEye(Run run, boolean visible) {
        FontIcon icon = new FontIcon(visible ? Feather.EYE : Feather.EYE_OFF);
        if (visible) {
            java.awt.Color colour =
                    theme.getValue().colours().category(run.colour().get());
            icon.setIconColor(Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue()));
        }
        eye.setGraphic(icon);
        line.setOpacity(visible ? 1 : 0.55);
    }

    private void showState(Run run) {
        Progress progress = run.progress().get();
        boolean computing = run.computing();
        String ending =
                run.message().get().isEmpty() ? "" : ": " + run.message().get();
        String doing = run.paused().get() ? "paused, " + progress.sentence() : progress.sentence();
        state.setText(computing ? doing : run.status().get().label() + ending);
        bar.setVisible(computing);
        bar.setManaged(computing);
        bar.setProgress(progress.share());
        // A cell that grows by its bar while the list lays it out is otherwise never laid out again.
        for (Parent above = line; above != null; above = above.getParent()) {
            above.requestLayout();
        }
    }

    private ContextMenu menu(Run run) {
        MenuItem goOn = item("Continue", () -> actions.goOn(run));
        goOn.setDisable(!run.unfinished());
        return new ContextMenu(
                item("Show only this run", () -> actions.showOnly(run)),
                goOn,
                item("Use its settings", () -> actions.reuse(run)),
                item("Rename… (F2)", () -> actions.rename(run)),
                item("Open folder", () -> actions.openFolder(run)),
                item("Delete", () -> actions.delete(run)));
    }

    private static MenuItem item(String label, Runnable action) {
        MenuItem item = new MenuItem(label);
        item.setOnAction(event -> action.run());
        return item;
    }
}
