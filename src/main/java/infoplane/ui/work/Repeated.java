package infoplane.ui.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;

/**
 * Repeats a task on the window's thread. Not by an animation: while one is played, however slow it is, JavaFX prepares sixty
 * frames a second, so that a window in which nothing happens takes CPU for ever.
 */
public final class Repeated {
    private final Executor later;
    private final Runnable task;
    private boolean over;

    private Repeated(Executor later, Runnable task) {
        this.later = later;
        this.task = task;
    }

    /** Runs the task at once and after each period, for as long as the condition holds; again when it holds again. */
    public static void every(Duration period, ObservableValue<Boolean> condition, Runnable task) {
        every(
                CompletableFuture.delayedExecutor(period.toMillis(), TimeUnit.MILLISECONDS, WindowThread::later),
                condition,
                task);
    }

    /** @param later runs a task on the window's thread after the period */
    static void every(Executor later, ObservableValue<Boolean> condition, Runnable task) {
        Repeated[] now = {new Repeated(later, task)};
        condition.subscribe(holds -> {
            now[0].over = true;
            if (holds) {
                now[0] = new Repeated(later, task);
                now[0].next();
            }
        });
    }

    private void next() {
        if (!over) {
            task.run();
            later.execute(this::next);
        }
    }
}
