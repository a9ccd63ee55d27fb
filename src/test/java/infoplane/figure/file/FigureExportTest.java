package infoplane.figure.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Range;
import infoplane.core.Replacement;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.figure.ColourMap;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import infoplane.figure.TrainingSeries;
import infoplane.figure.chart.ActivationsFigure;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.GradientFigure;
import infoplane.figure.chart.LossFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneGrid;
import infoplane.measuring.ActivationHistograms;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Files are read back with the JDK's readers and with PDFBox, not with what wrote them. */
class FigureExportTest {
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

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void metadataComesBackFromEveryFormatAsItWas(FigureFormat format) {
        assertEquals(Optional.of(METADATA), FigureExport.readMetadata(write(small(), format)));
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void longMetadataComesBackToo(FigureFormat format) {
        String longer = "{\"text\":\"" + "ä".repeat(70_000) + "\"}";
        Path file = folder.resolve("long." + format.extension());
        FigureExport.write(small(), file, format, SIZE, STYLE, longer);
        assertEquals(Optional.of(longer), FigureExport.readMetadata(file));
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void aFileWithoutMetadataSaysSo(FigureFormat format) {
        Path file = folder.resolve("bare." + format.extension());
        FigureExport.write(small(), file, format, SIZE, STYLE, "");
        assertEquals(Optional.empty(), FigureExport.readMetadata(file));
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void theSameFigureGivesTheSameBytes(FigureFormat format) throws IOException {
        byte[] first = Files.readAllBytes(write(small(), format));
        byte[] second = Files.readAllBytes(write(small(), format));
        assertArrayEquals(first, second);
    }

    static Stream<Figure> everyFigure() {
        var run = SyntheticRun.logarithmic(12);
        return Stream.of(
                small(),
                new CurvesFigure(List.of(PlaneSeries.of(run, SyntheticRun.ESTIMATOR)), ChartView.defaults()),
                new LossFigure(List.of(TrainingSeries.of(run)), ChartView.defaults()),
                new GradientFigure(TrainingSeries.of(run), ChartView.defaults()),
                new PlaneGrid(
                        List.of(PlaneSeries.of(run, SyntheticRun.ESTIMATOR), PlaneSeries.of(run, "absent")),
                        PlaneView.defaults()),
                new ActivationsFigure(
                        "run",
                        new ActivationHistograms(
                                1,
                                new Range(-1, 1),
                                List.of(0, 1),
                                List.of(new double[] {0.5, 0.5}, new double[] {1, 0}),
                                List.of(0.5, 1.0)),
                        ChartView.defaults(),
                        ColourMap.CIVIDIS));
    }

    @ParameterizedTest
    @MethodSource("everyFigure")
    void everyFigureCanBeWrittenInEveryFormat(Figure figure) throws IOException {
        for (FigureFormat format : FigureFormat.values()) {
            assertTrue(Files.size(write(figure, format)) > 60, format.extension());
        }
        assertTrue(figure.explanation().endsWith("."));
    }

    @Test
    void pngIsAnImageOfTheScaledSizeWithTheSamePixelsAsOnScreen() throws IOException {
        BufferedImage read = ImageIO.read(write(small(), FigureFormat.PNG).toFile());
        BufferedImage shown = FigureImages.render(small(), SIZE.width(), SIZE.height(), SIZE.scale(), STYLE);
        assertEquals(600, read.getWidth());
        assertEquals(440, read.getHeight());
        for (int y = 0; y < read.getHeight(); y += 3) {
            for (int x = 0; x < read.getWidth(); x += 3) {
                assertEquals(shown.getRGB(x, y), read.getRGB(x, y));
            }
        }
    }

    private static Document parse(Path svg) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(svg.toFile());
    }

    private static List<String> texts(Document document, String element) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", element);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            texts.add(nodes.item(index).getTextContent());
        }
        return texts;
    }

    @Test
    void svgIsWellFormedAndItsTextIsText() throws IOException, ParserConfigurationException, SAXException {
        Document document = parse(write(small(), FigureFormat.SVG));
        List<String> texts = texts(document, "text");
        assertTrue(texts.containsAll(List.of("I(X;T) [bits]", "I(T;Y) [bits]", "H(X)", "H(Y)", "Epoch", "T₆")));
        assertEquals(List.of("Shwartz-Ziv & Tishby, tanh · Binning, as published (IDNNs)"), texts(document, "title"));
        assertEquals("0 0 300 220", document.getDocumentElement().getAttribute("viewBox"));
    }

    @Test
    void pdfTextCanBeSelectedAndItsLettersAreEmbedded() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(write(small(), FigureFormat.PDF).toFile())) {
            List<PDFont> fonts = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    fonts.add(text.getFont());
                    super.processTextPosition(text);
                }
            };
            // turned letters come out one by one
            String text = stripper.getText(document).replaceAll("\\s", "");
            assertTrue(text.contains("I(X;T)[bits]"), text);
            assertTrue(text.contains("I(T;Y)[bits]"), text);
            assertTrue(text.contains("Shwartz-Ziv&Tishby,tanh"), text);
            assertTrue(fonts.stream().allMatch(PDFont::isEmbedded));
            assertEquals(1, document.getNumberOfPages());
            assertEquals(300, document.getPage(0).getMediaBox().getWidth());
        }
    }

    /** 48 006 points: as shapes these would be 15 MB. */
    @ParameterizedTest
    @EnumSource(
            value = FigureFormat.class,
            names = {"SVG", "PDF"})
    void largeCloudsStaySmallInVectorFilesAndTheirTextStaysText(FigureFormat format) throws IOException {
        Figure large = PlaneFigure.of(List.of(SyntheticRun.everyEpoch()), PlaneView.defaults());
        Path file = folder.resolve("large." + format.extension());
        FigureExport.write(large, file, format, FigureSize.TWO_COLUMNS, STYLE, "");
        assertTrue(Files.size(file) < 2_000_000, Files.size(file) + " bytes");
        if (format == FigureFormat.SVG) {
            assertTrue(Files.readString(file).contains("\"I(X;T) [bits]\""));
        }
    }

    @Test
    void gifIsAFilmThatEndsWithTheWholePicture() throws IOException {
        Path file = write(small(), FigureFormat.GIF);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            assertEquals(small().film(1000).size(), reader.getNumImages(true));
            BufferedImage last = compose(reader);
            assertEquals(600, last.getWidth(), "a film has the scale of its size, too");
            assertEquals(0xffffffff, last.getRGB(1, 1), "paper stays white");
            double line = 1.9 * STYLE.fontSize();
            BufferedImage whole = FigureImages.render(small(), SIZE.width(), SIZE.height() - line, 2, STYLE);
            BufferedImage picture = last.getSubimage(0, 0, whole.getWidth(), whole.getHeight());
            assertTrue(meanDifference(picture, whole) < 1.5, "256 colours are enough for the eye");
            BufferedImage epoch =
                    last.getSubimage(480, whole.getHeight() + 1, 119, last.getHeight() - whole.getHeight() - 1);
            assertTrue(meanDifference(epoch, blank(epoch)) > 1.5, "below stands the epoch");
        } finally {
            reader.dispose();
        }
    }

    /** Every frame on top of those before it, as viewers do. */
    private static BufferedImage compose(ImageReader reader) throws IOException {
        BufferedImage canvas = new BufferedImage(600, 440, BufferedImage.TYPE_INT_ARGB);
        for (int frame = 0; frame < reader.getNumImages(true); frame++) {
            IIOMetadataNode tree =
                    (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
            Element place =
                    (Element) tree.getElementsByTagName("ImageDescriptor").item(0);
            canvas.createGraphics()
                    .drawImage(
                            reader.read(frame),
                            Integer.parseInt(place.getAttribute("imageLeftPosition")),
                            Integer.parseInt(place.getAttribute("imageTopPosition")),
                            null);
        }
        return canvas;
    }

    private static BufferedImage blank(BufferedImage image) {
        BufferedImage blank = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = blank.createGraphics();
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        return blank;
    }

    /** Who cancels a film halfway has the old file. */
    @Test
    void aCancelledFilmChangesNothing() throws IOException {
        Path file = write(small(), FigureFormat.GIF);
        byte[] before = Files.readAllBytes(file);
        List<Integer> frames = new ArrayList<>();
        RunMonitor impatient = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                frames.add(done);
            }

            @Override
            public boolean cancelled() {
                return frames.size() >= 3;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> FigureExport.write(small(), Replacement.of(file), FigureFormat.GIF, SIZE, STYLE, "", impatient));
        assertEquals(List.of(0, 1, 2), frames);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    @Test
    void theEndingNamesTheFormat() {
        assertEquals(FigureFormat.PDF, FigureFormat.of(Path.of("a", "Plane.PDF")));
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> FigureFormat.of(Path.of("plane.bmp")));
        assertEquals(
                "plane.bmp has no ending that names a kind of figure: allowed are .png, .svg, .pdf, .gif, .csv, .tex",
                refused.getMessage());
    }

    @Test
    void aFigureThatCannotBeWrittenLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("plane.png");
        Files.writeString(file, "old");
        Figure broken = new BrokenFigure();
        assertThrows(
                IllegalStateException.class,
                () -> FigureExport.write(broken, file, FigureFormat.PNG, SIZE, STYLE, METADATA));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aMissingFolderIsOneSentence() {
        Path file = folder.resolve("none").resolve("plane.svg");
        RunFailedException failure = assertThrows(
                RunFailedException.class,
                () -> FigureExport.write(small(), file, FigureFormat.SVG, SIZE, STYLE, METADATA));
        assertEquals("cannot write " + file + ": it or its folder does not exist", failure.getMessage());
    }

    @Test
    void whatIsNoFigureIsRefusedOrHasNoMetadata() throws IOException {
        Path binary = Files.write(folder.resolve("weights.f32"), new byte[] {0, 1, 2, 3, 0});
        assertThrows(InvalidInputException.class, () -> FigureExport.readMetadata(binary));
        Path broken = Files.writeString(folder.resolve("broken.svg"), "<svg><g></svg>", StandardCharsets.UTF_8);
        assertThrows(InvalidInputException.class, () -> FigureExport.readMetadata(broken));
        Path png = Files.write(folder.resolve("cut.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        assertThrows(InvalidInputException.class, () -> FigureExport.readMetadata(png));
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertFalse(FigureExport.readMetadata(other).isPresent());
        assertThrows(InvalidInputException.class, () -> FigureExport.readMetadata(folder.resolve("absent.png")));
    }

    /** Fails while it is painted. */
    private static final class BrokenFigure implements Figure {
        @Override
        public String title() {
            return "";
        }

        @Override
        public String explanation() {
            return "";
        }

        @Override
        public void paint(java.awt.Graphics2D graphics, double width, double height, FigureStyle style) {
            throw new IllegalStateException("painting failed");
        }

        @Override
        public FigureTable table() {
            throw new IllegalStateException("there is no table");
        }
    }
}
