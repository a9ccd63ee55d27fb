package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.ui.form.SettingsWords;
import infoplane.ui.run.Run;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** In what the settings of two selected runs differ. */
final class DifferencePane extends ScrollPane {
    private final VBox page = new VBox();

    DifferencePane(ObservableList<Run> selection) {
        page.setId("difference");
        page.getStyleClass().add("findings");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        selection.addListener((ListChangeListener<Run>) change -> show(List.copyOf(selection)));
        show(List.of());
    }

    private void show(List<Run> selected) {
        page.getChildren().clear();
        if (selected.size() == 2) {
            show(selected.get(1), selected.get(0)); // the list has the newest first
        } else {
            page.getChildren()
                    .add(label("Select two runs (Ctrl + click) to see in what they differ.", Styles.TEXT_MUTED));
        }
    }

    private void show(Run before, Run after) {
        Label heading = label("“" + before.name().get() + "” → “" + after.name().get() + "”", "finding-heading");
        page.getChildren().add(heading);
        List<String> differences = SettingsWords.differences(before.settings(), after.settings());
        if (differences.isEmpty()) {
            page.getChildren().add(label("The same settings", Styles.TEXT_MUTED));
        }
        differences.forEach(difference -> page.getChildren().add(label(difference, "finding")));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
