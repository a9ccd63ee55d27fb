package infoplane.figure.chart;

import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.LineStyle;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.measuring.Layer;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The entries of a chart's legend: kinds of line, then layers. */
final class ChartLegend {
    /** Length of a line sample, in letters: longer than two of the longest dashes. */
    private static final double LINE = 2.2;

    private ChartLegend() {}

    static List<Legend.Item> items(List<ChartPanel> panels, ChartView view) {
        List<Legend.Item> items = new ArrayList<>();
        TreeSet<Integer> layers = new TreeSet<>();
        for (ChartPanel panel : panels) {
            for (ChartPanel.DrawnCurve curve : panel.curves()) {
                if (!CurvePath.hasLine(curve, panel.logarithmic())) {
                    continue;
                }
                if (curve.layer() > 0) {
                    layers.add(curve.layer());
                }
                if (!curve.name().isEmpty()
                        && items.stream().noneMatch(item -> item.text().equals(curve.name()))) {
                    items.add(kind(curve));
                }
            }
        }
        int count = ChartLayout.layers(panels);
        for (int layer : layers) {
            items.add(new Legend.Item(layer, Formula.of(Layer.symbol(layer)), LINE, (pen, x, y, shown) -> {
                Color colour = shown
                        ? pen.colours().layer(layer, count)
                        : pen.colours().axis();
                line(pen, x, y, colour, LineStyle.SOLID, shown ? 2 : 1);
            }));
        }
        return view.legend() ? items : List.of();
    }

    private static Legend.Item kind(ChartPanel.DrawnCurve curve) {
        return new Legend.Item(0, curve.name(), LINE, (pen, x, y, shown) -> kindSample(pen, curve, x, y));
    }

    private static void kindSample(Pen pen, ChartPanel.DrawnCurve curve, double x, double y) {
        boolean faint = curve.style() == LineStyle.FAINT;
        Color layered = faint ? pen.colours().guide() : pen.colours().ink();
        Color colour = curve.layer() > 0 ? layered : curve.colour(pen.colours(), 0);
        line(pen, x, y, colour, curve.style(), faint ? 0.8 : 2);
        Marker marker = curve.marker();
        if (marker != null) {
            double letter = pen.style().fontSize();
            Shape shape = marker.at(x + LINE / 2 * letter, y, letter * 0.55);
            pen.fill(shape, pen.colours().background());
            pen.stroke(shape, colour, pen.style().lineWidth() * 1.4);
        }
    }

    private static void line(Pen pen, double x, double y, Color colour, LineStyle style, double widths) {
        pen.draw(
                new Line2D.Double(x, y, x + LINE * pen.style().fontSize(), y),
                colour,
                style.stroke(pen.style().lineWidth() * widths));
    }
}
