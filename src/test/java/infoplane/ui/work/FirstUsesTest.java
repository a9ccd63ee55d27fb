package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.WindowTestBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class FirstUsesTest extends WindowTestBase {
    /** One in each moment, styled and laid out like what is seen, but in no window. */
    @Test
    void eachIsMadeInItsTurnAndNoneIsSeen() {
        Deque<Runnable> moments = new ArrayDeque<>();
        List<Node> made = new ArrayList<>();
        List<Supplier<Node>> kinds = List.of(() -> kept(new TextArea(), made), () -> kept(new TextField(), made));
        List<Window> windows = new ArrayList<>();
        onWindow(() -> windows.addAll(Window.getWindows()));
        onWindow(new FirstUses(kinds, List.of(), moments::add)::prepare);
        assertEquals(0, made.size());
        onWindow(moments.remove()::run);
        assertEquals(1, made.size());
        assertTrue(((TextArea) made.get(0)).getSkin() != null, "it has been styled");
        assertEquals(1, moments.size());
        onWindow(moments.remove()::run);
        assertEquals(2, made.size());
        assertTrue(moments.isEmpty());
        onWindow(() -> assertEquals(windows, Window.getWindows()));
        made.forEach(node -> assertEquals(null, node.getScene(), "nothing is held on to"));
    }

    /** What is shown later is made in the same moments; what somebody wanted before needs none. */
    @Test
    void partsOfTheWindowAreMadeInPieces() {
        Deque<Runnable> moments = new ArrayDeque<>();
        List<String> made = new ArrayList<>();
        InPieces first = new InPieces(List.of(() -> made.add("one"), () -> made.add("two")));
        InPieces second = new InPieces(List.of(() -> made.add("three")));
        onWindow(new FirstUses(List.of(), List.of(first, second), moments::add)::prepare);
        onWindow(moments.remove()::run);
        assertEquals(List.of("one"), made);
        second.complete();
        assertEquals(List.of("one", "three"), made);
        while (!moments.isEmpty()) {
            onWindow(moments.remove()::run);
        }
        assertEquals(List.of("one", "three", "two"), made, "each once");
    }

    /** What somebody opened before its turn came stays where it is. */
    @Test
    void whatIsShownAlreadyIsNotTakenAway() {
        onWindow(() -> {
            TextField field = new TextField();
            StackPane bar = new StackPane(field);
            new Unseen().style(field);
            assertEquals(List.of(field), bar.getChildren());
            bar.getChildren().clear();
            new Unseen().style(field);
            assertTrue(field.getSkin() != null, "it has been styled");
            assertEquals(null, field.getParent(), "and let go");
        });
    }

    private static Node kept(Node node, List<Node> made) {
        made.add(node);
        return node;
    }
}
