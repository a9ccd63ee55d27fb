package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.plane.PlaneGeometry;
import infoplane.measuring.PlanePoint;
import infoplane.ui.plot.PlanePane;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What the pointer and the keys do to the plane. */
class PlaneInteractionTest extends WindowTestBase {
    /** I(X;T) = 9 − 0.1, I(T;Y) = 0.8: layer 2 at the last epoch of the made-up run. */
    private static final double LAST_INPUT = 8.9;

    private static final double LAST_LABEL = 0.8;

    @Test
    void hoverReadsAndAClickKeeps() {
        addRun("a", 10, "x");
        pointAt(place(LAST_INPUT, LAST_LABEL));
        assertEquals(10, plane().hovered().get().orElseThrow().point().epoch());
        assertEquals("8.9000 bits", node("fact-I(X;T)", Label.class).getText());
        assertEquals("T₂", node("fact-Layer", Label.class).getText());
        click(place(LAST_INPUT, LAST_LABEL));
        pointAt(place(1, 0.5));
        assertEquals("10", node("fact-Epoch", Label.class).getText(), "the pinned point stays in the inspector");
        assertTrue(plane().hovered().get().isEmpty());
    }

    /** Layer 1 at the last epoch, 12 − 0.1 bits, is 3 bits above the pinned layer 2. */
    @Test
    void aPinnedPointStaysBesideWhatIsPointedAt() {
        addRun("a", 10, "x");
        click(place(LAST_INPUT, LAST_LABEL));
        pointAt(place(11.9, LAST_LABEL));
        assertEquals("8.9000 bits", node("fact-I(X;T)", Label.class).getText());
        assertEquals("11.9000 bits", node("other-I(X;T)", Label.class).getText());
        assertEquals("+3.0000 bits", node("difference-I(X;T)", Label.class).getText());
        pointAt(place(1, 0.5));
        assertEquals("pinned · Esc lets go", node("pin-heading", Label.class).getText());
        keys(KeyCode.ESCAPE);
        assertTrue(plane().pinned().get().isEmpty());
    }

    @Test
    void aPinnedPointLooksUnlikeOneThatIsPointedAt() {
        addRun("a", 10, "x");
        pointAt(place(LAST_INPUT, LAST_LABEL));
        assertEquals(0, ofPinColour(picture(pane())));
        click(place(LAST_INPUT, LAST_LABEL));
        var pinned = picture(pane());
        assertTrue(ofPinColour(pinned) > 80, "a pin, a ring and a line: " + ofPinColour(pinned));
        pointAt(place(1, 0.5));
        assertTrue(differingPixels(pinned, picture(pane())) == 0, "it stays as it is");
    }

    private static int ofPinColour(WritableImage picture) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += picture.getPixelReader().getArgb(x, y) == 0xffe0308c ? 1 : 0;
            }
        }
        return count;
    }

    /** The pin starts from its own epoch, wherever the time line is, and takes that along. */
    @Test
    void arrowKeysStepThePinnedPoint() {
        addRun("a", 10, "x");
        click(place(8.96, 0.44)); // layer 2 at epoch 4
        assertEquals(4, pinned().epoch());
        keys(KeyCode.RIGHT);
        assertEquals(5, pinned().epoch());
        assertEquals(2, pinned().layer());
        assertEquals(Integer.valueOf(5), plane().view().get().highlighted());
        keys(KeyCode.LEFT);
        keys(KeyCode.LEFT);
        assertEquals(3, pinned().epoch());
        keys(KeyCode.END);
    }

    private PlanePoint pinned() {
        return plane().pinned().get().orElseThrow().point();
    }

    /** All is well: nothing that looks like a warning. */
    @Test
    void whatOnlyInformsIsNoWarning() {
        Run run = new Run(SampleResults.settings("noted"), folder.resolve("noted"));
        PlaneEstimate estimate = SampleResults.estimate(6, 0.5);
        onWindow(() -> {
            run.show(SampleResults.finished("noted", 1, "x")
                    .withPoints(List.of(
                            new PlanePoint("x", 0, 1, estimate.withFlag(EstimateFlag.NO_SAMPLING_ERROR)),
                            new PlanePoint(
                                    "x", 1, 1, SampleResults.estimate(3, 0.7).withFlag(EstimateFlag.ONE_CELL)))));
            session.runs().add(run);
        });
        pointAt(place(6, 0.5));
        assertEquals(1, lookups.lookup(".flag-note").queryAll().size());
        assertEquals(0, lookups.lookup(".warnings .warning").queryAll().size());
        pointAt(place(3, 0.7));
        assertEquals(1, lookups.lookup(".warnings .warning").queryAll().size());
    }

    /** Of that very point, and not of the run's first. */
    @Test
    void aReasonStandsWithItsPoint() {
        Run run = new Run(SampleResults.settings("told"), folder.resolve("told"));
        PlaneEstimate estimate = SampleResults.estimate(6, 0.5).withRefusal(new Refusal(true, "a class is too small"));
        onWindow(() -> {
            run.show(SampleResults.finished("told", 1, "x")
                    .withPoints(List.of(
                            new PlanePoint("x", 0, 1, estimate),
                            new PlanePoint("x", 1, 1, SampleResults.estimate(3, 0.7)))));
            session.runs().add(run);
        });
        pointAt(place(6, 0.5));
        assertEquals(
                1,
                lookups.lookup((Node node) -> node instanceof Labeled text
                                && "Not compared with shuffled labels: a class is too small".equals(text.getText()))
                        .queryAll()
                        .size());
        pointAt(place(3, 0.7));
        assertEquals(0, lookups.lookup(".warnings .warning").queryAll().size());
    }

    /** Where all that is measured is I(T;Y) there is a way on. */
    @Test
    void aPlaneWithoutPointsOffersAWayOut() {
        assertFalse(node("wayOut", Node.class).isVisible(), "nothing is measured, and nothing missing");
        Run run = new Run(SampleResults.settings("ksg"), folder.resolve("ksg"));
        PlaneEstimate label = new PlaneEstimate(
                null,
                Information.ofBits(0.5),
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(EstimateFlag.NO_INPUT_INFORMATION));
        onWindow(() -> {
            run.show(SampleResults.finished("ksg", 1, "x").withPoints(List.of(new PlanePoint("ksg:1:4", 0, 1, label))));
            session.runs().add(run);
        });
        assertTrue(node("wayOut", Node.class).isVisible());
        TabPane charts = node("charts", TabPane.class);
        onWindow(() -> charts.getSelectionModel().select(1));
        click("seeCurves");
        assertEquals(0, charts.getSelectionModel().getSelectedIndex(), "where its I(T;Y) is");
        click("measureWithBins");
        assertEquals(
                List.of(infoplane.estimation.BinningSettings.defaults().id()),
                run.displayed().get().orElseThrow().estimators());
        assertFalse(node("wayOut", Node.class).isVisible());
        click("measureAgain");
    }

    @Test
    void pointingMarksThePointInThePicture() {
        addRun("a", 10, "x");
        pointAt(place(1, 0.5));
        var before = picture(pane());
        pointAt(place(LAST_INPUT, LAST_LABEL));
        var after = picture(pane());
        assertTrue(differingPixels(before, after) > 20, "a ring and the line of the epoch");
    }

    @Test
    void theWheelZoomsWhereItPointsAndADoubleClickResets() {
        addRun("a", 10, "x");
        Point2D place = place(LAST_INPUT, LAST_LABEL);
        double width = shownWidth();
        wheel(place, 120);
        assertTrue(shownWidth() < 0.95 * width, "turning the wheel up comes closer");
        Point2D now = place(LAST_INPUT, LAST_LABEL);
        assertEquals(place.getX(), now.getX(), 2, "what is under the pointer stays there");
        assertEquals(place.getY(), now.getY(), 2);
        wheel(place, -120);
        wheel(place, -120);
        assertTrue(shownWidth() > 1.05 * width);
        doubleClick(place(3, 0.4));
        assertNull(limits());
    }

    @Test
    void draggingMovesThePlane() {
        addRun("a", 10, "x");
        Point2D from = place(6, 0.5);
        drag(from, from.add(60, 0));
        assertEquals(from.getX() + 60, place(6, 0.5).getX(), 2);
        assertEquals(from.getY(), place(6, 0.5).getY(), 2);
    }

    @Test
    void draggingWithShiftZoomsIntoTheBox() {
        addRun("a", 10, "x");
        hold(KeyCode.SHIFT, () -> drag(place(6, 0.8), place(9, 0.4)));
        PlaneLimits limits = limits();
        assertNotNull(limits);
        assertEquals(6, Information.ofNats(limits.inputLower()).bits(), 0.1);
        assertEquals(9, Information.ofNats(limits.inputUpper()).bits(), 0.1);
        assertEquals(0.4, Information.ofNats(limits.labelLower()).bits(), 0.02);
    }

    @Test
    void arrowKeysStepThroughTheEpochs() {
        addRun("a", 10, "x");
        click(place(3, 0.4));
        keys(KeyCode.LEFT);
        keys(KeyCode.LEFT);
        assertEquals(new EpochRange(0, 8), plane().view().get().epochs());
        keys(KeyCode.END);
        assertEquals(EpochRange.ALL, plane().view().get().epochs());
    }

    @Test
    void aLegendEntryHidesItsLayer() {
        addRun("a", 10, "x");
        click(legend(2));
        assertEquals(Set.of(2), plane().view().get().hiddenLayers());
        click(legend(2));
        assertEquals(Set.of(), plane().view().get().hiddenLayers());
    }

    @Test
    void unitsAndComparisonAreOneClickAway() {
        addRun("a", 10, "x", "y");
        click("unit");
        assertEquals(InformationUnit.NATS, plane().view().get().unit());
        click("sideBySide");
        assertEquals(2, geometries().size());
        click("sideBySide");
        assertEquals(1, geometries().size());
    }

    @Test
    void aHiddenRunLeavesThePicture() {
        addRun("a", 10, "x");
        var with = picture(pane());
        onWindow(() -> session.runs().runs().get(0).visible().set(false));
        var without = picture(pane());
        assertTrue(differingPixels(with, without) > 200);
        assertFalse(plane().picture().get().series().stream().anyMatch(series -> series.size() > 0));
    }

    @Test
    void theTimeLineFollowsRunsComingAndGoing() {
        addRun("short", 5, "x");
        var second = addRun("long", 40, "x");
        assertEquals(EpochRange.ALL, plane().view().get().epochs());
        onWindow(() -> second.visible().set(false));
        onWindow(() -> second.visible().set(true));
        assertEquals(EpochRange.ALL, plane().view().get().epochs(), "the cursor stays at the end");
    }

    private PlanePane pane() {
        return node("plane", PlanePane.class);
    }

    private @org.jspecify.annotations.Nullable PlaneLimits limits() {
        return plane().view().get().limits();
    }

    private PlaneGeometry geometry() {
        return geometries().get(0);
    }

    private List<PlaneGeometry> geometries() {
        return plane().picture()
                .get()
                .geometries(
                        Math.floor(pane().getWidth()),
                        Math.floor(pane().getHeight()),
                        FigureStyle.light().withFontSize(11.5).withHiddenListed(true));
    }

    /** Where a value is painted, on the screen. */
    private Point2D place(double inputBits, double labelBits) {
        PlaneGeometry geometry = geometry();
        return pane().localToScreen(
                        geometry.x(Information.ofBits(inputBits)), geometry.y(Information.ofBits(labelBits)));
    }

    private double shownWidth() {
        PlaneLimits limits = geometry().limits();
        return limits.inputUpper() - limits.inputLower();
    }

    private void wheel(Point2D place, double delta) {
        wheel(pane(), place, delta);
    }

    private Point2D legend(int layer) {
        PlaneGeometry geometry = geometry();
        for (int y = 0; y < 60; y += 3) {
            for (int x = 0; x < pane().getWidth(); x += 3) {
                if (geometry.legendLayer(x, y).orElse(0) == layer) {
                    return pane().localToScreen(x + 4, y + 2);
                }
            }
        }
        throw new AssertionError("the legend shows no layer " + layer);
    }
}
