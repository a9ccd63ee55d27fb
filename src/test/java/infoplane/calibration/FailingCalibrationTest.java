package infoplane.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.RunMonitor;
import infoplane.estimation.KsgSettings;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown while a calibration computes, the waiting thread throws it, and the threads go on to the next one. */
class FailingCalibrationTest {
    @ParameterizedTest
    @ValueSource(strings = {"memory", "stack", "assertion", "state"})
    void theFailureIsToldAndTheNextCalibrationIsDone(String kind) {
        Supplier<Throwable> failure = switch (kind) {
            case "memory" -> OutOfMemoryError::new;
            case "stack" -> StackOverflowError::new;
            case "assertion" -> AssertionError::new;
            default -> IllegalStateException::new;
        };
        CalibrationTask right = CalibrationTask.all(1).get(0);
        CalibrationTask failing =
                new CalibrationTask("failing", "fails", CalibrationTask.TaskKind.CONTINUOUS_PAIR, 1, 0, (n, random) -> {
                    throw FailingCalibrationTest.<RuntimeException>raised(failure.get());
                });
        ExecutorService workers = Executors.newSingleThreadExecutor();
        try {
            assertThrows(
                    failure.get().getClass(), () -> Calibration.run(question(failing), workers, RunMonitor.SILENT));
            assertEquals(
                    1,
                    Calibration.run(question(right), workers, RunMonitor.SILENT)
                            .results()
                            .size());
        } finally {
            workers.shutdownNow();
        }
    }

    private static Calibration.Examination question(CalibrationTask task) {
        return new Calibration.Examination(List.of(KsgSettings.defaults()), List.of(task), 50, 2, 2, false);
    }

    /** Throws what the compiler would not let through. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T raised(Throwable failure) throws T {
        throw (T) failure;
    }
}
