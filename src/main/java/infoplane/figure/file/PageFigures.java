package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Drawings for one page, which share the letters of their fonts. */
public final class PageFigures {
    private final Map<FigureFont, Set<Integer>> used = new EnumMap<>(FigureFont.class);

    /** The SVG of a figure, for the inside of a page: without the letters that it uses, which {@link #fonts} then holds. */
    public Element drawing(Figure figure, FigureSize size, FigureStyle style) {
        Element root = SvgFile.drawing(figure, size, style);
        SvgLetters.used(root).forEach((font, letters) -> letters(font).addAll(letters));
        SvgFile.describe(root, figure, size, "");
        return root;
    }

    /** Adds the letters of a text of the page itself. */
    public void text(FigureFont font, String text) {
        text.codePoints().forEach(letters(font)::add);
    }

    private Set<Integer> letters(FigureFont font) {
        return used.computeIfAbsent(font, key -> new TreeSet<>());
    }

    /** The style rules that carry the letters of all drawings and texts. */
    public String fonts() throws IOException {
        return SvgLetters.fontFaces(used);
    }
}
