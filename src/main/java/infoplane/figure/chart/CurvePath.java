package infoplane.figure.chart;

import infoplane.figure.AxisScale;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A curve as a path without invisible detail: for each half user unit, the first, lowest, highest and last value. */
final class CurvePath {
    private static final double COLUMN = 0.5;

    private final Path2D path = new Path2D.Double();
    private boolean open;
    private long column;
    private double x;
    private double first;
    private double least;
    private double most;
    private double last;
    private boolean pending;

    private CurvePath() {}

    static Path2D of(ChartPanel.DrawnCurve curve, ChartLayout.Plot plot) {
        CurvePath result = new CurvePath();
        for (int index = 0; index < curve.values().length; index++) {
            double value = curve.values()[index];
            boolean drawn = curve.drawn(index, plot.panel().logarithmic());
            double x = plot.x(curve.epochs()[index]);
            // Of the points outside the plot, only the nearest on each side is needed: the line runs to it.
            if (index + 1 < curve.epochs().length
                    && plot.x(curve.epochs()[index + 1]) < plot.box().getX()) {
                continue;
            }
            if (drawn) {
                result.add(x, plot.y(value));
            } else {
                result.endLine();
            }
            if (x > plot.box().getMaxX()) {
                break;
            }
        }
        result.endLine();
        return result.path;
    }

    /** The area of a curve's band. */
    static Path2D band(ChartPanel.DrawnCurve curve, ChartLayout.Plot plot) {
        Path2D band = new Path2D.Double();
        List<double[]> lower = new ArrayList<>();
        for (int index = 0; index < curve.values().length; index++) {
            double value = curve.values()[index];
            double spread = curve.spread()[index];
            if (Double.isFinite(value + spread)) {
                double x = plot.x(curve.epochs()[index]);
                if (lower.isEmpty()) {
                    band.moveTo(x, plot.y(value + spread));
                } else {
                    band.lineTo(x, plot.y(value + spread));
                }
                lower.add(new double[] {x, plot.y(value - spread)});
            }
        }
        for (int index = lower.size() - 1; index >= 0; index--) {
            band.lineTo(lower.get(index)[0], lower.get(index)[1]);
        }
        return band;
    }

    /** The last value that is drawn within the shown epochs; NaN if the curve has no line there. */
    static double lastValue(ChartPanel.DrawnCurve curve, AxisScale across, boolean logarithmic) {
        double last = Double.NaN;
        boolean before = false;
        for (int index = 0; index < curve.values().length; index++) {
            int epoch = curve.epochs()[index];
            if (curve.drawn(index, logarithmic) && epoch <= across.upper()) {
                last = curve.values()[index];
                before = epoch < across.lower();
            } else if (curve.drawn(index, logarithmic) && before) {
                return last; // the line crosses all shown epochs
            }
        }
        return before ? Double.NaN : last;
    }

    /** Whether the curve has a value that can be drawn. */
    static boolean hasLine(ChartPanel.DrawnCurve curve, boolean logarithmic) {
        return IntStream.range(0, curve.values().length).anyMatch(index -> curve.drawn(index, logarithmic));
    }

    private void add(double nextX, double y) {
        long nextColumn = (long) Math.floor(nextX / COLUMN);
        if (pending && nextColumn != column) {
            flush();
        }
        if (!pending) {
            column = nextColumn;
            x = nextX;
            first = y;
            least = y;
            most = y;
            pending = true;
        }
        last = y;
        least = Math.min(least, y);
        most = Math.max(most, y);
    }

    private void flush() {
        to(first);
        if (least < Math.min(first, last)) {
            to(least);
        }
        if (most > Math.max(first, last)) {
            to(most);
        }
        if (last != first) {
            to(last);
        }
        pending = false;
    }

    private void to(double y) {
        if (open) {
            path.lineTo(x, y);
        } else {
            path.moveTo(x, y);
            open = true;
        }
    }

    /** Ends the line; the next value starts a new line. */
    private void endLine() {
        if (pending) {
            flush();
        }
        open = false;
    }
}
