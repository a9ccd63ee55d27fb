package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.Pen;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A figure with a caption below it, as in papers. The whole keeps its size: the caption takes its room from the figure, at
 * most half of it.
 */
public final class CaptionedFigure implements Figure {
    private static final double LINE = 1.4;
    private static final double MARGIN = 1;
    private static final double GAP = 0.3;

    private final Figure figure;
    private final String caption;

    /** @param caption one paragraph; line breaks count as spaces */
    public CaptionedFigure(Figure figure, String caption) {
        this.figure = figure;
        this.caption = caption.strip().replaceAll("\\s+", " ");
    }

    @Override
    public String title() {
        return figure.title();
    }

    @Override
    public String explanation() {
        return figure.explanation();
    }

    @Override
    public String caption() {
        return caption;
    }

    private static List<String> wrapped(String caption, double width, double letter) {
        return caption.isEmpty()
                ? List.of()
                : FigureFont.REGULAR.lines(Formula.within(caption), letter, width - 2 * MARGIN * letter);
    }

    private static int most(double height, double letter) {
        return (int) (height / 2 / (LINE * letter));
    }

    /** As many lines as fit into half of the figure; if there are more, the last line ends with … */
    private List<String> lines(double width, double height, double letter) {
        List<String> all = wrapped(caption, width, letter);
        int most = most(height, letter);
        if (all.size() <= most || most == 0) {
            return all.subList(0, Math.min(all.size(), most));
        }
        List<String> cut = new ArrayList<>(all.subList(0, most));
        cut.set(most - 1, FigureFont.REGULAR.fitted(cut.get(most - 1) + " …", letter, width - 2 * MARGIN * letter));
        return cut;
    }

    private static double room(List<String> lines, double letter) {
        return lines.isEmpty() ? 0 : (lines.size() * LINE + MARGIN) * letter;
    }

    @Override
    public List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        double letter = style.fontSize();
        double room = room(lines(width, height, letter), letter);
        List<String> remarks = new ArrayList<>(figure.remarks(format, width, height - room, style));
        if (wrapped(caption, width, letter).size() > most(height, letter)) {
            remarks.add(
                    "The caption is cut, because it would take more than half of the figure: make the figure higher or"
                            + " the caption shorter.");
        }
        return remarks;
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        double letter = style.fontSize();
        List<String> lines = lines(width, height, letter);
        double room = room(lines, letter);
        figure.paint(graphics, width, height - room, style);
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.fill(
                    new Rectangle2D.Double(0, height - room, width, room),
                    style.colours().background());
            double y = height - room + GAP * letter;
            for (String line : lines) {
                pen.text(
                        line,
                        MARGIN * letter,
                        y,
                        0,
                        1,
                        FigureFont.REGULAR,
                        letter,
                        pen.colours().ink());
                y += LINE * letter;
            }
        } finally {
            own.dispose();
        }
    }

    @Override
    public FigureTable table() {
        return figure.table();
    }

    @Override
    public FigureTable summary() {
        return figure.summary();
    }

    @Override
    public OptionalInt reachedEpoch() {
        return figure.reachedEpoch();
    }

    @Override
    public List<Figure> film(int frames) {
        return figure.film(frames).stream()
                .<Figure>map(frame -> new CaptionedFigure(frame, caption))
                .toList();
    }
}
