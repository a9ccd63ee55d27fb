package infoplane.figure.chart;

import infoplane.figure.AxisPainter;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Marker;
import infoplane.figure.Marks;
import infoplane.figure.Pen;
import infoplane.figure.plane.Cloud;
import infoplane.measuring.ProjectedRows;
import infoplane.measuring.Projection;

/** Paints a figure of a projection. */
final class ProjectionPainter {
    private static final int PALE = 0x50ffffff;
    /** Colours of classes mix where points are many. */
    private static final int OPAQUE = 0xffffffff;

    private final Pen pen;
    private final ProjectionFigure figure;
    private final ProjectionLayout layout;
    private final FigureColours colours;
    private final double letter;

    ProjectionPainter(Pen pen, ProjectionFigure figure, ProjectionLayout layout) {
        this.pen = pen;
        this.figure = figure;
        this.layout = layout;
        colours = pen.colours();
        letter = pen.style().fontSize();
    }

    void paint() {
        if (pen.style().title()) {
            pen.text(
                    figure.title(),
                    layout.plot.getX(),
                    letter * 0.9,
                    0,
                    1,
                    FigureFont.MEDIUM,
                    letter * 1.2,
                    colours.ink());
        }
        layout.legend.paint(pen, layer -> true);
        ProjectedRows rows = figure.rows();
        Cloud.paint(pen.graphics(), layout.plot, rows.rows(), marks -> draw(marks, rows));
        Projection basis = figure.subject().basis();
        AxisPainter axes = new AxisPainter(pen, layout.plot);
        axes.frame();
        axes.across(layout.across, layout.acrossTicks, title("First axis", basis.share(0)));
        if (basis.axes() > 1) {
            axes.up(layout.up, layout.upTicks, title("Second axis", basis.share(1)), letter);
        }
    }

    private static String title(String axis, double share) {
        return axis + " (" + ProjectionFigure.percent(share) + ")";
    }

    /** The chosen input lies on top, then the marked ones, then all others in an order that favours no class. */
    private void draw(Marks marks, ProjectedRows rows) {
        ProjectionColours argb = new ProjectionColours(figure, colours, rows);
        double diameter = pen.style().pointSize() > 0 ? pen.style().pointSize() : letter * Cloud.share(rows.rows());
        int stride = stride(rows.rows());
        int steps = marks.fromTop() ? -1 : 1;
        for (int level = marks.fromTop() ? 2 : 0; level >= 0 && level <= 2; level += steps) {
            for (int step = 0; step < rows.rows(); step++) {
                int row = (int) ((long) step * stride % rows.rows());
                if (level(row / rows.draws()) == level) {
                    draw(marks, rows, row, argb.of(row), diameter, level);
                }
            }
            if (figure.view().count() == 0 && figure.view().chosen() == null && level == 0) {
                return;
            }
        }
    }

    private void draw(Marks marks, ProjectedRows rows, int row, int colour, double diameter, int level) {
        double x = layout.x(rows.places()[2 * row]);
        double y = layout.y(rows.places()[2 * row + 1]);
        boolean pale = level == 0 && figure.view().count() > 0;
        double size = level == 2 ? Math.max(letter * 0.75, diameter * 1.8) : level == 1 ? diameter * 1.35 : diameter;
        int edge = level == 2 ? colours.ink().getRGB() : level == 1 ? colours.legible(colour, 1) : 0;
        marks.marker(level == 2 ? Marker.DIAMOND : Marker.CIRCLE, x, y, size, colour & (pale ? PALE : OPAQUE), edge);
    }

    private int level(int input) {
        Integer chosen = figure.view().chosen();
        return chosen != null && chosen == input ? 2 : figure.view().marks(input) ? 1 : 0;
    }

    /** A step about a golden section of the rows wide that visits each once. */
    private static int stride(int rows) {
        int step = Math.max(1, (int) (rows * 0.6180339887498949));
        while (gcd(step, rows) > 1) {
            step++;
        }
        return step;
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }
}
