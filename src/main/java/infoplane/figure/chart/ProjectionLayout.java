package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.AxisScale;
import infoplane.figure.FigureStyle;
import infoplane.figure.Legend;
import infoplane.figure.Ticks;
import infoplane.measuring.ProjectedRows;
import infoplane.measuring.Projection;
import java.awt.geom.Rectangle2D;
import java.util.OptionalInt;

/** The layout of a figure of a projection. */
final class ProjectionLayout {
    final Rectangle2D plot;
    final Legend legend;
    final AxisScale across;
    final AxisScale up;
    final Ticks acrossTicks;
    final Ticks upTicks;

    ProjectionLayout(ProjectionFigure figure, double width, double height, FigureStyle style) {
        double letter = style.fontSize();
        Projection basis = figure.subject().basis();
        double left = letter * (basis.axes() > 1 ? 6.4 : 2.2);
        double right = letter;
        double top = letter * (style.title() ? 2.6 : 0.4);
        legend = new Legend(
                ProjectionColours.legend(figure, letter, style.title()),
                left,
                top,
                Math.max(left + 1, width - right),
                letter * 0.92);
        top += legend.height() + letter * 0.3;
        plot = new Rectangle2D.Double(
                left, top, Math.max(2, width - left - right), Math.max(2, height - top - letter * 3.9));
        across = axis(basis.across());
        up = axis(basis.up());
        acrossTicks = across.ticks((int) Math.max(2, plot.getWidth() / (letter * 6)));
        upTicks = up.ticks((int) Math.max(2, plot.getHeight() / (letter * 3.2)));
    }

    private static AxisScale axis(Range range) {
        return AxisScale.linear(range.lower(), range.upper());
    }

    double x(double value) {
        return plot.getX() + plot.getWidth() * across.position(value);
    }

    double y(double value) {
        return plot.getMaxY() - plot.getHeight() * up.position(value);
    }

    /** A pass over all points takes a fraction of a millisecond. */
    OptionalInt nearest(ProjectedRows rows, double x, double y, double reach) {
        float[] places = rows.places();
        double closest = reach * reach;
        int found = -1;
        double perUnitX = plot.getWidth() / (across.upper() - across.lower());
        double perUnitY = plot.getHeight() / (up.upper() - up.lower());
        for (int row = 0; row < rows.rows(); row++) {
            double dx = plot.getX() + (places[2 * row] - across.lower()) * perUnitX - x;
            double dy = plot.getMaxY() - (places[2 * row + 1] - up.lower()) * perUnitY - y;
            double distance = dx * dx + dy * dy;
            if (distance < closest) {
                closest = distance;
                found = row;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
