package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.figure.EpochRange;
import infoplane.figure.PlaneView;
import infoplane.ui.WindowTestBase;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The time line under the robot's hand: scrubbed, narrowed to a range, stepped, played. */
class TimeLinePaneTest extends WindowTestBase {
    @BeforeEach
    void showRun() {
        addRun("a", 100, "x");
    }

    @AfterEach
    void showAll() {
        onWindow(() -> node("plane", Node.class).requestFocus());
        keys(KeyCode.END);
    }

    @Test
    void theRightThumbScrubsAndTheLeftOneNarrowsTheRange() {
        drag(thumb(".high-thumb"), place(0.5));
        EpochRange scrubbed = view().epochs();
        assertEquals(0, scrubbed.from());
        assertEquals(50, scrubbed.to(), 3);
        assertEquals(Integer.valueOf(scrubbed.to()), view().highlighted());
        drag(thumb(".low-thumb"), place(0.2));
        assertEquals(20, view().epochs().from(), 3);
        assertEquals(scrubbed.to(), view().epochs().to());
    }

    @Test
    void oneEpochIsShownAlone() {
        drag(thumb(".high-thumb"), place(0.5));
        click("singleEpoch");
        EpochRange alone = view().epochs();
        assertEquals(alone.from(), alone.to());
        assertEquals(Integer.valueOf(alone.to()), view().highlighted());
        click("singleEpoch");
        assertFalse(node("singleEpoch", ToggleButton.class).isSelected());
        assertEquals(0, view().epochs().from());
    }

    @Test
    void theButtonsStepFromEpochToEpoch() {
        drag(thumb(".high-thumb"), place(0.5));
        int start = view().epochs().to();
        click(middle(button("One measured epoch on (Right)")));
        assertEquals(start + 1, view().epochs().to());
        click(middle(button("One measured epoch back (Left)")));
        click(middle(button("One measured epoch back (Left)")));
        assertEquals(start - 1, view().epochs().to());
    }

    /** From the beginning, because all was shown, until it is paused. */
    @Test
    void playingBuildsThePlaneUp() throws TimeoutException {
        click("play");
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> view().highlighted() != null && view().epochs().to() > 1);
        click("play");
        int paused = view().epochs().to();
        assertTrue(paused < 100, "it takes ten seconds; now at " + paused);
        assertNotNull(view().highlighted());
        click("play");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> view().epochs().to() > paused);
        click("play");
    }

    private PlaneView view() {
        return plane().view().get();
    }

    private Point2D thumb(String which) {
        return middle(lookups.lookup("#timeLine").lookup(which).query());
    }

    private Node button(String says) {
        return lookups.lookup(".time-line .button")
                .<Node>match(button -> says.equals(button.getAccessibleText()))
                .query();
    }

    /** On the screen, so far along the time line. */
    private Point2D place(double share) {
        Node low = lookups.lookup("#timeLine").lookup(".track").query();
        double width = low.getLayoutBounds().getWidth();
        return low.localToScreen(
                low.getLayoutBounds().getMinX() + share * width,
                low.getLayoutBounds().getCenterY());
    }
}
