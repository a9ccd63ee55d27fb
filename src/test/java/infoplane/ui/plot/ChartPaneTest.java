package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.figure.EpochRange;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ChartGeometry;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pointer does to the charts below the planes, whatever they show. */
class ChartPaneTest extends WindowTestBase {
    private static final List<String> TABS = List.of("curves", "loss", "gradients", "activations");

    private String open = "curves";

    @BeforeEach
    void showRun() {
        addRun("a", 100, "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curves", "loss", "gradients"})
    void aClickTakesAllPlotsToItsEpoch(String chart) {
        openTab(chart);
        click(at(40, 0.5));
        assertEquals(Integer.valueOf(40), plane().view().get().highlighted());
        assertEquals(Integer.valueOf(40), pane().figure().view().cursor());
        doubleClick(at(20, 0.5));
        assertEquals(EpochRange.ALL, plane().view().get().epochs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"curves", "loss", "gradients"})
    void theWheelZoomsWhereItPointsAndADoubleClickResets(String chart) {
        openTab(chart);
        Point2D place = at(40, 0.5);
        wheel(pane(), place, 120);
        wheel(pane(), place, 120);
        EpochRange zoomed = pane().figure().view().epochs();
        assertTrue(zoomed.from() > 0 && zoomed.to() < 100, zoomed.toString());
        assertEquals(place.getX(), at(40, 0.5).getX(), 8, "what is under the pointer stays there, to a whole epoch");
        doubleClick(place);
        assertEquals(EpochRange.ALL, pane().figure().view().epochs());
    }

    @Test
    void draggingPansWhatIsZoomedAndWithShiftZoomsIntoASpan() {
        openTab("curves");
        onWindow(() -> plane().view().set(plane().view().get().withLogarithmic(false)));
        hold(KeyCode.SHIFT, () -> drag(at(20, 0.5), at(60, 0.5)));
        assertEquals(new EpochRange(20, 60), pane().figure().view().epochs());
        drag(at(40, 0.5), at(30, 0.5));
        assertEquals(new EpochRange(30, 70), pane().figure().view().epochs());
        doubleClick(at(40, 0.5));
    }

    @Test
    void aLegendEntryHidesItsLayerInAllPlots() {
        openTab("curves");
        click(legend(2));
        assertEquals(Set.of(2), plane().view().get().hiddenLayers());
        openTab("gradients");
        click(legend(2));
        assertEquals(Set.of(), plane().view().get().hiddenLayers());
    }

    /** Layer 1 of the made-up run is at 12 − epoch / 100 bits. */
    @Test
    void pointingReadsAValue() {
        openTab("curves");
        pointAt(at(50, 0.5));
        WritableImage before = picture(pane());
        Rectangle2D upper = geometry().plots().get(0);
        double y = upper.getMaxY() - upper.getHeight() * 11.5 / 12.9; // the axis goes from -0.3 to 12.6
        pointAt(pane().localToScreen(geometry().x(50), y));
        assertTrue(differingPixels(before, picture(pane())) > 100, "a ring and the value in words");
    }

    @Test
    void everyChartExplainsItselfAndIsExported() {
        for (String chart : TABS) {
            openTab(chart);
            Node[] buttons = lookups.from(shownTab())
                    .lookup(".chart-buttons > .button")
                    .queryAll()
                    .toArray(Node[]::new);
            assertEquals(2, buttons.length);
            click(middle(buttons[0]));
            assertTrue(node("explanation", Label.class).getText().length() > 60, "a sentence");
            keys(KeyCode.ESCAPE);
            assertTrue(lookups.lookup("#explanation").tryQuery().isEmpty(), "it is gone");
            click(middle(buttons[1]));
            Node preview = node("exportPreview", Node.class);
            assertTrue(preview.getScene().getWindow().isShowing(), chart);
            keys(KeyCode.ESCAPE);
            assertFalse(preview.getScene().getWindow().isShowing());
        }
    }

    @Test
    void theLayerOfTheActivationsIsChosen() {
        Run run = runs().runs().get(0);
        openTab("activations");
        click("activationsOf1");
        assertTrue(node("activationsOf1", ToggleButton.class).isSelected());
        assertEquals(run.folder().getFileName() + ":1", engine.asked.get(engine.asked.size() - 1));
        click("activationsOf3");
        assertEquals(run.folder().getFileName() + ":3", engine.asked.get(engine.asked.size() - 1));
        Node picture = node("activationsPicture", Node.class);
        click(middle(picture).add(-picture.getLayoutBounds().getWidth() / 6, 0));
        assertTrue(plane().view().get().highlighted() != null, "the cursor has moved");
        WritableImage whole = picture(picture);
        wheel(picture, middle(picture), 120);
        assertTrue(differingPixels(whole, picture(picture)) > 200, "it has come closer");
        doubleClick(middle(picture));
        assertEquals(EpochRange.ALL, plane().view().get().epochs());
    }

    private void openTab(String chart) {
        open = chart;
        onWindow(() -> charts().getSelectionModel().select(TABS.indexOf(chart)));
    }

    private TabPane charts() {
        return node("charts", TabPane.class);
    }

    private Node shownTab() {
        return charts().getSelectionModel().getSelectedItem().getContent();
    }

    private ChartPane pane() {
        return node(open, ChartPane.class);
    }

    private ChartGeometry geometry() {
        return pane().figure()
                .geometry(
                        Math.floor(pane().getWidth()),
                        Math.floor(pane().getHeight()),
                        FigureStyle.light()
                                .withFontSize(11.5)
                                .withHiddenListed(true)
                                .withTitle(false));
    }

    /** On the screen, at an epoch, as high in the first plot as this share of it. */
    private Point2D at(int epoch, double share) {
        Rectangle2D plot = geometry().plots().get(0);
        return pane().localToScreen(geometry().x(epoch), plot.getMaxY() - share * plot.getHeight());
    }

    private Point2D legend(int layer) {
        for (int y = 0; y < 60; y += 3) {
            for (int x = 0; x < pane().getWidth(); x += 3) {
                if (geometry().legendLayer(x, y).orElse(0) == layer) {
                    return pane().localToScreen(x + 4, y + 2);
                }
            }
        }
        throw new AssertionError("the legend shows no layer " + layer);
    }
}
