package infoplane.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Arrowheads at the edges of a plot for values beyond its axes. Marks that lie together share a text with the value that is
 * farthest out.
 */
public final class EdgeMarks {
    /** The edge at which a value leaves the plot. */
    public enum Edge {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM;

        private boolean upright() {
            return this == LEFT || this == RIGHT;
        }
    }

    /** In letters. Marks nearer than this share an arrowhead. */
    private static final double APART = 0.7;
    /** In letters. Marks nearer than this share a text. */
    private static final double TOGETHER = 5;

    private static final double SIZE = 0.7;

    /** @param along x of a mark at the top or bottom, y of a mark at a side */
    private record Mark(double along, double value, Color colour) {}

    private final Pen pen;
    private final Rectangle2D plot;
    private final double letter;
    private final Map<Edge, List<Mark>> marks = new EnumMap<>(Edge.class);

    public EdgeMarks(Pen pen, Rectangle2D plot) {
        this.pen = pen;
        this.plot = plot;
        letter = pen.style().fontSize();
    }

    /**
     * @param along x of the value if it leaves at the top or bottom, y if it leaves at a side; ignored outside the plot
     * @param value in the unit of the axis
     */
    public void add(Edge edge, double along, double value, Color colour) {
        boolean inside = edge.upright()
                ? along >= plot.getY() && along <= plot.getMaxY()
                : along >= plot.getX() && along <= plot.getMaxX();
        if (inside) {
            marks.computeIfAbsent(edge, key -> new ArrayList<>()).add(new Mark(along, value, colour));
        }
    }

    public void paint() {
        marks.forEach((edge, all) -> {
            all.sort(Comparator.comparingDouble(Mark::along));
            double gap = letter * (edge.upright() ? TOGETHER / 3 : TOGETHER);
            String before = "";
            for (int from = 0, to = 1; to <= all.size(); to++) {
                if (to == all.size() || all.get(to).along() - all.get(to - 1).along() > gap) {
                    before = paint(edge, all.subList(from, to), before);
                    from = to;
                }
            }
        });
    }

    /** @return the text, which is not repeated if it is the same as before */
    private String paint(Edge edge, List<Mark> together, String before) {
        double last = Double.NEGATIVE_INFINITY;
        Mark farthest = together.get(0);
        for (Mark mark : together) {
            if (mark.along() - last >= letter * APART) {
                arrow(edge, mark);
                last = mark.along();
            }
            boolean low = edge == Edge.LEFT || edge == Edge.BOTTOM;
            if (low ? mark.value() < farthest.value() : mark.value() > farthest.value()) {
                farthest = mark;
            }
        }
        boolean several = together.stream()
                .anyMatch(mark -> mark.value() != together.get(0).value());
        String value = Ticks.brief(farthest.value());
        if (!value.equals(before)) {
            name(edge, farthest, (several ? "to " : "") + value);
        }
        return value;
    }

    private void arrow(Edge edge, Mark mark) {
        double half = letter * SIZE / 2;
        Path2D arrow = new Path2D.Double();
        double x = x(edge, mark, 0.1);
        double y = y(edge, mark, 0.1);
        double back = edge == Edge.LEFT || edge == Edge.TOP ? letter * SIZE : -letter * SIZE;
        arrow.moveTo(x, y);
        if (edge.upright()) {
            arrow.lineTo(x + back, y - half);
            arrow.lineTo(x + back, y + half);
        } else {
            arrow.lineTo(x - half, y + back);
            arrow.lineTo(x + half, y + back);
        }
        arrow.closePath();
        pen.stroke(arrow, pen.colours().backgroundAt(200), pen.style().lineWidth() * 2.5);
        pen.fill(arrow, mark.colour());
    }

    private void name(Edge edge, Mark mark, String text) {
        double size = letter * 0.92;
        double half = FigureFont.REGULAR.width(text, size) / 2 + letter * 0.2;
        double away = SIZE + 0.4;
        double x = edge.upright()
                ? x(edge, mark, away)
                : Math.max(plot.getX() + half, Math.min(plot.getMaxX() - half, mark.along()));
        double y = edge.upright()
                ? Math.max(plot.getY() + letter, Math.min(plot.getMaxY() - letter, mark.along()))
                : y(edge, mark, away);
        double across = edge == Edge.LEFT ? 0 : edge == Edge.RIGHT ? 1 : 0.5;
        double up = edge == Edge.TOP ? 1 : edge == Edge.BOTTOM ? 0 : 0.5;
        pen.haloed(
                text, x, y, across, up, FigureFont.REGULAR, size, pen.colours().ink());
    }

    /** @param inwards distance from the edge, in letters */
    private double x(Edge edge, Mark mark, double inwards) {
        return edge == Edge.LEFT
                ? plot.getX() + inwards * letter
                : edge == Edge.RIGHT ? plot.getMaxX() - inwards * letter : mark.along();
    }

    private double y(Edge edge, Mark mark, double inwards) {
        return edge == Edge.TOP
                ? plot.getY() + inwards * letter
                : edge == Edge.BOTTOM ? plot.getMaxY() - inwards * letter : mark.along();
    }
}
