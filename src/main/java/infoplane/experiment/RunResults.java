package infoplane.experiment;

import infoplane.core.Randomness;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.RangeRule;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.Ceilings;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.NetworkSettings;
import infoplane.scales.ScaleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run so far: the source of all figures, tables and findings. Immutable.
 *
 * @param settings settings of the run
 * @param status how far the run has come
 * @param message why the run ended early; empty if it did not
 * @param layers names of the layers, first hidden to output
 * @param ceilings limits of the plane
 * @param training one record for each epoch, ascending
 * @param points sorted by estimator, epoch, layer
 * @param between points of epochs that the schedule did not choose, measured only for the findings; sorted
 * @param checks checks of the estimators, made at one epoch of each layer and valid for all its epochs
 * @param chance share of the largest class among the training labels; NaN if unknown
 * @param further estimators that measured the run but are not in its settings
 * @param studies what was asked of it besides its plane
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
        List<EstimatorSettings> further,
        Studies studies) {
    public RunResults {
        layers = List.copyOf(layers);
        training = List.copyOf(training);
        points = inOrder(points);
        between = inOrder(between);
        checks = List.copyOf(checks);
        further = List.copyOf(further);
    }

    /** Results without checks, further estimators and points for the findings. */
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
                List.of(),
                Studies.NONE);
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
                settings, status, message, layers, ceilings, training, newPoints, between, checks, chance, further,
                studies);
    }

    public RunResults withCeilings(Ceilings newCeilings) {
        return new RunResults(
                settings,
                status,
                message,
                layers,
                newCeilings,
                training,
                points,
                between,
                checks,
                chance,
                further,
                studies);
    }

    /** A copy with another measurement of the same run. */
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
                further,
                studies);
    }

    /** The points, the points for the findings, and the checks. */
    public MeasuredPlane plane() {
        return new MeasuredPlane(points, between, checks);
    }

    public RunResults withBetween(List<PlanePoint> newBetween) {
        return new RunResults(
                settings,
                status,
                message,
                layers,
                ceilings,
                training,
                points,
                newBetween,
                checks,
                chance,
                further,
                studies);
    }

    public RunResults withChecks(List<LayerCheck> newChecks) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, points, between, newChecks, chance, further,
                studies);
    }

    public RunResults withChance(double newChance) {
        return new RunResults(
                settings, status, message, layers, ceilings, training, points, between, checks, newChance, further,
                studies);
    }

    public RunResults withFurther(List<EstimatorSettings> newFurther) {
        return new RunResults(
                settings,
                status,
                message,
                layers,
                ceilings,
                training,
                points,
                between,
                checks,
                chance,
                newFurther,
                studies);
    }

    public RunResults withStudies(Studies newStudies) {
        return new RunResults(
                settings,
                status,
                message,
                layers,
                ceilings,
                training,
                points,
                between,
                checks,
                chance,
                further,
                newStudies);
    }

    public RunResults withAsIfRandom(@Nullable AsIfRandom newAsIfRandom) {
        return withStudies(new Studies(newAsIfRandom, studies.scales(), studies.gauge()));
    }

    public RunResults withScales(List<ScaleSets> newScales) {
        return withStudies(new Studies(studies.asIfRandom(), newScales, studies.gauge()));
    }

    /** The scales at which layers compress, by absolute and by relative noise; empty if they were not measured. */
    public List<ScaleSets> scales() {
        return studies.scales();
    }

    /** Windows of its last epochs; null if none were measured. */
    public @Nullable AsIfRandom asIfRandom() {
        return studies.asIfRandom();
    }

    /** The last epoch that was trained or, without a record of training, measured; -1 if there is none. */
    public int lastEpoch() {
        return training.isEmpty()
                ? last(points)
                : training.get(training.size() - 1).epoch();
    }

    /** The settings of an estimator; empty if they are unknown. @param id id of an estimator that measured the run */
    public Optional<EstimatorSettings> estimator(String id) {
        return Stream.of(settings.measure().estimators(), further, studies.estimators())
                .flatMap(List::stream)
                .filter(estimator -> estimator.id().equals(id))
                .findFirst();
    }

    /**
     * What makes T random given its input in the points of an estimator; an empty set if the values are exact. Empty if
     * the estimator's settings are unknown.
     */
    public Optional<Set<Randomness>> randomness(String id) {
        NetworkSettings network = settings.network();
        boolean onGrids = network.quantisation().activationBits() != null;
        return estimator(id)
                .map(settings ->
                        Randomness.of(settings.randomness(), network.noise().any(), onGrids));
    }

    /** The display name of an estimator; its id if its settings are unknown. */
    public EstimatorName estimatorName(String id) {
        return estimator(id).map(EstimatorSettings::name).orElseGet(() -> EstimatorName.unknown(id));
    }

    /**
     * Whether the run measures nothing until training has ended. This is so for adaptive schedules if the bins of an
     * estimator span the whole run: the bins change during training, and distances between such points would mislead
     * the schedule.
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

    /** The ids of the estimators that have points, in order. */
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
     * Of some estimators, those that have not measured the whole run: they have no points, or their points end before
     * the last measured epoch because the run was shorter then.
     */
    public List<EstimatorSettings> incomplete(List<EstimatorSettings> wanted) {
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

    /** Finds the index by bisection. Scanning all points of fifty large runs would block the window's thread. */
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
