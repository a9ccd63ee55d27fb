package infoplane.ui.form;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Undo and redo over whole settings, and over deeds beside them, in the order in which the user did them. One step is one
 * deed or one edit: what is typed into one field, or one drag of a slider, and not the values that it passes through.
 */
public final class History<T> {
    private static final int MOST = 500;

    private final Deque<Step<T>> past = new ArrayDeque<>();
    private final Deque<Step<T>> future = new ArrayDeque<>();
    private final Consumer<T> show;
    private final BiFunction<T, T, Set<String>> fields;
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private T present;
    private boolean travelling;
    /** The fields that the edit under way has changed; none after it. */
    private Set<String> edited = Set.of();

    /** Something done that no settings tell of, such as deleting runs. */
    public interface Deed {
        void undo();

        void redo();
    }

    /** @param state what the settings were; null for a deed, which leaves them as they are */
    private record Step<T>(@Nullable T state, @Nullable Deed deed) {}

    /**
     * @param present where history starts
     * @param show puts a state back on screen
     * @param fields in which two states differ
     */
    public History(T present, Consumer<T> show, BiFunction<T, T, Set<String>> fields) {
        this.present = present;
        this.show = show;
        this.fields = fields;
    }

    /** Notes a state that the user has come to; a further change of the same field belongs to the edit under way. */
    public void record(T state) {
        if (travelling || state.equals(present)) {
            return;
        }
        Set<String> changed = fields.apply(present, state);
        if (Collections.disjoint(changed, edited)) {
            push(changed);
        } else if (!past.isEmpty() && state.equals(past.peek().state())) { // typed back: nothing to undo
            past.pop();
            settle();
        } else {
            edited = Stream.concat(edited.stream(), changed.stream()).collect(Collectors.toSet());
        }
        future.clear();
        present = state;
        update();
    }

    private void push(Set<String> changed) {
        push(new Step<>(present, null));
        edited = changed;
    }

    private void push(Step<T> step) {
        past.push(step);
        if (past.size() > MOST) {
            past.removeLast();
        }
    }

    /** Notes what has just been done. */
    public void record(Deed deed) {
        settle();
        push(new Step<>(null, deed));
        future.clear();
        update();
    }

    /** Undoes a deed out of its turn; does nothing if it is undone already. */
    public void undo(Deed deed) {
        if (past.removeIf(step -> step.deed() == deed)) {
            deed.undo();
            update();
        }
    }

    /** The state that undoing starts from. */
    public T present() {
        return present;
    }

    /** Whether an edit is under way that has changed something. */
    public boolean editing() {
        return !edited.isEmpty();
    }

    /** The edit under way is done: what comes is another step, of whatever field. */
    public void settle() {
        edited = Set.of();
    }

    public void undo() {
        moveStep(past, future);
    }

    public void redo() {
        moveStep(future, past);
    }

    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /**
     * Starts anew from a state that is on screen: there is nothing before it.
     *
     * @param underWay the fields of an edit that has only begun, which belongs to the start; none for no edit
     */
    public void restart(T state, Set<String> underWay) {
        past.clear();
        future.clear();
        present = state;
        edited = underWay;
        update();
    }

    private void moveStep(Deque<Step<T>> from, Deque<Step<T>> to) {
        settle();
        if (from.isEmpty()) {
            return;
        }
        Step<T> step = from.pop();
        Deed deed = step.deed();
        if (deed != null) {
            to.push(step);
            update();
            if (from == past) {
                deed.undo();
            } else {
                deed.redo();
            }
        } else if (step.state() != null) {
            to.push(new Step<>(present, null));
            show(step.state());
        }
    }

    private void show(T state) {
        present = state;
        travelling = true;
        try {
            show.accept(state);
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
