package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Drafts;
import infoplane.core.KillPoints;
import infoplane.core.Labels;
import infoplane.core.RunFailedException;
import infoplane.core.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of two or three files that belong together. */
final class KilledExportTest {
    private static final List<String> FILES = List.of("X.npy", "y.npy", "p.npy");

    @TempDir
    private Path folder;

    /** The number of rows tells the data set. */
    private static Dataset data(int rows, boolean soft) {
        double[] half = new double[2 * rows];
        Arrays.fill(half, 0.5);
        int[] classes = new int[rows];
        classes[0] = 1;
        Labels labels = soft ? Labels.soft(classes, half, 2) : Labels.hard(classes, 2);
        return new Dataset("data", Samples.column(new double[rows]), labels, false);
    }

    private List<Integer> rows(Path place) {
        return FILES.stream()
                .map(place::resolve)
                .filter(Files::exists)
                .map(file -> NpyFile.read(file).samples().rows())
                .distinct()
                .toList();
    }

    /** Inputs never lie beside the labels of another data set, and the next export completes. */
    @Test
    void killedAnywhereItMixesNothing() throws IOException {
        for (boolean soft : new boolean[] {true, false}) {
            boolean killed = true;
            for (int change = 1; killed; change++) {
                Path place = folder.resolve(soft + "-" + change);
                DatasetExport.write(data(7, !soft), place);
                killed = KillPoints.killed(place, change, () -> DatasetExport.write(data(9, soft), place));
                assertTrue(rows(place).size() <= 1, "killed before change " + change + ": " + rows(place));
                DatasetExport.write(data(9, soft), place);
                assertEquals(List.of(9), rows(place));
                assertEquals(soft, Files.exists(place.resolve("p.npy")), "of this data set, not of an earlier one");
                try (Stream<Path> files = Files.list(place)) {
                    assertFalse(files.anyMatch(Drafts::isDraft));
                }
                assertTrue(killed || change > 6, "changes: " + change);
            }
        }
    }

    @Test
    void aFullDiskLeavesTheEarlierOneWhole() {
        DatasetExport.write(data(7, true), folder);
        for (int write = 1; write <= 2; write++) {
            int from = write;
            RunFailedException full = assertThrows(
                    RunFailedException.class,
                    () -> KillPoints.fullFrom(from, () -> DatasetExport.write(data(9, false), folder)));
            assertTrue(String.valueOf(full.getMessage()).contains(FILES.get(write - 1)), full.getMessage());
            assertEquals(List.of(7), rows(folder));
            assertTrue(Files.exists(folder.resolve("p.npy")));
        }
    }
}
