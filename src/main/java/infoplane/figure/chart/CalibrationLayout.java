package infoplane.figure.chart;

import infoplane.calibration.CalibrationResult;
import infoplane.calibration.CalibrationTask;
import infoplane.core.Information;
import infoplane.figure.AxisScale;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.Ticks;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The layout of a calibration figure. */
final class CalibrationLayout {
    /**
     * Estimates extend the axis up to this multiple of the largest true value. Estimates beyond are drawn as arrows at the
     * end.
     */
    private static final double MOST_OVER_TRUTH = 1.35;

    private static final double MOST_BELOW_ZERO = 0.15;

    final List<CalibrationTask> tasks;
    final List<Rectangle2D> columns = new ArrayList<>();
    final AxisScale across;
    final Ticks ticks;
    final double line;

    CalibrationLayout(CalibrationFigure figure, double width, double height, FigureStyle style) {
        tasks = figure.tasks();
        across = scale(figure);
        double letter = style.fontSize();
        double top = letter * (style.title() ? 6.4 : 4);
        double bottom = letter * 4.6;
        double names = 0;
        for (CalibrationTask task : tasks) {
            names = Math.max(names, FigureFont.REGULAR.width(task.id(), letter));
        }
        double left = names + letter * 1.6;
        double gap = letter * 1.1;
        int count = Math.max(1, figure.estimators().size());
        double each = Math.max(1, (width - left - letter * 1.2 - gap * (count - 1)) / count);
        double tall = Math.max(1, height - top - bottom);
        for (int column = 0; column < count; column++) {
            columns.add(new Rectangle2D.Double(left + column * (each + gap), top, each, tall));
        }
        line = tall / Math.max(1, tasks.size());
        ticks = across.ticks((int) Math.max(2, each / (letter * 4)));
    }

    private static AxisScale scale(CalibrationFigure figure) {
        InformationUnit unit = figure.unit();
        double truth = 0;
        double least = 0;
        double most = 0;
        for (CalibrationResult result : figure.results()) {
            truth = Math.max(truth, unit.of(result.task().truth()));
            Information mean = result.mean();
            if (mean != null && Double.isFinite(mean.nats())) {
                least = Math.min(least, unit.of(mean));
                most = Math.max(most, unit.of(mean));
            }
        }
        double whole = truth > 0 ? truth : 1;
        double upper = Math.max(whole, Math.min(most, whole * MOST_OVER_TRUTH));
        double lower = Math.max(least, -whole * MOST_BELOW_ZERO);
        double air = (upper - lower) * 0.05;
        return AxisScale.linear(lower - air, upper + air);
    }

    double x(Rectangle2D column, double amount) {
        return column.getX() + column.getWidth() * across.position(amount);
    }

    /** The middle of a task's line. */
    double y(int task) {
        return columns.get(0).getY() + (task + 0.5) * line;
    }
}
