package infoplane.ui.theme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * The parts of a large window, which change theme one after the other, each in a separate turn. Changing all thousand nodes
 * at once takes the window's thread 30 to 50 ms, and twice that while runs compute.
 */
public final class ThemedParts {
    /** Style classes of the nodes that skins add to frames beside the content. */
    private static final Set<String> PIECES = Set.of("scroll-bar", "corner", "split-pane-divider");

    private final List<Node> parts;
    private final List<? extends Parent> frames;
    private boolean dark;

    /**
     * @param parts all visible parts
     * @param frames containers of the parts, which have no colour except that of their scroll bars and dividers
     */
    public ThemedParts(List<? extends Node> parts, List<? extends Parent> frames) {
        this.parts = List.copyOf(parts);
        this.frames = List.copyOf(frames);
        parts.forEach(part -> part.getStyleClass().add(DarkStyle.PART));
        frames.forEach(frame -> frame.getChildrenUnmodifiable()
                .addListener((InvalidationListener) changed -> pieces(frame).forEach(this::colour)));
    }

    /** @param turns executes each task in a separate turn; a part takes the theme that is current at its turn */
    void colour(boolean nowDark, Executor turns) {
        dark = nowDark;
        List<Node> all = new ArrayList<>(parts);
        frames.forEach(frame -> all.addAll(pieces(frame)));
        all.forEach(part -> turns.execute(() -> colour(part)));
    }

    private void colour(Node part) {
        part.pseudoClassStateChanged(DarkStyle.ON, dark);
        part.applyCss(); // else JavaFX would style all parts together in the next pulse
    }

    /** The scroll bars and dividers of a frame. They change when skins are replaced, so the list is made anew each time. */
    private static List<Node> pieces(Parent frame) {
        List<Node> pieces = frame.getChildrenUnmodifiable().stream()
                .filter(child -> !Collections.disjoint(child.getStyleClass(), PIECES))
                .toList();
        pieces.stream()
                .filter(piece -> !piece.getStyleClass().contains(DarkStyle.PART))
                .forEach(piece -> piece.getStyleClass().add(DarkStyle.PART));
        return pieces;
    }
}
