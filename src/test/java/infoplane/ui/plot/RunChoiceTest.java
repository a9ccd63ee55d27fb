package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;

/** A plot of one run says which, where several are shown. */
class RunChoiceTest extends WindowTestBase {
    @SuppressWarnings("unchecked")
    private ComboBox<RunChoice.Item> choice() {
        return node("gradientsRun", ComboBox.class);
    }

    @Test
    void amongSeveralRunsTheOneThatIsDrawnIsNamedAndChosen() {
        onWindow(() -> node("charts", TabPane.class).getSelectionModel().select(2));
        addRun("first", 10, "x");
        assertFalse(choice().getParent().isVisible(), "there is no other");
        Run second = addRun("second", 10, "x");
        assertTrue(choice().getParent().isVisible());
        assertEquals(
                List.of("second", "first"),
                choice().getItems().stream().map(RunChoice.Item::name).toList());
        onWindow(() -> choice().setValue(choice().getItems().get(1)));
        onWindow(() -> choice().fireEvent(new javafx.event.ActionEvent()));
        assertEquals("first", node("gradients", ChartPane.class).figure().title());
        onWindow(() -> runs().selected().set(second));
        assertEquals("second", choice().getValue().name());
        assertEquals("second", node("gradients", ChartPane.class).figure().title());
        onWindow(() -> node("charts", TabPane.class).getSelectionModel().select(0));
    }
}
