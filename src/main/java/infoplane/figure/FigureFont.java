package infoplane.figure;

import infoplane.core.PlainText;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The shipped font of all figures: Roboto in two weights, upright and italic. Its metrics are the same on every machine. */
public enum FigureFont {
    REGULAR("Roboto-Regular.ttf", Font.PLAIN),
    MEDIUM("Roboto-Medium.ttf", Font.PLAIN),
    ITALIC("Roboto-Italic.ttf", Font.ITALIC),
    MEDIUM_ITALIC("Roboto-MediumItalic.ttf", Font.ITALIC);

    /** Fractional, unhinted metrics: a text has the same width in a file as on screen, at any scale. */
    static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private static final String FOLDER = "/infoplane/assets/fonts/";

    private final String file;
    private final Font font;

    FigureFont(String file, int style) {
        this.file = file;
        try (InputStream stream = open()) {
            font = Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(style);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the shipped font " + file + " is damaged", e);
        }
    }

    /** Opens the font file, for formats that embed it. */
    public InputStream open() throws IOException {
        InputStream stream = FigureFont.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IOException("the shipped font " + FOLDER + file + " is not on the class path");
        }
        return stream;
    }

    /** The italic letters of the same weight. */
    FigureFont italic() {
        return this == MEDIUM || this == MEDIUM_ITALIC ? MEDIUM_ITALIC : ITALIC;
    }

    public Font at(double size) {
        return font.deriveFont((float) size);
    }

    public double width(String text, double size) {
        return Formula.isIn(text)
                ? Formula.width(text, this, size)
                : at(size).getStringBounds(PlainText.drawn(text), METRICS).getWidth();
    }

    /** Breaks the text into lines no wider than {@code most}. A single word that is wider gets its own line. */
    public List<String> lines(String text, double size, double most) {
        List<String> lines = new ArrayList<>();
        for (String word : PlainText.oneLine(text).split(" ")) {
            String longer = lines.isEmpty() ? word : lines.get(lines.size() - 1) + " " + word;
            if (!lines.isEmpty() && width(longer, size) <= most) {
                lines.set(lines.size() - 1, longer);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /** Shortens the text to {@code most}: keeps its beginning and its end with … between them. */
    public String fitted(String whole, double size, double most) {
        String text = PlainText.drawn(whole);
        if (width(text, size) <= most) {
            return text;
        }
        for (int kept = text.length() - 1; kept > 0; kept--) {
            int head = kept / 2;
            String shorter = text.substring(0, head).stripTrailing() + "…"
                    + text.substring(text.length() - (kept - head)).stripLeading();
            if (width(shorter, size) <= most) {
                return shorter;
            }
        }
        return "";
    }
}
