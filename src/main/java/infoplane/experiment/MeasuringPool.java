package infoplane.experiment;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that measure. Closing it interrupts what is being measured and drops what waits. */
final class MeasuringPool implements AutoCloseable {
    private final ThreadPoolExecutor executor;

    MeasuringPool(int threads) {
        AtomicInteger count = new AtomicInteger();
        executor = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "measuring-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    ThreadPoolExecutor executor() {
        return executor;
    }

    /** More threads when training has ended and left its core. */
    void resize(int threads) {
        executor.setMaximumPoolSize(Math.max(threads, executor.getMaximumPoolSize()));
        executor.setCorePoolSize(threads);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
