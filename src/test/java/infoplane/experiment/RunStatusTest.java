package infoplane.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RunStatusTest {
    @Test
    void theMessageNamesEveryStatusThatIsRead() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> RunStatus.of("paused"))
                .getMessage());
        for (RunStatus status : RunStatus.values()) {
            assertEquals(status, RunStatus.of(status.label()));
            assertTrue(message.contains(status.label()), message);
        }
    }
}
