package infoplane.ui.run;

import infoplane.ui.form.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs taken off the list and out of the runs folder, with the way back. */
public final class Deletion implements History.Deed {
    private final RunShelf shelf;
    private final List<Run> runs;
    private @Nullable Runnable back;
    private boolean undoneEarly;

    public Deletion(RunShelf shelf, List<Run> runs) {
        this.shelf = shelf;
        this.runs = List.copyOf(runs);
    }

    /** @param done called when they are gone */
    public void begin(Runnable done) {
        shelf.delete(runs, way -> {
            if (undoneEarly) {
                undoneEarly = false;
                way.run();
            } else {
                back = way;
            }
            done.run();
        });
    }

    /** Brings them back, as soon as they have gone. */
    @Override
    public void undo() {
        if (back == null) {
            undoneEarly = true;
        } else {
            back.run();
            back = null;
        }
    }

    @Override
    public void redo() {
        if (shelf.lists(runs)) {
            begin(() -> {});
        }
    }
}
