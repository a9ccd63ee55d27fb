package infoplane.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts of this process. On a signal, the virtual machine runs its shutdown hooks and exits with 128 plus the signal's
 * number, 130 for Ctrl-C. This hook waits until the command has stopped cleanly.
 */
final class ProcessInterrupts implements Interrupts {
    /**
     * The hook waits at most this long: a command that is still running will never stop. No data are lost, because files are
     * complete at every moment.
     */
    private static final long MOST_SECONDS = 120;

    private final Object lock = new Object();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Runnable stop;
    private boolean requested;

    ProcessInterrupts() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutdown, "shutdown"));
    }

    @Override
    public void onRequest(Runnable action) {
        boolean already;
        synchronized (lock) {
            stop = action;
            already = requested;
        }
        if (already) {
            action.run();
        }
    }

    @Override
    public boolean requested() {
        synchronized (lock) {
            return requested;
        }
    }

    @Override
    public void finished() {
        ended.countDown();
    }

    private void shutdown() {
        if (ended.getCount() == 0) {
            return; // the command has ended
        }
        Runnable action;
        synchronized (lock) {
            requested = true;
            action = stop;
        }
        if (action == null) {
            return; // the command has nothing to save: end at once
        }
        try {
            action.run();
        } finally { // whatever the action fails with, the command may end cleanly
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            boolean inTime = ended.await(MOST_SECONDS, TimeUnit.SECONDS);
            assert inTime : "the files are whole all the same";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
