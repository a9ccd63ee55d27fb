package infoplane.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A figure with words below it, as papers have them. The picture as a whole keeps its size: the words take their room from
 * the figure, at most half of it.
 */
public final class CaptionedFigure implements Figure {
    private static final double LINE = 1.4;
    private static final double MARGIN = 1;
    private static final double GAP = 0.3;

    private final Figure figure;
    private final String caption;

    /** @param caption one paragraph, whatever breaks of lines are in it */
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

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        double letter = style.fontSize();
        List<String> all =
                caption.isEmpty() ? List.of() : FigureFont.REGULAR.lines(caption, letter, width - 2 * MARGIN * letter);
        List<String> lines = all.subList(0, Math.min(all.size(), (int) (height / 2 / (LINE * letter))));
        double room = lines.isEmpty() ? 0 : (lines.size() * LINE + MARGIN) * letter;
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
    public List<Figure> film(int frames) {
        return figure.film(frames).stream()
                .<Figure>map(frame -> new CaptionedFigure(frame, caption))
                .toList();
    }
}
