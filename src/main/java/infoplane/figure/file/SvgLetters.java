package infoplane.figure.file;

import infoplane.figure.FigureFont;
import infoplane.figure.Formula;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Embeds the used letters of the fonts into an SVG file, a few kilobytes, and names fallback fonts for programs that ignore
 * embedded fonts.
 */
final class SvgLetters {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String ATTRIBUTE = "font-family";
    private static final String STAND_INS = ", Arial, Helvetica, sans-serif";
    /**
     * The font tables to keep. Kerning is left out, because Java does not apply it either: so letters stay where they were
     * measured.
     */
    private static final List<String> TABLES = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep");

    private SvgLetters() {}

    static void embed(Element root) throws IOException {
        String css = fontFaces(used(root));
        if (!css.isEmpty()) {
            Element style = root.getOwnerDocument().createElementNS(NAMESPACE, "style");
            style.appendChild(root.getOwnerDocument().createTextNode(css));
            root.insertBefore(style, root.getFirstChild());
        }
    }

    /** The letters of each font in a drawing. Names the fallback fonts and sets formulas in italics. */
    static Map<FigureFont, Set<Integer>> used(Element root) {
        Map<FigureFont, Set<Integer>> used = new EnumMap<>(FigureFont.class);
        visit(root, "", used);
        return used;
    }

    /** The style rules that carry these letters. */
    static String fontFaces(Map<FigureFont, Set<Integer>> used) throws IOException {
        StringBuilder css = new StringBuilder();
        for (Map.Entry<FigureFont, Set<Integer>> letters : used.entrySet()) {
            css.append("@font-face{font-family:'")
                    .append(family(letters.getKey()))
                    .append(letters.getKey().at(12).isItalic() ? "';font-style:italic;src:" : "';src:")
                    .append("url(data:font/ttf;base64,")
                    .append(Base64.getEncoder().encodeToString(subset(letters.getKey(), letters.getValue())))
                    .append(")}");
        }
        return css.toString();
    }

    private static String family(FigureFont font) {
        return font.at(12).getFamily();
    }

    /** Collects the letters of each font below {@code element} and appends the fallback fonts to the font's name. */
    private static void visit(Element element, String inherited, Map<FigureFont, Set<Integer>> used) {
        String family = inherited;
        if (element.hasAttribute(ATTRIBUTE)) {
            family = element.getAttribute(ATTRIBUTE).replace("'", "");
            element.setAttributeNS(null, ATTRIBUTE, "'" + family + "'" + STAND_INS);
        }
        if (element.getLocalName().equals("text")) {
            setLetters(element, family, used);
            return;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                visit(inner, family, used);
            }
        }
    }

    /** Sets the letters of formulas in italics. The label keeps the whole for search and for screen readers. */
    private static void setLetters(Element element, String family, Map<FigureFont, Set<Integer>> used) {
        String text = element.getTextContent();
        List<Formula.FontPart> parts = Formula.parts(text);
        parts.forEach(part -> note(part.text(), family, part.italic(), used));
        if (Formula.isIn(text)) {
            element.setTextContent("");
            element.setAttributeNS(null, "aria-label", Formula.upright(text));
            for (Formula.FontPart part : parts) {
                Element letters = element.getOwnerDocument().createElementNS(NAMESPACE, "tspan");
                letters.appendChild(element.getOwnerDocument().createTextNode(part.text()));
                letters.setAttributeNS(null, "font-style", part.italic() ? "italic" : "normal");
                element.appendChild(letters);
            }
        }
    }

    private static void note(String text, String family, boolean italic, Map<FigureFont, Set<Integer>> used) {
        for (FigureFont font : FigureFont.values()) {
            if (family(font).equals(family) && font.at(12).isItalic() == italic) {
                text.codePoints().forEach(used.computeIfAbsent(font, key -> new TreeSet<>())::add);
            }
        }
    }

    private static byte[] subset(FigureFont font, Set<Integer> letters) throws IOException {
        try (InputStream stream = font.open();
                TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            TTFSubsetter subsetter = new TTFSubsetter(whole, TABLES);
            subsetter.addAll(letters);
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            subsetter.writeToStream(part);
            return part.toByteArray();
        }
    }
}
