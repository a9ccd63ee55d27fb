package infoplane.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.KeptFile;
import infoplane.experiment.ExperimentSettings;
import infoplane.ui.FailureReports;
import infoplane.ui.Session;
import infoplane.ui.WindowTestBase;
import infoplane.ui.WorkbenchWindow;
import infoplane.ui.form.ExperimentDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The window comes back as it was left. */
class WindowMemoryTest extends WindowTestBase {
    /** Half a pixel of a window of a thousand. */
    private static final double CLOSE = 0.002;

    private Optional<Stage> opened = Optional.empty();

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
        assertEquals(left, preferences(file).dividers());
    }

    /** As a window comes to its size in steps: until it is used its panes keep their shares, and afterwards their widths. */
    @Test
    void dividersStandWhereTheyWereLeftAtWhateverSizeTheWindowComesTo() {
        Path file = folder.resolve("window.json");
        List<Double> left = opened(file);
        another(file);
        onWindow(() -> last().setWidth(last().getWidth() + 150));
        WaitForAsyncUtils.waitForFxEvents();
        onWindow(() -> {
            for (int i = 0; i < left.size(); i++) {
                assertEquals(left.get(i), dividers(last()).get(i).getPosition(), CLOSE, "divider " + i);
            }
        });
    }

    /** The first window is neither closed nor asked to write: it is killed, as far as its files can tell. */
    @Test
    void whatWasSetUpAndShownOutlivesAKill() throws TimeoutException {
        Path file = preferences.resolve("window.json");
        type("experimentName", "not run yet");
        type("hidden", "9, 9 and 9");
        click(middleOf("Gradients"));
        click("unit");
        click(middleOf("Findings"));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            WindowView kept = preferences(file).view();
            return kept.chart().equals("gradients")
                    && kept.figure().unit().equals("nats")
                    && kept.right().tab().equals("findings")
                    && KeptFile.read(file.resolveSibling("draft.json"), "", ExperimentDraft.class)
                            .content()
                            .filter(draft -> draft.texts().containsValue("9, 9 and 9"))
                            .isPresent();
        });
        Session again = another(file);
        assertEquals("not run yet", again.form().name().text().get());
        assertTrue(again.form().settings().get().problem().contains("Hidden layers"));
        assertFalse(again.history().undoable().get());
        onWindow(() -> {
            TabPane charts = (TabPane) last().getScene().lookup("#charts");
            assertEquals(
                    "Gradients", charts.getSelectionModel().getSelectedItem().getText());
            TabPane right = (TabPane) last().getScene().lookup("#rightTabs");
            assertEquals("Findings", right.getSelectionModel().getSelectedItem().getText());
            assertEquals("nats", ((Button) last().getScene().lookup("#unit")).getText());
            last().close();
        });
    }

    @Test
    void aDraftThatCannotBeReadIsSetAsideAndSaidToBe() throws IOException {
        Path file = folder.resolve("window.json");
        Files.writeString(folder.resolve("draft.json"), "{");
        Session fresh = another(file);
        assertEquals(
                ExperimentSettings.defaults(), fresh.form().settings().get().get());
        Label notice = (Label) last().getScene().getRoot().lookup("#notice");
        assertTrue(last().getScene().getRoot().lookup(".notice").isVisible());
        assertTrue(notice.getText().contains("draft.json.broken"), notice.getText());
        assertTrue(Files.exists(folder.resolve("draft.json.broken")));
        onWindow(last()::close);
    }

    /** Opens a second window, as the next start of the program would. */
    private Session another(Path file) {
        Session next = new Session(atOnce, atOnce, atOnce, engine, () -> folder.resolve("runs"));
        onWindow(() -> {
            Stage own = new Stage();
            opened = Optional.of(own);
            new WorkbenchWindow(own, next, new WindowMemory(file, atOnce), new FailureReports()).show();
        });
        return next;
    }

    private static WindowPreferences preferences(Path file) {
        return KeptFile.read(file, "", WindowPreferences.class).content().orElseGet(WindowPreferences::defaults);
    }

    private Stage last() {
        return opened.orElseThrow();
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
