package infoplane.experiment;

import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Pause and Stop of a run, and the way in for points that somebody measured by hand meanwhile; thread-safe. Stopping
 * keeps everything that was done.
 */
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Object joinLock = new Object();
    private boolean paused;
    private boolean stopped;
    private Runnable atStop = () -> {};
    /** Null while there is no run to join, before it begins and after it has ended. */
    private @Nullable BiConsumer<MeasureSettings, List<PlanePoint>> joining;

    /** A run that was stopped stays so. */
    public void pause() {
        change(() -> paused = !stopped);
    }

    public void resume() {
        change(() -> paused = false);
    }

    /** Ends the run after the epoch in hand. */
    public void stop() {
        change(() -> {
            paused = false;
            stopped = true;
        });
        Runnable told;
        lock.lock();
        try {
            told = atStop;
        } finally {
            lock.unlock();
        }
        told.run();
    }

    /** What else to do when the run is stopped; done at once if it is already. */
    void onStop(Runnable action) {
        boolean now;
        lock.lock();
        try {
            atStop = action;
            now = stopped;
        } finally {
            lock.unlock();
        }
        if (now) {
            action.run();
        }
    }

    /**
     * Hands over points that were measured by hand on the weights kept so far. The run records them beside its own; those
     * of an estimator that the run measures with itself it leaves out, because it will come to them.
     *
     * @param measure how they were measured, by one estimator
     * @return whether there was a run under way to take them
     */
    public boolean join(MeasureSettings measure, List<PlanePoint> points) {
        synchronized (joinLock) { // the run does not end in between; pausing has a lock of its own and does not wait
            if (joining == null) {
                return false;
            }
            joining.accept(measure, points);
            return true;
        }
    }

    /** Who takes points measured by hand from now on; null for nobody. */
    void onJoin(@Nullable BiConsumer<MeasureSettings, List<PlanePoint>> taker) {
        synchronized (joinLock) {
            joining = taker;
        }
    }

    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    public boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while paused. @return whether the run should go on */
    boolean awaitGoAhead() {
        lock.lock();
        try {
            while (paused && !stopped) {
                changed.await();
            }
            return !stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Looks and changes in one step: a pause between a stop's two could undo it. */
    private void change(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
