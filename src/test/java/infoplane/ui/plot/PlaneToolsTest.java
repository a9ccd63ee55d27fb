package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.figure.ColourMap;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The bar above the planes, with the robot's hand on all that it offers. */
class PlaneToolsTest extends WindowTestBase {
    @Test
    void pointsAreColouredByWhatIsChosen() {
        addRun("a", 10, "x");
        choose("colours", "By layer");
        assertEquals(PlaneView.Colouring.LAYER, view().colouring());
        assertEquals(List.of("By layer", "viridis"), chosen("colours"));
        choose("colours", "By epoch");
        choose("colours", "plasma");
        assertEquals(ColourMap.PLASMA, view().map());
        assertEquals(List.of("By epoch", "plasma"), chosen("colours"));
        choose("colours", "plasma");
        assertEquals(List.of("By epoch", "plasma"), chosen("colours"), "what is chosen again stays chosen");
        boolean logarithmic = view().logarithmic();
        choose("colours", "Logarithmic in the epoch");
        assertEquals(!logarithmic, view().logarithmic());
    }

    /** The bar names what is drawn: a run without the chosen estimator shows its first one, and one is always drawn. */
    @Test
    void allEstimatorsThatAreDrawnAreNamed() {
        addRun("a", 10, "x", "z");
        addRun("b", 10, "y");
        MenuButton estimators = node("estimatorsShown", MenuButton.class);
        onWindow(() -> estimators.getParent().resize(1200, estimators.getHeight()));
        assertEquals(Set.of("x", "y"), Set.of(estimators.getText().split(" · ")));
        choose("estimatorsShown", "y");
        assertEquals(
                List.of("x", "y"),
                estimators.getItems().stream()
                        .filter(item -> item instanceof CheckMenuItem check && check.isSelected())
                        .map(MenuItem::getText)
                        .sorted()
                        .toList(),
                "the only one of its run stays drawn");
        choose("estimatorsShown", "z");
        assertEquals(Set.of("x", "y", "z"), Set.of(estimators.getText().split(" · ")));
    }

    @Test
    void marksComeAndGo() {
        addRun("a", 10, "x");
        for (PlaneMark mark : PlaneMark.values()) {
            boolean shown = view().shows(mark);
            choose("marks", mark.label());
            assertEquals(!shown, view().shows(mark), mark.label());
        }
    }

    @Test
    void limitsAreTypedInTheUnitOfTheAxes() {
        addRun("a", 10, "x");
        click("limits");
        assertNull(view().limits(), "asking changes nothing");
        type("left", "2");
        PlaneLimits typed = view().limits();
        assertNotNull(typed);
        assertEquals(2, Information.ofNats(typed.inputLower()).bits(), 1e-9);
        type("left", "nonsense");
        assertEquals(typed, view().limits(), "what makes no sense is not applied");
        keys(KeyCode.ESCAPE);
        click("limits");
        assertEquals(2, Double.parseDouble(node("left", TextField.class).getText()), 1e-3, "in bits again");
        keys(KeyCode.ESCAPE);
        click("unit");
        click("limits");
        assertEquals(
                2 * Math.log(2),
                Double.parseDouble(node("left", TextField.class).getText()),
                1e-3);
        type("left", "1");
        assertEquals(1, limits().inputLower(), 1e-9);
        keys(KeyCode.ESCAPE);
        click("resetZoom");
        assertNull(view().limits());
        assertEquals(InformationUnit.NATS, view().unit());
    }

    /** Two repeats in one folder are one series with its spread, or two. */
    @Test
    void repeatsAreShownAsTheirMeanOrOneByOne() {
        assertFalse(node("means", Node.class).isVisible(), "nothing is a repeat");
        for (int repeat = 0; repeat < 2; repeat++) {
            int number = repeat;
            Run run = new Run(
                    SampleResults.settings("pair").withRepeats(2),
                    folder.resolve("pair").resolve("repeat-00" + repeat));
            onWindow(() -> {
                run.show(new infoplane.experiment.RunResults(
                        run.settings(),
                        infoplane.experiment.RunStatus.FINISHED,
                        "",
                        SampleResults.LAYERS,
                        SampleResults.CEILINGS,
                        SampleResults.training(3),
                        SampleResults.points("binning:idnns", 3 + number)));
                runs().add(run);
            });
        }
        assertTrue(node("means", Node.class).isVisible());
        MenuButton estimators = node("estimatorsShown", MenuButton.class);
        onWindow(() -> {
            Region bar = (Region) estimators.getParent();
            bar.resize(800, bar.getHeight()); // as in a window of 1440
            bar.layout();
            assertEquals(estimators.prefWidth(-1), estimators.getWidth(), 1, "the name is not cut, to a pixel");
            bar.getParent().requestLayout();
        });
        boolean together = node("means", ToggleButton.class).isSelected();
        assertEquals(together ? List.of(2) : List.of(1, 1), repeats());
        click("means");
        assertEquals(together ? List.of(1, 1) : List.of(2), repeats());
        click("means");
    }

    private List<Integer> repeats() {
        return plane().series().get().stream().map(PlaneSeries::runs).toList();
    }

    @Test
    void thePlaneExplainsItselfAndIsExported() {
        addRun("a", 10, "x", "y");
        click("explainPlane");
        String alone = node("explanation", Label.class).getText();
        keys(KeyCode.ESCAPE);
        click("sideBySide");
        click("explainPlane");
        assertNotEquals(alone, node("explanation", Label.class).getText(), "of what is shown now");
        keys(KeyCode.ESCAPE);
        click("exportPlane");
        Node preview = node("exportPreview", Node.class);
        assertTrue(preview.getScene().getWindow().isShowing());
        keys(KeyCode.ESCAPE);
        assertFalse(preview.getScene().getWindow().isShowing());
    }

    private PlaneView view() {
        return plane().view().get();
    }

    private PlaneLimits limits() {
        PlaneLimits limits = view().limits();
        assertNotNull(limits);
        return limits;
    }

    private void choose(String menu, String item) {
        click(menu);
        click(middleOf(item));
        onWindow(node(menu, MenuButton.class)::hide);
    }

    /** The choices of a menu that are ticked, of those that exclude each other. */
    private List<String> chosen(String menu) {
        return node(menu, MenuButton.class).getItems().stream()
                .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected())
                .map(item -> item.getText())
                .toList();
    }
}
