package infoplane.measuring;

import infoplane.estimation.EstimateFlag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a measuring of a run comes to.
 *
 * @param points of the epochs that the schedule chose, sorted by estimator, epoch, layer
 * @param between points of other epochs, for the findings alone; sorted
 * @param checks what the estimators were found to be worth
 */
public record MeasuredPlane(List<PlanePoint> points, List<PlanePoint> between, List<LayerCheck> checks) {
    /** Names a layer as an estimator sees it. */
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

    /** Points alone. */
    public static MeasuredPlane of(List<PlanePoint> points) {
        return new MeasuredPlane(points, List.of(), List.of());
    }

    /** The points with the flags of their layer's check, which take the place of those of an earlier check. */
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
