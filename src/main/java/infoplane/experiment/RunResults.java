package infoplane.experiment;

import infoplane.estimation.EstimatorName;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.RangeRule;
import infoplane.measuring.Ceilings;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
 * @param between points of epochs that the schedule left out, measured for the findings alone; sorted
 * @param checks what was found of estimators at one epoch of a layer, which holds for all its epochs
 * @param chance share of the largest class among the training labels; NaN where it is not known
 * @param further estimators that measured the run besides those of its settings
 */
public record RunResults(
        ExperimentSettings settings,
        RunStatus status,
        String message,
        List<String> layers,
        Ceilings ceilings,
        List<EpochRecord> training,
        List<PlanePoint> points,
        List<PlanePoint> between,
        List<LayerCheck> checks,
        double chance,
        List<EstimatorSettings> further) {
    public RunResults {
        layers = List.copyOf(layers);
        training = List.copyOf(training);
        points = inOrder(points);
        between = inOrder(between);
        checks = List.copyOf(checks);
        further = List.copyOf(further);
    }

    /** With nothing but the points of its schedule. */
    public RunResults(
            ExperimentSettings settings,
            RunStatus status,
            String message,
            List<String> layers,
            Ceilings ceilings,
            List<EpochRecord> training,
            List<PlanePoint> points) {
        this(
                settings,
                status,
                message,
                layers,
                ceilings,
                training,
                points,
                List.of(),
                List.of(),
                Double.NaN,
                List.of());
    }

    private static List<PlanePoint> inOrder(List<PlanePoint> points) {
        for (int index = 1; index < points.size(); index++) {
            if (points.get(index - 1).compareTo(points.get(index)) > 0) {
                return points.stream().sorted().toList();
            }
        }
        return List.copyOf(points);
    }

    public RunResults withPoints(List<PlanePoint> newPoints) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, newPoints, between, checks, chance, further);
    }

    /** The same with the limits of other inputs. */
    public RunResults withCeilings(Ceilings newCeilings) {
        return new RunResults(
                settings, status, message, layers, newCeilings, training, points, between, checks, chance, further);
    }

    /** The same run measured otherwise. */
    public RunResults withMeasured(MeasureSettings measure, MeasuredPlane plane) {
        return new RunResults(
                settings.withMeasure(measure),
                status,
                message,
                layers,
                ceilings,
                training,
                plane.points(),
                plane.between(),
                plane.checks(),
                chance,
                further);
    }

    /** What was measured of it. */
    public MeasuredPlane plane() {
        return new MeasuredPlane(points, between, checks);
    }

    /** The same with points for the findings alone. */
    public RunResults withBetween(List<PlanePoint> newBetween) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, points, newBetween, checks, chance, further);
    }

    /** The same with what was found of its estimators. */
    public RunResults withChecks(List<LayerCheck> newChecks) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, points, between, newChecks, chance, further);
    }

    /** The same with the share of the largest class among the training labels. */
    public RunResults withChance(double newChance) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, points, between, checks, newChance, further);
    }

    /** The same with estimators that measured it besides those of its settings. */
    public RunResults withFurther(List<EstimatorSettings> newFurther) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, points, between, checks, chance, newFurther);
    }

    /** The settings of an estimator; empty if nobody knows them any more. @param id of one that measured the run */
    public Optional<EstimatorSettings> estimator(String id) {
        return Stream.concat(settings.measure().estimators().stream(), further.stream())
                .filter(estimator -> estimator.id().equals(id))
                .findFirst();
    }

    /** What people call an estimator: its id where nobody knows its settings any more. */
    public EstimatorName estimatorName(String id) {
        return estimator(id).map(EstimatorSettings::name).orElseGet(() -> EstimatorName.unknown(id));
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
        List<String> estimators = new ArrayList<>();
        for (int from = 0; from < points.size(); from = endOf(estimators.get(estimators.size() - 1))) {
            estimators.add(points.get(from).estimator());
        }
        return List.copyOf(estimators);
    }

    public List<PlanePoint> points(String estimator) {
        return points.subList(startOf(estimator), endOf(estimator));
    }

    /**
     * Which of some estimators have not measured the run to its end: those without points, and those whose points end before
     * the last epoch that any measured, because the run was shorter then.
     */
    public List<EstimatorSettings> lacking(List<EstimatorSettings> wanted) {
        int last = last(points);
        return wanted.stream()
                .filter(estimator -> points(estimator.id()).isEmpty() || last(points(estimator.id())) < last)
                .toList();
    }

    private static int last(List<PlanePoint> points) {
        return points.stream().mapToInt(PlanePoint::epoch).max().orElse(-1);
    }

    private int startOf(String estimator) {
        return firstWhere(point -> point.estimator().compareTo(estimator) >= 0);
    }

    private int endOf(String estimator) {
        return firstWhere(point -> point.estimator().compareTo(estimator) > 0);
    }

    /** By bisection: to look at every point of fifty large runs would take the window's thread long. */
    private int firstWhere(Predicate<PlanePoint> reached) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reached.test(points.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
