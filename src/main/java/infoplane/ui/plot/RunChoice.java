package infoplane.ui.plot;

import infoplane.ui.form.Chooser;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.theme.Controls;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Lets the user choose the run of a plot that shows a single run. Visible only if several runs are shown. */
final class RunChoice extends HBox {
    private final PlaneModel plane;
    private final ComboBox<ShownRun> choice;
    private boolean refreshing;

    /** @param id id of the combo box */
    RunChoice(PlaneModel plane, RunList runs, String id) {
        super(8);
        this.choice = new Chooser<>();
        this.plane = plane;
        getStyleClass().addAll("form-line", "run-choice");
        Label label = new Label("Run");
        label.setLabelFor(choice);
        choice.setId(id);
        choice.setAccessibleText("Run that is shown");
        choice.setTooltip(Controls.tooltip("The run that this plot is of; the one that is selected in the list"));
        choice.setMaxWidth(300);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(ShownRun shown) {
                return shown == null ? "" : shown.name();
            }

            @Override
            public ShownRun fromString(String text) {
                throw new UnsupportedOperationException("runs are chosen, not typed");
            }
        });
        getChildren().addAll(label, choice);
        choice.setOnAction(event -> {
            ShownRun chosen = choice.getValue();
            if (!refreshing && chosen != null) {
                runs.selected().set(chosen.run());
            }
        });
        plane.shown().subscribe(this::refresh);
        plane.selected().subscribe(this::refresh);
        Controls.showWhile(plane.shown().map(shown -> shown.size() > 1), this);
    }

    /** Replaces the items only if the runs or their names have changed, so that new results do not disturb an open list. */
    private void refresh() {
        List<Run> before = choice.getItems().stream().map(ShownRun::run).toList();
        List<ShownRun> now = plane.shown().get();
        boolean same = before.equals(now.stream().map(ShownRun::run).toList())
                && choice.getItems().stream()
                        .map(ShownRun::name)
                        .toList()
                        .equals(now.stream().map(ShownRun::name).toList());
        refreshing = true;
        try {
            if (!same) {
                choice.getItems().setAll(now);
            }
            plane.subject()
                    .flatMap(subject -> choice.getItems().stream()
                            .filter(item -> item.run() == subject.run())
                            .findFirst())
                    .ifPresent(choice::setValue);
        } finally {
            refreshing = false;
        }
    }
}
