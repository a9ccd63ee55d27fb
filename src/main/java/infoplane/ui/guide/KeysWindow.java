package infoplane.ui.guide;

import atlantafx.base.theme.Styles;
import infoplane.ui.work.FurtherWindow;
import infoplane.ui.work.InPieces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The window that lists all keys and gestures by the place where they apply. */
public final class KeysWindow {
    /** A key combination or a gesture, and what it does. */
    public record Shortcut(String keys, String meaning) {}

    private static final Map<String, List<Shortcut>> GESTURES = gestures();

    private static Map<String, List<Shortcut>> gestures() {
        Map<String, List<Shortcut>> areas = new LinkedHashMap<>();
        areas.put(
                "Plane and charts",
                List.of(
                        new Shortcut("Wheel", "Zoom where the pointer is"),
                        new Shortcut("Drag", "Move the plane"),
                        new Shortcut("Shift + drag", "Zoom into a box"),
                        new Shortcut("+, −", "Zoom at the middle of the plane"),
                        new Shortcut("Ctrl + arrows", "Move the plane"),
                        new Shortcut("Double click, 0, Esc", "Show all of the plane"),
                        new Shortcut("Click a point", "Keep it in the inspector; again to let it go"),
                        new Shortcut("Click T₁, T₂, …", "In the legend: hide or show a layer"),
                        new Shortcut("Click a chart", "Take all plots to that epoch")));
        areas.put(
                "Projection and the network’s units",
                List.of(
                        new Shortcut("Click, Enter", "The inputs like this one; the window of the unit"),
                        new Shortcut("Up, Down", "Next or previous input, or unit of the layer"),
                        new Shortcut("Left, Right", "One measured epoch, or one layer, back or on")));
        areas.put(
                "Time line",
                List.of(
                        new Shortcut("Left, Right", "One measured epoch back or on (with Shift ten)"),
                        new Shortcut("Home, End", "First epoch, all epochs"),
                        new Shortcut("Space", "Play or pause")));
        areas.put(
                "List of runs",
                List.of(
                        new Shortcut("Space", "Show or hide"),
                        new Shortcut("Double click, Enter", "Show it alone"),
                        new Shortcut("F2", "Name and notes"),
                        new Shortcut("Delete", "Delete"),
                        new Shortcut("Ctrl + click another", "See in what their settings differ"),
                        new Shortcut("Right click", "Continue, train longer, colour, order of the queue, …"),
                        new Shortcut("Alt + Up, Alt + Down", "A waiting run's turn comes earlier or later")));
        areas.put(
                "Everywhere",
                List.of(
                        new Shortcut("Tab, Shift + Tab", "Next or previous field"),
                        new Shortcut("Space, Enter", "Press a button, turn a switch"),
                        new Shortcut("Space", "Open or close a section of the experiment"),
                        new Shortcut("F4", "Open the list of a choice"),
                        new Shortcut(
                                "Alt + a letter",
                                "Go to that section, tab, list, menu or button; hold Alt to see the letters"),
                        new Shortcut("Drop a file or folder", "Open an experiment, a figure or a run")));
        return areas;
    }

    /** Number of rows made in one piece. */
    private static final int AT_ONCE = 5;

    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;

    private final VBox menus = column();
    private final VBox gestures = column();
    private final FurtherWindow window;
    private final InPieces content;

    /** @param commands keys of the menu commands */
    public KeysWindow(Stage owner, List<Shortcut> commands) {
        ScrollPane scroll = new ScrollPane(new HBox(menus, gestures));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        window = new FurtherWindow(owner, "Keys and gestures", new BorderPane(scroll), WIDTH, HEIGHT);
        List<Runnable> pieces = new ArrayList<>();
        pieces.addAll(area(menus, "Menus", commands));
        GESTURES.forEach((area, rows) -> pieces.addAll(area(gestures, area, rows)));
        content = new InPieces(window.styled(pieces));
    }

    /** The content of the window. It is made in pieces before the window is shown. */
    public InPieces content() {
        return content;
    }

    public void show() {
        content.complete();
        window.show();
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("keys");
        column.setPrefWidth(WIDTH / 2);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    /** @return makes the area, one piece at a time */
    private static List<Runnable> area(VBox column, String name, List<Shortcut> rows) {
        Label heading = new Label(name);
        heading.getStyleClass().add(Styles.TITLE_4);
        GridPane table = new GridPane();
        table.getStyleClass().add("keys-table");
        VBox area = new VBox(8, heading, table);
        area.getStyleClass().add("keys-area");
        List<Runnable> pieces = new ArrayList<>();
        pieces.add(() -> column.getChildren().add(area));
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Shortcut> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            pieces.add(() -> some.forEach(row -> add(table, row.keys(), row.meaning())));
        }
        return pieces;
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
