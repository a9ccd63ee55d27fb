package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.plot.PlaneModel;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

/** What is shown is said in words that fit the tool bar; all settings stand where there is room for them. */
class EstimatorWordsTest extends WindowTestBase {
    @Test
    void theChooserHasWordsForIds() {
        addRun("both", 10, "binning:equal-width:30:activation", "kde:upper:0.1");
        MenuButton chooser = node("estimatorsShown", MenuButton.class);
        assertEquals("Binning, 30 bins", chooser.getText());
        onWindow(() -> plane().arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE));
        assertEquals("Binning, 30 bins · KDE, noise 0.1", chooser.getText());
        List<String> whole = List.of(
                "Binning, 30 bins of equal width, range of the activation",
                "Kernel density bounds, upper bound, noise variance 0.1");
        assertEquals(whole, chooser.getItems().stream().map(MenuItem::getText).toList());
        assertEquals(whole, chooser.getTooltip().getText().lines().skip(1).toList());
    }
}
