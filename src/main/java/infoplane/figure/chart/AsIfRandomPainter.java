package infoplane.figure.chart;

import infoplane.estimation.PlaneEstimate;
import infoplane.figure.AxisPainter;
import infoplane.figure.AxisScale;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.LineStyle;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.figure.Ticks;
import infoplane.measuring.Layer;
import infoplane.measuring.MixtureKind;
import infoplane.measuring.MixturePoint;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Lays out and paints an as-if-random figure: a column for each series, a row for each amount. */
final class AsIfRandomPainter {
    /** Air at the ends of an axis, as a share of it. */
    private static final double AIR = 0.06;

    private static final double SAMPLE = 2.2;

    /** A row of plots with the same axes. @param title of the vertical axis */
    private record Row(String title, AxisScale across, Ticks acrossTicks, String acrossTitle, double most) {}

    private final AsIfRandomFigure figure;
    private final ChartView view;
    private final Pen pen;
    private final double width;
    private final double height;
    private final FigureColours colours;
    private final double letter;
    private final double line;
    private final int layers;
    private final int mostDraws;

    AsIfRandomPainter(AsIfRandomFigure figure, Pen pen, double width, double height) {
        this.figure = figure;
        this.pen = pen;
        this.width = width;
        this.height = height;
        view = figure.view();
        colours = pen.colours();
        letter = pen.style().fontSize();
        line = pen.style().lineWidth();
        layers = figure.layers();
        mostDraws = figure.series().stream()
                .mapToInt(one -> one.result().widest().draws())
                .max()
                .orElse(1);
    }

    void paint() {
        pen.background(width, height);
        double top = top();
        if (pen.style().title()) {
            pen.text(figure.title(), letter, letter * 0.9, 0, 1, FigureFont.MEDIUM, letter * 1.2, colours.ink());
        }
        double left = left();
        if (view.legend()) {
            Legend legend = placedLegend();
            legend.paint(pen, view::showsLayer);
            top += legend.height() + letter * 0.4;
        }
        List<Row> rows = rows();
        int columns = Math.max(1, figure.series().size());
        double names = letter * (columns > 1 ? 6.4 : 3.4); // and the numbers of the next column
        double under = letter * 3.9;
        double heading = letter * 1.9;
        double wide = Math.max(1, (width - left) / columns - names);
        double tall = Math.max(1, (height - top - heading - under * rows.size()) / rows.size());
        for (int column = 0; column < figure.series().size(); column++) {
            double x = left + column * (wide + names);
            heading(figure.series().get(column), x, top + heading - letter * 0.6, wide);
            for (int row = 0; row < rows.size(); row++) {
                Rectangle2D box = new Rectangle2D.Double(x, top + heading + row * (tall + under), wide, tall);
                plot(figure.series().get(column), rows.get(row), row, box, column == 0);
            }
        }
    }

    private double top() {
        return letter * (pen.style().title() ? 2.5 : 0.7);
    }

    private double left() {
        return letter * 5;
    }

    /** The legend where it stands in the figure. */
    Legend placedLegend() {
        return new Legend(
                Legend.listed(legend(), view::showsLayer, pen.style()), left(), top(), width - letter, letter);
    }

    private List<Legend.Item> legend() {
        List<Legend.Item> items = new ArrayList<>();
        items.add(sample("K sets of weights", LineStyle.SOLID));
        items.add(sample("each set alone", LineStyle.DASHED));
        for (int layer = 1; layer <= layers; layer++) {
            int number = layer;
            items.add(new Legend.Item(
                    layer,
                    Formula.of(Layer.symbol(layer)),
                    SAMPLE,
                    (own, x, y, shown) -> own.draw(
                            new Line2D.Double(x, y, x + SAMPLE * letter, y),
                            shown ? colours.layer(number, layers) : colours.axis(),
                            LineStyle.SOLID.stroke(line * 2))));
        }
        return items;
    }

    private Legend.Item sample(String name, LineStyle style) {
        return new Legend.Item(
                0,
                name,
                SAMPLE,
                (own, x, y, shown) -> own.draw(
                        new Line2D.Double(x, y, x + SAMPLE * letter, y), colours.ink(), style.stroke(line * 2)));
    }

    private void heading(AsIfRandomFigure.Series one, double x, double y, double wide) {
        String name = one.run().isEmpty() ? one.estimatorName() : one.run() + ", " + one.estimatorName();
        double size = Math.min(letter, letter * wide / Math.max(1, FigureFont.MEDIUM.width(name, letter)));
        pen.text(name, x, y, 0, 0, FigureFont.MEDIUM, size, colours.ink());
    }

    private List<Row> rows() {
        String unit = " [" + view.unit().label() + "]";
        AxisScale draws = new AxisScale(
                AxisScale.Spacing.LOG, Math.pow(leastDraws(), 1 + AIR) / 1.2, Math.pow(mostDraws, 1 + AIR) * 1.2);
        double ceiling = figure.series().stream()
                .mapToDouble(one -> view.unit().fromNats(Math.log(one.result().inputs())))
                .max()
                .orElse(1);
        List<Row> rows = new ArrayList<>();
        String across = "Sets of weights K";
        rows.add(new Row(inputTitle(), draws, powers(), across, ceiling));
        rows.add(new Row(
                Formula.of("H(T|X)" + unit),
                draws,
                powers(),
                across,
                Math.max(view.unit().fromNats(Math.log(mostDraws)), view.unit().fromNats(Math.log(2)))));
        int last = figure.series().stream()
                .flatMap(one -> one.training().stream())
                .mapToInt(MixturePoint::epoch)
                .max()
                .orElse(0);
        if (last > 0) {
            AxisScale epochs = new AxisScale(AxisScale.Spacing.LOG_FROM_ZERO, 0, last);
            rows.add(new Row(inputTitle(), epochs, epochs.ticks(6), trainedTitle(), ceiling));
        }
        return rows;
    }

    private String inputTitle() {
        return Formula.of("I(X;T) [" + view.unit().label() + "]");
    }

    private String trainedTitle() {
        boolean windows = figure.series().stream().anyMatch(one -> one.result().kind() == MixtureKind.WINDOW);
        String sets = figure.series().stream()
                .flatMap(one -> one.result().trained().stream())
                .distinct()
                .map(String::valueOf)
                .reduce((one, other) -> one + " or " + other)
                .orElse("1");
        return windows ? "Epoch that ends a window of " + sets : "Epoch of " + sets + " repeats";
    }

    private int leastDraws() {
        return figure.series().stream()
                .flatMap(one -> one.points().stream())
                .mapToInt(MixturePoint::draws)
                .min()
                .orElse(1);
    }

    /** Powers of two, at most eight of them. */
    private Ticks powers() {
        int from = 31 - Integer.numberOfLeadingZeros(leastDraws());
        int to = 31 - Integer.numberOfLeadingZeros(mostDraws);
        int step = (to - from) / 8 + 1;
        return new Ticks(
                IntStream.rangeClosed(from, to)
                        .filter(power -> (power - from) % step == 0 && 1 << power >= leastDraws())
                        .mapToObj(power -> new Ticks.Tick(1 << power, Integer.toString(1 << power)))
                        .toList(),
                List.of());
    }

    private void plot(AsIfRandomFigure.Series one, Row row, int number, Rectangle2D box, boolean first) {
        AxisScale up = AxisScale.linear(-AIR * row.most() / 2, row.most() * (1 + AIR));
        Ticks ticks = up.ticks((int) Math.max(2, box.getHeight() / (letter * 3)));
        grid(row, up, ticks, box);
        Shape clip = pen.graphics().getClip();
        pen.graphics().clip(box);
        switch (number) {
            case 0 -> {
                double ceiling = view.unit().fromNats(Math.log(one.result().inputs()));
                pen.dashed(box.getX(), y(box, up, ceiling), box.getMaxX(), y(box, up, ceiling), colours.guide(), line);
                curves(one, one.points(), row, up, box, point -> figure.shown(point.single()), LineStyle.DASHED);
                curves(one, one.points(), row, up, box, this::input, LineStyle.SOLID);
            }
            case 1 -> {
                most(row, up, box);
                curves(one, one.points(), row, up, box, point -> givenInput(one, point), LineStyle.SOLID);
            }
            default -> {
                int trained = one.result().trained().orElse(1);
                curves(one, of(one.training(), 1), row, up, box, this::input, LineStyle.DASHED);
                curves(one, of(one.training(), trained), row, up, box, this::input, LineStyle.SOLID);
            }
        }
        pen.graphics().setClip(clip);
        names(one, number, up, box);
        AxisPainter axes = new AxisPainter(pen, box);
        axes.frame();
        axes.across(row.across(), row.acrossTicks(), row.acrossTitle());
        axes.up(up, ticks, first ? row.title() : "", letter * 1.3);
    }

    private void grid(Row row, AxisScale up, Ticks ticks, Rectangle2D box) {
        for (Ticks.Tick tick : row.acrossTicks().major()) {
            double x = x(box, row.across(), tick.value());
            pen.line(x, box.getY(), x, box.getMaxY(), colours.grid(), line);
        }
        for (Ticks.Tick tick : ticks.major()) {
            double y = y(box, up, tick.value());
            pen.line(box.getX(), y, box.getMaxX(), y, colours.grid(), line);
        }
    }

    /** The most that K rows of an input can differ: log K. */
    private void most(Row row, AxisScale up, Rectangle2D box) {
        pen.dashed(
                new Line2D.Double(
                        x(box, row.across(), 1),
                        y(box, up, 0),
                        x(box, row.across(), mostDraws),
                        y(box, up, view.unit().fromNats(Math.log(mostDraws)))),
                colours.guide(),
                line);
    }

    /** Names of the dashed guides, at the right side. */
    private void names(AsIfRandomFigure.Series one, int row, AxisScale up, Rectangle2D box) {
        if (row < 2) {
            double of = row == 0 ? one.result().inputs() : mostDraws;
            double y = y(box, up, view.unit().fromNats(Math.log(of)));
            String log = view.unit().label().equals("bits") ? "log₂ " : "ln ";
            pen.text(
                    log + (row == 0 ? "N" : "K"),
                    box.getMaxX() + letter * 0.4,
                    y,
                    0,
                    0.5,
                    FigureFont.REGULAR,
                    letter * 0.92,
                    colours.muted());
        }
    }

    private static List<MixturePoint> of(List<MixturePoint> points, int draws) {
        return points.stream().filter(point -> point.draws() == draws).toList();
    }

    private double input(MixturePoint point) {
        return figure.shown(point.estimate().inputInformation());
    }

    /**
     * H(T|X) above that of one set of weights, which is 0 for counts and the entropy of the noise for kernels; NaN if that is
     * unknown.
     */
    private double givenInput(AsIfRandomFigure.Series one, MixturePoint point) {
        double noise = one.points().stream()
                .filter(other -> other.layer() == point.layer() && other.draws() == 1)
                .mapToDouble(this::conditional)
                .findFirst()
                .orElse(point.estimate().cells() == null ? Double.NaN : 0);
        return conditional(point) - noise;
    }

    private double conditional(MixturePoint point) {
        PlaneEstimate estimate = point.estimate();
        return figure.shown(estimate.entropy()) - figure.shown(estimate.inputInformation());
    }

    /** A curve for each shown layer, with its standard errors; points of one layer ascend in K or in the epoch. */
    private void curves(
            AsIfRandomFigure.Series series,
            List<MixturePoint> points,
            Row row,
            AxisScale up,
            Rectangle2D box,
            ToDoubleFunction<MixturePoint> value,
            LineStyle style) {
        boolean byEpoch = row.across().kind() == AxisScale.Spacing.LOG_FROM_ZERO;
        boolean first = row.title().equals(inputTitle()); // the errors are those of I(X;T)
        for (int layer = 1; layer <= layers; layer++) {
            if (!view.showsLayer(layer)) {
                continue;
            }
            Color colour = colours.layer(layer, layers);
            Path2D path = new Path2D.Double();
            boolean open = false;
            for (MixturePoint point : points) {
                double shown = value.applyAsDouble(point);
                if (point.layer() != layer || !Double.isFinite(shown)) {
                    open &= point.layer() != layer;
                    continue;
                }
                double x = x(box, row.across(), byEpoch ? point.epoch() : point.draws());
                double y = y(box, up, shown);
                if (pen.isRead()) {
                    figure.tell(pen, series, point, x, y);
                }
                if (open) {
                    path.lineTo(x, y);
                } else {
                    path.moveTo(x, y);
                }
                open = true;
                if (!byEpoch && style == LineStyle.SOLID) {
                    pen.fill(Marker.CIRCLE.at(x, y, letter * 0.42), colour);
                    double error = figure.shown(point.estimate().inputStandardError());
                    if (first && Double.isFinite(error)) {
                        pen.line(x, y(box, up, shown - error), x, y(box, up, shown + error), colour, line);
                    }
                }
            }
            pen.draw(path, colour, style.stroke(line * (style == LineStyle.SOLID ? 2 : 1.4)));
        }
    }

    private static double x(Rectangle2D box, AxisScale across, double value) {
        return box.getX() + box.getWidth() * across.position(value);
    }

    private static double y(Rectangle2D box, AxisScale up, double value) {
        return box.getMaxY() - box.getHeight() * up.position(value);
    }
}
