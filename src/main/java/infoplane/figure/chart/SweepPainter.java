package infoplane.figure.chart;

import infoplane.figure.AxisPainter;
import infoplane.figure.AxisScale;
import infoplane.figure.ColourMap;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.figure.Ticks;
import infoplane.findings.Ensemble.Summary;
import infoplane.findings.SweepRow;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Paints a figure of a sweep. */
final class SweepPainter {
    private static final int BAND_OPACITY = 60;
    private static final int LINE_OPACITY = 190;
    /** Ends of an axis whose quotient is above this are shown on a logarithmic one. */
    private static final double LOGARITHMIC_FROM = 20;

    private static final int BAR_STEPS = 128;

    private final SweepFigure figure;
    private final SweepView view;
    private final Pen pen;
    private final FigureColours colours;
    private final double letter;
    private final double thin;
    private final double width;
    private final double height;
    private final Rectangle2D plot;
    private final double least;
    private final double most;

    SweepPainter(SweepFigure figure, Pen pen, double width, double height) {
        this.figure = figure;
        this.pen = pen;
        this.width = width;
        this.height = height;
        view = figure.view();
        colours = pen.colours();
        letter = pen.style().fontSize();
        thin = pen.style().lineWidth();
        least = numbers().min().orElse(0);
        most = Math.max(numbers().max().orElse(1), least + 1e-9);
        plot = plot();
    }

    private DoubleStream numbers() {
        return view.kind() == SweepView.SweepKind.AXES
                ? figure.rows().stream().mapToDouble(figure::number)
                : figure.summaries(view.over().size()).values().stream()
                        .flatMapToDouble(one -> view.kind() == SweepView.SweepKind.CURVE && !Double.isNaN(one.low())
                                ? DoubleStream.of(one.mean().bits(), one.low(), one.high())
                                : DoubleStream.of(one.mean().bits()));
    }

    private Rectangle2D plot() {
        double top = letter * (pen.style().title() ? 4.6 : 2.6);
        double left = letter * 5;
        if (view.kind() == SweepView.SweepKind.MAP) {
            left = letter * 3.4 + widest(figure.values(view.over().get(1)));
        } else if (view.kind() == SweepView.SweepKind.AXES) {
            left = letter * 1.5 + widest(figure.values(view.over().get(0)));
        }
        double right = view.kind() == SweepView.SweepKind.CURVE ? legendWidth() : letter * 7;
        return new Rectangle2D.Double(
                left, top, Math.max(1, width - left - right), Math.max(1, height - top - letter * 4.2));
    }

    private double legendWidth() {
        return view.over().size() < 2
                ? letter * 1.6
                : letter * 1.6
                        + Math.max(
                                FigureFont.MEDIUM.width(
                                        SweepFigure.last(view.over().get(1)), letter),
                                letter * 2 + widest(figure.values(view.over().get(1))));
    }

    private double widest(List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> FigureFont.REGULAR.width(brief(text), letter))
                .max()
                .orElse(0);
    }

    /** Values may be long lists or objects. */
    private static String brief(String value) {
        return value.length() <= 22 ? value : value.substring(0, 21) + "…";
    }

    void paint() {
        pen.background(width, height);
        if (pen.style().title()) {
            pen.text(figure.title(), letter, letter * 0.9, 0, 1, FigureFont.MEDIUM, letter * 1.25, colours.ink());
        }
        pen.text(
                figure.subtitle(),
                letter,
                plot.getY() - letter * 1.6,
                0,
                0,
                FigureFont.REGULAR,
                letter,
                colours.muted());
        if (figure.rows().isEmpty()) {
            new AxisPainter(pen, plot).frame();
            pen.text(
                    "No run that finished has this number.",
                    plot.getCenterX(),
                    plot.getCenterY(),
                    0.5,
                    0.5,
                    FigureFont.REGULAR,
                    letter,
                    colours.muted());
            return;
        }
        switch (view.kind()) {
            case MAP -> map();
            case CURVE -> curves();
            case AXES -> axes();
        }
    }

    private Color colour(double number) {
        return ColourMap.VIRIDIS.colour((number - least) / (most - least));
    }

    private void map() {
        List<String> across = figure.values(view.over().get(0));
        List<String> up = figure.values(view.over().get(1));
        Map<List<String>, Summary> cells = figure.summaries(2);
        double wide = plot.getWidth() / across.size();
        double tall = plot.getHeight() / up.size();
        boolean legible = wide > letter * 3.4 && tall > letter * 1.4;
        for (int column = 0; column < across.size(); column++) {
            for (int row = 0; row < up.size(); row++) {
                Rectangle2D cell = new Rectangle2D.Double(
                        plot.getX() + column * wide, plot.getMaxY() - (row + 1) * tall, wide, tall);
                Summary summary = cells.get(List.of(across.get(column), up.get(row)));
                if (summary == null) {
                    pen.fill(cell, colours.shade());
                    continue;
                }
                double number = summary.mean().bits();
                pen.fill(cell, colour(number));
                figure.tell(pen, across.get(column), up.get(row), summary, cell.getCenterX(), cell.getCenterY());
                if (legible) {
                    pen.text(
                            Ticks.brief(rounded(number)),
                            cell.getCenterX(),
                            cell.getCenterY(),
                            0.5,
                            0.5,
                            FigureFont.REGULAR,
                            letter,
                            (number - least) / (most - least) > 0.6 ? Color.BLACK : Color.WHITE);
                }
            }
        }
        AxisPainter axes = new AxisPainter(pen, plot);
        axes.frame();
        axes.across(places(across), ticks(across, wide), view.over().get(0));
        axes.up(places(up), ticks(up, Double.MAX_VALUE), view.over().get(1), letter);
        bar();
    }

    private static double rounded(double number) {
        return new java.math.BigDecimal(number)
                .round(new java.math.MathContext(3))
                .doubleValue();
    }

    /** One place for each value, with half a place of air. */
    private static AxisScale places(List<String> values) {
        return AxisScale.linear(-0.5, values.size() - 0.5);
    }

    /** A tick at every value, or at as many as have room. */
    private Ticks ticks(List<String> values, double room) {
        int step = (int) Math.max(1, Math.ceil((widest(values) + letter) / room));
        return new Ticks(
                IntStream.range(0, values.size())
                        .filter(place -> place % step == 0)
                        .mapToObj(place -> new Ticks.Tick(place, brief(values.get(place))))
                        .toList(),
                List.of());
    }

    private void bar() {
        Rectangle2D bar = new Rectangle2D.Double(plot.getMaxX() + letter, plot.getY(), letter, plot.getHeight());
        for (int step = 0; step < BAR_STEPS; step++) {
            double tall = bar.getHeight() / BAR_STEPS;
            pen.fill(
                    new Rectangle2D.Double(bar.getX(), bar.getMaxY() - (step + 1) * tall, bar.getWidth(), tall * 1.05),
                    ColourMap.VIRIDIS.colour((step + 0.5) / BAR_STEPS));
        }
        AxisScale scale = AxisScale.linear(least, most);
        AxisPainter axis = new AxisPainter(pen, bar);
        axis.frame();
        axis.rightOf(scale, scale.ticks((int) Math.max(2, bar.getHeight() / (letter * 4))));
        pen.text(
                view.outcome().axis(),
                width - letter * 0.6,
                bar.getY() - letter * 0.6,
                1,
                0,
                FigureFont.MEDIUM,
                letter,
                colours.ink());
    }

    private void curves() {
        List<String> values = figure.values(view.over().get(0));
        double[] numbers = numeric(values);
        AxisScale across = numbers.length < 2 ? places(values) : spread(numbers);
        double air = (most - least) * 0.06;
        AxisScale up = AxisScale.linear(least - air, most + air);
        AxisPainter axes = new AxisPainter(pen, plot);
        int about = (int) Math.max(2, plot.getWidth() / (letter * 6));
        axes.across(
                across,
                numbers.length < 2 ? ticks(values, plot.getWidth() / values.size()) : across.ticks(about),
                view.over().get(0));
        axes.up(
                up,
                up.ticks((int) Math.max(2, plot.getHeight() / (letter * 4))),
                view.outcome().axis(),
                letter);
        axes.frame();
        boolean several = view.over().size() > 1;
        List<String> lines = several ? figure.values(view.over().get(1)) : List.of("");
        Map<List<String>, Summary> means = figure.summaries(several ? 2 : 1);
        for (int line = 0; line < lines.size(); line++) {
            List<double[]> points = new ArrayList<>(); // x, mean, low, high
            for (int place = 0; place < values.size(); place++) {
                Summary mean =
                        means.get(several ? List.of(values.get(place), lines.get(line)) : List.of(values.get(place)));
                if (mean != null) {
                    double x = plot.getX()
                            + plot.getWidth() * across.position(numbers.length < 2 ? place : numbers[place]);
                    figure.tell(
                            pen,
                            values.get(place),
                            lines.get(line),
                            mean,
                            x,
                            y(up, mean.mean().bits()));
                    points.add(new double[] {x, y(up, mean.mean().bits()), y(up, mean.low()), y(up, mean.high())});
                }
            }
            curve(points, colours.category(line));
        }
        if (several) {
            legend(lines);
        }
    }

    private double y(AxisScale up, double number) {
        return plot.getMaxY() - plot.getHeight() * up.position(number);
    }

    private void curve(List<double[]> points, Color colour) {
        List<double[]> sorted = points.stream()
                .sorted((one, other) -> Double.compare(one[0], other[0]))
                .toList();
        List<double[]> banded =
                sorted.stream().filter(point -> !Double.isNaN(point[2])).toList();
        if (!banded.isEmpty()) {
            Path2D band = new Path2D.Double();
            banded.forEach(point -> add(band, point[0], point[2]));
            for (int place = banded.size() - 1; place >= 0; place--) {
                add(band, banded.get(place)[0], banded.get(place)[3]);
            }
            band.closePath();
            pen.fill(band, faded(colour, BAND_OPACITY));
        }
        Path2D line = new Path2D.Double();
        sorted.forEach(point -> add(line, point[0], point[1]));
        if (!sorted.isEmpty()) {
            pen.stroke(line, colour, thin * 1.6);
        }
        sorted.forEach(point -> pen.fill(Marker.CIRCLE.at(point[0], point[1], letter * 0.5), colour));
    }

    private static void add(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static Color faded(Color colour, int opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
    }

    private void legend(List<String> lines) {
        double x = plot.getMaxX() + letter * 0.8;
        double y = plot.getY();
        pen.haloed(SweepFigure.last(view.over().get(1)), x, y, 0, 1, FigureFont.MEDIUM, letter, colours.ink());
        for (int line = 0; line < lines.size(); line++) {
            y += letter * 1.35;
            pen.line(x, y + letter * 0.36, x + letter * 1.4, y + letter * 0.36, colours.category(line), thin * 1.6);
            pen.haloed(brief(lines.get(line)), x + letter * 1.9, y, 0, 1, FigureFont.REGULAR, letter, colours.ink());
        }
    }

    /** The values as numbers; nothing if one is no number. */
    private static double[] numeric(List<String> values) {
        try {
            return values.stream().mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }

    private static AxisScale spread(double[] numbers) {
        double lower = DoubleStream.of(numbers).min().orElseThrow();
        double upper = DoubleStream.of(numbers).max().orElseThrow();
        if (lower > 0 && upper / lower > LOGARITHMIC_FROM) {
            double air = Math.pow(upper / lower, 0.04);
            return new AxisScale(AxisScale.Spacing.LOG, lower / air, upper * air);
        }
        double air = (upper - lower) * 0.04;
        return AxisScale.linear(lower - air, upper + air);
    }

    /** Parallel axes: one for each field, and the outcome as the last. */
    private void axes() {
        List<String> fields = view.over();
        double step = plot.getWidth() / fields.size();
        for (SweepRow row : figure.rows()) {
            Path2D line = new Path2D.Double();
            for (int axis = 0; axis <= fields.size(); axis++) {
                double x = plot.getX() + axis * step;
                double y = plot.getMaxY() - plot.getHeight() * place(row, axis);
                add(line, x, y);
                figure.tell(pen, row, axis, x, y);
            }
            pen.stroke(line, faded(colour(figure.number(row)), LINE_OPACITY), thin * 1.4);
        }
        for (int axis = 0; axis < fields.size(); axis++) {
            double x = plot.getX() + axis * step;
            pen.line(x, plot.getY(), x, plot.getMaxY(), colours.axis(), thin);
            List<String> values = figure.values(fields.get(axis));
            for (Ticks.Tick tick : ticks(values, Double.MAX_VALUE).major()) {
                pen.haloed(
                        tick.label(),
                        x - letter * 0.4,
                        y(places(values), tick.value()),
                        1,
                        0.5,
                        FigureFont.REGULAR,
                        letter,
                        colours.ink());
            }
            pen.text(
                    SweepFigure.last(fields.get(axis)),
                    x,
                    plot.getMaxY() + letter * (axis % 2 == 0 ? 0.9 : 2.3),
                    axis == 0 ? 0 : 0.5,
                    1,
                    FigureFont.MEDIUM,
                    letter,
                    colours.ink());
        }
        bar();
    }

    /** @param axis from 0; the last is the outcome @return 0 at the lower end of the axis, 1 at the upper */
    double place(SweepRow row, int axis) {
        if (axis == view.over().size()) {
            return AxisScale.linear(least, most).position(figure.number(row));
        }
        String field = view.over().get(axis);
        List<String> values = figure.values(field);
        return places(values).position(values.indexOf(figure.value(row, field)));
    }

    /** The parallel axes, each from its upper to its lower end. */
    List<Line2D> lines() {
        return IntStream.rangeClosed(0, view.over().size())
                .mapToObj(axis -> plot.getX()
                        + axis * plot.getWidth() / Math.max(1, view.over().size()))
                .<Line2D>map(x -> new Line2D.Double(x, plot.getY(), x, plot.getMaxY()))
                .toList();
    }
}
