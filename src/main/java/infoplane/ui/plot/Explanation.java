package infoplane.ui.plot;

import infoplane.ui.theme.Controls;
import infoplane.ui.work.PopOvers;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.PopOver;

/**
 * Explains a plot on a button: pointing at the button shows a tooltip, pressing it a pop-over that stays until a click
 * elsewhere.
 */
final class Explanation {
    private static final double WIDTH = 360;

    private Explanation() {}

    /** @param sentence returns the explanation; called each time, because the plot may have changed */
    static Button of(Button button, Supplier<String> sentence) {
        Tooltip tooltip = Controls.tooltip(sentence.get());
        tooltip.setOnShowing(event -> tooltip.setText(sentence.get()));
        button.setTooltip(tooltip);
        Label words = new Label();
        words.setWrapText(true);
        words.setId("explanation");
        PopOver popOver = PopOvers.of(PopOver.ArrowLocation.RIGHT_TOP, WIDTH, words);
        button.setOnAction(event -> {
            tooltip.hide();
            words.setText(sentence.get());
            PopOvers.show(popOver, button);
        });
        return button;
    }
}
