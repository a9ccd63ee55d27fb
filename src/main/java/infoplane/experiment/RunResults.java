package infoplane.experiment;

import infoplane.network.EpochRecord;
import java.util.List;

/**
 * What a run has come to so far: all that figures, tables and findings are made of. Immutable.
 *
 * @param settings as run
 * @param status how far it has come
 * @param message what ended it, empty if nothing did
 * @param layers names of the layers, first hidden to output
 * @param ceilings the limits of its plane
 * @param training one record an epoch, ascending
 * @param points sorted by estimator, epoch, layer
 */
public record RunResults(
        ExperimentSettings settings,
        RunStatus status,
        String message,
        List<String> layers,
        Ceilings ceilings,
        List<EpochRecord> training,
        List<PlanePoint> points) {
    public RunResults {
        layers = List.copyOf(layers);
        training = List.copyOf(training);
        points = List.copyOf(points);
    }

    public RunResults withPoints(List<PlanePoint> newPoints) {
        return new RunResults(settings, status, message, layers, ceilings, training, newPoints);
    }

    /** The same run measured otherwise. */
    public RunResults withMeasured(MeasureSettings measure, List<PlanePoint> newPoints) {
        return new RunResults(settings.withMeasure(measure), status, message, layers, ceilings, training, newPoints);
    }

    /** The ids of the estimators that measured anything, in order. */
    public List<String> estimators() {
        return points.stream().map(PlanePoint::estimator).distinct().toList();
    }

    public List<PlanePoint> points(String estimator) {
        return points.stream()
                .filter(point -> point.estimator().equals(estimator))
                .toList();
    }
}
