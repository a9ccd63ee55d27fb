package infoplane.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.file.FigureExport;
import infoplane.runs.CopiedCommand;
import infoplane.ui.WindowTestBase;
import infoplane.ui.form.ExportChoice;
import infoplane.ui.form.ExportForm;
import infoplane.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window that writes figures, with the robot's hands on it. */
class ExportWindowTest extends WindowTestBase {
    private static final BiFunction<ExportForm.Export, String, CopiedCommand> NO_LINE =
            (export, caption) -> CopiedCommand.of("figure");

    private final List<String> said = new ArrayList<>();
    private Path answer = Path.of("");

    @AfterEach
    void close() {
        said.clear();
        onWindow(() -> Window.getWindows().stream()
                .filter(window -> window != stage())
                .toList()
                .forEach(Window::hide));
    }

    @Test
    void whatIsShownIsWhatIsSetUp() {
        addRun("tanh run", 10, "x");
        keys(KeyCode.CONTROL, KeyCode.E);
        format(FigureFormat.PDF);
        assertTrue(node("caption", TextArea.class).getText().startsWith("“tanh run”: I(X;T) and I(T;Y) by "));
        assertTrue(node("carries", Label.class).getText().contains("carries the experiment"));
        WritableImage screen = preview();
        click(middleOf("1 column"));
        assertEquals(
                FigureSize.ONE_COLUMN.width(),
                Double.parseDouble(node("width", TextField.class).getText()));
        WritableImage column = preview();
        assertTrue(differingPixels(screen, column) > 1000, "other proportions, other letters");
        click("captioned");
        WritableImage captioned = preview();
        assertTrue(differingPixels(column, captioned) > 200, "the caption below it");
        onWindow(() -> node("caption", TextArea.class).setText("Mine."));
        assertTrue(differingPixels(captioned, preview()) > 200, "the words as they are typed");
        click("captioned");
        type("fontSize", "1000");
        assertTrue(node("saveFigure", Node.class).isDisabled(), "what makes no sense is not written");
        assertTrue(node("copyFigure", Node.class).isDisabled(), "nor copied");
        Stage window = window();
        keys(KeyCode.ESCAPE);
        assertFalse(window.isShowing());
        keys(KeyCode.CONTROL, KeyCode.E);
        assertFalse(node("saveFigure", Node.class).isDisabled(), "nonsense is not kept for the next figure");
    }

    @Test
    void onlyWhatTheFormatHasIsAsked() {
        addRun("a", 10, "x");
        keys(KeyCode.CONTROL, KeyCode.E);
        format(FigureFormat.PDF);
        assertFalse(
                node("scale", Node.class).getParent().getParent().getParent().isVisible());
        format(FigureFormat.PNG);
        assertTrue(node("scale", Node.class).getParent().getParent().getParent().isVisible());
        format(FigureFormat.CSV);
        assertFalse(
                node("width", Node.class).getParent().getParent().getParent().isVisible());
    }

    /** The next figure is written as the one before, and says its own words. */
    @Test
    void itIsOpenedAgainForAnotherFigure() {
        addRun("first", 10, "x");
        keys(KeyCode.CONTROL, KeyCode.E);
        Window window = window();
        format(FigureFormat.SVG);
        keys(KeyCode.ESCAPE);
        addRun("second", 10, "x");
        onWindow(() -> runs().runs().get(1).visible().set(false));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertEquals(window, window(), "there is one such window");
        assertTrue(node("caption", TextArea.class).getText().startsWith("“second”: "));
        assertEquals(FigureFormat.SVG, node("format", ComboBox.class).getValue());
    }

    @Test
    void theFileIsWhatWasShownAndCarriesTheExperiment() {
        addRun("a", 10, "x");
        FigureFormat format = FigureFormat.SVG;
        answer = folder.resolve("figure");
        open(plane().picture().get().figure());
        Stage window = window();
        format(format);
        click("saveFigure");
        Path written = folder.resolve("figure.svg");
        assertEquals(List.of("Saved " + written), said);
        assertTrue(Files.isRegularFile(written));
        assertEquals(Optional.of("{\"schemaVersion\":1}"), FigureExport.readMetadata(written));
        assertFalse(window.isShowing(), "it is done");
    }

    /** What is chosen here is what the next start shows. */
    @Test
    void theChoiceIsRemembered() {
        addRun("a", 10, "x");
        List<ExportChoice> kept = new ArrayList<>();
        onWindow(() -> {
            ExportWindow window =
                    new ExportWindow((title, name, kind, parent) -> Optional.empty(), stage(), atOnce, said::add);
            window.remember(new ExportChoice("svg", 300, 200, 2, 9, false, false, true, ""), kept::add);
            window.show(new ExportWindow.ExportSubject(
                    plane().picture().get().figure(),
                    new FigureWords("figure", "Words.", "A note."),
                    () -> "",
                    NO_LINE));
        });
        assertEquals(FigureFormat.SVG, node("format", ComboBox.class).getValue());
        assertEquals("300", node("width", TextField.class).getText());
        format(FigureFormat.GIF);
        assertEquals("gif", kept.get(kept.size() - 1).format());
    }

    @Test
    void figureAndCaptionAreCopied() {
        addRun("a", 10, "x");
        open(plane().picture().get().figure());
        click("copyFigure");
        onWindow(() -> assertTrue(Clipboard.getSystemClipboard().hasImage()));
        click(middleOf("Copy caption"));
        onWindow(() -> assertEquals(
                node("caption", TextArea.class).getText(),
                Clipboard.getSystemClipboard().getString()));
        assertEquals(List.of("Copied the figure", "Copied the caption"), said);
    }

    /** 3 layers at 2001 epochs are more points than a drawing has shapes. */
    @Test
    void whatTheFileHasOtherwiseIsSaid() {
        addRun("long", 2000, "x");
        keys(KeyCode.CONTROL, KeyCode.E);
        format(FigureFormat.PDF);
        assertTrue(node("carries", Label.class).getText().contains("6003 points"), note());
        format(FigureFormat.PNG);
        assertFalse(note().contains("6003 points"), "an image is one as a whole");
        format(FigureFormat.CSV);
        assertTrue(note().contains("numbers"), note());
        format(FigureFormat.PDF);
        onWindow(() -> node("captioned", ToggleSwitch.class).setSelected(true));
        onWindow(() -> node("caption", TextArea.class).setText("Many words. ".repeat(400)));
        assertTrue(note().contains("The caption is cut"), note());
        onWindow(() -> node("captioned", ToggleSwitch.class).setSelected(false));
        assertFalse(note().contains("cut"), note());
    }

    /** Whatever writing a figure fails with, the user is told once, no file is there, and the next try writes it. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aFigureThatFailsIsToldAndCanBeWrittenAgain(Class<? extends Error> kind) throws Exception {
        addRun("a", 10, "x");
        answer = folder.resolve("figure.svg");
        Error planted = kind.getDeclaredConstructor().newInstance();
        boolean[] failing = {true};
        List<Throwable> told = new ArrayList<>();
        Background background = new Background(Runnable::run, Runnable::run, told::add);
        onWindow(() -> new ExportWindow(
                        (title, name, of, parent) -> Optional.of(answer), stage(), background, said::add)
                .show(new ExportWindow.ExportSubject(
                        plane().picture().get().figure(),
                        new FigureWords("figure", "Words.", "A note."),
                        () -> {
                            if (failing[0]) {
                                throw planted;
                            }
                            return "{}";
                        },
                        NO_LINE)));
        format(FigureFormat.SVG);
        click("saveFigure");
        assertEquals(List.of(planted), told);
        assertFalse(Files.exists(answer));
        assertFalse(node("saveFigure", Node.class).isDisabled(), "it may be tried again");
        failing[0] = false;
        click("saveFigure");
        assertEquals(List.of("Saved " + answer), said);
        assertEquals(Optional.of("{}"), FigureExport.readMetadata(answer));
    }

    private String note() {
        return node("carries", Label.class).getText();
    }

    /** A window of its own, which asks the test where to write. */
    private void open(Figure figure) {
        onWindow(() -> new ExportWindow((title, name, kind, parent) -> Optional.of(answer), stage(), atOnce, said::add)
                .show(new ExportWindow.ExportSubject(
                        figure,
                        new FigureWords("figure", "Words.", "A note."),
                        () -> "{\"schemaVersion\":1}",
                        NO_LINE)));
    }

    private WritableImage preview() {
        return picture(node("exportPreview", Node.class));
    }

    private Stage window() {
        return (Stage) node("exportPreview", Node.class).getScene().getWindow();
    }

    @SuppressWarnings("unchecked")
    private void format(FigureFormat format) {
        onWindow(() -> ((ComboBox<FigureFormat>) node("format", ComboBox.class)).setValue(format));
    }
}
