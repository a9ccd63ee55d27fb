package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneGeometry;
import infoplane.figure.PlaneLimits;
import infoplane.ui.plot.PlaneModel;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** What the pointer and the keys do to the plane. */
class PlaneInteractionTest extends WindowTestBase {
    /** I(X;T) = 9 − 0.1, I(T;Y) = 0.8: layer 2 at the last epoch of the made-up run. */
    private static final double LAST_INPUT = 8.9;

    private static final double LAST_LABEL = 0.8;

    @Test
    void hoverReadsAndAClickKeeps() {
        addRun("a", 10, "x");
        moveTo(place(LAST_INPUT, LAST_LABEL));
        settle();
        assertEquals(10, model().hovered().get().orElseThrow().point().epoch());
        assertEquals("8.9000 bits", node("fact-I(X;T)", Label.class).getText());
        assertEquals("T2", node("fact-Layer", Label.class).getText());
        clickOn(place(LAST_INPUT, LAST_LABEL));
        moveTo(place(1, 0.5));
        settle();
        assertEquals("10", node("fact-Epoch", Label.class).getText(), "the pinned point stays in the inspector");
        assertTrue(model().hovered().get().isEmpty());
    }

    @Test
    void pointingMarksThePointInThePicture() {
        addRun("a", 10, "x");
        moveTo(place(1, 0.5));
        var before = picture(pane());
        moveTo(place(LAST_INPUT, LAST_LABEL));
        var after = picture(pane());
        assertTrue(differingPixels(before, after) > 20, "a ring and the line of the epoch");
    }

    @Test
    void theWheelZoomsWhereItPointsAndADoubleClickResets() {
        addRun("a", 10, "x");
        Point2D place = place(LAST_INPUT, LAST_LABEL);
        moveTo(place);
        scroll(3, VerticalDirection.UP);
        settle();
        assertNotNull(limits());
        Point2D now = place(LAST_INPUT, LAST_LABEL);
        assertEquals(place.getX(), now.getX(), 2, "what is under the pointer stays there");
        assertEquals(place.getY(), now.getY(), 2);
        doubleClickOn(place(3, 0.4));
        settle();
        assertNull(limits());
    }

    @Test
    void draggingMovesThePlane() {
        addRun("a", 10, "x");
        Point2D from = place(6, 0.5);
        drag(from, MouseButton.PRIMARY).dropTo(from.add(60, 0));
        settle();
        assertEquals(from.getX() + 60, place(6, 0.5).getX(), 2);
        assertEquals(from.getY(), place(6, 0.5).getY(), 2);
    }

    @Test
    void draggingWithShiftZoomsIntoTheBox() {
        addRun("a", 10, "x");
        press(KeyCode.SHIFT);
        drag(place(6, 0.8), MouseButton.PRIMARY).dropTo(place(9, 0.4));
        release(KeyCode.SHIFT);
        settle();
        PlaneLimits limits = limits();
        assertNotNull(limits);
        assertEquals(6, Information.ofNats(limits.inputLower()).bits(), 0.1);
        assertEquals(9, Information.ofNats(limits.inputUpper()).bits(), 0.1);
        assertEquals(0.4, Information.ofNats(limits.labelLower()).bits(), 0.02);
    }

    @Test
    void arrowKeysStepThroughTheEpochs() {
        addRun("a", 10, "x");
        clickOn(place(3, 0.4));
        push(KeyCode.LEFT);
        push(KeyCode.LEFT);
        settle();
        assertEquals(new EpochRange(0, 8), model().view().get().epochs());
        push(KeyCode.END);
        settle();
        assertEquals(EpochRange.ALL, model().view().get().epochs());
    }

    @Test
    void aLegendEntryHidesItsLayer() {
        addRun("a", 10, "x");
        clickOn(legend(2));
        settle();
        assertEquals(Set.of(2), model().view().get().hiddenLayers());
        clickOn(legend(2));
        settle();
        assertEquals(Set.of(), model().view().get().hiddenLayers());
    }

    @Test
    void unitsAndComparisonAreOneClickAway() {
        addRun("a", 10, "x", "y");
        clickOn("#unit");
        settle();
        assertEquals(InformationUnit.NATS, model().view().get().unit());
        clickOn("#sideBySide");
        settle();
        assertEquals(2, model().figures().get().size());
        assertNotNull(node("plane1", PlanePane.class));
        clickOn("#sideBySide");
        settle();
        assertEquals(1, model().figures().get().size());
    }

    @Test
    void aHiddenRunLeavesThePicture() {
        addRun("a", 10, "x");
        var with = picture(pane());
        onWindow(() -> session.runs().runs().get(0).visible().set(false));
        var without = picture(pane());
        assertTrue(differingPixels(with, without) > 200);
        assertFalse(model().figures().get().get(0).series().stream().anyMatch(series -> series.size() > 0));
    }

    @Test
    void theTimeLineFollowsRunsComingAndGoing() {
        addRun("short", 5, "x");
        var second = addRun("long", 40, "x");
        assertEquals(EpochRange.ALL, model().view().get().epochs());
        onWindow(() -> second.visible().set(false));
        onWindow(() -> second.visible().set(true));
        assertEquals(EpochRange.ALL, model().view().get().epochs(), "the cursor stays at the end");
    }

    private PlaneModel model() {
        return pane().model();
    }

    private PlanePane pane() {
        return node("plane0", PlanePane.class);
    }

    private @org.jspecify.annotations.Nullable PlaneLimits limits() {
        return model().view().get().limits();
    }

    private PlaneGeometry geometry() {
        return model().figures()
                .get()
                .get(0)
                .geometry(
                        Math.floor(pane().getWidth()),
                        Math.floor(pane().getHeight()),
                        FigureStyle.light().withFontSize(11.5));
    }

    /** Where a value is painted, on the screen. */
    private Point2D place(double inputBits, double labelBits) {
        PlaneGeometry geometry = geometry();
        return at(pane(), geometry.x(Information.ofBits(inputBits)), geometry.y(Information.ofBits(labelBits)));
    }

    private Point2D legend(int layer) {
        PlaneGeometry geometry = geometry();
        for (int y = 0; y < 60; y += 3) {
            for (int x = 0; x < pane().getWidth(); x += 3) {
                if (geometry.legendLayer(x, y).orElse(0) == layer) {
                    return at(pane(), x + 4, y + 2);
                }
            }
        }
        throw new AssertionError("the legend shows no layer " + layer);
    }
}
