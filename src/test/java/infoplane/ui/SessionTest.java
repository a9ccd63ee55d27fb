package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneView;
import infoplane.figure.file.FigureExport;
import infoplane.figure.plane.PlaneFigure;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.TextEntry;
import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final ExperimentForm form = session.form();
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
    void undoingDoesNotTakeAwayWhatWasRestored() {
        session.setup().restore(new ExperimentDraft(wanted, Map.of()));
        assertEquals(wanted, form.settings().get().get());
        assertFalse(session.history().undoable().get());
        type("epochs", "300");
        session.history().undo();
        assertEquals(wanted, form.settings().get().get());
    }

    @Test
    void undoingAtTheStartLeavesWhatWasRestoredUnfinished() {
        ExperimentDraft left = new ExperimentDraft(wanted, Map.of("training.epochs", "30x", "experiment.seed", "5"));
        session.setup().restore(left);
        ExperimentDraft restored = form.draft();
        session.setup().undo();
        assertEquals(restored, form.draft());
        type("epochs", "30xyz");
        session.setup().undo();
        assertEquals(restored, form.draft());
        assertEquals("30x", restored.texts().get("training.epochs"));
    }

    /** The edit that mends what was left unfinished belongs to what was restored. */
    @Test
    void undoingDoesNotTakeAwayWhatWasRestoredUnfinished() {
        session.setup().restore(new ExperimentDraft(wanted, Map.of("training.epochs", "30x", "experiment.seed", "5")));
        assertFalse(form.settings().get().ok());
        type("epochs", "3");
        type("epochs", "31");
        assertFalse(session.history().undoable().get());
        assertEquals(5, form.settings().get().get().seed());
        session.history().endEdit();
        type("epochs", "310");
        session.history().undo();
        assertEquals(31, form.settings().get().get().training().epochs());
        assertFalse(session.history().undoable().get());
    }

    /** What the window was started for comes before what was shown when it was closed. */
    @Test
    void aRunFolderThatIsOpenedAloneIsTheOnlyOneShown() throws IOException {
        for (String name : List.of("left", "given")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("experiment.json"), Json.write(wanted.withName(name)));
        }
        session.open(folder.resolve("left"), opened::add);
        session.openAlone(folder.resolve("given"), opened::add);
        assertEquals(
                List.of("given"),
                session.runs().visible().stream().map(run -> run.name().get()).toList());
        assertEquals(2, session.runs().runs().size());
    }

    @Test
    void undoAndRedoGoThroughWholeExperiments() {
        type("epochs", "300");
        session.history().endEdit();
        type("epochs", "x");
        type("epochs", "400");
        session.history().undo();
        assertEquals(300, settings().training().epochs());
        session.history().undo();
        assertEquals(ExperimentSettings.defaults(), settings());
        assertFalse(session.history().undoable().get());
        session.history().redo();
        assertEquals(300, settings().training().epochs());
        form.network().addLayer();
        assertFalse(session.history().redoable().get(), "a new change ends what could be done again");
    }

    /** A half-typed number is a valid setting that nobody chose: 0 on the way to 0.8. */
    @Test
    void whatIsTypedIntoOneFieldIsOneStep() {
        double usual = settings().training().beta1();
        for (String typed : List.of("", "0", "0.", "0.8")) {
            type("beta1", typed);
        }
        type("beta2", "0.9");
        type("beta2", "0.99");
        assertEquals(0.8, settings().training().beta1());
        session.history().undo();
        assertEquals(0.8, settings().training().beta1());
        assertEquals(
                ExperimentSettings.defaults().training().beta2(),
                settings().training().beta2());
        session.history().undo();
        assertEquals(usual, settings().training().beta1());
        assertFalse(session.history().undoable().get());
        session.history().redo();
        assertEquals(0.8, settings().training().beta1());
        type("beta1", "0.7");
        session.history().undo();
        assertEquals(0.8, settings().training().beta1(), "what comes after Redo is another step");
    }

    @Test
    void whatIsTypedBackToWhatItWasIsNoStep() {
        String usual = Integer.toString(settings().training().epochs());
        type("epochs", "1");
        type("epochs", usual);
        assertFalse(session.history().undoable().get());
        type("epochs", "12");
        session.history().undo();
        assertEquals(ExperimentSettings.defaults(), settings());
    }

    /** What an edit of 500 fields leaves behind is forgotten from its beginning. */
    @Test
    void theOldestStepsAreForgotten() {
        for (int epochs = 1; epochs <= 502; epochs++) {
            type("epochs", Integer.toString(epochs));
            session.history().endEdit();
        }
        for (int step = 0; step < 500; step++) {
            assertTrue(session.history().undoable().get());
            session.history().undo();
        }
        assertEquals(2, settings().training().epochs());
        assertFalse(session.history().undoable().get());
    }

    private void type(String name, String text) {
        form.training().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .forEach(entry -> ((TextEntry) entry).text().set(text));
    }

    private ExperimentSettings settings() {
        return form.settings().get().get();
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
