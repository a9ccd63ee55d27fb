package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.FigureExport;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneFigure;
import infoplane.figure.PlaneView;
import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be opened, or dropped on the window. */
class SessionTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Throwable> failures = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final Session session = new Session(atOnce, atOnce, atOnce, new FakeEngine(), () -> folder);
    private final ExperimentSettings wanted =
            SampleResults.settings("found again").withSeed(77);

    @Test
    void anExperimentFileFillsTheForms() throws IOException {
        Path file = folder.resolve("experiment.json");
        Files.writeString(file, Json.write(wanted));
        session.open(file, opened::add);
        assertEquals(wanted, session.form().settings().get().get());
        assertEquals(List.of(file), opened);
    }

    @ParameterizedTest
    @EnumSource(
            value = FigureFormat.class,
            names = {"PNG", "SVG", "PDF", "GIF"})
    void aFigureBringsItsExperimentBack(FigureFormat format) {
        Path file = folder.resolve("figure." + format.name().toLowerCase(java.util.Locale.ROOT));
        PlaneFigure figure = PlaneFigure.of(List.of(SampleResults.finished("a", 3, "x")), PlaneView.defaults());
        FigureExport.write(figure, file, format, new FigureSize(300, 200, 1), FigureStyle.light(), Json.write(wanted));
        session.open(file, opened::add);
        assertEquals(List.of(), failures);
        assertEquals(wanted, session.form().settings().get().get());
    }

    @Test
    void aRunFolderIsListedAndShown() throws IOException {
        Path run = folder.resolve("run");
        Files.createDirectories(run);
        Files.writeString(run.resolve("experiment.json"), Json.write(wanted));
        session.open(run, opened::add);
        assertEquals("found again", session.runs().runs().get(0).name().get());
        assertTrue(session.runs().runs().get(0).visible().get());
    }

    @Test
    void whatCarriesNoExperimentIsRefusedInOneSentence() throws IOException {
        Path file = folder.resolve("photograph.png");
        Files.write(file, new byte[] {1, 2, 3});
        session.open(file, opened::add);
        assertEquals(List.of(), opened);
        assertEquals(1, failures.size());
        assertTrue(failures.get(0) instanceof IllegalArgumentException, () -> failures.toString());
    }
}
