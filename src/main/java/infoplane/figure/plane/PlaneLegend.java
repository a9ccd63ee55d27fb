package infoplane.figure.plane;

import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.measuring.Layer;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The entries of a plane's legend: layers, runs if there are several, guides, warnings. */
final class PlaneLegend {
    /** With more runs, their colours repeat, so their names are left out. */
    private static final int MOST_RUNS = 24;

    private static final double MARKER = 0.8;
    private static final double LINE = 1.6;

    private PlaneLegend() {}

    static List<Legend.Item> items(List<PlaneSeries> series, PlaneView view, FigureStyle style) {
        return Legend.listed(items(series, view), view::showsLayer, style);
    }

    private static List<Legend.Item> items(List<PlaneSeries> series, PlaneView view) {
        List<Legend.Item> items = new ArrayList<>();
        if (!view.shows(PlaneMark.LEGEND)) {
            return items;
        }
        int layers = series.stream().mapToInt(PlaneSeries::layerCount).max().orElse(0);
        for (int layer = 1; layer <= layers; layer++) {
            int number = layer;
            items.add(new Legend.Item(
                    layer,
                    Formula.of(Layer.symbol(layer)),
                    MARKER,
                    (pen, x, y, shown) -> layerSample(pen, view, number, layers, x, y, shown)));
        }
        if (series.size() > 1 && series.size() <= MOST_RUNS) {
            List<String> names = PlaneFigure.namesOf(series);
            boolean any = !series.stream().allMatch(PlaneSeries::placeless);
            for (int run = 0; run < names.size(); run++) {
                if (any && series.get(run).placeless()) {
                    continue; // named below
                }
                int number = series.get(run).colour(run);
                items.add(new Legend.Item(
                        0, names.get(run), MARKER, (pen, x, y, shown) -> runSample(pen, view, number, x, y)));
            }
        }
        addGuides(items, series, view);
        return items;
    }

    private static void addGuides(List<Legend.Item> items, List<PlaneSeries> series, PlaneView view) {
        if (view.shows(PlaneMark.DIAGONAL)) {
            items.add(new Legend.Item(
                    0,
                    Formula.of("I(T;Y) = I(X;T)"),
                    LINE,
                    (pen, x, y, shown) -> pen.dashed(
                            x,
                            y,
                            x + letters(pen, LINE),
                            y,
                            pen.colours().guide(),
                            pen.style().lineWidth())));
        }
        if (view.shows(PlaneMark.IB_LIMIT)) {
            items.add(new Legend.Item(
                    0,
                    "IB limit",
                    LINE,
                    (pen, x, y, shown) -> pen.line(
                            x,
                            y,
                            x + letters(pen, LINE),
                            y,
                            pen.colours().ink(),
                            pen.style().lineWidth() * 2)));
        }
        int runs = series.stream().mapToInt(PlaneSeries::runs).max().orElse(1);
        if (runs > 1) {
            items.add(new Legend.Item(0, "mean ± 1 sd of " + runs + " runs", LINE, PlaneLegend::spreadSample));
        }
        addPlaceless(items, series);
        addProvisional(items, series);
        if (view.shows(PlaneMark.WARNINGS) && series.stream().anyMatch(PlaneSeries::hasDoubtful)) {
            items.add(new Legend.Item(
                    0,
                    "flagged",
                    MARKER,
                    (pen, x, y, shown) -> pen.stroke(
                            Marker.CIRCLE.at(x + letters(pen, 0.4), y, letters(pen, 0.75)),
                            pen.colours().warning(),
                            pen.style().lineWidth() * 1.4)));
        }
    }

    /** Names the series without places if other series have points. If none has, the plane itself shows the reasons. */
    private static void addPlaceless(List<Legend.Item> items, List<PlaneSeries> series) {
        List<String> names = PlaneFigure.namesOf(series);
        for (int number = 0; number < names.size() && !series.stream().allMatch(PlaneSeries::placeless); number++) {
            if (series.get(number).placeless()) {
                items.add(new Legend.Item(
                        0, names.get(number) + ": no place in the plane", MARKER, (pen, x, y, shown) -> {}));
            }
        }
    }

    /** Marks provisional series, with their names if the others are final. */
    private static void addProvisional(List<Legend.Item> items, List<PlaneSeries> series) {
        List<String> names = PlaneFigure.namesOf(series);
        String which = IntStream.range(0, series.size())
                .filter(number -> series.get(number).provisional())
                .mapToObj(names::get)
                .collect(Collectors.joining(", "));
        if (!which.isEmpty()) {
            boolean all = series.stream().allMatch(PlaneSeries::provisional);
            items.add(new Legend.Item(
                    0,
                    "provisional" + (all ? "" : " (" + which + ")") + ": bins span the activations seen so far",
                    MARKER,
                    PlaneLegend::provisionalSample));
        }
    }

    /** A dashed line: the range of the bins may still grow. */
    private static void provisionalSample(Pen pen, double x, double y, boolean shown) {
        pen.dashed(
                x,
                y,
                x + letters(pen, MARKER),
                y,
                pen.colours().ink(),
                pen.style().lineWidth() * 2);
    }

    private static void spreadSample(Pen pen, double x, double y, boolean shown) {
        Color ink = pen.colours().muted();
        Color pale = new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 0xa0);
        pen.stroke(
                new Ellipse2D.Double(x, y - letters(pen, 0.4), letters(pen, LINE), letters(pen, 0.8)),
                pale,
                pen.style().lineWidth() * 1.2);
        pen.fill(Marker.CIRCLE.at(x + letters(pen, LINE / 2), y, letters(pen, 0.4)), ink);
    }

    private static double letters(Pen pen, double count) {
        return pen.style().fontSize() * count;
    }

    private static void layerSample(Pen pen, PlaneView view, int layer, int layers, double x, double y, boolean shown) {
        Shape marker = Marker.ofLayer(layer).at(x + letters(pen, 0.4), y, letters(pen, 0.62));
        Color colour = view.colouring() == PlaneView.Colouring.LAYER
                ? pen.colours().layer(layer, layers)
                : pen.colours().muted();
        if (shown) {
            pen.fill(marker, colour);
        } else {
            pen.stroke(marker, pen.colours().axis(), pen.style().lineWidth());
        }
    }

    private static void runSample(Pen pen, PlaneView view, int run, double x, double y) {
        Shape marker = Marker.CIRCLE.at(x + letters(pen, 0.4), y, letters(pen, 0.62));
        if (view.colouring() == PlaneView.Colouring.RUN) {
            pen.fill(marker, pen.colours().category(run));
        } else {
            double line = pen.style().lineWidth() * 1.8;
            pen.line(
                    x - letters(pen, 0.25),
                    y,
                    x + letters(pen, 1.05),
                    y,
                    pen.colours().category(run),
                    line);
            pen.fill(marker, pen.colours().background());
            pen.stroke(marker, pen.colours().category(run), line);
        }
    }
}
