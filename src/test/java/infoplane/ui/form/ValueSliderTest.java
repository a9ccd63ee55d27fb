package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.WindowTestBase;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slider and the number beside it say the same. Bins run from 2 to 300 on a logarithmic scale. */
class ValueSliderTest extends WindowTestBase {
    private static final double CLOSE = 1e-9;

    @BeforeEach
    void open() {
        addRun("finished", 10, "binning:equal-width:30:activation");
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(true));
    }

    @AfterEach
    void close() {
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(false));
    }

    @Test
    void standsWhereTheNumberIsFromTheStart() {
        assertEquals(
                Math.log(30 / 2.0) / Math.log(300 / 2.0),
                bins("binsSlider", Slider.class).getValue(),
                CLOSE);
    }

    /** A number that is there before the slider, and does not change when it is shown. */
    @Test
    void standsWhereANumberWasBeforeIt() {
        TextEntry entry = TextEntry.whole("bins", "Bins").slider(2, 300, true);
        entry.show(300);
        onWindow(() -> assertEquals(1, new ValueSlider(entry, entry.span().orElseThrow()).getValue(), CLOSE));
    }

    @Test
    void followsWhatIsTyped() {
        onWindow(() -> bins("bins", TextField.class).setText("2"));
        assertEquals(0, bins("binsSlider", Slider.class).getValue(), CLOSE);
        onWindow(() -> bins("bins", TextField.class).setText("many"));
        assertEquals(0, bins("binsSlider", Slider.class).getValue(), CLOSE, "stays where it was");
        onWindow(() -> bins("bins", TextField.class).setText("300"));
        assertEquals(1, bins("binsSlider", Slider.class).getValue(), CLOSE);
        onWindow(() -> bins("bins", TextField.class).setText("5000"));
        assertEquals(1, bins("binsSlider", Slider.class).getValue(), CLOSE, "as far as it goes");
        assertEquals("5000", bins("bins", TextField.class).getText(), "and leaves the number alone");
    }

    private <N extends Node> N bins(String id, Class<N> type) {
        return lookups.from(lookups.lookup(".trial-bar").<Node>query())
                .lookup("#" + id)
                .queryAllAs(type)
                .iterator()
                .next();
    }
}
