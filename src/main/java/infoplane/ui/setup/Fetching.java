package infoplane.ui.setup;

import infoplane.core.RunMonitor;
import infoplane.dataset.ImageSettings;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Sparing;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Fetches the files of published images, which may take minutes. One fetch at a time. For the window's thread only. */
public final class Fetching {
    private static final double KIB_A_MB = 1e6 / 1024;

    /** Fetches the files that are missing; what came before a failure or a cancellation is gone on from the next time. */
    @FunctionalInterface
    interface Fetch {
        void run(ImageSettings images, RunMonitor monitor);
    }

    private final Fetch fetch;
    private final Background computing;
    private final Runnable fetched;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private @Nullable Task task;

    /** One fetch; the fetching thread calls it to report progress and to ask whether it is cancelled. */
    private final class Task implements RunMonitor {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final Sparing reports = computing.sparing();

        @Override
        public void progressed(int done, int total, String what) {
            reports.show(() -> {
                if (task == this && !cancelled.get()) {
                    progress.set((double) done / Math.max(1, total));
                    state.set(String.format(
                            Locale.ROOT,
                            "%s: %.1f of %.1f MB",
                            what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                            done / KIB_A_MB,
                            total / KIB_A_MB));
                }
            });
        }

        @Override
        public boolean cancelled() {
            return cancelled.get() || Thread.currentThread().isInterrupted();
        }
    }

    /**
     * @param computing executes the fetches, each on a thread of its own
     * @param fetched called when all files are there
     */
    public Fetching(Background computing, Runnable fetched) {
        this((images, monitor) -> images.images().fetch(images.place(), monitor), computing, fetched);
    }

    Fetching(Fetch fetch, Background computing, Runnable fetched) {
        this.fetch = fetch;
        this.computing = computing;
        this.fetched = fetched;
    }

    /** What is being fetched and how far, or why nothing was; empty before, and when all is there. */
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** 0 to 1 of the file that is being fetched; negative while none is. */
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Fetches what is missing; does nothing while a fetch is under way. */
    void start(ImageSettings images) {
        if (task != null) {
            return;
        }
        Task mine = new Task();
        task = mine;
        progress.set(0);
        state.set("Fetching…");
        computing.run(
                () -> {
                    fetch.run(images, mine);
                    return images;
                },
                done -> {
                    end("");
                    fetched.run();
                },
                this::fail);
    }

    /** Ends the fetch; what has come is kept. */
    void cancel() {
        if (task != null) {
            task.cancelled.set(true);
            state.set("Cancelling…");
        }
    }

    /** Forgets what became of the last fetch, because other data are chosen. */
    void forget() {
        if (task == null) {
            state.set("");
        }
    }

    private void fail(Throwable failure) {
        if (failure instanceof CancellationException) {
            end("Cancelled; what has come is kept, and Fetch goes on from there.");
            return;
        }
        Optional<String> sentence = AdviceWords.sentence(failure);
        end(sentence.orElse("Not fetched"));
        if (sentence.isEmpty()) {
            computing.report(failure);
        }
    }

    private void end(String now) {
        task = null;
        progress.set(-1);
        state.set(now);
    }
}
