package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the window says of itself must not stand in the way. */
class NoticeTest extends WindowTestBase {
    @Test
    void noticesLeaveTheMenusAndRunFree() {
        onWindow(() -> reports.accept(new IllegalArgumentException("a sentence for the user")));
        NotificationPane pane = (NotificationPane) stage().getScene().getRoot();
        assertTrue(pane.isShowing());
        Node bar = pane.lookup(".notification-bar .pane");
        Node run = node("run", Node.class);
        assertFalse(
                bar.localToScene(bar.getBoundsInLocal()).intersects(run.localToScene(run.getBoundsInLocal())),
                "Run can still be clicked");
    }

    @Test
    void aRunThatHasFinishedIsSaidWithoutTakingTheFocus() {
        onWindow(() -> node("experimentName", Node.class).requestFocus());
        onWindow(() -> session.runner().start(infoplane.ui.run.SampleResults.settings("short")));
        NotificationPane pane = (NotificationPane) stage().getScene().getRoot();
        assertTrue(pane.isShowing());
        assertTrue(pane.getText().contains("“short” has finished"), pane.getText());
        assertTrue(node("experimentName", Node.class).isFocused());
    }

    @Test
    void goodNewsDoNotReplaceAFailure() {
        onWindow(() -> reports.accept(new IllegalArgumentException("the disk is full")));
        onWindow(() -> session.runner().start(infoplane.ui.run.SampleResults.settings("short")));
        assertTrue(((NotificationPane) stage().getScene().getRoot()).getText().contains("disk"));
    }

    @AfterEach
    void silence() {
        onWindow(((NotificationPane) stage().getScene().getRoot())::hide);
    }
}
