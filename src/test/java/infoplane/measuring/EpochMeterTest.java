package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.RunFailedException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EpochMeterTest {
    /** Whatever an estimator throws is the reason why its point is missing, but for the end of the run itself. */
    @Test
    void aFailureIsAReason() {
        assertEquals("copies; use ross", EpochMeter.reason(new EstimationRefusedException("copies", Alternative.ROSS)));
        assertEquals("no memory", EpochMeter.reason(new RunFailedException("no memory")));
        assertEquals(
                "it failed unexpectedly; the log has the details",
                EpochMeter.reason(new ArithmeticException("/ by zero")));
        assertThrows(CancellationException.class, () -> EpochMeter.reason(new CancellationException("stopped")));
    }
}
