package infoplane.experiment;

import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Pauses, resumes and stops a run, and passes it points that the user measures meanwhile. Stopping keeps everything
 * that was done. Thread-safe.
 */
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Object joinLock = new Object();
    private boolean paused;
    private boolean stopped;
    private Runnable atStop = () -> {};
    /** Receives points that the user measured. Null before the run begins and after it has ended. */
    private @Nullable BiConsumer<MeasureSettings, List<PlanePoint>> joining;

    /** Pauses the run; does nothing if the run is stopped. */
    public void pause() {
        change(() -> paused = !stopped);
    }

    public void resume() {
        change(() -> paused = false);
    }

    /** Stops the run after the current epoch. */
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

    /** Sets an action that {@link #stop} runs. If the run is already stopped, the action runs at once. */
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
     * Passes points that the user measured on the weights kept so far to the run. The run records them beside its own
     * points. It ignores points of estimators that it measures itself.
     *
     * @param measure how the points were measured, with one estimator
     * @return whether a run was there to take the points
     */
    public boolean join(MeasureSettings measure, List<PlanePoint> points) {
        synchronized (joinLock) { // keeps the run from ending meanwhile; pausing uses another lock and does not wait
            if (joining == null) {
                return false;
            }
            joining.accept(measure, points);
            return true;
        }
    }

    /** Sets the receiver of points that the user measures; null for none. */
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

    /** Waits while the run is paused. @return false if the run is stopped or the thread was interrupted */
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

    /** Runs a step under the lock, so that a pause cannot come between the two assignments of a stop and undo it. */
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
