package infoplane.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** All keys and gestures on one page. */
final class KeysWindow {
    private static final List<String[]> GESTURES = List.of(
            new String[] {"Wheel over the plane", "Zoom where the pointer is"},
            new String[] {"Drag", "Move the plane"},
            new String[] {"Shift + drag", "Zoom into a box"},
            new String[] {"Double click, Esc", "Show all of the plane"},
            new String[] {"Click a point", "Keep it in the inspector; again to let it go"},
            new String[] {"Click T1, T2, … in the legend", "Hide or show a layer"},
            new String[] {"Left, Right", "One measured epoch back or on (with Shift ten)"},
            new String[] {"Home, End", "First epoch, all epochs"},
            new String[] {"Space", "Play or pause; in the list of runs: show or hide"},
            new String[] {"Double click a run, Enter", "Show it alone"},
            new String[] {"Delete, F2 in the list of runs", "Delete; name and notes"},
            new String[] {"Ctrl + click a second run", "See in what their settings differ"},
            new String[] {"Right click a run", "Continue, train longer, colour, order of the queue, …"},
            new String[] {"Alt + Up, Alt + Down", "In the list: a waiting run's turn comes earlier or later"},
            new String[] {"Click a chart", "Take all plots to that epoch"},
            new String[] {"Alt + an underlined letter", "Go to that panel, menu or button"},
            new String[] {"Drop a folder, experiment or figure", "Open it"},
            new String[] {"Tab, Shift + Tab", "Next or previous field"});

    private KeysWindow() {}

    static void show(Window owner, List<Command> commands, List<String> styleSheets) {
        GridPane page = new GridPane();
        page.getStyleClass().add("keys");
        commands.stream().filter(command -> command.shortcut() != null).forEach(command -> {
            String keys = command.shortcut() == null ? "" : command.shortcut().getDisplayText();
            add(page, keys, command.help());
        });
        GESTURES.forEach(gesture -> add(page, gesture[0], gesture[1]));
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle("Keys and gestures");
        double height = Math.min(700, Screen.getPrimary().getVisualBounds().getHeight() - 60);
        Scene scene = new Scene(new BorderPane(scroll), 600, height);
        scene.getStylesheets().setAll(styleSheets);
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.show();
    }

    private static void add(GridPane page, String keys, String meaning) {
        Label name = new Label(keys);
        name.getStyleClass().add("key");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(meaning);
        words.setWrapText(true);
        words.getStyleClass().add(Styles.TEXT_MUTED);
        page.addRow(page.getRowCount(), name, words);
    }
}
