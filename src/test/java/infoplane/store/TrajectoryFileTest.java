package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.experiment.KeepPlan;
import infoplane.network.ParameterLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that keeps every fourth of eleven epochs: 0, 4, 8, and the last, 10. */
class TrajectoryFileTest {
    private static final KeepPlan PLAN = new KeepPlan(4, 10);
    private static final ParameterLayout LAYOUT =
            new ParameterLayout(List.of(new ParameterLayout.LayerParameters(1, 1, 0))); // a weight and a bias

    @TempDir
    Path folder;

    private void write() {
        try (TrajectoryFile file = TrajectoryFile.append(folder, LAYOUT, PLAN)) {
            for (int epoch = 0; epoch <= 10; epoch++) {
                file.append(epoch, new float[] {epoch, -epoch});
            }
            file.writeIndex();
        }
    }

    private static void assertKept(List<Integer> epochs, TrajectoryFile file) {
        assertEquals(epochs, file.epochs());
        epochs.forEach(epoch -> assertArrayEquals(new float[] {epoch, -epoch}, file.parameters(epoch)));
    }

    @Test
    void theEpochsOfThePlanAreKeptWithTheirWeights() throws IOException {
        write();
        try (TrajectoryFile file = TrajectoryFile.read(folder)) {
            assertKept(List.of(0, 4, 8, 10), file);
            assertThrows(IllegalArgumentException.class, () -> file.parameters(5));
        }
        assertEquals(4 * 2 * 4, Files.size(folder.resolve(TrajectoryFile.ROWS)));
    }

    /** @param left how many of 0, 4, 8, 10 are not after the epoch */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "3, 1", "4, 2", "8, 3", "9, 3", "10, 4"})
    void whatComesAfterAnEpochIsDroppedAndCanBeWrittenAgain(int epoch, int left) throws IOException {
        write();
        try (TrajectoryFile file = TrajectoryFile.append(folder, LAYOUT, PLAN)) {
            file.truncateAfter(epoch);
            assertKept(List.of(0, 4, 8, 10).subList(0, left), file);
            for (int next = epoch + 1; next <= 10; next++) {
                file.append(next, new float[] {next, -next});
            }
            assertKept(List.of(0, 4, 8, 10), file);
        }
        assertEquals(4 * 2 * 4, Files.size(folder.resolve(TrajectoryFile.ROWS)));
    }

    @Test
    void halfARowDoesNotCount() throws IOException {
        write();
        Files.write(folder.resolve(TrajectoryFile.ROWS), new byte[5], StandardOpenOption.APPEND);
        try (TrajectoryFile file = TrajectoryFile.read(folder)) {
            assertKept(List.of(0, 4, 8, 10), file);
        }
    }

    @Test
    void withoutAnyRowItSaysThatNoWeightsAreKept() {
        try (TrajectoryFile file = TrajectoryFile.append(folder, LAYOUT, PLAN)) {
            String message = assertThrows(IllegalArgumentException.class, () -> file.parameters(0))
                    .getMessage();
            assertEquals(
                    "epoch 0 is not kept in " + folder.resolve(TrajectoryFile.ROWS) + ", which holds no weights",
                    message);
            message = assertThrows(IllegalStateException.class, () -> file.append(4, new float[2]))
                    .getMessage();
            assertEquals(
                    "epoch 4 cannot be next in " + folder.resolve(TrajectoryFile.ROWS) + ", which holds no weights",
                    message);
        }
    }
}
