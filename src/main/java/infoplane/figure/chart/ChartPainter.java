package infoplane.figure.chart;

import infoplane.figure.AxisPainter;
import infoplane.figure.EdgeMarks;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureStyle;
import infoplane.figure.LineStyle;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.figure.Readings;
import infoplane.figure.Ticks;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paints a chart with its layout. */
final class ChartPainter {
    private static final int BAND_ALPHA = 0x38;
    private static final int FAINT_ALPHA = 0x40;
    /** In letters. */
    private static final double MARKERS_APART = 4;

    private final Pen pen;
    private final ChartLayout layout;
    private final ChartView view;
    private final FigureStyle style;
    private final FigureColours colours;
    private final double letter;

    ChartPainter(Pen pen, ChartLayout layout) {
        this.pen = pen;
        this.layout = layout;
        view = layout.figure.view();
        style = layout.style;
        colours = style.colours();
        letter = style.fontSize();
    }

    void paint() {
        pen.background(layout.width, layout.height);
        if (layout.showsTitle()) {
            pen.text(
                    layout.figure.title(),
                    layout.left,
                    letter * 0.9,
                    0,
                    1,
                    FigureFont.MEDIUM,
                    letter * 1.2,
                    colours.ink());
        }
        boolean any = false;
        for (ChartLayout.Plot plot : layout.plots) {
            paintPlot(plot);
            paintAxes(plot);
            new EndNames(layout, plot).paint(pen);
            any |= plot.panel().curves().stream().anyMatch(ChartPainter::hasValues);
        }
        paintSpanNames();
        layout.legend.paint(pen, view::showsLayer);
        if (!any) {
            paintEmpty();
        }
        if (pen.isRead()) {
            layout.plots.forEach(this::tell);
        }
    }

    /** Says what every value is, curve by curve; without the faint curves, which lie beneath others of the same. */
    private void tell(ChartLayout.Plot plot) {
        for (ChartPanel.DrawnCurve curve : plot.panel().curves()) {
            for (int index = 0; index < curve.values().length && layout.shows(curve); index++) {
                double x = plot.x(curve.epochs()[index]);
                double y = plot.y(curve.values()[index]);
                if (curve.style() != LineStyle.FAINT
                        && curve.drawn(index, plot.panel().logarithmic())
                        && Readings.inside(plot.box(), x, y)) {
                    pen.tell(
                            Stream.of(
                                            layout.figure.title(),
                                            curve.name(),
                                            curve.label(),
                                            curve.spread().length == 0 ? "" : "mean ± standard deviation",
                                            plot.panel().title())
                                    .filter(part -> !part.isBlank())
                                    .collect(Collectors.joining(", ")),
                            "epoch " + curve.epochs()[index] + ": "
                                    + Readings.number(
                                            curve.values()[index],
                                            curve.spread().length == 0 ? Double.NaN : curve.spread()[index]),
                            x,
                            y);
                }
            }
        }
    }

    private static boolean hasValues(ChartPanel.DrawnCurve curve) {
        for (double value : curve.values()) {
            if (Double.isFinite(value)) {
                return true;
            }
        }
        return false;
    }

    private void paintEmpty() {
        Rectangle2D box = layout.plots.get(0).box();
        pen.haloed(
                layout.figure.view().reading() ? "Reading the runs…" : layout.figure.emptyMessage(),
                box.getCenterX(),
                box.getCenterY(),
                0.5,
                0.5,
                FigureFont.REGULAR,
                letter,
                colours.muted());
    }

    private void paintPlot(ChartLayout.Plot plot) {
        Graphics2D graphics = pen.graphics();
        Shape clip = graphics.getClip();
        graphics.clip(plot.box());
        paintSpans(plot);
        paintGrid(plot);
        for (ChartPanel.Level level : plot.panel().levels()) {
            double y = plot.y(level.value());
            pen.dashed(plot.box().getX(), y, plot.box().getMaxX(), y, colours.guide(), style.lineWidth() * 1.25);
        }
        for (ChartPanel.DrawnCurve curve : plot.panel().curves()) {
            if (layout.shows(curve) && curve.spread().length > 0) {
                Color colour = curve.colour(colours, layout.layers);
                pen.fill(
                        CurvePath.band(curve, plot),
                        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
            }
        }
        for (ChartPanel.DrawnCurve curve : plot.panel().curves()) {
            if (layout.shows(curve)) {
                boolean faint = curve.style() == LineStyle.FAINT;
                Color colour = curve.colour(colours, layout.layers);
                pen.draw(
                        CurvePath.of(curve, plot),
                        faint ? new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT_ALPHA) : colour,
                        curve.style().stroke(style.lineWidth() * (faint ? 0.8 : 2)));
            }
        }
        for (ChartPanel.DrawnCurve curve : plot.panel().curves()) {
            paintMarkers(curve, plot);
        }
        paintCursor(plot);
        paintMarks(plot);
        paintBeyond(plot);
        graphics.setClip(clip);
    }

    /** Paints the markers of a curve, at values that are some letters apart. */
    private void paintMarkers(ChartPanel.DrawnCurve curve, ChartLayout.Plot plot) {
        Marker marker = curve.marker();
        double last = Double.NEGATIVE_INFINITY;
        for (int index = 0; marker != null && layout.shows(curve) && index < curve.values().length; index++) {
            double x = plot.x(curve.epochs()[index]);
            if (curve.drawn(index, plot.panel().logarithmic()) && x - last >= MARKERS_APART * letter) {
                Shape shape = marker.at(x, plot.y(curve.values()[index]), letter * 0.55);
                pen.fill(shape, colours.background());
                pen.stroke(shape, curve.colour(colours, layout.layers), style.lineWidth() * 1.4);
                last = x;
            }
        }
    }

    /** Marks the values that the axis does not follow at the edge where their curve leaves the plot. */
    private void paintBeyond(ChartLayout.Plot plot) {
        EdgeMarks beyond = new EdgeMarks(pen, plot.box());
        for (ChartPanel.DrawnCurve curve : plot.panel().curves()) {
            for (int index = 0; layout.shows(curve) && index < curve.values().length; index++) {
                double value = curve.values()[index];
                if (curve.drawn(index, plot.panel().logarithmic())
                        && (value < plot.up().lower() || value > plot.up().upper())) {
                    beyond.add(
                            value < plot.up().lower() ? EdgeMarks.Edge.BOTTOM : EdgeMarks.Edge.TOP,
                            plot.x(curve.epochs()[index]),
                            value,
                            curve.colour(colours, layout.layers));
                }
            }
        }
        beyond.paint();
    }

    private void paintSpans(ChartLayout.Plot plot) {
        Rectangle2D box = plot.box();
        for (int number = 0; number < view.spans().size(); number++) {
            ChartView.EpochSpan span = view.spans().get(number);
            double from = Math.max(box.getX(), plot.x(span.epochs().from()));
            double to = plot.x(Math.min(span.epochs().to(), layout.across.upper()));
            if (to > from && number % 2 == 0) {
                pen.fill(new Rectangle2D.Double(from, box.getY(), to - from, box.getHeight()), colours.shade());
            }
        }
    }

    /** Paints the names of the spans above the first plot, if they fit. */
    private void paintSpanNames() {
        double size = letter * 0.92;
        ChartLayout.Plot first = layout.plots.get(0);
        for (ChartView.EpochSpan span : view.spans()) {
            double from = Math.max(first.box().getX(), first.x(span.epochs().from()));
            double to = first.x(Math.min(span.epochs().to(), layout.across.upper()));
            if (FigureFont.REGULAR.width(span.name(), size) < to - from) {
                double y = first.box().getY() - letter * 0.4;
                pen.text(span.name(), (from + to) / 2, y, 0.5, 0, FigureFont.REGULAR, size, colours.muted());
            }
        }
    }

    private void paintGrid(ChartLayout.Plot plot) {
        Rectangle2D box = plot.box();
        for (Ticks.Tick tick : layout.acrossTicks.major()) {
            double x = plot.x(tick.value());
            pen.line(x, box.getY(), x, box.getMaxY(), colours.grid(), style.lineWidth());
        }
        for (Ticks.Tick tick : plot.ticks().major()) {
            double y = plot.y(tick.value());
            pen.line(box.getX(), y, box.getMaxX(), y, colours.grid(), style.lineWidth());
        }
    }

    private void paintCursor(ChartLayout.Plot plot) {
        Integer cursor = view.cursor();
        if (cursor != null) {
            double x = plot.x(cursor);
            pen.line(x, plot.box().getY(), x, plot.box().getMaxY(), colours.ink(), style.lineWidth() * 1.2);
        }
    }

    private void paintMarks(ChartLayout.Plot plot) {
        for (ChartPanel.Mark mark : plot.panel().marks()) {
            if (view.showsLayer(mark.layer())) {
                Shape circle = Marker.CIRCLE.at(plot.x(mark.epoch()), plot.y(mark.value()), letter * 0.7);
                pen.fill(circle, colours.background());
                pen.stroke(circle, colours.layer(mark.layer(), layout.layers), style.lineWidth() * 2);
            }
        }
    }

    private void paintAxes(ChartLayout.Plot plot) {
        AxisPainter axes = new AxisPainter(pen, plot.box());
        axes.frame();
        axes.up(plot.up(), plot.ticks(), plot.panel().title(), plot.titleX());
        if (plot.lowest()) {
            axes.across(layout.across, layout.acrossTicks, "Epoch");
        }
    }
}
