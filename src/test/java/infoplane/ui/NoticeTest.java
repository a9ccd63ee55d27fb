package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the window says of itself must not stand in the way. */
class NoticeTest extends WindowTestBase {
    private static final String LONG = "A sentence that is so long that it needs more than a line. ".repeat(9);

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void aNoticeCoversNothing(int sentences) {
        onWindow(() -> reports.accept(new IllegalArgumentException("A sentence for the user. ".repeat(sentences))));
        Node line = lookups.lookup(".notice").query();
        assertTrue(showing());
        for (Node other : everything(stage().getScene().getRoot())) {
            if (other != line && !isAbove(other, line) && !isAbove(line, other)) {
                assertFalse(area(line).intersects(area(other)), () -> "a notice covers " + other);
            }
        }
    }

    @Test
    void aSentenceOfOneLineMovesNothing() {
        Bounds findings = area(node("findings", Node.class));
        Bounds plane = area(node("plane", Node.class));
        onWindow(() -> reports.accept(new IllegalArgumentException("A sentence for the user.")));
        assertTrue(showing());
        assertEquals(findings, area(node("findings", Node.class)));
        assertEquals(plane, area(node("plane", Node.class)));
    }

    /** All of a long one can be read, and what is under way beside it. */
    @Test
    void aLongSentenceIsShownInFull() {
        onWindow(() -> reports.accept(new IllegalArgumentException(LONG)));
        Label words = node("notice", Label.class);
        assertEquals(LONG, ((Text) words.lookup(".text")).getText(), "not cut with three dots");
        assertEquals("Ready", ((Text) node("status", Label.class).lookup(".text")).getText());
        Bounds line = area(lookups.lookup(".notice").query());
        assertTrue(line.getMinX() >= 0 && line.getMaxX() <= stage().getScene().getWidth());
    }

    /** Everything that shows anything. */
    private static List<Node> everything(Parent parent) {
        List<Node> all = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            boolean backdrop = child.getStyleClass().contains("backdrop"); // behind everything, and nothing in itself
            if (!backdrop
                    && child.isVisible()
                    && area(child).getWidth() > 0
                    && area(child).getHeight() > 0) {
                all.add(child);
                if (child instanceof Parent inner && !(child instanceof ScrollPane)) { // of which only a part is seen
                    all.addAll(everything(inner));
                }
            }
        }
        return all;
    }

    private static boolean isAbove(Node upper, Node lower) {
        Node above = lower.getParent();
        while (above != null && above != upper) {
            above = above.getParent();
        }
        return above != null;
    }

    /** Less half a pixel at each side, because neighbours may touch. */
    private static Bounds area(Node node) {
        Bounds all = node.localToScene(node.getLayoutBounds());
        return new BoundingBox(
                all.getMinX() + 0.5,
                all.getMinY() + 0.5,
                Math.max(0, all.getWidth() - 1),
                Math.max(0, all.getHeight() - 1));
    }

    @Test
    void aRunThatHasFinishedIsSaidWithoutTakingTheFocus() {
        onWindow(() -> node("experimentName", Node.class).requestFocus());
        onWindow(() -> session.runner().start(infoplane.ui.run.SampleResults.settings("short")));
        assertTrue(showing());
        assertTrue(said().contains("“short” has finished"), said());
        assertTrue(node("experimentName", Node.class).isFocused());
    }

    @Test
    void goodNewsDoNotReplaceAFailure() {
        onWindow(() -> reports.accept(new IllegalArgumentException("the disk is full")));
        onWindow(() -> session.runner().start(infoplane.ui.run.SampleResults.settings("short")));
        assertTrue(said().contains("disk"), said());
    }

    private boolean showing() {
        return lookups.lookup(".notice").query().isVisible();
    }

    private String said() {
        return node("notice", Label.class).getText();
    }

    @AfterEach
    void silence() {
        onWindow(() -> lookups.lookup(".notice").query().setVisible(false));
    }
}
