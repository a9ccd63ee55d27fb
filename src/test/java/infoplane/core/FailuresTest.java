package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void theFailureItselfIsThrown() {
        RuntimeException failure = new RunFailedException("no room");
        assertSame(failure, Failures.ofAnotherThread(new ExecutionException(new CompletionException(failure))));
        Error error = new OutOfMemoryError();
        Error thrown =
                assertThrows(OutOfMemoryError.class, () -> Failures.ofAnotherThread(new ExecutionException(error)));
        assertSame(error, thrown);
    }

    @Test
    void outOfMemoryIsFoundBehindWrappers() {
        assertTrue(Failures.isOutOfMemory(new IllegalStateException(new CompletionException(new OutOfMemoryError()))));
        assertFalse(Failures.isOutOfMemory(new IllegalStateException("other")));
    }
}
