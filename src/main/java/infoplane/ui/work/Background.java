package infoplane.ui.work;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to run work outside the window's thread and to return its result. Tests pass executors that run tasks at
 * once.
 */
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private static final long MOMENT_MILLIS = 200;

    private final Executor worker;
    private final Executor window;
    private final Executor later;
    private final Consumer<Throwable> failures;

    /**
     * @param worker runs the work
     * @param window runs code on the window's thread
     * @param failures receives, on the window's thread, the exceptions of failed work
     */
    public Background(Executor worker, Executor window, Consumer<Throwable> failures) {
        this(worker, window, window, failures);
    }

    private Background(Executor worker, Executor window, Executor later, Consumer<Throwable> failures) {
        this.worker = worker;
        this.window = window;
        this.later = later;
        this.failures = failures;
    }

    /** Work beside JavaFX's thread. */
    public static Background besideWindow(Executor worker, Consumer<Throwable> failures) {
        Executor window = WindowThread::later;
        return new Background(
                worker,
                window,
                CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, window),
                failures);
    }

    /** Runs the work on the worker and then passes its result to {@code show} on the window's thread. */
    public <T> void run(Callable<T> work, Consumer<T> show) {
        run(work, show, failures);
    }

    /** Like {@link #run(Callable, Consumer)}, but passes a failure to {@code failed}. */
    public <T> void run(Callable<T> work, Consumer<T> show, Consumer<Throwable> failed) {
        try {
            worker.execute(() -> {
                try {
                    T result = work.call();
                    window.execute(() -> show(result, show));
                } catch (Throwable e) { // the user hears of every failure, including out of memory
                    window.execute(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) { // the window is closing, so nobody needs the result
            LOG.debug("not begun, because the window is closing", e);
        }
    }

    /** A result that cannot be shown is a failure like any other. */
    private <T> void show(T result, Consumer<T> show) {
        try {
            show.accept(result);
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }

    /** Reports a failure to the user. Call it on the window's thread. */
    public void report(Throwable failure) {
        failures.accept(failure);
    }

    /** Runs a change on the window's thread soon. */
    public void show(Runnable change) {
        window.execute(change);
    }

    /** Shows one row of reports of which only the last matters. */
    public Sparing sparing() {
        return new Sparing(later);
    }
}
