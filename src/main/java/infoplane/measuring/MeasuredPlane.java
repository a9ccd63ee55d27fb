package infoplane.measuring;

import infoplane.estimation.EstimateFlag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The result of measuring a run.
 *
 * @param points points of the epochs that the schedule chose, sorted by estimator, epoch, layer
 * @param between points of other epochs, only for the findings; sorted
 * @param checks checks of the estimators
 */
public record MeasuredPlane(List<PlanePoint> points, List<PlanePoint> between, List<LayerCheck> checks) {
    /** An estimator and a layer. */
    private record Place(String estimator, int layer) {
        Place(LayerCheck check) {
            this(check.estimator(), check.layer());
        }

        Place(PlanePoint point) {
            this(point.estimator(), point.layer());
        }
    }

    public MeasuredPlane {
        points = List.copyOf(points);
        between = List.copyOf(between);
        checks = List.copyOf(checks);
    }

    /** A plane without checks and without points for the findings. */
    public static MeasuredPlane of(List<PlanePoint> points) {
        return new MeasuredPlane(points, List.of(), List.of());
    }

    /** The points with the flags that the check of their layer gives. These replace the flags of an earlier check. */
    public static List<PlanePoint> flagged(List<PlanePoint> points, List<LayerCheck> checks) {
        Map<Place, Set<EstimateFlag>> found = checks.stream()
                .collect(Collectors.toMap(Place::new, check -> check.check().flags(), (one, other) -> other));
        return points.stream().map(point -> flagged(point, found::get)).toList();
    }

    private static PlanePoint flagged(PlanePoint point, Function<Place, Set<EstimateFlag>> found) {
        Set<EstimateFlag> ofLayer = found.apply(new Place(point));
        if (ofLayer == null) {
            return point;
        }
        PlanePoint alone = point.withoutChecks();
        return new PlanePoint(
                alone.estimator(),
                alone.epoch(),
                alone.layer(),
                alone.estimate().withFlags(ofLayer));
    }
}
