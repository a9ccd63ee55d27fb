package infoplane.ui.run;

import infoplane.ui.form.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes runs from the list and the runs folder, and can restore them. */
public final class Deletion implements History.Deed {
    private final RunShelf shelf;
    private final List<Run> runs;
    private @Nullable Runnable restore;
    private boolean undoneEarly;
    private Runnable undone = () -> {};

    public Deletion(RunShelf shelf, List<Run> runs) {
        this.shelf = shelf;
        this.runs = List.copyOf(runs);
    }

    /** Deletes the runs. @param done called when they are deleted */
    public void begin(Runnable done) {
        shelf.delete(runs, restoring -> {
            if (undoneEarly) {
                undoneEarly = false;
                restoring.run();
            } else {
                restore = restoring;
            }
            done.run();
        });
    }

    /** @param listener called each time the runs come back */
    public void onUndone(Runnable listener) {
        undone = listener;
    }

    /** Restores the runs; if the deletion is still under way, restores them when it ends. */
    @Override
    public void undo() {
        undone.run();
        if (restore == null) {
            undoneEarly = true;
        } else {
            restore.run();
            restore = null;
        }
    }

    @Override
    public void redo() {
        if (shelf.containsAll(runs)) {
            begin(() -> {});
        }
    }
}
