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
 * The planes at one moment: everything in one plane, or one plane for each series with shared axes.
 *
 * @param owners the runs that the series belong to, one each; none while nothing is shown
 * @param series what is painted, the last on top
 * @param view of all planes
 * @param apart whether each series has a plane of its own
 */
public record PlanePicture(List<Run> owners, List<PlaneSeries> series, PlaneView view, boolean apart) {
    public PlanePicture {
        owners = List.copyOf(owners);
        series = List.copyOf(series);
    }

    public PlanePicture with(PlaneView newView) {
        return new PlanePicture(owners, series, newView, apart);
    }

    /** What the window paints and files hold. */
    public Figure figure() {
        if (apart && series.size() > 1) {
            return new PlaneGrid(series, view);
        }
        PlaneFigure figure = new PlaneFigure(series, view);
        return owners.isEmpty() ? figure.withTitle("") : figure;
    }

    /** Where things are in each plane; computed anew at each call. */
    public List<PlaneGeometry> geometries(double width, double height, FigureStyle style) {
        return apart && series.size() > 1
                ? new PlaneGrid(series, view).geometry(width, height, style)
                : List.of(((PlaneFigure) figure()).geometry(width, height, style));
    }

    /** The series of the plane with this number, from 0. */
    public List<PlaneSeries> seriesOf(int plane) {
        return apart && series.size() > 1 ? List.of(series.get(plane)) : series;
    }

    /** The point nearest to a place, at most {@code radius} away. */
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
