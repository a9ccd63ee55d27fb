package infoplane.figure.chart;

import infoplane.core.Information;
import infoplane.figure.AxisPainter;
import infoplane.figure.AxisScale;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.figure.Readings;
import infoplane.figure.Ticks;
import infoplane.findings.Interval;
import infoplane.findings.JointGauge;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import infoplane.scales.GaugeVerdict;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays out and paints a figure of coordinates. */
final class GaugePainter {
    private static final int BAND_OPACITY = 90;
    private static final double SAMPLE = 1.2;

    private final GaugeFigure figure;
    private final Pen pen;
    private final double width;
    private final double height;
    private final FigureColours colours;
    private final double letter;
    private final double thin;
    private final List<GaugeFigure.Line> lines;

    GaugePainter(GaugeFigure figure, Pen pen, double width, double height) {
        this.figure = figure;
        this.pen = pen;
        this.width = width;
        this.height = height;
        colours = pen.colours();
        letter = pen.style().fontSize();
        thin = pen.style().lineWidth();
        lines = figure.lines();
    }

    void paint() {
        pen.background(width, height);
        double top = letter * 0.7;
        if (pen.style().title()) {
            pen.text(figure.title(), letter, letter * 0.9, 0, 1, FigureFont.MEDIUM, letter * 1.2, colours.ink());
            top = letter * 2.5;
        }
        Legend legend = new Legend(legend(), letter, top, width - letter, letter);
        legend.paint(pen, layer -> true);
        top += legend.height() + letter * 0.4;
        double left = letter
                + lines.stream()
                        .mapToDouble(line -> FigureFont.REGULAR.width(name(line), letter))
                        .max()
                        .orElse(0)
                + letter;
        List<String> estimators = figure.estimators();
        double gap = letter * 1.4;
        double wide = Math.max(1, (width - left - letter) / Math.max(1, estimators.size()) - gap);
        double heading = letter * 1.9;
        double headings = runHeading() * figure.series().size();
        double tall = Math.max(1, height - top - heading - letter * 4);
        double each = Math.max(1, (tall - headings) / Math.max(1, lines.size()));
        AxisScale across = across();
        for (int column = 0; column < estimators.size(); column++) {
            Rectangle2D plot = new Rectangle2D.Double(
                    left + column * (wide + gap), top + heading, wide, each * lines.size() + headings);
            column(estimators.get(column), plot, across, each, column == 0);
        }
    }

    private double runHeading() {
        return figure.series().size() > 1 ? letter * 1.8 : 0;
    }

    private static String name(GaugeFigure.Line line) {
        return Formula.lowered(line.series().layer(line.layer()));
    }

    private List<Legend.Item> legend() {
        List<Legend.Item> items = new ArrayList<>(List.of(
                item("as trained", Marker.CIRCLE),
                item("unit root mean square", Marker.DIAMOND),
                item("balanced", Marker.SQUARE),
                band("orbits that all compress", GaugeVerdict.COMPRESSES),
                band("none compresses", GaugeVerdict.DOES_NOT),
                band("artefact of coordinates", GaugeVerdict.ARTEFACT),
                new Legend.Item(
                        0,
                        "half a bit",
                        SAMPLE * 1.4,
                        (own, x, y, shown) ->
                                own.dashed(x, y, x + letter * SAMPLE * 1.4, y, colours.guide(), thin * 1.4))));
        if (figure.joint()) {
            items.add(new Legend.Item(
                    0,
                    "95 % intervals of least (above) and greatest fall (below)",
                    SAMPLE * 1.4,
                    (own, x, y, shown) -> whisker(own, x, x + letter * SAMPLE * 1.4, y)));
        }
        return items;
    }

    private void whisker(Pen own, double from, double to, double y) {
        own.line(from, y, to, y, colours.ink(), thin * 1.3);
        for (double end : new double[] {from, to}) {
            own.line(end, y - letter * 0.18, end, y + letter * 0.18, colours.ink(), thin * 1.3);
        }
    }

    private Legend.Item item(String name, Marker marker) {
        return new Legend.Item(
                0,
                name,
                SAMPLE,
                (own, x, y, shown) -> own.fill(marker.at(x + letter * SAMPLE / 2, y, letter * 0.66), colours.ink()));
    }

    private Legend.Item band(String name, GaugeVerdict verdict) {
        return new Legend.Item(
                0,
                name,
                SAMPLE * 1.4,
                (own, x, y, shown) -> own.fill(
                        new Rectangle2D.Double(x, y - letter * 0.3, letter * SAMPLE * 1.4, letter * 0.6),
                        pale(colour(verdict))));
    }

    private static Color pale(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
    }

    private Color colour(GaugeVerdict verdict) {
        return switch (verdict) {
            case COMPRESSES -> colours.category(0);
            case DOES_NOT -> colours.category(2);
            case ARTEFACT -> colours.warning();
            case SATURATED, NOT_JUDGED, NOTHING_TO_AUDIT, UNDECIDED, TOO_FEW -> colours.muted();
        };
    }

    private AxisScale across() {
        double[] all = figure.series().stream()
                .flatMap(one -> one.audit().falls().stream())
                .flatMap(fall -> Stream.of(
                                fall.asTrained(), fall.unitRms(), fall.balanced(), fall.orbitMin(), fall.orbitMax())
                        .filter(Objects::nonNull))
                .mapToDouble(figure.unit()::of)
                .toArray();
        double[] ends = figure.series().stream()
                .flatMap(one -> Stream.ofNullable(one.joint()))
                .flatMap(joint -> joint.spans().stream())
                .flatMap(span -> Stream.ofNullable(span.most()))
                .mapToDouble(interval -> figure.unit().of(Information.ofBits(interval.high())))
                .toArray();
        double most = DoubleStream.concat(DoubleStream.of(all), DoubleStream.of(ends))
                .reduce(figure.unit().of(Information.ofBits(2 * GaugeAudit.THRESHOLD_BITS)), Math::max);
        return AxisScale.linear(-0.03 * most, 1.04 * most);
    }

    private void column(String estimator, Rectangle2D plot, AxisScale across, double each, boolean first) {
        String name = figure.nameOf(estimator);
        double size = Math.min(letter, letter * plot.getWidth() / Math.max(1, FigureFont.MEDIUM.width(name, letter)));
        pen.text(name, plot.getX(), plot.getY() - letter * 0.6, 0, 0, FigureFont.MEDIUM, size, colours.ink());
        Ticks ticks = across.ticks((int) Math.max(2, plot.getWidth() / (letter * 5)));
        for (Ticks.Tick tick : ticks.major()) {
            double x = x(plot, across, tick.value());
            pen.line(x, plot.getY(), x, plot.getMaxY(), colours.grid(), thin);
        }
        double threshold = x(plot, across, figure.unit().of(Information.ofBits(GaugeAudit.THRESHOLD_BITS)));
        pen.dashed(threshold, plot.getY(), threshold, plot.getMaxY(), colours.guide(), thin * 1.4);
        double y = plot.getY();
        GaugeFigure.@Nullable Audited before = null;
        for (GaugeFigure.Line line : lines) {
            if (!line.series().equals(before) && runHeading() > 0) {
                if (first) {
                    pen.text(
                            line.series().run(),
                            letter,
                            y + runHeading() * 0.55,
                            0,
                            0.5,
                            FigureFont.MEDIUM,
                            letter,
                            colours.ink());
                }
                y += runHeading();
            }
            before = line.series();
            double middle = y + each / 2;
            if (first) {
                pen.text(
                        name(line),
                        plot.getX() - letter * 0.6,
                        middle,
                        1,
                        0.5,
                        FigureFont.REGULAR,
                        letter,
                        colours.ink());
            }
            Fall fall = figure.fall(line, estimator);
            if (fall != null) {
                String of = line.series().run() + ", " + name + ", " + name(line);
                double tall = Math.min(letter, each * 0.6);
                fall(fall, of, plot, across, middle, tall);
                JointGauge.FallRange span = line.series().span(fall);
                if (span != null) {
                    whisker(span.least(), plot, across, middle - tall * 0.62);
                    whisker(span.most(), plot, across, middle + tall * 0.62);
                }
            }
            y += each;
        }
        AxisPainter axes = new AxisPainter(pen, plot);
        axes.across(
                across,
                ticks,
                Formula.of("I(X;T), maximum − end [" + figure.unit().label() + "]"));
        axes.frame();
    }

    private void fall(Fall fall, String of, Rectangle2D plot, AxisScale across, double y, double tall) {
        if (fall.verdict() == GaugeVerdict.NOT_JUDGED) {
            pen.text(
                    "no value",
                    plot.getX() + letter * 0.6,
                    y,
                    0,
                    0.5,
                    FigureFont.REGULAR,
                    letter * 0.85,
                    colours.muted());
            return;
        }
        Color colour = colour(fall.verdict());
        Information least = fall.orbitMin();
        Information most = fall.orbitMax();
        if (least != null && most != null) {
            double from = x(plot, across, figure.unit().of(least));
            double to = x(plot, across, figure.unit().of(most));
            pen.fill(new Rectangle2D.Double(from - 1, y - tall / 2, to - from + 2, tall), pale(colour));
        }
        mark(Marker.DIAMOND, fall.unitRms(), plot, across, y, colour);
        mark(Marker.SQUARE, fall.balanced(), plot, across, y, colour);
        mark(Marker.CIRCLE, fall.asTrained(), plot, across, y, colours.ink());
        tell(fall, of, "as trained", fall.asTrained(), plot, across, y);
        tell(fall, of, "unit root mean square", fall.unitRms(), plot, across, y);
        tell(fall, of, "balanced", fall.balanced(), plot, across, y);
        tell(fall, of, "least of the orbits", least, plot, across, y);
        tell(fall, of, "greatest of the orbits", most, plot, across, y);
        if (!fall.verdict().judged()) {
            double greatest = fall.most() > 0 ? fall.most() : 0; // NaN where there is no value
            double wide = FigureFont.REGULAR.width(fall.verdict().label(), letter * 0.85);
            double right = x(plot, across, figure.unit().of(Information.ofBits(greatest))) + letter; // of every mark
            double x = Math.min(right, plot.getMaxX() - wide - letter * 0.3);
            pen.haloed(fall.verdict().label(), x, y, 0, 0.5, FigureFont.REGULAR, letter * 0.85, colours.muted());
        }
    }

    private void whisker(@Nullable Interval bits, Rectangle2D plot, AxisScale across, double y) {
        if (bits != null) {
            double from = Math.max(plot.getX(), x(plot, across, figure.unit().of(Information.ofBits(bits.low()))));
            double to = x(plot, across, figure.unit().of(Information.ofBits(bits.high())));
            whisker(pen, from, to, y);
        }
    }

    private void mark(
            Marker marker, @Nullable Information value, Rectangle2D plot, AxisScale across, double y, Color colour) {
        if (value != null) {
            pen.fill(marker.at(x(plot, across, figure.unit().of(value)), y, letter * 0.66), colour);
        }
    }

    private void tell(
            Fall fall,
            String of,
            String coordinates,
            @Nullable Information value,
            Rectangle2D plot,
            AxisScale across,
            double y) {
        if (value != null) {
            double shown = figure.unit().of(value);
            pen.tell(
                    of + ", " + fall.verdict().label(),
                    coordinates + ": I(X;T) falls by " + Readings.number(shown) + " "
                            + figure.unit().label(),
                    x(plot, across, shown),
                    y);
        }
    }

    private static double x(Rectangle2D plot, AxisScale across, double value) {
        return plot.getX() + plot.getWidth() * across.position(value);
    }
}
