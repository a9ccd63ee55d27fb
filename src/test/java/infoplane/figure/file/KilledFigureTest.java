package infoplane.figure.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.KillPoints;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import infoplane.figure.plane.PlaneFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that replaces a figure is killed before each change of the disk. */
final class KilledFigureTest {
    private static final String OLD = "{\"seed\":1}";
    private static final String NEW = "{\"seed\":2}";

    @TempDir
    private Path folder;

    private static void write(int epochs, Path file, FigureFormat format, String metadata) {
        Figure figure = PlaneFigure.of(List.of(SyntheticRun.logarithmic(epochs)), PlaneView.defaults());
        FigureExport.write(figure, file, format, new FigureSize(200, 150, 1), FigureStyle.paper(), metadata);
    }

    /** The figure is the old or the new one, and never says the other's experiment. */
    @ParameterizedTest
    @EnumSource
    void theOldFigureOrTheNew(FigureFormat format) throws IOException {
        Path whole = folder.resolve("whole." + format.extension());
        write(5, whole, format, OLD);
        byte[] before = Files.readAllBytes(whole);
        write(6, whole, format, NEW);
        byte[] after = Files.readAllBytes(whole);
        boolean killed = true;
        for (int change = 1; killed; change++) {
            Path place = Files.createDirectory(folder.resolve("at-" + change));
            Path file = place.resolve("whole." + format.extension());
            write(5, file, format, OLD);
            killed = KillPoints.killed(place, change, () -> write(6, file, format, NEW));
            byte[] found = Files.readAllBytes(file);
            boolean old = java.util.Arrays.equals(found, before);
            assertTrue(old || java.util.Arrays.equals(found, after), "killed before change " + change);
            try {
                assertEquals(old ? OLD : NEW, FigureExport.readMetadata(file).orElseThrow());
            } catch (InvalidInputException e) {
                String told = String.valueOf(e.getMessage());
                assertTrue(format == FigureFormat.CSV && told.contains("of an earlier state"), told);
            }
            write(5, file, format, OLD); // shorter than the draft that a kill may have left
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(OLD, FigureExport.readMetadata(file).orElseThrow());
            try (Stream<Path> files = Files.list(place)) {
                assertEquals(format == FigureFormat.CSV ? 2 : 1, files.count(), "no drafts");
            }
            assertTrue(killed || change > (format == FigureFormat.CSV ? 5 : 3), "changes: " + change);
        }
    }
}
