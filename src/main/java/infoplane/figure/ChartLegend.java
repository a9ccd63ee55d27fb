package infoplane.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the legend of a chart says: kinds of line, then layers. */
final class ChartLegend {
    private static final double LINE = 1.7;

    private ChartLegend() {}

    static List<Legend.Item> items(List<ChartPanel> panels, ChartView view) {
        List<Legend.Item> items = new ArrayList<>();
        TreeMap<Integer, Integer> colourOfLayer = new TreeMap<>();
        for (ChartPanel panel : panels) {
            for (ChartPanel.Curve curve : panel.curves()) {
                if (curve.layer() > 0) {
                    colourOfLayer.putIfAbsent(curve.layer(), curve.colour());
                }
                if (!curve.name().isEmpty()
                        && items.stream().noneMatch(item -> item.text().equals(curve.name()))) {
                    items.add(
                            new Legend.Item(0, curve.name(), LINE, (pen, x, y, shown) -> kindSample(pen, curve, x, y)));
                }
            }
        }
        for (Map.Entry<Integer, Integer> layer : colourOfLayer.entrySet()) {
            items.add(new Legend.Item(layer.getKey(), "T" + layer.getKey(), LINE, (pen, x, y, shown) -> {
                Color colour = shown
                        ? pen.colours().category(layer.getValue())
                        : pen.colours().axis();
                line(pen, x, y, colour, LineStyle.SOLID, shown ? 2 : 1);
            }));
        }
        return view.legend() ? items : List.of();
    }

    private static void kindSample(Pen pen, ChartPanel.Curve curve, double x, double y) {
        boolean faint = curve.style() == LineStyle.FAINT;
        Color layered = faint ? pen.colours().guide() : pen.colours().ink();
        Color colour = curve.layer() > 0 ? layered : pen.colours().category(curve.colour());
        line(pen, x, y, colour, curve.style(), faint ? 0.8 : 2);
    }

    private static void line(Pen pen, double x, double y, Color colour, LineStyle style, double widths) {
        pen.draw(
                new Line2D.Double(x, y, x + LINE * pen.style().fontSize(), y),
                colour,
                style.stroke(pen.style().lineWidth() * widths));
    }
}
