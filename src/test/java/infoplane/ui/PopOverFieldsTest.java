package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import org.junit.jupiter.api.Test;

/** Fields look like fields in pop-overs that belong to a row of the list, too. */
class PopOverFieldsTest extends WindowTestBase {
    @Test
    void fieldsInThePopOverOfARowHaveBorders() {
        addRun("a", 10, "x");
        onWindow(() -> node("runs", Node.class).requestFocus());
        keys(KeyCode.F2);
        for (String id : List.of("runName", "runNotes")) {
            Background drawn = node(id, TextInputControl.class).getBackground();
            List<BackgroundFill> fills = drawn == null ? List.of() : drawn.getFills();
            assertNotEquals(1, fills.size(), id + " has a border around its ground: " + fills);
        }
        keys(KeyCode.ESCAPE);
    }

    /** The ring of the field that the keyboard speaks to is as thick as elsewhere, and Tab leaves the notes, too. */
    @Test
    void theFocusIsSeenAndMovesOn() {
        addRun("b", 10, "x");
        onWindow(() -> node("runs", Node.class).requestFocus());
        keys(KeyCode.F2);
        for (String id : List.of("runName", "runNotes", "runName")) {
            TextInputControl field = node(id, TextInputControl.class);
            assertTrue(field.isFocused(), id);
            assertEquals(2, field.getBackground().getFills().get(1).getInsets().getTop(), id);
            keys(KeyCode.TAB);
        }
        assertEquals("", node("runNotes", TextInputControl.class).getText());
        keys(KeyCode.ESCAPE);
    }
}
