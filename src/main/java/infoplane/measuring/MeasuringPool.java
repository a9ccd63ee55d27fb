package infoplane.measuring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The measuring threads. Cancelling interrupts running tasks and runs waiting tasks with the interrupt set. Therefore
 * every task ends, and no thread waits for ever for a dropped task.
 */
public final class MeasuringPool implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeasuringPool.class);
    private static final long POLL_MILLIS = 50;

    /** Checks from time to time whether measuring must be cancelled, until it is closed. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor executor;
    private volatile boolean cancelled;

    public MeasuringPool(int threads) {
        AtomicInteger count = new AtomicInteger();
        executor = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "measuring-" + count.incrementAndGet());
            thread.setDaemon(true);
            workers.add(thread);
            return thread;
        });
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> {
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
            task.run();
        });
    }

    /** Cancels running and waiting tasks. */
    public void cancel() {
        cancelled = true;
        workers.forEach(Thread::interrupt);
    }

    /**
     * Cancels soon after {@code asked} returns true, even if a running task takes long and reports nothing. If the question
     * itself fails, it is asked again: the tasks ask the same and report the failure.
     *
     * @return close it to stop checking
     */
    public Watch cancelWhen(BooleanSupplier asked) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (!isAsked(asked)) {
                            Thread.sleep(POLL_MILLIS);
                        }
                        cancel();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // the watch was closed: nothing is left to cancel
                    }
                },
                "measuring-watch");
        watch.setDaemon(true);
        watch.start();
        return watch::interrupt;
    }

    private static boolean isAsked(BooleanSupplier asked) {
        try {
            return asked.getAsBoolean();
        } catch (RuntimeException | Error e) { // also out of memory
            LOG.debug("whether to cancel is asked again", e);
            return false;
        }
    }

    /** Changes the number of threads; the training thread's core is free after training. */
    public void resize(int threads) {
        executor.setMaximumPoolSize(Math.max(threads, executor.getMaximumPoolSize()));
        executor.setCorePoolSize(threads);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
