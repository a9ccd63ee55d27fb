package infoplane.experiment;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The Pause and Stop of a run; thread-safe. Stopping keeps everything that was done. */
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean stopped;
    private Runnable atStop = () -> {};

    public void pause() {
        set(true, stopped());
    }

    public void resume() {
        set(false, stopped());
    }

    /** Ends the run after the epoch in hand. */
    public void stop() {
        set(false, true);
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

    private void set(boolean nowPaused, boolean nowStopped) {
        lock.lock();
        try {
            paused = nowPaused;
            stopped = nowStopped;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
