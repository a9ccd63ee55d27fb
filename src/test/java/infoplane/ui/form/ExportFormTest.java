package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import infoplane.figure.FigureFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a figure is written as, and where to. */
class ExportFormTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileIsCalledWhatItIs() {
        assertEquals(folder.resolve("figure.pdf"), target("figure", FigureFormat.PDF));
        assertEquals(folder.resolve("figure.svg"), target("figure.svg", FigureFormat.SVG));
        assertEquals(folder.resolve("FIGURE.SVG"), target("FIGURE.SVG", FigureFormat.SVG));
        assertEquals(folder.resolve("delta-0.05.png"), target("delta-0.05", FigureFormat.PNG));
        assertEquals(folder.resolve("figure.png.pdf"), target("figure.png", FigureFormat.PDF));
    }

    /** The dialogue has asked about replacing the file that was chosen, not about that with the ending. */
    @Test
    void aFileThatNobodyWasAskedAboutIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("figure.pdf"), "of yesterday");
        assertEquals(folder.resolve("figure-2.pdf"), target("figure", FigureFormat.PDF));
        assertEquals(folder.resolve("figure.pdf"), target("figure.pdf", FigureFormat.PDF));
    }

    @Test
    void formatsAreNamed() {
        assertEquals("PNG, image", ExportForm.label(FigureFormat.PNG));
    }

    private Path target(String name, FigureFormat format) {
        return ExportForm.target(folder.resolve(name), format);
    }

    @Test
    void aFileIsProposedThatIsCalledAsTheRunsInIt() {
        assertEquals("tanh-10-7-5-4-3", ExportForm.fileName(List.of("tanh 10-7-5-4-3")));
        assertEquals("tanh-and-ReLU-a-b", ExportForm.fileName(List.of("tanh", "ReLU: <a>/b?")));
        assertEquals("tanh-and-4-others", ExportForm.fileName(List.of("tanh", "b", "c", "d", "e")));
        assertEquals("figure", ExportForm.fileName(List.of("..")));
        assertEquals("figure", ExportForm.fileName(List.of()));
    }

    /** What has no effect on the file is not asked for: numbers have no size, and tables of numbers no caption. */
    @Test
    void onlyWhatHasAnEffectIsAskedFor() {
        assertEquals(
                List.of("format", "width", "height", "fontSize", "title", "captioned", "dark"),
                asked(FigureFormat.PDF));
        assertEquals(List.of("format", "captioned", "columns"), asked(FigureFormat.LATEX));
        assertEquals(List.of("format", "columns"), asked(FigureFormat.CSV));
    }

    /** As in the hidden layers, one comma too many is refused beside the field; what was right before stays. */
    @ParameterizedTest
    @ValueSource(strings = {"epoch,,layer", "epoch, ,layer", ",epoch", "epoch,"})
    void aCommaTooManyIsRefused(String typed) {
        ExportForm form = new ExportForm();
        form.show(new ExportChoice("csv", 400, 300, 1.5, 9, false, true, true, "epoch,\"a,b\""));
        TextEntry columns = (TextEntry) form.form().entries().stream()
                .filter(entry -> entry.name().equals("columns"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("epoch", "a,b"), form.form().settings().get().get().columns());
        columns.text().set(typed);
        assertFalse(form.form().settings().get().ok());
    }

    /** The next start asks as the last one was answered; what an edited file says wrongly counts as not said. */
    @Test
    void whatWasChosenComesBack() {
        ExportForm form = new ExportForm();
        ExportChoice chosen = new ExportChoice("gif", 400, 300, 1.5, 9, false, true, true, "epoch, layer");
        form.show(chosen);
        assertEquals(Optional.of(chosen), form.choice());
        form.show(new ExportChoice("bmp", 1, 300, 1, 9, false, true, true, ""));
        assertEquals(Optional.of(ExportChoice.defaults()), form.choice());
    }

    private static List<String> asked(FigureFormat format) {
        ExportForm form = new ExportForm();
        FormTest.choose(form.form(), "format", format);
        return form.form().entries().stream()
                .filter(entry -> entry.relevant().get())
                .map(Entry::name)
                .toList();
    }
}
