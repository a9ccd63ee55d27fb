package infoplane.figure.file;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import infoplane.core.PlainText;
import infoplane.figure.Figure;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.Marks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes a PDF of one page with embedded fonts. The metadata is in the document information under {@code infoplane}. */
final class PdfFile {
    private static final String KEY = "infoplane";
    /** The library's loggers write to the console, even stack traces. They are kept, or their level would be forgotten. */
    private static final List<Logger> SILENT = List.of(
            Logger.getLogger("org.apache.pdfbox"),
            Logger.getLogger("org.apache.fontbox"),
            Logger.getLogger("de.rototor"));

    static {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private PdfFile() {}

    static void write(Figure figure, FigureSize size, FigureStyle style, String metadata, OutputStream out)
            throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(0L); // otherwise the file contains the time of writing
            PDPage page = new PDPage(new PDRectangle((float) size.width(), (float) size.height()));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) size.width(), (float) size.height());
            try {
                graphics.setFontTextDrawer(letters(document));
                graphics.setRenderingHint(Marks.VECTOR, true);
                figure.paint(graphics, size.width(), size.height(), style);
            } finally {
                graphics.dispose();
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            describe(document.getDocumentInformation(), figure, metadata);
            document.save(out);
        }
    }

    private static PdfBoxGraphics2DFontTextDrawer letters(PDDocument document) throws IOException {
        PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
        for (FigureFont font : FigureFont.values()) {
            try (InputStream stream = font.open()) {
                drawer.registerFont(font.at(12).getFontName(), PDType0Font.load(document, stream, true));
            }
        }
        return drawer;
    }

    private static void describe(PDDocumentInformation information, Figure figure, String metadata) {
        information.setTitle(PlainText.drawn(Formula.upright(figure.title())));
        information.setSubject(PlainText.drawn(figure.explanation()));
        information.setCreator("Infoplane");
        if (!metadata.isEmpty()) {
            information.setCustomMetadataValue(KEY, metadata);
        }
    }

    static Optional<String> metadata(byte[] file) throws IOException {
        PdfNesting.check(file);
        try (PDDocument document = Loader.loadPDF(file)) {
            return Optional.ofNullable(document.getDocumentInformation().getCustomMetadataValue(KEY));
        }
    }
}
