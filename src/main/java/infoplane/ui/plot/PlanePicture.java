package infoplane.ui.plot;

import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneGeometry;
import infoplane.figure.plane.PlaneGrid;
import infoplane.figure.plane.PlaneHit;
import infoplane.ui.run.Run;
import java.util.List;
import java.util.Optional;

/**
 * An immutable picture of the planes: one plane with all series, or one plane for each series with shared axes.
 *
 * @param owners the run of each series; empty if nothing is shown
 * @param series painted in this order, the last on top
 * @param view common to all planes
 * @param apart whether each series has its own plane
 */
public record PlanePicture(List<Run> owners, List<PlaneSeries> series, PlaneView view, boolean apart) {
    public PlanePicture {
        owners = List.copyOf(owners);
        series = List.copyOf(series);
    }

    public PlanePicture with(PlaneView newView) {
        return new PlanePicture(owners, series, newView, apart);
    }

    /** The figure that the window paints and that exported files contain. */
    public Figure figure() {
        if (apart && series.size() > 1) {
            return new PlaneGrid(series, view);
        }
        PlaneFigure figure = new PlaneFigure(series, view);
        return owners.isEmpty() ? figure.withTitle("") : figure;
    }

    /** The geometry of each plane; every call computes it again. */
    public List<PlaneGeometry> geometries(double width, double height, FigureStyle style) {
        return apart && series.size() > 1
                ? new PlaneGrid(series, view).geometry(width, height, style)
                : List.of(((PlaneFigure) figure()).geometry(width, height, style));
    }

    /** The series of a plane. @param plane number of the plane, from 0 */
    public List<PlaneSeries> seriesOf(int plane) {
        return apart && series.size() > 1 ? List.of(series.get(plane)) : series;
    }

    /** The point nearest to (x, y), at most {@code radius} away. */
    public Optional<PointedAt> nearest(List<PlaneGeometry> geometries, double x, double y, double radius) {
        for (int plane = 0; plane < geometries.size(); plane++) {
            Optional<PlaneHit> hit = geometries.get(plane).nearest(x, y, radius);
            if (hit.isPresent() && !owners.isEmpty()) {
                int number = geometries.size() > 1 ? plane : hit.get().series();
                return Optional.of(new PointedAt(
                        owners.get(number), series.get(number).name(), hit.get().point()));
            }
        }
        return Optional.empty();
    }
}
