package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.theme.DarkStyle;
import infoplane.ui.work.FocusRing;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Whoever goes through the window by Tab sees where he is, in both themes. */
class FocusRingTest extends WindowTestBase {
    /** Fewer pixels than a ring around the smallest control has. */
    private static final int VISIBLE = 30;

    @Test
    void everythingThatTabReachesShowsItsFocus() {
        addRun("a", 10, "x");
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(true));
        Set<String> blind = new LinkedHashSet<>();
        Set<Node> seen = new LinkedHashSet<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (boolean dark : new boolean[] {false, true}) {
            seen.clear();
            onWindow(() -> node("experimentName", Node.class).requestFocus());
            keys(KeyCode.TAB);
            while (seen.add(focused())) {
                Node here = focused();
                // the style sheets know a control by its classes
                if (kinds.add(dark + here.getStyleClass().toString()) && visiblePixels(here) < VISIBLE) {
                    blind.add((dark ? "dark: " : "light: ") + here);
                }
                keys(KeyCode.TAB);
            }
            keys(KeyCode.CONTROL, KeyCode.T);
        }
        assertTrue(seen.size() > 30, seen.size() + " controls are reached");
        assertEquals(Set.of(), blind);
        assertEquals(false, stage().getScene().getRoot().getPseudoClassStates().contains(DarkStyle.ON));
    }

    /** How many pixels change when the mark of the focus goes. */
    private int visiblePixels(Node node) {
        WritableImage[] taken = new WritableImage[2];
        onWindow(() -> {
            taken[0] = node.snapshot(null, null);
            node.pseudoClassStateChanged(FocusRing.RING, false);
            node.applyCss();
            taken[1] = node.snapshot(null, null);
            node.pseudoClassStateChanged(FocusRing.RING, true);
        });
        PixelReader with = taken[0].getPixelReader();
        PixelReader without = taken[1].getPixelReader();
        if (taken[0].getWidth() != taken[1].getWidth()) {
            return Integer.MAX_VALUE; // an effect around the node
        }
        int different = 0;
        for (int y = 0; y < Math.min(taken[0].getHeight(), taken[1].getHeight()); y++) {
            for (int x = 0; x < taken[0].getWidth(); x++) {
                different += with.getArgb(x, y) == without.getArgb(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    private Node focused() {
        return stage().getScene().getFocusOwner();
    }
}
