package infoplane.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A part of the window that is made piece by piece in idle moments. The missing pieces are made at once when the part is
 * needed.
 */
public final class InPieces {
    private final Deque<Runnable> left;

    /** @param pieces make one piece each, in order; none should block the window's thread for long */
    public InPieces(List<Runnable> pieces) {
        this.left = new ArrayDeque<>(pieces);
    }

    /** Makes the next piece. @return false if there was none left */
    boolean next() {
        Runnable piece = left.poll();
        if (piece != null) {
            piece.run();
        }
        return piece != null;
    }

    public void complete() {
        while (next()) {
            // continues until all pieces are made
        }
    }
}
