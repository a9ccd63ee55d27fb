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
 * The parts of a large window, which take the colours of the theme one after the other, each in a turn of its own: all thousand
 * nodes of the window at once take its thread 30 to 50 ms, and twice that while runs compute.
 */
public final class ThemedParts {
    /** What skins put into frames beside their content. */
    private static final Set<String> PIECES = Set.of("scroll-bar", "corner", "split-pane-divider");

    private final List<Node> parts;
    private final List<? extends Parent> frames;
    private boolean dark;

    /**
     * @param parts everything that is seen
     * @param frames what the parts are in, and what has no colour of its own but its scroll bars and dividers
     */
    public ThemedParts(List<? extends Node> parts, List<? extends Parent> frames) {
        this.parts = List.copyOf(parts);
        this.frames = List.copyOf(frames);
        parts.forEach(part -> part.getStyleClass().add(DarkStyle.PART));
        frames.forEach(frame -> frame.getChildrenUnmodifiable()
                .addListener((InvalidationListener) changed -> pieces(frame).forEach(this::colour)));
    }

    /** @param turns does what it is given, each in a turn of its own; parts take the colours that are wanted by then */
    void colour(boolean nowDark, Executor turns) {
        dark = nowDark;
        List<Node> all = new ArrayList<>(parts);
        frames.forEach(frame -> all.addAll(pieces(frame)));
        all.forEach(part -> turns.execute(() -> colour(part)));
    }

    private void colour(Node part) {
        part.pseudoClassStateChanged(DarkStyle.ON, dark);
        part.applyCss(); // or this would be left for all together
    }

    /** They come and go with skins. */
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
