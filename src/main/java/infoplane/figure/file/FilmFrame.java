package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.Pen;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.OptionalInt;

/** Paints the frames of a film: the figure, and below it the epoch that it has reached. */
final class FilmFrame {
    /** Height of the line with the epoch, in letters. */
    private static final double LINE = 1.9;

    private final FigureSize size;
    private final FigureStyle style;

    FilmFrame(FigureSize size, FigureStyle style) {
        this.size = size;
        this.style = style;
    }

    /** @param last the last epoch of the film */
    BufferedImage paint(Figure figure, int last) {
        BufferedImage image = new BufferedImage(
                (int) Math.max(1, Math.round(size.width() * size.scale())),
                (int) Math.max(1, Math.round(size.height() * size.scale())),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(size.scale(), size.scale());
            OptionalInt epoch = figure.reachedEpoch();
            double line = epoch.isPresent() ? LINE * style.fontSize() : 0;
            figure.paint(graphics, size.width(), size.height() - line, style);
            if (epoch.isPresent()) {
                Pen pen = new Pen(graphics, style);
                pen.fill(
                        new Rectangle2D.Double(0, size.height() - line, size.width(), line),
                        style.colours().background());
                paint(pen, epoch.getAsInt(), last);
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void paint(Pen pen, int epoch, int last) {
        double letter = style.fontSize();
        String widest = "Epoch " + last;
        double width = FigureFont.MEDIUM.width(widest, letter);
        double y = size.height() - LINE * letter / 2;
        double left = size.width() - letter - width;
        pen.text(
                "Epoch " + epoch,
                left,
                y,
                0,
                0.5,
                FigureFont.MEDIUM,
                letter,
                pen.colours().ink());
        double from = letter;
        double to = Math.max(from, left - letter);
        double reached = from + (to - from) * Math.log1p(epoch) / Math.log1p(Math.max(1, last));
        pen.line(from, y, to, y, pen.colours().grid(), style.lineWidth() * 3);
        pen.line(from, y, Math.min(to, reached), y, pen.colours().axis(), style.lineWidth() * 3);
    }
}
