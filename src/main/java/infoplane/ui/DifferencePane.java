package infoplane.ui;

import infoplane.ui.form.SettingsWords;
import infoplane.ui.run.Run;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** In what the settings of two selected runs differ. */
final class DifferencePane extends ScrollPane {
    private final VBox page = new VBox();
    private final Reused<TextLine, TextLine.View> lines =
            Reused.in(page, TextLine.View::new, TextLine.View::show, Runnable::run);

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
        lines.show(
                selected.size() == 2
                        ? between(selected.get(1), selected.get(0)) // the list has the newest first
                        : List.of(TextLine.muted("Select two runs (Ctrl + click) to see in what they differ.")));
    }

    private static List<TextLine> between(Run before, Run after) {
        List<TextLine> said = new ArrayList<>();
        said.add(TextLine.heading(
                "“" + before.name().get() + "” → “" + after.name().get() + "”"));
        List<String> differences = SettingsWords.differences(before.settings(), after.settings());
        if (differences.isEmpty()) {
            said.add(TextLine.muted("The same settings"));
        }
        differences.forEach(difference -> said.add(new TextLine(null, List.of("finding"), difference)));
        return said;
    }
}
