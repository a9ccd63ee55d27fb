package infoplane.ui.work;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs background work of which only the newest result counts, such as a picture while the user drags. At most one task runs
 * at a time. Of the tasks submitted meanwhile, only the last one runs. Call it on the window's thread only.
 */
public final class Latest {
    private final Background background;
    private @Nullable Runnable next;
    private boolean busy;

    public Latest(Background background) {
        this.background = background;
    }

    public <T> void submit(Callable<T> work, Consumer<T> show) {
        next = () -> background.run(
                work,
                result -> {
                    try {
                        show.accept(result);
                    } finally {
                        startNext();
                    }
                },
                failure -> {
                    try {
                        background.report(failure);
                    } finally {
                        startNext();
                    }
                });
        if (!busy) {
            startNext();
        }
    }

    private void startNext() {
        Runnable work = next;
        next = null;
        busy = work != null;
        if (work != null) {
            work.run();
        }
    }
}
