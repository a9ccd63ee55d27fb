package infoplane.experiment;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The Pause and Stop of a run; thread-safe. Stopping keeps everything that was done. */
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean stopped;

    public void pause() {
        set(true, stopped());
    }

    public void resume() {
        set(false, stopped());
    }

    /** Ends the run after the epoch in hand. */
    public void stop() {
        set(false, true);
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
