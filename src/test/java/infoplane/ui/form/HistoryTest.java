package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deeds beside settings; what is one edit, in SessionTest. */
class HistoryTest {
    private final List<String> seen = new ArrayList<>();
    private final History<String> history = new History<>("a", seen::add, (before, after) -> Set.of(before + after));

    private final class Named implements History.Deed {
        @Override
        public void undo() {
            seen.add("undone");
        }

        @Override
        public void redo() {
            seen.add("redone");
        }
    }

    @Test
    void deedsAndEditsAreUndoneInTheOrderInWhichTheyWereDone() {
        history.record("b");
        history.record(new Named());
        history.record("c");
        for (int i = 0; i < 3; i++) {
            history.undo();
        }
        assertEquals(List.of("b", "undone", "a"), seen);
        assertFalse(history.undoable().get());
        for (int i = 0; i < 3; i++) {
            history.redo();
        }
        assertEquals(List.of("b", "undone", "a", "b", "redone", "c"), seen);
        assertFalse(history.redoable().get());
    }

    /** By a button beside the deed, and then by the key. */
    @Test
    void aDeedIsUndoneOnce() {
        Named deed = new Named();
        history.record("b");
        history.record(deed);
        history.undo(deed);
        history.undo(deed);
        history.undo();
        assertEquals(List.of("undone", "a"), seen);
    }

    @Test
    void aDeedEndsWhatCouldBeDoneAgain() {
        history.record("b");
        history.undo();
        history.record(new Named());
        assertFalse(history.redoable().get());
    }
}
