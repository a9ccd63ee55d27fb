package infoplane.ui.results;

import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Menus;
import infoplane.ui.work.WindowThread;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * One run in the list. The cell makes its content in a separate turn of the window's thread: a list that becomes visible
 * asks for all its cells at once, and the content of each cell takes 6 to 20 ms.
 */
final class RunCell extends ListCell<Run> {
    private final Tooltip more = Controls.tooltip("");
    private @Nullable RunLine line;

    /** @param menu makes the context menu for the current selection; called at each request */
    RunCell(RunActions actions, ObservableValue<Theme> theme, Supplier<ContextMenu> menu) {
        setPrefWidth(0);
        setTooltip(more);
        setOnContextMenuRequested(event -> {
            if (getItem() != null) {
                ContextMenu shown = menu.get();
                Menus.show(shown, this, () -> shown.show(this, event.getScreenX(), event.getScreenY()));
                event.consume();
            }
        });
        WindowThread.later(() -> {
            line = new RunLine(actions, theme, more.textProperty());
            show(getItem());
            applyCss();
        });
    }

    @Override
    protected void updateItem(@Nullable Run run, boolean empty) {
        super.updateItem(run, empty);
        show(empty ? null : run);
    }

    private void show(@Nullable Run run) {
        if (line != null) {
            setGraphic(run == null ? null : line);
            line.show(run);
        }
    }
}
