package infoplane.ui.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Undo and redo over whole settings: every valid state that the user came to. */
public final class History<T> {
    private static final int MOST = 500;

    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private final Consumer<T> show;
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private T present;
    private boolean travelling;

    /**
     * @param present where history starts
     * @param show puts a state back on screen
     */
    public History(T present, Consumer<T> show) {
        this.present = present;
        this.show = show;
    }

    /** Notes a state that the user has come to. */
    public void record(T state) {
        if (travelling || state.equals(present)) {
            return;
        }
        past.push(present);
        if (past.size() > MOST) {
            past.removeLast();
        }
        future.clear();
        present = state;
        update();
    }

    public void undo() {
        travel(past, future);
    }

    public void redo() {
        travel(future, past);
    }

    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    private void travel(Deque<T> from, Deque<T> to) {
        if (from.isEmpty()) {
            return;
        }
        to.push(present);
        present = from.pop();
        travelling = true;
        try {
            show.accept(present);
        } finally {
            travelling = false;
        }
        update();
    }

    private void update() {
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }
}
