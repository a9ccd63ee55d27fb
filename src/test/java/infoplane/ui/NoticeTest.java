package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the window says of itself must not stand in the way. */
class NoticeTest extends WindowTestBase {
    @Test
    void noticesLeaveTheMenusAndRunFree() {
        onWindow(() -> reports.accept(new IllegalArgumentException("a sentence for the user")));
        assertTrue(showing());
        Node card = lookups.lookup(".notice").query();
        for (String wanted : List.of("run", "stop", "play", "oneEpoch", "timeRange")) {
            lookups.lookup("#" + wanted)
                    .tryQuery()
                    .ifPresent(control -> assertFalse(
                            card.localToScene(card.getLayoutBounds())
                                    .intersects(control.localToScene(control.getLayoutBounds())),
                            wanted + " can still be clicked"));
        }
        for (String covered : List.of(".time-line", ".status-line", ".command-bar")) {
            Node line = lookups.lookup(covered).query();
            assertFalse(
                    card.localToScene(card.getLayoutBounds()).intersects(line.localToScene(line.getLayoutBounds())),
                    covered + " is not covered");
        }
    }

    @Test
    void aRunThatHasFinishedIsSaidWithoutTakingTheFocus() {
        onWindow(() -> node("experimentName", Node.class).requestFocus());
        onWindow(() -> session.runner().start(infoplane.ui.run.SampleResults.settings("short")));
        assertTrue(showing());
        assertTrue(said().contains("“short” has finished"), said());
        assertTrue(node("experimentName", Node.class).isFocused());
    }

    @Test
    void goodNewsDoNotReplaceAFailure() {
        onWindow(() -> reports.accept(new IllegalArgumentException("the disk is full")));
        onWindow(() -> session.runner().start(infoplane.ui.run.SampleResults.settings("short")));
        assertTrue(said().contains("disk"), said());
    }

    private boolean showing() {
        return lookups.lookup(".notice").query().isVisible();
    }

    private String said() {
        return node("notice", Label.class).getText();
    }

    @AfterEach
    void silence() {
        onWindow(() -> lookups.lookup(".notice").query().setVisible(false));
    }
}
