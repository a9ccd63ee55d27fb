package infoplane.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Does things one after the other, in order, in turns between which the window answers its user: a turn begins nothing more
 * once it has taken 4 ms. A queue that takes all it has in one go would keep the user waiting for all of them together; one
 * thing a turn would be too few, for the window may paint itself, some 70 ms without a graphics card, before the next. Nothing
 * that waits for the user, such as a dialog for files, may be done so: the others would wait, too.
 */
final class Turns implements Executor {
    private static final long LONG_ENOUGH = 4_000_000;

    private final Executor window;
    private final LongSupplier nanoTime;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;

    /** @param window does something on the window's thread, after what else is to be done there */
    Turns(Executor window) {
        this(window, System::nanoTime);
    }

    /** @param nanoTime the clock */
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
        window.execute(this::take);
    }

    private void take() {
        long begun = nanoTime.getAsLong();
        boolean well = false;
        boolean more = true;
        try {
            do {
                next().run();
                more = hasMore();
            } while (more && nanoTime.getAsLong() - begun < LONG_ENOUGH);
            well = true;
        } finally { // what fails does not keep the others from their turn
            if (well ? more : hasMore()) {
                window.execute(this::take);
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
