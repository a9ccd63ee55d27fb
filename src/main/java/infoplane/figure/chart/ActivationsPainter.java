package infoplane.figure.chart;

import infoplane.figure.AxisPainter;
import infoplane.figure.AxisScale;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureTable;
import infoplane.figure.Marks;
import infoplane.figure.Pen;
import infoplane.figure.Ticks;
import infoplane.measuring.ActivationHistograms;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Paints an activations figure. */
final class ActivationsPainter {
    private static final double FILE_DENSITY = 3;

    private final Pen pen;
    private final ActivationsFigure figure;
    private final ActivationHistograms data;
    private final ActivationsLayout layout;
    private final FigureColours colours;
    private final double letter;
    private final double line;

    ActivationsPainter(Pen pen, ActivationsFigure figure, ActivationsLayout layout) {
        this.pen = pen;
        this.figure = figure;
        this.layout = layout;
        data = figure.data();
        colours = pen.colours();
        letter = pen.style().fontSize();
        line = pen.style().lineWidth();
    }

    void paint() {
        if (pen.style().title()) {
            pen.text(
                    figure.title(),
                    layout.map.getX(),
                    letter * 0.9,
                    0,
                    1,
                    FigureFont.MEDIUM,
                    letter * 1.2,
                    colours.ink());
        }
        if (data.epochs().isEmpty()) {
            paintEmpty();
            return;
        }
        paintMap();
        paintHistogram();
        paintBar();
        boolean saturates = layout.saturation.getHeight() > 0;
        if (saturates) {
            paintSaturation();
        }
        AxisPainter axes = new AxisPainter(pen, layout.map);
        axes.frame();
        axes.up(layout.up, layout.upTicks, "Activation", letter);
        AxisPainter lowest = new AxisPainter(pen, saturates ? layout.saturation : layout.map);
        lowest.across(layout.across, layout.acrossTicks, "Epoch");
        paintCursor();
    }

    private void paintEmpty() {
        new AxisPainter(pen, layout.map).frame();
        pen.text(
                "No activations have been looked at yet.",
                layout.map.getCenterX(),
                layout.map.getCenterY(),
                0.5,
                0.5,
                FigureFont.REGULAR,
                letter,
                colours.muted());
    }

    /**
     * Paints an image with one column per device pixel and one row per device pixel. Each column shows the nearest measured
     * epoch.
     */
    private void paintMap() {
        Graphics2D graphics = pen.graphics();
        double density =
                Marks.vector(graphics) ? FILE_DENSITY : graphics.getTransform().getScaleX();
        int columns = (int) Math.max(1, Math.round(layout.map.getWidth() * density));
        int rows = (int) Math.max(1, Math.round(layout.map.getHeight() * density));
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        int cells = data.cells();
        for (int column = 0; column < columns; column++) {
            double epoch = layout.across.value((column + 0.5) / columns);
            double[] shares = data.shares().get(nearest(epoch));
            for (int row = 0; row < rows; row++) {
                int cell = cells - 1 - (int) ((row + 0.5) * cells / rows);
                image.setRGB(column, row, figure.map().argb(shade(shares[cell])));
            }
        }
        AffineTransform place = AffineTransform.getTranslateInstance(layout.map.getX(), layout.map.getY());
        place.scale(layout.map.getWidth() / columns, layout.map.getHeight() / rows);
        graphics.drawImage(image, place, null);
    }

    /** Square root of the share, so that thin tails are visible beside a high peak. */
    private double shade(double share) {
        return Math.sqrt(share / layout.shares.upper());
    }

    private void paintHistogram() {
        Rectangle2D box = layout.histogram;
        Integer cursor = figure.view().cursor();
        int index = cursor == null ? data.epochs().size() - 1 : nearest(cursor);
        double[] shares = data.shares().get(index);
        double cell = box.getHeight() / shares.length;
        double most = 0;
        for (double share : shares) {
            most = Math.max(most, share);
        }
        for (int at = 0; at < shares.length; at++) {
            double wide = most > 0 ? box.getWidth() * 0.96 * shares[at] / most : 0;
            double y = box.getMaxY() - (at + 1) * cell;
            pen.fill(
                    new Rectangle2D.Double(box.getX(), y + cell * 0.06, wide, cell * 0.88),
                    colours.layer(data.layer(), data.layer()));
        }
        new AxisPainter(pen, box).frame();
        String epoch = "Epoch " + data.epochs().get(index);
        pen.text(
                epoch, box.getX(), box.getY() - letter * 0.5, 0, 0, FigureFont.REGULAR, letter * 0.92, colours.muted());
        double y = box.getMaxY() + letter * 0.7;
        pen.text("0", box.getX(), y, 0.5, 1, FigureFont.REGULAR, letter * 0.92, colours.muted());
        pen.text(percent(most), box.getMaxX(), y, 1, 1, FigureFont.REGULAR, letter * 0.92, colours.muted());
    }

    private static String percent(double share) {
        double value = 100 * share;
        return (value >= 10 ? Long.toString(Math.round(value)) : FigureTable.cell(Math.round(value * 10) / 10.0))
                + " %";
    }

    private void paintBar() {
        Rectangle2D bar = layout.bar;
        int stripes = 128;
        for (int stripe = 0; stripe < stripes; stripe++) {
            double height = bar.getHeight() * (stripes - stripe) / stripes;
            pen.fill(
                    new Rectangle2D.Double(bar.getX(), bar.getY(), bar.getWidth(), height),
                    figure.map().colour((stripe + 0.5) / stripes));
        }
        double most = layout.shares.upper();
        for (Ticks.Tick tick : Ticks.linear(0, 100 * most, 3).major()) {
            double y = bar.getMaxY() - bar.getHeight() * shade(tick.value() / 100);
            pen.line(bar.getMaxX(), y, bar.getMaxX() + letter * 0.3, y, colours.axis(), line);
            pen.text(
                    tick.label() + " %",
                    bar.getMaxX() + letter * 0.5,
                    y,
                    0,
                    0.5,
                    FigureFont.REGULAR,
                    letter * 0.92,
                    colours.muted());
        }
        pen.text(
                "Share",
                bar.getX(),
                bar.getY() - letter * 0.5,
                0,
                0,
                FigureFont.REGULAR,
                letter * 0.92,
                colours.muted());
    }

    private void paintSaturation() {
        Rectangle2D box = layout.saturation;
        AxisScale scale = AxisScale.linear(-0.03, 1.05);
        Ticks ticks = new Ticks(List.of(new Ticks.Tick(0, "0 %"), new Ticks.Tick(1, "100 %")), List.of());
        Path2D path = new Path2D.Double();
        for (int index = 0; index < data.epochs().size(); index++) {
            double value = data.saturated().get(index);
            double x = layout.x(data.epochs().get(index));
            double y = box.getMaxY() - box.getHeight() * scale.position(value);
            if (Double.isFinite(value)) {
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
        }
        Shape clip = pen.graphics().getClip();
        pen.graphics().clip(box);
        pen.stroke(path, colours.layer(data.layer(), data.layer()), line * 2);
        pen.graphics().setClip(clip);
        AxisPainter axes = new AxisPainter(pen, box);
        axes.frame();
        axes.up(scale, ticks, "Saturated", letter);
    }

    private void paintCursor() {
        Integer cursor = figure.view().cursor();
        if (cursor != null && cursor >= layout.across.lower() && cursor <= layout.across.upper()) {
            double x = layout.x(cursor);
            double bottom = layout.saturation.getHeight() > 0 ? layout.saturation.getMaxY() : layout.map.getMaxY();
            pen.line(x, layout.map.getY(), x, bottom, colours.backgroundAt(160), line * 3);
            pen.line(x, layout.map.getY(), x, bottom, colours.ink(), line * 1.2);
        }
    }

    /** The index of the measured epoch that is nearest along the axis; of two equally near, the earlier. */
    private int nearest(double epoch) {
        AxisScale axis = layout.across;
        List<Integer> epochs = data.epochs();
        double place = axis.position(epoch);
        int index = 0;
        while (index + 1 < epochs.size() && axis.position(epochs.get(index + 1)) <= place) {
            index++;
        }
        boolean laterIsNearer = index + 1 < epochs.size()
                && axis.position(epochs.get(index + 1)) - place < place - axis.position(epochs.get(index));
        return laterIsNearer ? index + 1 : index;
    }
}
