package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hook that runs at Ctrl-C may fail like any other thread; the program ends all the same. */
class ProcessInterruptsTest {
    private final List<String> told = new ArrayList<>();
    private final ProcessInterrupts interrupts = new ProcessInterrupts(told::add);

    private static Error planted(Class<? extends Error> kind) {
        try {
            return kind.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aStopThatFailsIsTriedAgain(Class<? extends Error> kind) {
        int[] tries = new int[1];
        interrupts.onRequest(() -> {
            if (tries[0]++ == 0) {
                throw planted(kind);
            }
            interrupts.finished(); // as the command at its end
        });
        interrupts.shutdown();
        assertEquals(2, tries[0]);
        assertEquals(List.of(), told);
    }

    /** Nobody would ever end the command, so nobody waits for it. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aStopThatNeverSucceedsIsNotWaitedFor(Class<? extends Error> kind) {
        interrupts.onRequest(() -> {
            throw planted(kind);
        });
        interrupts.shutdown();
        assertEquals(
                List.of("The command could not be stopped and ends at once; what was written before is kept"), told);
        interrupts.finished();
    }
}
