package infoplane.ui.work;

import infoplane.core.RunMonitor;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One long computation at a time in the background, and what the user sees of it. For the window's thread only. */
public final class Computation {
    /** What is computed; it reports to the monitor and asks it whether it is cancelled. */
    public interface Work<T> {
        T with(RunMonitor monitor) throws Exception;
    }

    private final class Task implements RunMonitor {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final Sparing reports = background.sparing();

        @Override
        public void progressed(int done, int total, String what) {
            reports.show(() -> {
                if (task == this) {
                    state.set("Measuring: " + what + " " + done + " of " + total);
                    progress.set((double) done / Math.max(1, total));
                }
            });
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }
    }

    private final Background background;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable Task task;

    /** @param background executes the work */
    public Computation(Background background) {
        this.background = background;
    }

    /** The progress, what was last said, or the reason of a failure. */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** How much of the present step is done, 0 to 1. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Shows a sentence in place of the progress. */
    public void say(String sentence) {
        state.set(sentence);
    }

    /** Cancels what is under way and starts some work. @param done takes the result, unless it was cancelled */
    public <T> void start(Work<T> work, Consumer<T> done) {
        cancel();
        Task mine = new Task();
        task = mine;
        progress.set(0);
        running.set(true);
        state.set("Measuring …");
        background.run(
                () -> work.with(mine),
                result -> {
                    if (task == mine) {
                        finish("");
                        done.accept(result);
                    }
                },
                failure -> fail(mine, failure));
    }

    /** Cancels what is under way; nothing of it is kept. */
    public void cancel() {
        if (task != null) {
            task.cancelled.set(true);
            finish("Cancelled; nothing of it was kept.");
        }
    }

    private void finish(String now) {
        task = null;
        running.set(false);
        state.set(now);
    }

    private void fail(Task mine, Throwable failure) {
        if (task != mine || failure instanceof CancellationException) {
            return;
        }
        Optional<String> sentence = AdviceWords.sentence(failure);
        finish(sentence.orElse("Not measured"));
        if (sentence.isEmpty()) {
            background.report(failure);
        }
    }
}
