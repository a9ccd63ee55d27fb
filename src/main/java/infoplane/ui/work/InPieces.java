package infoplane.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Something that is made a piece at a time while nobody needs it, and all that is missing of it at once when it is needed. */
public final class InPieces {
    private final Deque<Runnable> left;

    /** @param pieces each makes one, in order; none should take the window's thread long */
    public InPieces(List<Runnable> pieces) {
        this.left = new ArrayDeque<>(pieces);
    }

    /** Makes the next piece. @return whether that was one */
    boolean next() {
        Runnable piece = left.poll();
        if (piece != null) {
            piece.run();
        }
        return piece != null;
    }

    public void complete() {
        while (next()) {
            // until all is made
        }
    }
}
