package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** The runs of the session: colour and eye, name, how far each has come. */
final class RunsPane extends VBox {
    private final ListView<Run> list;

    RunsPane(RunList runs, RunActions actions, ObservableValue<Theme> theme) {
        getStyleClass().add("runs");
        list = new ListView<>(runs.runs());
        list.setId("runs");
        list.getStyleClass().addAll(Styles.DENSE, "quiet-list");
        list.setCellFactory(view -> new RunCell(actions, theme));
        list.setEditable(false);
        Label empty = new Label("No runs yet. Press Run (F5), or open a run folder.");
        empty.setWrapText(true);
        empty.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(empty);
        list.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (now != null) {
                runs.selected().set(now);
                if (runs.visible().isEmpty()) {
                    now.visible().set(true);
                }
            }
        });
        runs.selected().subscribe(selected -> {
            if (selected != null) {
                list.getSelectionModel().select(selected);
            }
        });
        list.setOnKeyPressed(event -> act(event.getCode(), actions));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                act(KeyCode.ENTER, actions);
            }
        });
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        getChildren().add(list);
    }

    private void act(KeyCode key, RunActions actions) {
        Run selected = list.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        switch (key) {
            case DELETE -> actions.delete(selected);
            case F2 -> actions.rename(selected);
            case SPACE -> selected.visible().set(!selected.visible().get());
            case ENTER -> actions.showOnly(selected);
            default -> {}
        }
    }
}
