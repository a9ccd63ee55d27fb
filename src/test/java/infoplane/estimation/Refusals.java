package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** What is refused, and what the refusal must say. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(Executable what, String... parts) {
        String message = Objects.requireNonNull(
                assertThrows(EstimationRefusedException.class, what).getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
