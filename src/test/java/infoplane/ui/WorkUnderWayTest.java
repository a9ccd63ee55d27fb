package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunStatus;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be done while something computes, and to runs beside it; the test steps their threads by hand. */
class WorkUnderWayTest extends WindowTestBase {
    private final Queue<Runnable> computer = new ArrayDeque<>();
    private final Queue<Runnable> meter = new ArrayDeque<>();

    @Override
    Session makeSession() {
        return new Session(
                atOnce,
                new Background(computer::add, Runnable::run, failures::add),
                new Background(meter::add, Runnable::run, failures::add),
                engine,
                () -> folder.resolve("runs"));
    }

    @AfterEach
    void finish() {
        onWindow(() -> {
            session.runner().stopAll();
            drain(computer);
            node("measureAgain", ToggleButton.class).setSelected(false);
            drain(meter);
            node("runs", ListView.class).getSelectionModel().clearSelection(); // or the next would be read as runs go
        });
    }

    private static void drain(Queue<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void aRunIsPausedContinuedAndStoppedByButtons() {
        type("experimentName", "under way");
        click("run");
        Run run = session.runs().runs().get(0);
        assertTrue(status().startsWith("under way: "), status());
        click("pause");
        assertTrue(run.paused().get());
        assertTrue(status().contains("aused"), status());
        click("pause");
        assertFalse(run.paused().get());
        click(middle(lookups.lookup(".command-bar .button")
                .<Button>match(button -> "Stop".equals(button.getAccessibleText()))
                .query()));
        onWindow(() -> drain(computer));
        assertEquals(RunStatus.STOPPED, run.status().get());
        assertEquals("Ready", status());
        assertTrue(node("pause", Node.class).isDisabled(), "there is nothing to pause");
    }

    /** JavaFX draws sixty frames a second for anything that is animated, so nothing is while nobody waits for a picture. */
    @Test
    void theWindowBeatsOnlyWhileSomethingMoves() {
        assertFalse(window.orElseThrow().isAnimated());
        type("experimentName", "moving");
        click("run");
        assertTrue(window.orElseThrow().isAnimated());
        onWindow(() -> {
            session.runner().stopAll();
            drain(computer);
        });
        assertFalse(window.orElseThrow().isAnimated());
        click("play");
        assertTrue(window.orElseThrow().isAnimated());
        click("play");
        assertFalse(window.orElseThrow().isAnimated());
    }

    /** The second waits for the first, says so, and goes before a third by a key. */
    @Test
    void runsWaitInAQueueWhoseOrderIsChangedByKeys() {
        onWindow(() -> {
            session.runner().atOnce().set(1);
            List.of("first", "second", "third").forEach(name -> session.runner().start(SampleResults.settings(name)));
        });
        assertTrue(status().endsWith("2 more"), status());
        click(row(0)); // the third, the list having the newest first
        keys(KeyCode.ALT, KeyCode.UP);
        assertEquals(
                List.of("first", "third", "second"),
                session.runner().active().get().stream()
                        .map(run -> run.name().get())
                        .toList());
    }

    @Test
    void measuringAgainIsFollowedAndGivenUp() {
        Run run = addRun("finished", 10, "x");
        click("measureAgain");
        onWindow(() -> session.trial().measure(infoplane.estimation.KdeSettings.defaults()));
        assertEquals(1, meter.size());
        assertTrue(node("trialState", Label.class).getText().startsWith("Measuring"));
        engine.measuring = monitor -> {
            while (session.trial().progress().get() < 0) { // what takes a moment only is not told
                monitor.progressed(5, 10, "measuring");
            }
        };
        onWindow(() -> meter.remove().run()); // a few epochs at first
        assertTrue(node("trialProgress", Node.class).isVisible());
        click("cancelTrial");
        assertFalse(node("trialProgress", Node.class).isVisible());
        assertTrue(node("trialState", Label.class).getText().startsWith("Given up"));
        assertEquals(List.of("x"), run.displayed().get().orElseThrow().estimators());
        engine.measuring = monitor -> {};
    }

    @Test
    void anEndedRunIsTrainedFurther() {
        Run run = addRun("finished", 10, "x");
        menu(0, "_Train more epochs…");
        type("moreEpochs", "40");
        click("trainMore");
        int usual = SampleResults.settings("").training().epochs();
        assertEquals(usual + 40, engine.extended.get(run.folder()));
        assertTrue(run.computing());
    }

    @Test
    void theNotesOfARunAreKept() {
        Run run = addRun("finished", 10, "x");
        click(row(0));
        keys(KeyCode.F2);
        onWindow(() -> node("runNotes", TextArea.class).setText("worth a look"));
        click("runName");
        keys(KeyCode.ENTER);
        assertEquals("worth a look", run.notes().get());
    }

    @Test
    void runsAreSortedAsTheMenuSays() {
        for (String name : List.of("b", "c", "a")) {
            addRun(name, 3, "x");
        }
        click("sortRuns");
        click(middleOf("Name"));
        assertEquals(List.of("a", "b", "c"), listed());
        click("sortRuns");
        click(middleOf("Newest first"));
        assertEquals(List.of("a", "c", "b"), listed());
    }

    private List<String> listed() {
        return node("runs", ListView.class).getItems().stream()
                .map(run -> ((Run) run).name().get())
                .toList();
    }

    /** As a right click does, which the platform of these tests does not turn into what asks for a menu. */
    private void menu(int row, String item) {
        click(row(row));
        Node cell = lookups.lookup(".list-cell")
                .<ListCell<?>>match(
                        one -> one.getItem() == session.runs().runs().get(row))
                .query();
        Point2D place = row(row);
        onWindow(() -> cell.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, place.getX(), place.getY(), false, null)));
        click(middleOf(item));
    }

    private Point2D row(int index) {
        ListView<?> list = node("runs", ListView.class);
        return list.localToScreen(90, list.getFixedCellSize() * (index + 0.5));
    }

    private String status() {
        return node("status", Label.class).getText();
    }
}
