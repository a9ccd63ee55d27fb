package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Measuring the kept weights again, with the robot's hand on the slider. */
class TrialBarTest extends WindowTestBase {
    private static final String OWN = "binning:equal-width:30:activation";

    @AfterEach
    void close() {
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(false));
    }

    @Test
    void draggingBinsMeasuresAFinishedRunAgain() {
        Run run = addRun("finished", 10, OWN);
        click("measureAgain");
        dragBins();
        assertTrue(tried(run).startsWith("binning:equal-width:"), tried(run));
        assertTrue(!tried(run).equals(OWN), "with the bins of the slider");
        assertEquals("Measured one run", node("trialState", Label.class).getText());
        click("measureAgain");
        assertEquals(OWN, tried(run), "closing shows what was measured");
    }

    @Test
    void draggingBinsMeasuresAPausedRunAgainUntilItGoesOn() {
        Run run = new Run(SampleResults.settings("under way"), folder.resolve("under way"));
        onWindow(() -> {
            session.runs().add(run);
            run.begin();
            run.show(SampleResults.running("under way", 4).withPoints(SampleResults.points(OWN, 4)));
        });
        click("measureAgain");
        dragBins();
        assertEquals(OWN, tried(run), "one that computes is left alone");
        assertTrue(node("trialState", Label.class).getText().contains("paused"));
        onWindow(run::pause);
        dragBins();
        assertTrue(!tried(run).equals(OWN), "with the bins of the slider");
        onWindow(run::resume);
        assertEquals(OWN, tried(run));
    }

    /** Who changes the bins of the next experiment may want to see them on the runs that there are. */
    @Test
    void anEstimatorOfTheExperimentMeasuresTheShownRuns() {
        Run run = addRun("finished", 10, OWN);
        onWindow(() -> {
            session.form().estimators().estimators().get(0).show(infoplane.estimation.KdeSettings.defaults());
            lookups.lookup(".measure-shown").queryButton().fire();
        });
        assertEquals("kde:upper:0.05", tried(run));
        assertTrue(node("measureAgain", ToggleButton.class).isSelected());
    }

    @Test
    void otherEpochsAreMeasuredOnceTheyAreChosen() {
        Run run = addRun("finished", 10, OWN);
        click("measureAgain");
        dragBins();
        int before = engine.schedules.size();
        assertEquals(run.settings().measure().schedule(), engine.schedules.get(before - 1));
        click("otherEpochs");
        onWindow(() -> bar("points", Node.class).requestFocus());
        keys(KeyCode.CONTROL, KeyCode.A);
        keys(KeyCode.DIGIT9);
        assertEquals(
                "Log[points=9]",
                engine.schedules.get(engine.schedules.size() - 1).toString());
        click("otherEpochs");
        assertEquals(
                run.settings().measure().schedule(),
                engine.schedules.get(engine.schedules.size() - 1),
                "and those of the run again");
        assertTrue(engine.schedules.size() > before);
    }

    /** What was looked at goes on being seen once it is kept; the run has it and its own. */
    @Test
    void whatIsKeptStaysInThePlane() {
        Run run = addRun("finished", 10, OWN);
        click("measureAgain");
        dragBins();
        String looked = tried(run);
        click("keepTrial");
        assertFalse(node("measureAgain", ToggleButton.class).isSelected(), "nothing is left to be tried");
        assertEquals(List.of(looked), plane().view().get().estimators());
        assertEquals(
                looked,
                plane().series().get().get(plane().series().get().size() - 1).estimator());
        assertTrue(node("notice", Label.class).getText().startsWith("Kept: the points of "));
        assertEquals(
                looked,
                engine.keptAs.get(engine.keptAs.size() - 1).estimators().get(0).id());
    }

    private void dragBins() {
        Slider slider = bar("binsSlider", Slider.class);
        var bounds = slider.localToScreen(slider.getBoundsInLocal());
        double y = bounds.getCenterY();
        var thumb = slider.lookup(".thumb");
        var from = thumb.localToScreen(thumb.getBoundsInLocal());
        drag(new javafx.geometry.Point2D(from.getCenterX(), y), new javafx.geometry.Point2D(from.getCenterX() + 30, y));
    }

    private String tried(Run run) {
        return String.join(", ", run.displayed().get().orElseThrow().estimators());
    }

    /** The control of the bar: the panel on the left has others of the same names. */
    private <N extends Node> N bar(String id, Class<N> type) {
        return lookups.from(lookups.lookup(".trial-bar").<Node>query()).lookup("#" + id).queryAllAs(type).stream()
                .filter(node -> node.isVisible() && node.getParent().getParent().isVisible())
                .findFirst()
                .orElseThrow();
    }
}
