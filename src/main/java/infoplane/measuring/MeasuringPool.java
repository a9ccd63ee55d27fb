package infoplane.measuring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The threads that measure. Cancelling interrupts what is being measured and lets what waits run with the interrupt set,
 * so that every task still ends and nobody waits for ever for a dropped one.
 */
public final class MeasuringPool implements Executor, AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    /** Looks whether measuring is to be cancelled. */
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

    /** Ends what is being measured and what waits to be, with a cancellation. */
    public void cancel() {
        cancelled = true;
        workers.forEach(Thread::interrupt);
    }

    /**
     * Cancels soon after the monitor says so, however long what is being measured takes and reports nothing.
     *
     * @return ends looking when it is closed
     */
    public Watch cancelWhen(BooleanSupplier asked) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (!asked.getAsBoolean()) {
                            Thread.sleep(LOOK_MILLIS);
                        }
                        cancel();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // nothing is left to cancel
                    }
                },
                "measuring-watch");
        watch.setDaemon(true);
        watch.start();
        return watch::interrupt;
    }

    /** More threads when training has ended and left its core. */
    public void resize(int threads) {
        executor.setMaximumPoolSize(Math.max(threads, executor.getMaximumPoolSize()));
        executor.setCorePoolSize(threads);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
