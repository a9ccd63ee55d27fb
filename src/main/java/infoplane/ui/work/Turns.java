package infoplane.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Does things one after the other, in order, each in a turn of its own: between two of them the window answers its user. A
 * queue that takes all it has in one go would keep the user waiting for all of them together. Nothing that waits for the user,
 * such as a dialog for files, may be done so: the others would wait, too.
 */
public final class Turns implements Executor {
    private final Executor window;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;

    /** @param window does something on the window's thread, after what else is to be done there */
    public Turns(Executor window) {
        this.window = window;
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
        try {
            next().run();
        } finally { // what fails does not keep the others from their turn
            if (goesOn()) {
                window.execute(this::take);
            }
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            return waiting.remove();
        }
    }

    private boolean goesOn() {
        synchronized (waiting) {
            underWay = !waiting.isEmpty();
            return underWay;
        }
    }
}
