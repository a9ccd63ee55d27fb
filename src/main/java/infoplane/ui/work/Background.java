package infoplane.ui.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only way from the window's thread to work and back. Tests pass executors that run at once, in place. */
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor worker;
    private final Executor window;
    private final Consumer<Throwable> failures;

    /**
     * @param worker does the work
     * @param window shows results, on the thread of the window
     * @param failures hears, on the thread of the window, what work ended with instead of a result
     */
    public Background(Executor worker, Executor window, Consumer<Throwable> failures) {
        this.worker = worker;
        this.window = window;
        this.failures = failures;
    }

    /** Does the work elsewhere and then shows its result here. */
    public <T> void run(Callable<T> work, Consumer<T> show) {
        run(work, show, failures);
    }

    /** The same, with somebody of its own who hears of a failure. */
    public <T> void run(Callable<T> work, Consumer<T> show, Consumer<Throwable> failed) {
        try {
            worker.execute(() -> {
                try {
                    T result = work.call();
                    window.execute(() -> show.accept(result));
                } catch (Throwable e) { // whatever work fails with is told to the user: out of memory, too
                    window.execute(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) { // the window is closing: nobody is left to look at the result
            LOG.debug("not begun, because the window is closing", e);
        }
    }

    /** Tells the user of a failure; on the window's thread. */
    public void report(Throwable failure) {
        failures.accept(failure);
    }

    /** Shows something on the thread of the window, soon. */
    public void show(Runnable change) {
        window.execute(change);
    }
}
