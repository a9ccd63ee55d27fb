package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.FigureSource;
import infoplane.core.KillPoints;
import infoplane.figure.file.FigureExport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input without bounds: nested without end, longer than its file, numbers beyond all types, texts that nothing can show. */
class BoundedInputTest {
    private static final int DEEP = 10_000;

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private Outcome run(Path file) {
        Outcome outcome = Outcome.of("run", file.toString(), "--out", out().toString());
        assertFalse(Files.exists(out()), "a refused command makes nothing");
        return outcome;
    }

    @Test
    void nestedFiguresAreRefused() throws IOException {
        Path svg = file(
                "a.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata id=\"infoplane\">" + "<a>".repeat(DEEP)
                        + "</a>".repeat(DEEP) + "</metadata></svg>");
        run(svg).refused(svg + " carries no experiment; figures that this program writes do");
        Path open = file("b.svg", "<svg>" + "<a>".repeat(DEEP));
        run(open).refusedWith("cannot read " + open + ": it is not well-formed in line 1, column ");
        Path pdf = file("a.pdf", "%PDF-1.4\n1 0 obj\n" + "[".repeat(DEEP) + "]".repeat(DEEP) + "\nendobj\n");
        run(pdf).refused("cannot read " + pdf + ": its parts are nested more than 200 deep");
    }

    @Test
    void nestedJsonIsRefused() throws IOException {
        Path json = file("a.json", "{\"network\": " + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
        Outcome outcome = run(json);
        assertTrue(outcome.err().contains("lists and objects are nested more than 100 deep"), outcome.err());
        assertEquals(2, outcome.code());
    }

    /** Cells within cells, each of 48 bytes: tag, flags, dimensions, an empty name (MATLAB's description of the format). */
    @Test
    void nestedCellsAreRefused() throws IOException {
        int bytes = 48;
        ByteBuffer mat = ByteBuffer.allocate(128 + 8 + DEEP * bytes).order(ByteOrder.LITTLE_ENDIAN);
        mat.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII)).position(124);
        mat.putShort((short) 0x0100).put((byte) 'I').put((byte) 'M');
        for (int left = DEEP; left > 0; left--) {
            boolean outer = left == DEEP;
            mat.putInt(14).putInt(left * bytes - 8 + (outer ? 8 : 0));
            mat.putInt(6).putInt(8).putInt(1).putInt(0);
            mat.putInt(5).putInt(8).putInt(1).putInt(1);
            mat.putInt(1).putInt(outer ? 1 : 0);
            if (outer) {
                mat.put((byte) 'X').position(mat.position() + 7);
            }
        }
        Path file = Files.write(folder.resolve("a.mat"), mat.array());
        Outcome.of("dataset", file.toString())
                .refused(file
                        + " is damaged or no MATLAB file with a matrix: X is a cell array but must be a matrix of real"
                        + " numbers, rows by columns");
    }

    @Test
    void aHeaderIsHeldAgainstTheFile() throws IOException {
        Path images = folder.resolve("t10k-images-idx3-ubyte");
        Files.write(
                images, new byte[] {0, 0, 8, 3, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf7, 0, 0, 0, 1, 0, 0, 0, 1});
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 0});
        Outcome.of("dataset", images.toString()).refused(images + " ends after 0 of its 2147483639 values");
    }

    /** A matrix of 46340 rows and columns in 200 bytes. */
    @Test
    void aHeaderOfMatlabIsHeldAgainstTheFile() throws IOException {
        ByteBuffer mat = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        mat.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII)).position(124);
        mat.putShort((short) 0x0100).put((byte) 'I').put((byte) 'M');
        mat.putInt(14).putInt(64);
        mat.putInt(6).putInt(8).putInt(6).putInt(0);
        mat.putInt(5).putInt(8).putInt(46340).putInt(46340);
        mat.putInt(1).putInt(1).put((byte) 'X').position(mat.position() + 7);
        mat.putInt(9).putInt(Integer.MAX_VALUE - 7);
        Path file = Files.write(folder.resolve("a.mat"), mat.array());
        Outcome.of("dataset", file.toString())
                .refused(file + " is too short for the 2147395600 values that it says it has");
    }

    @Test
    void numbersBeyondAllTypesAreNamed() throws IOException {
        Path exponent = file("a.json", "{\"training\": {\"learningRate\": 1e2147483648}}");
        run(exponent).refused(exponent + ": training.learningRate is 1e2147483648 but must be a finite number");
        Path wide = file("b.json", "{\"network\": {\"hidden\": [46340, 46341]}}");
        run(wide).refusedWith("layer 2 of the network brings it to 214");
    }

    @Test
    void aPlaceMustBeNamed() {
        Outcome.of("figure", "nothing", "--out", "/").refusedWith("/ has no ending that names a kind of figure");
        Outcome.of("run", "a.json", "--out", "").refusedWith("--out is \"\" but must be the path of a file or folder");
        Outcome.of("dataset", "szt", "--export", "").refusedWith("--export is \"\" but must be");
    }

    @Test
    void whatAMessageQuotesIsShort() throws IOException {
        Path table = file("a.csv", "1,2\n3,4\n" + "x".repeat(2_000_000) + ",5\n");
        Outcome.of("dataset", table.toString())
                .refused(table + " has \"" + "x".repeat(79)
                        + "…\" in line 3, column 1 but there must be a finite number; write texts as numbers, name the column"
                        + " in leaveOut (\"1\"), or, if it is the label, in labelColumn");
        Outcome.of("run", "a.json", "--out", "o", "--" + "y".repeat(5000))
                .refusedWith("--" + "y".repeat(77) + "… is an unknown option");
    }

    @Test
    void aTableIsUtf8() throws IOException {
        Path table = file("a.csv", "1,m\u00e4nnlich\n2,weiblich\n");
        Outcome.of("dataset", table.toString())
                .refused(table
                        + " is not UTF-8 text: byte 0xE4 at position 3, in line 1, is none of it; save it as UTF-8,"
                        + " or set encoding to the one that it has, such as windows-1252");
    }

    private void small(String name) throws IOException {
        Path config = file(
                "a.json",
                "{\"name\": \"" + name
                        + "\", \"network\": {\"hidden\": [2]}, \"training\": {\"epochs\": 1, \"batchSize\": 512},"
                        + " \"measure\": {\"schedule\": \"every\", \"selfCheck\": false, \"estimators\": [\"binning\"]}}");
        Outcome.of("run", config.toString(), "--out", out().toString()).done();
    }

    /** The picture shows the beginning of the name; the experiment in the file has all of it. */
    @Test
    void aFigureOfALongNameOpensAgain() throws IOException {
        String name = "x".repeat(2_000_000);
        small(name);
        for (String ending : List.of("svg", "pdf")) {
            Path figure = folder.resolve("x." + ending);
            Outcome.of("figure", out().toString(), "--out", figure.toString()).done();
            String json = FigureExport.readMetadata(figure).orElseThrow();
            assertEquals(name, FigureSource.parse(json, "figure").first().name());
        }
        String svg = Files.readString(folder.resolve("x.svg"));
        assertTrue(svg.length() < 3 * name.length(), "it is in the metadata alone: " + svg.length());
    }

    @Test
    void aDiskWithoutRoomForAFigureIsNamed() throws IOException {
        small("small");
        Path figure = folder.resolve("f.png");
        KillPoints.full("f.png", () -> {
            Outcome outcome = Outcome.of("figure", out().toString(), "--out", figure.toString());
            assertEquals(1, outcome.code());
            assertEquals(
                    "cannot write " + figure + ": No space left on device" + System.lineSeparator(), outcome.err());
        });
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.toString().contains("f.png")), "no draft is left");
        }
    }

    /** Names may hold anything; the file that shows one opens again, and the name in it is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"svg", "pdf", "png", "gif", "csv", "tex"})
    void aFigureOfAnyNameOpensAgain(String ending) throws IOException {
        String name = "two\\nlines \\u0001 \\ud800 \\u202e \\ufffe \\u0085 <&> ]]>";
        small(name);
        Path figure = folder.resolve("x." + ending);
        assertEquals(
                "wrote " + figure + System.lineSeparator(),
                Outcome.of("figure", out().toString(), "--out", figure.toString())
                        .done()
                        .err());
        FigureSource source =
                FigureSource.parse(FigureExport.readMetadata(figure).orElseThrow(), "figure");
        assertEquals(
                "two\nlines \u0001 \ud800 \u202e \ufffe \u0085 <&> ]]>",
                source.first().name());
    }
}
