package infoplane.ui.plot;

import infoplane.estimation.PlaneEstimate;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.plane.PlaneGeometry;
import infoplane.measuring.PlanePoint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws over a plane: the point under the pointer or the pin, the line of its epoch, and the box of a zoom. */
final class PlaneOverlay {
    private static final Color ACCENT = Color.web("#2f81f7");
    /** Colour of the pin; epochs and warnings do not use it. */
    private static final Color PIN = Color.web("#e0308c");

    private static final double RING = 6;

    private final Canvas canvas;

    PlaneOverlay(Canvas canvas) {
        this.canvas = canvas;
    }

    void clear() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    /**
     * Draws a ring around the point and, in every series, a line through the layers of its epoch and a smaller ring at its
     * layer.
     */
    void point(PlaneGeometry geometry, List<PlaneSeries> shown, PlaneView view, PointedAt marked, boolean pinned) {
        for (PlaneSeries series : shown) {
            List<PlanePoint> epoch = ofEpoch(series, marked.point().epoch());
            line(geometry, view, epoch, pinned);
            epoch.stream()
                    .filter(point -> point.layer() == marked.point().layer())
                    .forEach(point -> ring(geometry, point.estimate(), point.equals(marked.point()), pinned));
        }
    }

    void box(Rectangle2D plot, Point2D start, double x, double y) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        double left = Math.max(plot.getMinX(), Math.min(start.getX(), x));
        double top = Math.max(plot.getMinY(), Math.min(start.getY(), y));
        double right = Math.min(plot.getMaxX(), Math.max(start.getX(), x));
        double bottom = Math.min(plot.getMaxY(), Math.max(start.getY(), y));
        graphics.setFill(ACCENT.deriveColor(0, 1, 1, 0.12));
        graphics.fillRect(left, top, right - left, bottom - top);
        graphics.setStroke(ACCENT);
        graphics.setLineWidth(1);
        graphics.strokeRect(left, top, right - left, bottom - top);
    }

    private void line(PlaneGeometry geometry, PlaneView view, List<PlanePoint> epoch, boolean pinned) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        Rectangle2D plot = geometry.plot();
        graphics.save();
        graphics.beginPath();
        graphics.rect(plot.getX(), plot.getY(), plot.getWidth(), plot.getHeight());
        graphics.clip();
        graphics.setStroke(pinned ? PIN : ACCENT);
        graphics.setLineWidth(1.4);
        if (pinned) {
            graphics.setLineDashes(5, 4);
        }
        graphics.beginPath();
        boolean started = false;
        for (PlanePoint point : epoch) {
            PlaneEstimate estimate = point.estimate();
            if (estimate.inputInformation() != null
                    && estimate.labelInformation() != null
                    && view.showsLayer(point.layer())) {
                double x = geometry.x(estimate.inputInformation());
                double y = geometry.y(estimate.labelInformation());
                if (started) {
                    graphics.lineTo(x, y);
                } else {
                    graphics.moveTo(x, y);
                }
                started = true;
            }
        }
        graphics.stroke();
        graphics.restore();
    }

    private static List<PlanePoint> ofEpoch(PlaneSeries series, int epoch) {
        List<PlanePoint> points = series.points();
        int first = lowerBound(points, epoch);
        return points.subList(first, lowerBound(points, epoch + 1));
    }

    /** The index of the first point whose epoch is at least this one; points are sorted by epoch. */
    private static int lowerBound(List<PlanePoint> points, int epoch) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).epoch() < epoch) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void ring(PlaneGeometry geometry, PlaneEstimate estimate, boolean itself, boolean pinned) {
        if (estimate.inputInformation() == null || estimate.labelInformation() == null) {
            return;
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        double x = geometry.x(estimate.inputInformation());
        double y = geometry.y(estimate.labelInformation());
        if (geometry.inPlot(x, y)) {
            double radius = itself ? RING : RING - 2;
            graphics.setStroke(pinned ? PIN : ACCENT);
            graphics.setLineWidth(pinned && itself ? 2.6 : itself ? 1.8 : 1.2);
            graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            if (pinned && itself) {
                pin(x, y - radius - 1);
            }
        }
    }

    /** Draws a pin with its tip at (x, y). */
    private void pin(double x, double y) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(PIN);
        graphics.fillPolygon(new double[] {x, x - 4.2, x + 4.2}, new double[] {y, y - 8, y - 8}, 3);
        graphics.fillOval(x - 5, y - 15, 10, 10);
        graphics.setFill(Color.WHITE);
        graphics.fillOval(x - 1.8, y - 11.8, 3.6, 3.6);
    }
}
