package infoplane.report;

import infoplane.core.PlainText;
import infoplane.figure.FigureFont;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Sets texts, tables and figures on pages of A4, one below the other. Lengths are in points. */
final class PdfPages implements AutoCloseable {
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float MARGIN = 54;
    private static final float TEXT = 10;
    private static final float CELL = 8;
    private static final float LEADING = 1.4f;
    private static final float GAP = 6;

    private final PDDocument document = new PDDocument();
    private final Map<FigureFont, PDFont> fonts = new EnumMap<>(FigureFont.class);
    private @Nullable PDPageContentStream content;
    private float y;
    private int pages;

    PdfPages(String title) throws IOException {
        document.setDocumentId(0L); // otherwise the file contains the time of writing
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Infoplane");
        for (FigureFont font : List.of(FigureFont.REGULAR, FigureFont.MEDIUM)) {
            try (InputStream stream = font.open()) {
                fonts.put(font, PDType0Font.load(document, stream, true));
            }
        }
        page();
    }

    private PDPageContentStream content() {
        return Objects.requireNonNull(content);
    }

    /** Begins a page. */
    void page() throws IOException {
        endPage();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = HEIGHT - MARGIN;
        pages++;
    }

    private void endPage() throws IOException {
        if (content != null) {
            place(Integer.toString(pages), FigureFont.REGULAR, CELL, WIDTH / 2, MARGIN / 2, Color.GRAY);
            content.close();
            content = null;
        }
    }

    private void need(float height) throws IOException {
        if (y - height < MARGIN) {
            page();
        }
    }

    void heading(String text, float size) throws IOException {
        need(4 * size);
        y -= GAP;
        lines(text, FigureFont.MEDIUM, size, Color.BLACK);
    }

    void paragraph(String text) throws IOException {
        lines(text, FigureFont.REGULAR, TEXT, Color.BLACK);
        y -= GAP;
    }

    void note(String text) throws IOException {
        lines(text, FigureFont.REGULAR, CELL, Color.DARK_GRAY);
        y -= GAP;
    }

    private void lines(String text, FigureFont font, float size, Color colour) throws IOException {
        for (String line : wrapped(text, font, size, WIDTH - 2 * MARGIN)) {
            need(size * LEADING);
            y -= size * LEADING;
            place(line, font, size, MARGIN, y, colour);
        }
    }

    /** Lines of at most this width; a word that is wider is broken. */
    private static List<String> wrapped(String text, FigureFont font, float size, float most) {
        return font.lines(shown(text, font), size, most).stream()
                .flatMap(line -> broken(line, font, size, most).stream())
                .toList();
    }

    private static List<String> broken(String line, FigureFont font, float size, float most) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (font.width(rest, size) > most && rest.length() > 1) {
            int end = rest.length() - 1;
            while (end > 1 && font.width(rest.substring(0, end), size) > most) {
                end--;
            }
            parts.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        parts.add(rest);
        return parts;
    }

    /** The text without letters that the font lacks. */
    private static String shown(String text, FigureFont font) {
        return PlainText.oneLine(text)
                .codePoints()
                .mapToObj(letter -> font.at(CELL).canDisplay(letter) ? Character.toString(letter) : "?")
                .collect(Collectors.joining());
    }

    private void place(String line, FigureFont font, float size, float x, float base, Color colour) throws IOException {
        PDPageContentStream out = content();
        out.beginText();
        out.setNonStrokingColor(colour);
        out.setFont(Objects.requireNonNull(fonts.get(font)), size);
        out.newLineAtOffset(x, base);
        out.showText(line);
        out.endText();
    }

    /** A table. @param shares of the columns in the width; their sum is 1 */
    void table(List<String> heads, List<List<String>> rows, float... shares) throws IOException {
        row(heads, FigureFont.MEDIUM, shares);
        for (List<String> row : rows) {
            row(row, FigureFont.REGULAR, shares);
        }
        y -= GAP;
    }

    private void row(List<String> cells, FigureFont font, float... shares) throws IOException {
        float whole = WIDTH - 2 * MARGIN;
        List<List<String>> wrapped = new ArrayList<>();
        int most = 1;
        for (int column = 0; column < cells.size(); column++) {
            List<String> lines = wrapped(cells.get(column), font, CELL, shares[column] * whole - GAP);
            wrapped.add(lines);
            most = Math.max(most, lines.size());
        }
        float height = most * CELL * LEADING + GAP / 2;
        need(height);
        float x = MARGIN;
        for (int column = 0; column < cells.size(); column++) {
            float base = y;
            for (String line : wrapped.get(column)) {
                base -= CELL * LEADING;
                place(line, font, CELL, x, base, Color.BLACK);
            }
            x += shares[column] * whole;
        }
        y -= height;
        PDPageContentStream out = content();
        out.setStrokingColor(Color.LIGHT_GRAY);
        out.setLineWidth(0.5f);
        out.moveTo(MARGIN, y);
        out.lineTo(WIDTH - MARGIN, y);
        out.stroke();
    }

    /** A figure as wide as the text. @param pdf of one page @param width of the figure @param height likewise */
    void figure(byte[] pdf, double width, double height) throws IOException {
        float scale = (float) ((WIDTH - 2 * MARGIN) / width);
        need((float) height * scale + GAP);
        y -= (float) height * scale;
        try (PDDocument figure = Loader.loadPDF(pdf)) {
            PDFormXObject form = new LayerUtility(document).importPageAsForm(figure, 0);
            PDPageContentStream out = content();
            out.saveGraphicsState();
            out.transform(Matrix.getTranslateInstance(MARGIN, y));
            out.transform(Matrix.getScaleInstance(scale, scale));
            out.drawForm(form);
            out.restoreGraphicsState();
        }
        y -= GAP;
    }

    byte[] bytes() throws IOException {
        endPage();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        endPage();
        document.close();
    }
}
