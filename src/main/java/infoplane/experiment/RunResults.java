package infoplane.experiment;

import infoplane.estimation.RangeRule;
import infoplane.network.EpochRecord;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * Whether the run, still going on, measures nothing before it has ended: a schedule that goes by distances would be led
     * astray by points whose bins change.
     */
    public boolean waitsForRange() {
        boolean unbounded = IntStream.range(0, settings.network().hidden().size())
                .anyMatch(
                        layer -> settings.network().activationOf(layer).range().isEmpty());
        return status == RunStatus.RUNNING
                && settings.measure().schedule().schedule().adaptive()
                && settings.measure().estimators().stream()
                        .flatMap(estimator -> estimator.rangeRule().stream())
                        .anyMatch(rule -> rule == RangeRule.RUN || rule == RangeRule.ACTIVATION && unbounded)
                && points.isEmpty();
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
