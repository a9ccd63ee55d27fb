package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.config.WindowPreferences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The window comes back as it was left. */
class WindowMemoryTest extends WindowTestBase {
    /** Half a pixel of a window of a thousand. */
    private static final double CLOSE = 0.002;

    @Test
    void dividersStandWhereTheyWereLeftHoweverOftenTheWindowIsOpened() {
        Path file = folder.resolve("window.json");
        List<Double> left = List.of();
        for (int time = 0; time < 3; time++) {
            List<Double> now = opened(file);
            if (time > 0) {
                for (int i = 0; i < left.size(); i++) {
                    assertEquals(left.get(i), now.get(i), CLOSE, "divider " + i + " after restart " + time);
                }
            }
            left = now;
        }
        assertEquals(left, WindowPreferences.read(file).preferences().dividers());
    }

    /** Opens a window of its own, moves its dividers the first time, closes it. @return where its dividers stood */
    private List<Double> opened(Path file) {
        boolean first = !java.nio.file.Files.exists(file);
        Stage[] own = new Stage[1];
        onWindow(() -> {
            own[0] = new Stage();
            Session session = new Session(atOnce, atOnce, atOnce, engine, () -> folder.resolve("runs"));
            new WorkbenchWindow(own[0], session, new WindowMemory(file, atOnce), new FailureReports()).show();
        });
        if (first) {
            onWindow(() -> {
                double place = 0.3;
                for (SplitPane.Divider divider : dividers(own[0])) {
                    divider.setPosition(place);
                    place += 0.2;
                }
            });
        }
        List<Double> places = new ArrayList<>();
        onWindow(() -> {
            dividers(own[0]).forEach(divider -> places.add(divider.getPosition()));
            own[0].fireEvent(new javafx.stage.WindowEvent(own[0], javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        return places;
    }

    private static List<SplitPane.Divider> dividers(Stage stage) {
        List<SplitPane.Divider> all = new ArrayList<>();
        stage.getScene()
                .getRoot()
                .lookupAll(".split-pane")
                .forEach(node -> all.addAll(((SplitPane) node).getDividers()));
        return all;
    }
}
