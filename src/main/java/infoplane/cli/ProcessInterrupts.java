package infoplane.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interrupts of this process. On a signal, the virtual machine runs its shutdown hooks and exits with 128 plus the signal's
 * number, 130 for Ctrl-C. This hook waits until the command has stopped cleanly.
 */
final class ProcessInterrupts implements Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessInterrupts.class);

    /**
     * The hook waits at most this long: a command that is still running will never stop. No data are lost, because files are
     * complete at every moment.
     */
    private static final long MOST_SECONDS = 120;

    /** Asked again after a failure, such as for want of memory. */
    private static final int MOST_ATTEMPTS = 2;

    private final Consumer<String> say;
    private final Object lock = new Object();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Runnable stop;
    private boolean requested;

    /** @param say tells the user */
    ProcessInterrupts(Consumer<String> say) {
        this.say = say;
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

    void shutdown() {
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
        if (asked(action)) {
            awaitEnd();
        } else {
            say.accept("The command could not be stopped and ends at once; what was written before is kept");
        }
    }

    private static boolean asked(Runnable action) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                action.run();
                return true;
            } catch (RuntimeException | Error e) { // also out of memory
                LOG.info("stopping the command failed", e);
            }
        }
        return false;
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
