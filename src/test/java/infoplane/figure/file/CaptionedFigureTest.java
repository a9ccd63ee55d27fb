package infoplane.figure.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import infoplane.figure.plane.PlaneFigure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caption is below the figure in every picture, and takes nothing from the figure but room. */
class CaptionedFigureTest {
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final String WORDS =
            "“a”: I(X;T) by bins from −1 to 1, α = 2. And some more words that do not fit into one"
                    + " line of a picture as narrow as this one is, so that there are two of them";

    @TempDir
    private Path folder = Path.of("");

    private final PlaneFigure plain = PlaneFigure.of(
            List.of(SyntheticRun.of("run", "binning:idnns", List.of(0, 1, 2, 3), 1, 1)), PlaneView.defaults());
    private final CaptionedFigure captioned = new CaptionedFigure(plain, WORDS);

    /** Two lines of 12 points at 1.4, and a margin of one letter: 45.6 points. */
    @Test
    void theWordsTakeTheirRoomBelowTheFigure() {
        BufferedImage with = FigureImages.render(captioned, 600, 400, 1, STYLE);
        BufferedImage alone = FigureImages.render(plain, 600, 400 - 45.6, 1, STYLE);
        for (int y = 0; y < 354; y++) {
            for (int x = 0; x < 600; x += 3) {
                assertEquals(alone.getRGB(x, y), with.getRGB(x, y), "at " + x + ", " + y);
            }
        }
        assertTrue(inked(with, 354, 371), "first line");
        assertTrue(inked(with, 372, 388), "second line");
        assertFalse(inked(with, 390, 400), "nothing below");
    }

    private static boolean inked(BufferedImage image, int top, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == STYLE.colours().ink().getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** However long, it leaves the figure half of the picture: 11 lines of 16.8 points and a margin are 196.8. */
    @Test
    void aNovelIsCutOff() {
        BufferedImage with = FigureImages.render(new CaptionedFigure(plain, WORDS.repeat(50)), 600, 400, 1, STYLE);
        BufferedImage alone = FigureImages.render(plain, 600, 400 - 196.8, 1, STYLE);
        for (int y = 0; y < 203; y++) {
            assertEquals(alone.getRGB(100, y), with.getRGB(100, y), "at " + y);
        }
        assertFalse(inked(with, 394, 400));
    }

    /** Cutting words without a word would be worse than cutting them. */
    @Test
    void thatItIsCutOffIsSaid() throws IOException {
        assertEquals(List.of(), captioned.remarks(FigureFormat.PDF, 600, 400, STYLE));
        CaptionedFigure novel = new CaptionedFigure(plain, WORDS.repeat(50));
        List<String> remarks = novel.remarks(FigureFormat.PDF, 600, 400, STYLE);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).startsWith("The caption is cut"), remarks.get(0));
        Path file = folder.resolve("cut.svg");
        FigureExport.write(novel, file, FigureFormat.SVG, new FigureSize(600, 400, 1), STYLE, "");
        assertTrue(Files.readString(file).contains("…"), "the last line shows that there was more");
    }

    @Test
    void breaksOfLinesAreSpaces() {
        assertEquals("one two", new CaptionedFigure(plain, " one\n\ttwo\n").caption());
    }

    @Test
    void withoutWordsNothingChanges() {
        BufferedImage with = FigureImages.render(new CaptionedFigure(plain, " "), 300, 200, 1, STYLE);
        BufferedImage alone = FigureImages.render(plain, 300, 200, 1, STYLE);
        assertEquals(alone.getRGB(150, 199), with.getRGB(150, 199));
        assertEquals(alone.getRGB(150, 190), with.getRGB(150, 190));
    }

    @Test
    void drawingsHaveTheWordsAsText() throws IOException {
        Path svg = write("figure.svg", FigureFormat.SVG);
        assertTrue(Files.readString(svg).contains("I(X;T) by bins from −1 to 1, α = 2."));
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(write("figure.pdf", FigureFormat.PDF)))) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.replaceAll("\\s", "").contains("bybinsfrom−1to1,α=2."), text);
        }
    }

    /** pdfLaTeX has no sign for a minus that is not a hyphen, and no Greek outside formulas. */
    @Test
    void laTeXHasThemAsTheCaptionOfTheTable() throws IOException {
        String text = Files.readString(write("figure.tex", FigureFormat.LATEX));
        assertTrue(
                text.contains(
                        "\\begin{table}\n\\centering\n\\caption{“a”: $I(X;T)$ by bins from $-$1 to 1, $\\alpha$ = 2. And"),
                text);
        assertTrue(text.endsWith("\\end{tabular}\n\\end{table}\n"), text);
        assertFalse(TableText.latex(plain, "").contains("\\caption"));
    }

    @Test
    void everyPictureOfAFilmHasThem() {
        assertEquals(
                List.of(captioned.caption(), captioned.caption()),
                captioned.film(2).stream().map(Figure::caption).toList());
    }

    private Path write(String name, FigureFormat format) {
        Path file = folder.resolve(name);
        FigureExport.write(captioned, file, format, FigureSize.SCREEN, STYLE, "");
        return file;
    }
}
