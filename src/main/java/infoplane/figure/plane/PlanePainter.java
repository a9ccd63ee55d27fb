package infoplane.figure.plane;

import infoplane.figure.AxisPainter;
import infoplane.figure.EpochColours;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.Pen;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.Readings;
import infoplane.figure.Ticks;
import infoplane.measuring.BottleneckLimit;
import infoplane.measuring.Ceilings;
import infoplane.measuring.Layer;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Paints a plane with its layout. */
final class PlanePainter {
    private static final int STRIPES = 128;

    private final Pen pen;
    private final PlaneLayout layout;
    private final PlaneView view;
    private final FigureStyle style;
    private final FigureColours colours;
    private final double letter;
    private final EpochColours epochColours;
    private final PlaneCloud cloud;

    PlanePainter(Pen pen, PlaneLayout layout) {
        this.pen = pen;
        this.layout = layout;
        view = layout.figure.view();
        style = layout.style;
        colours = style.colours();
        letter = style.fontSize();
        epochColours = layout.epochColours();
        cloud = new PlaneCloud(layout, epochColours);
    }

    void paint() {
        Graphics2D graphics = pen.graphics();
        Shape clip = graphics.getClip();
        graphics.clip(layout.plot);
        paintGrid();
        paintImpossible();
        paintGuides();
        graphics.setClip(clip);
        cloud.paint(graphics);
        paintAxes();
        paintCeilingNames();
        paintHeading();
        layout.frame.legend().paint(pen, view::showsLayer);
        Rectangle2D bar = layout.frame.colourBar();
        if (bar != null) {
            paintColourBar(bar);
        }
        new PlaneNotes(pen, layout, cloud).paint();
        paintReasons();
        if (pen.isRead()) {
            layout.figure.series().forEach(this::tell);
        }
    }

    /** Says what every point is, layer by layer. */
    private void tell(PlaneSeries series) {
        String mean = series.runs() > 1 ? ", mean ± standard deviation of " + series.runs() + " networks" : "";
        String whose = series.name() + mean + ", " + series.estimatorName() + ", ";
        int end = series.endOf(view.epochs());
        for (int layer = 1; layer <= series.layerCount(); layer++) {
            for (int index = series.firstFrom(view.epochs().from()); index < end && view.showsLayer(layer); index++) {
                double x = layout.x(series.input[index]);
                double y = layout.y(series.label[index]);
                if (series.layers[index] == layer && Readings.inside(layout.plot, x, y)) {
                    pen.tell(
                            whose + Formula.lowered(Layer.symbol(layer)),
                            "epoch " + series.epochs[index] + ": I(X;T) "
                                    + amount(series.input[index], series.inputSpread, index) + ", I(T;Y) "
                                    + amount(series.label[index], series.labelSpread, index),
                            x,
                            y);
                }
            }
        }
    }

    private String amount(double nats, double[] spreads, int index) {
        double spread = spreads.length == 0 ? Double.NaN : spreads[index];
        return Readings.number(view.unit().fromNats(nats), view.unit().fromNats(spread)) + " "
                + view.unit().label();
    }

    /** If no series has a place in the plane, writes the reasons into the plot. */
    private void paintReasons() {
        if (layout.figure.series().stream().anyMatch(series -> !series.placeless())) {
            return;
        }
        List<String> lines = layout.figure.series().stream()
                .map(PlaneSeries::placelessReason)
                .distinct()
                .flatMap(reason -> FigureFont.REGULAR.lines(reason, letter, layout.plot.getWidth() * 0.8).stream())
                .toList();
        double y = layout.plot.getCenterY() - letter * 0.75 * lines.size();
        for (String line : lines) {
            y += letter * 1.5;
            pen.haloed(line, layout.plot.getCenterX(), y, 0.5, 0, FigureFont.REGULAR, letter, colours.ink());
        }
    }

    private void paintGrid() {
        Rectangle2D plot = layout.plot;
        for (Ticks.Tick tick : layout.acrossTicks.major()) {
            double x = plot.getX() + plot.getWidth() * layout.across.position(tick.value());
            pen.line(x, plot.getY(), x, plot.getMaxY(), colours.grid(), style.lineWidth());
        }
        for (Ticks.Tick tick : layout.upTicks.major()) {
            double y = plot.getMaxY() - plot.getHeight() * layout.up.position(tick.value());
            pen.line(plot.getX(), y, plot.getMaxX(), y, colours.grid(), style.lineWidth());
        }
    }

    /** Shades the region where no point of any series can lie: I(T;Y) above min(H(Y), I(X;T)), or I(X;T) above H(X). */
    private void paintImpossible() {
        if (!view.shows(PlaneMark.IMPOSSIBLE) || layout.figure.series().isEmpty()) {
            return;
        }
        double inputMost = 0;
        double labelMost = 0;
        for (PlaneSeries series : layout.figure.series()) {
            inputMost = Math.max(inputMost, series.ceilings().inputEntropy().nats());
            labelMost = Math.max(labelMost, series.ceilings().labelEntropy().nats());
        }
        Path2D possible = new Path2D.Double();
        double floor = layout.plot.getMaxY() + 1;
        possible.moveTo(layout.plot.getX() - 1, floor);
        possible.lineTo(layout.plot.getX() - 1, layout.y(0));
        possible.lineTo(layout.x(0), layout.y(0));
        double corner = Math.min(inputMost, labelMost);
        possible.lineTo(layout.x(corner), layout.y(corner));
        possible.lineTo(layout.x(inputMost), layout.y(corner));
        possible.lineTo(layout.x(inputMost), floor);
        possible.closePath();
        Area rest = new Area(layout.plot);
        rest.subtract(new Area(possible));
        pen.fill(rest, colours.shade());
    }

    private void paintGuides() {
        Rectangle2D plot = layout.plot;
        double line = style.lineWidth() * 1.25;
        if (view.shows(PlaneMark.DIAGONAL)) {
            double from = Math.max(layout.limits.inputLower(), layout.limits.labelLower());
            double to = Math.min(layout.limits.inputUpper(), layout.limits.labelUpper());
            pen.dashed(layout.x(from), layout.y(from), layout.x(to), layout.y(to), colours.guide(), line * 0.8);
        }
        for (PlaneSeries series : layout.figure.series()) {
            Ceilings ceilings = series.ceilings();
            if (view.shows(PlaneMark.CEILINGS)) {
                double x = layout.x(ceilings.inputEntropy().nats());
                double y = layout.y(ceilings.labelEntropy().nats());
                pen.dashed(x, plot.getY(), x, plot.getMaxY(), colours.guide(), line);
                pen.dashed(plot.getX(), y, plot.getMaxX(), y, colours.guide(), line);
            }
            if (view.shows(PlaneMark.IB_LIMIT)) {
                paintLimit(ceilings, line * 1.6);
            }
        }
    }

    private void paintLimit(Ceilings ceilings, double line) {
        Path2D limit = new Path2D.Double();
        for (BottleneckLimit.Corner corner : ceilings.limit()) {
            double x = layout.x(corner.input().nats());
            double y = layout.y(corner.label().nats());
            if (limit.getCurrentPoint() == null) {
                limit.moveTo(x, y);
            } else {
                limit.lineTo(x, y);
            }
        }
        pen.stroke(limit, colours.ink(), line);
    }

    private void paintCeilingNames() {
        if (!view.shows(PlaneMark.CEILINGS)) {
            return;
        }
        Rectangle2D plot = layout.plot;
        double size = letter * 0.92;
        double above = plot.getY() - letter * 0.4;
        double beside = plot.getMaxX() + letter * 0.35;
        names(series -> layout.x(series.ceilings().inputEntropy().nats()), size * 2.6)
                .filter(x -> x >= plot.getX() && x <= plot.getMaxX() + 0.5)
                .forEach(
                        x -> pen.text(Formula.of("H(X)"), x, above, 0.5, 0, FigureFont.REGULAR, size, colours.muted()));
        if (layout.frame.labelCeilingName()) {
            names(series -> layout.y(series.ceilings().labelEntropy().nats()), size * 1.2)
                    .filter(y -> y >= plot.getY() - 0.5 && y <= plot.getMaxY())
                    .forEach(y ->
                            pen.text(Formula.of("H(Y)"), beside, y, 0, 0.5, FigureFont.REGULAR, size, colours.muted()));
        }
    }

    private DoubleStream names(ToDoubleFunction<PlaneSeries> place, double apart) {
        return readable(layout.figure.series().stream().mapToDouble(place), apart);
    }

    /** Where names of ceilings stand: ascending, and so far apart that each can be read; one name serves ceilings nearer by. */
    static DoubleStream readable(DoubleStream places, double apart) {
        DoubleStream.Builder kept = DoubleStream.builder();
        double last = Double.NEGATIVE_INFINITY;
        for (double place : places.sorted().toArray()) {
            if (place - last >= apart) {
                kept.add(place);
                last = place;
            }
        }
        return kept.build();
    }

    private void paintAxes() {
        AxisPainter axes = new AxisPainter(pen, layout.plot);
        String unit = " [" + view.unit().label() + "]";
        axes.frame();
        if (layout.frame.acrossNumbers()) {
            axes.across(layout.across, layout.acrossTicks, Formula.of("I(X;T)" + unit));
        }
        if (layout.frame.upNumbers()) {
            axes.up(layout.up, layout.upTicks, Formula.of("I(T;Y)" + unit), layout.frame.titleX());
        }
    }

    private void paintHeading() {
        PlaneFrame frame = layout.frame;
        if (!frame.heading().isEmpty()) {
            pen.text(
                    frame.heading(),
                    layout.plot.getX(),
                    frame.headingY(),
                    0,
                    1,
                    FigureFont.MEDIUM,
                    frame.headingSize(),
                    colours.ink());
        }
    }

    private void paintColourBar(Rectangle2D bar) {
        // Flat stripes, because not every format supports gradients. Each stripe reaches to the top, so no seams appear
        // between them.
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            double height = bar.getHeight() * (STRIPES - stripe) / STRIPES;
            pen.fill(
                    new Rectangle2D.Double(bar.getX(), bar.getY(), bar.getWidth(), height),
                    epochColours.map().colour((stripe + 0.5) / STRIPES));
        }
        Ticks ticks = epochColours.scale().ticks((int) (bar.getHeight() / (letter * 2.6)));
        double apart = letter * 1.3 / bar.getHeight();
        new AxisPainter(pen, bar)
                .rightOf(epochColours.scale(), ticks.withEnd(layout.figure.lastEpoch(), epochColours.scale(), apart));
        pen.text(
                "Epoch",
                bar.getX(),
                bar.getY() - letter * 0.85, // clear of the number at the top
                0,
                0,
                FigureFont.REGULAR,
                letter * 0.92,
                colours.muted());
    }
}
