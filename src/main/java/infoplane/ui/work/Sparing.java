package infoplane.ui.work;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Shows the last of many reports, such as progress, a few times a second: for each the whole window is painted anew, which took a
 * fifth of the CPU time of a map of scales. For any thread.
 */
public final class Sparing {
    private final Executor later;
    private final AtomicReference<@Nullable Runnable> last = new AtomicReference<>();

    /** @param later runs a task on the window's thread after a moment */
    Sparing(Executor later) {
        this.later = later;
    }

    /** Shows a report soon, unless another comes before. */
    public void show(Runnable report) {
        if (last.getAndSet(report) == null) {
            later.execute(() -> {
                Runnable newest = last.getAndSet(null);
                if (newest != null) {
                    newest.run();
                }
            });
        }
    }
}
