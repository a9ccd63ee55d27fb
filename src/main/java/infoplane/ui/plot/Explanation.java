package infoplane.ui.plot;

import infoplane.ui.theme.Controls;
import infoplane.ui.work.PopOvers;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.PopOver;

/** A button that says what a plot shows: in passing to who points at it, and until a click elsewhere to who presses it. */
final class Explanation {
    private static final double WIDTH = 360;

    private Explanation() {}

    /**
     * @param sentence asked for each time, for the plot may have become another
     */
    static Button of(Button button, Supplier<String> sentence) {
        Tooltip inPassing = Controls.tooltip(sentence.get());
        inPassing.setOnShowing(event -> inPassing.setText(sentence.get()));
        button.setTooltip(inPassing);
        Label words = new Label();
        words.setWrapText(true);
        words.setId("explanation");
        PopOver staying = PopOvers.of(PopOver.ArrowLocation.RIGHT_TOP, WIDTH, words);
        button.setOnAction(event -> {
            inPassing.hide();
            words.setText(sentence.get());
            PopOvers.show(staying, button);
        });
        return button;
    }
}
