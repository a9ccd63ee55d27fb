package infoplane.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Runs tasks in order, in turns of the window's thread; between turns the window handles user input. A turn starts no
 * further task after 4 ms. Running all tasks in one turn would make the user wait for all of them. One task for each turn
 * would be too slow, because the window may repaint before the next turn, which takes some 70 ms without a graphics card.
 * A task must not wait for the user, as a file dialog does: the other tasks would wait, too.
 */
final class Turns implements Executor {
    private static final long LONG_ENOUGH = 4_000_000;

    private final Executor window;
    private final LongSupplier nanoTime;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;

    /** @param window runs a task on the window's thread after other tasks */
    Turns(Executor window) {
        this(window, System::nanoTime);
    }

    /** @param nanoTime clock in nanoseconds */
    Turns(Executor window, LongSupplier nanoTime) {
        this.window = window;
        this.nanoTime = nanoTime;
    }

    @Override
    public void execute(Runnable thing) {
        synchronized (waiting) {
            waiting.add(thing);
            if (underWay) {
                return;
            }
            underWay = true;
        }
        window.execute(this::runTurn);
    }

    private void runTurn() {
        long begun = nanoTime.getAsLong();
        boolean succeeded = false;
        boolean more = true;
        try {
            do {
                next().run();
                more = hasMore();
            } while (more && nanoTime.getAsLong() - begun < LONG_ENOUGH);
            succeeded = true;
        } finally { // a failed task does not stop the remaining tasks
            if (succeeded ? more : hasMore()) {
                window.execute(this::runTurn);
            }
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            return waiting.remove();
        }
    }

    private boolean hasMore() {
        synchronized (waiting) {
            underWay = !waiting.isEmpty();
            return underWay;
        }
    }
}
