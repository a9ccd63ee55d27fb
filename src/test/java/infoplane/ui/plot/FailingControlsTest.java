package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneView;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Filling a control fails once; what the user enters in it afterwards counts. JavaFX catches what a listener throws unless it
 * is an {@link Error}, such as out of memory.
 */
class FailingControlsTest extends WindowTestBase {
    private static final String OWN = "binning:equal-width:30:activation";

    /** TestFX would throw what a listener threw here when the next window opens. */
    @AfterEach
    void forgetWhatWasThrown() {
        WaitForAsyncUtils.clearExceptions();
    }

    @Test
    void theBarMeasuresAgainAfterItFailedToOpen() {
        Run run = addRun("finished", 10, OWN);
        ToggleButton bar = node("measureAgain", ToggleButton.class);
        onWindow(() -> bar.setSelected(true));
        ToggleButton others = node("otherEpochs", ToggleButton.class);
        onWindow(() -> others.setSelected(true));
        onWindow(() -> bar.setSelected(false));
        failing(others.selectedProperty(), () -> bar.setSelected(true));
        onWindow(() -> bar.setSelected(true));
        onWindow(() -> lookups.from(lookups.lookup(".trial-bar").<Node>query())
                .lookup("#binsSlider")
                .<Slider>queryAll()
                .forEach(bins -> bins.setValue(bins.getMin())));
        assertNotEquals(List.of(OWN), run.displayed().get().orElseThrow().estimators());
        onWindow(() -> bar.setSelected(false));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRunIsChosenAfterTheListFailed() {
        Run first = addRun("first", 10, "x");
        Run second = addRun("second", 10, "x");
        ComboBox<RunChoice.Item> choice = node("gradientsRun", ComboBox.class);
        onWindow(() -> runs().selected().set(first));
        failing(choice.valueProperty(), () -> runs().selected().set(second));
        onWindow(() -> choice.setValue(choice.getItems().get(1)));
        onWindow(() -> choice.fireEvent(new ActionEvent()));
        assertEquals(first, runs().selected().get());
    }

    @Test
    void theTimeLineMovesAfterItFailed() {
        addRun("a", 100, "x");
        RangeSlider slider = node("timeLine", RangeSlider.class);
        Node back = lookups.lookup(".time-line .button")
                .<Node>match(button -> "One measured epoch back (Left)".equals(button.getAccessibleText()))
                .query();
        failing(slider.highValueProperty(), ((Button) back)::fire);
        onWindow(() -> slider.setHighValue(20));
        assertEquals(20, plane().view().get().epochs().to());
        onWindow(() -> slider.setHighValue(100));
    }

    @Test
    void limitsAreTypedAfterTheirFieldsFailed() {
        Button axes = node("limits", Button.class);
        onWindow(axes::fire);
        TextField left = node("left", TextField.class);
        addRun("a", 10, "x");
        onWindow(() -> left.setText("-7"));
        onWindow(() -> plane().view().set(PlaneView.defaults()));
        failing(left.textProperty(), axes::fire);
        onWindow(() -> left.setText("-3"));
        PlaneLimits typed = plane().view().get().limits();
        assertEquals(
                -3,
                plane().view()
                        .get()
                        .unit()
                        .fromNats(Objects.requireNonNull(typed).inputLower()),
                1e-9);
        keys(KeyCode.ESCAPE);
    }

    /** Does something during which the next change of a value throws. */
    private <T> void failing(ObservableValue<T> value, Runnable action) {
        ChangeListener<T> planted = (source, before, now) -> {
            throw new OutOfMemoryError("planted");
        };
        onWindow(() -> {
            value.addListener(planted);
            assertThrows(OutOfMemoryError.class, action::run);
            value.removeListener(planted);
        });
    }
}
