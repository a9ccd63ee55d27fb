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
 * Undo and redo over whole settings and over deeds such as deletion, in the order in which the user did them. A step is one
 * deed or one edit. Typing in one field, or one drag of a slider, is one edit; its intermediate values are no steps.
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
    private boolean restoring;
    /** The fields that the current edit has changed; empty if there is no current edit. */
    private Set<String> edited = Set.of();

    /** An undoable action that changes no settings, such as deleting runs. */
    public interface Deed {
        void undo();

        void redo();
    }

    /**
     * @param state the previous settings; null for a deed
     * @param deed the deed; null for an edit
     */
    private record Step<T>(@Nullable T state, @Nullable Deed deed) {}

    /**
     * @param present first state
     * @param show shows a state on screen
     * @param fields the fields in which two states differ
     */
    public History(T present, Consumer<T> show, BiFunction<T, T, Set<String>> fields) {
        this.present = present;
        this.show = show;
        this.fields = fields;
    }

    /** Records a new state. Further changes of the same fields belong to the current edit. */
    public void record(T state) {
        if (restoring || state.equals(present)) {
            return;
        }
        Set<String> changed = fields.apply(present, state);
        if (Collections.disjoint(changed, edited)) {
            push(changed);
        } else if (!past.isEmpty() && state.equals(past.peek().state())) { // the edit is undone by hand
            past.pop();
            endEdit();
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

    /** Records a deed that has just been done. */
    public void record(Deed deed) {
        endEdit();
        push(new Step<>(null, deed));
        future.clear();
        update();
    }

    /** Undoes a deed independent of the order of the steps. Does nothing if the deed is already undone. */
    public void undo(Deed deed) {
        if (past.removeIf(step -> step.deed() == deed)) {
            deed.undo();
            update();
        }
    }

    /** The current state, from which undo starts. */
    public T present() {
        return present;
    }

    /** Whether there is a current edit that has changed a field. */
    public boolean editing() {
        return !edited.isEmpty();
    }

    /** Ends the current edit: the next change is a new step, even in the same field. */
    public void endEdit() {
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
     * Clears the history and starts from the state on screen.
     *
     * @param currentEdit fields of an edit in progress, which then belongs to the start; empty for none
     */
    public void restart(T state, Set<String> currentEdit) {
        past.clear();
        future.clear();
        present = state;
        edited = currentEdit;
        update();
    }

    private void moveStep(Deque<Step<T>> from, Deque<Step<T>> to) {
        endEdit();
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
        restoring = true;
        try {
            show.accept(state);
        } finally {
            restoring = false;
        }
        update();
    }

    private void update() {
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }
}
