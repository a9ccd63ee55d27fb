package infoplane.experiment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import org.junit.jupiter.api.Test;

final class RunNeedsTest {
    private static final RunNeeds NEEDS = RunNeeds.of(ExperimentSettings.defaults(), 12, 4096, 2, 2);

    /** 8001 epochs of 294 float32: 12·10+10 + 10·7+7 + 7·5+5 + 5·4+4 + 4·3+3 + 3·2+2. */
    @Test
    void theTrajectoryIsCountedExactly() {
        int parameters = 130 + 77 + 40 + 24 + 15 + 8;
        assertEquals(8001L * parameters * 4, NEEDS.trajectoryBytes());
    }

    @Test
    void whatFitsIsNotRefused() {
        assertDoesNotThrow(() -> NEEDS.check(1L << 30, 1L << 30));
    }

    @Test
    void aFullDiskIsRefusedWithTheFiguresAndWhatToChange() {
        String message = message(1 << 20, 1L << 30);
        assertTrue(message.contains("but 1.00 are free") && message.contains("training.keep"), message);
    }

    /** Whatever is refused reads as more than there is. */
    @Test
    void figuresThatAreNearlyEqualDiffer() {
        String message = message(NEEDS.diskBytes() - 1, 1L << 30);
        assertEquals(
                1 + (int) Math.floor((NEEDS.diskBytes() - 1.0) / (1 << 20)),
                Integer.parseInt(message.replaceAll(".*needs (\\d+) MiB on disk.*", "$1")));
    }

    @Test
    void aSmallHeapIsRefusedWithTheFiguresAndWhatToChange() {
        String message = message(1L << 30, 1 << 20);
        assertTrue(message.contains("Java may use 1.00;") && message.contains("threads"), message);
    }

    private static String message(long disk, long heap) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> NEEDS.check(disk, heap));
        return String.valueOf(refused.getMessage());
    }
}
