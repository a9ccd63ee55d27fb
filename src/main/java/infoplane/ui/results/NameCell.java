package infoplane.ui.results;

import infoplane.ui.run.Run;
import infoplane.ui.theme.Theme;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TreeTableCell;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The name, with the colour of the run in the plots; a ring while the plots hide the run. */
final class NameCell extends TreeTableCell<RunTable.Row, RunTable.Row> {
    private final Circle dot = new Circle(4.5);
    private final ObservableValue<Theme> theme;
    private Subscription watching = Subscription.EMPTY;

    NameCell(ObservableValue<Theme> theme) {
        this.theme = theme;
    }

    @Override
    protected void updateItem(RunTable.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (row == null || empty) {
            setText(null);
            setGraphic(null);
        } else if (row.group()) {
            setText(row.runs().size() + " × " + row.runs().get(0).name().get());
            setGraphic(null);
        } else {
            Run run = row.runs().get(0);
            setText(run.name().get());
            setGraphic(dot);
            watching = run.visible()
                    .subscribe(now -> colour(run))
                    .and(run.colour().subscribe(now -> colour(run)))
                    .and(theme.subscribe(now -> colour(run)));
        }
    }

    private void colour(Run run) {
        Color own = RunMenu.fx(theme.getValue().colours().category(run.colour().get()));
        dot.setStroke(own);
        dot.setFill(run.visible().get() ? own : Color.TRANSPARENT);
    }
}
