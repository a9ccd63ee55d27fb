package infoplane.figure.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import infoplane.figure.plane.PlaneFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of figures as CSV files, with the experiment beside them, and as LaTeX tables. */
class FigureTablesTest {
    private static final String METADATA =
            "{\"name\":\"Größe ∇ 信息 <&>\\n\",\"path\":\"a\\\\b\",\"seed\":1,\"quote\":\"%_#\\\"\"}";
    private static final FigureSize SIZE = new FigureSize(300, 220, 2);
    private static final FigureStyle STYLE = FigureStyle.paper().withTitle(true);

    @TempDir
    private Path folder;

    private static Figure small() {
        return PlaneFigure.of(List.of(SyntheticRun.logarithmic(12)), PlaneView.defaults());
    }

    private Path write(Figure figure, FigureFormat format) {
        Path file = folder.resolve("figure." + format.extension());
        FigureExport.write(figure, file, format, SIZE, STYLE, METADATA);
        return file;
    }

    @Test
    void csvHasTheNumbersThatWereMeasured() throws IOException {
        List<String> lines = Files.readAllLines(write(small(), FigureFormat.CSV));
        assertEquals("run,estimator,epoch,layer,i_xt_bits,i_ty_bits,i_xt_se_bits,i_ty_se_bits,flags", lines.get(0));
        PlaneSeries series = PlaneSeries.of(SyntheticRun.logarithmic(12), SyntheticRun.ESTIMATOR);
        assertEquals(series.size(), lines.size() - 1);
        String[] first = lines.get(1 + 4)
                .replace("\"Shwartz-Ziv & Tishby, tanh\"", "run")
                .split(",");
        assertEquals(series.input[4], Double.parseDouble(first[4]) * Math.log(2), 1e-12);
        assertEquals(series.label[4], Double.parseDouble(first[5]) * Math.log(2), 1e-12);
    }

    /** Earlier versions wrote the metadata into the CSV file. */
    @Test
    void olderCsvFilesStillOpen() throws IOException {
        Path old = Files.writeString(folder.resolve("old.csv"), "# infoplane " + METADATA + "\nrun,epoch\na,1\n");
        assertEquals(Optional.of(METADATA), FigureExport.readMetadata(old));
    }

    /** A table of something else does not say what the one before it was made of. */
    @Test
    void csvWithoutMetadataLeavesNoneOfAnotherBesideIt() {
        Path file = write(small(), FigureFormat.CSV);
        assertTrue(Files.exists(FigureExport.beside(file)));
        FigureExport.write(small(), file, FigureFormat.CSV, SIZE, STYLE, "");
        assertFalse(Files.exists(FigureExport.beside(file)));
    }

    /** So a program that is killed between both files, or a table that is edited, is never taken for another experiment. */
    @Test
    void metadataOfAnotherTableIsRefused() throws IOException {
        Path file = write(small(), FigureFormat.CSV);
        Files.writeString(file, Files.readString(file) + "a,1\n");
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> FigureExport.readMetadata(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("it is of an earlier state of "), refused::toString);
    }

    @Test
    void tablesNameQuantitiesAsPapersDoAndHoldTheChosenColumns() throws IOException {
        Figure some = new ColumnsOf(small(), List.of("epoch", "I(X;T)", "I(T6;Y)"));
        List<String> lines = Files.readAllLines(write(some, FigureFormat.LATEX));
        assertTrue(
                lines.contains("epoch & "
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(layer -> "$I(X;T_" + layer + ")$ & ")
                                .collect(Collectors.joining())
                        + "$I(T_6;Y)$ \\\\"),
                () -> String.join("\n", lines));
        assertTrue(lines.contains(" & " + "{[bits]} & ".repeat(6) + "{[bits]} \\\\"));
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> new ColumnsOf(small(), List.of("i_xt")).table());
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("columns has \"i_xt\" but this table has the columns run, "));
    }

    @Test
    void latexIsATableOfAPageWithItsSpecialLettersEscaped() throws IOException {
        List<String> lines = Files.readAllLines(write(small(), FigureFormat.LATEX));
        assertTrue(lines.size() < 40, "fits on a page");
        long columns = lines.stream()
                .filter(line -> line.endsWith("\\\\"))
                .mapToLong(line -> line.chars().filter(c -> c == '&').count())
                .distinct()
                .count();
        assertEquals(1, columns, "every row has as many cells");
        assertEquals("a\\_b & 5\\% \\\\\n", TableText.latexLine(List.of("a_b", "5%")));
    }
}
