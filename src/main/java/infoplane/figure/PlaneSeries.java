package infoplane.figure;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.Ensemble;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points of one run by one estimator, laid out for painting. Build it once for each change of the results, then paint
 * any number of views of it. Immutable.
 */
public final class PlaneSeries {
    private final String name;
    private final String estimator;
    private final EstimatorName estimatorName;
    private final List<String> layerNames;
    private final Ceilings ceilings;
    private final int runs;
    /** Colour category; negative if the series takes the category of its position in the figure. */
    private final int colour;

    private final int lastEpoch;
    private final int layerCount;
    private final boolean hasDoubtful;
    private final boolean provisional;
    private final boolean placeless;
    private final List<PlanePoint> points;
    public final int[] epochs;
    public final int[] layers;
    public final double[] input;
    public final double[] label;
    public final boolean[] doubtful;
    /** Standard deviations between the runs whose mean this series is; empty for a single run. */
    public final double[] inputSpread;

    public final double[] labelSpread;
    private final PlaneReach reach;

    private PlaneSeries(
            String name,
            String estimator,
            EstimatorName estimatorName,
            List<String> layerNames,
            Ceilings ceilings,
            int plannedEpochs,
            int runs,
            List<PlanePoint> points,
            double[] inputSpread,
            double[] labelSpread) {
        this.name = name;
        this.runs = runs;
        this.colour = -1;
        this.estimator = estimator;
        this.estimatorName = estimatorName;
        this.layerNames = List.copyOf(layerNames);
        this.ceilings = ceilings;
        this.points = points;
        int size = points.size();
        epochs = new int[size];
        layers = new int[size];
        input = new double[size];
        label = new double[size];
        doubtful = new boolean[size];
        this.inputSpread = inputSpread;
        this.labelSpread = labelSpread;
        for (int index = 0; index < size; index++) {
            setPoint(index, points.get(index));
        }
        reach = new PlaneReach(ceilings.inputEntropy(), ceilings.labelEntropy());
        IntStream.range(0, size)
                .filter(this::placed)
                .forEach(index -> reach.add(layers[index], input[index], label[index]));
        provisional = has(EstimateFlag.PROVISIONAL);
        placeless = size > 0 && IntStream.range(0, size).noneMatch(this::placed);
        hasDoubtful = IntStream.range(0, size).anyMatch(index -> doubtful[index]);
        layerCount = Math.max(layerNames.size(), Arrays.stream(layers).max().orElse(0));
        lastEpoch = Math.max(plannedEpochs, size == 0 ? 0 : epochs[size - 1]);
    }

    /** Copies a series with another colour. The copy shares the arrays, because nothing changes them. */
    private PlaneSeries(PlaneSeries other, int colour) {
        this.colour = colour;
        name = other.name;
        runs = other.runs;
        estimator = other.estimator;
        estimatorName = other.estimatorName;
        layerNames = other.layerNames;
        ceilings = other.ceilings;
        points = other.points;
        epochs = other.epochs;
        layers = other.layers;
        input = other.input;
        label = other.label;
        doubtful = other.doubtful;
        inputSpread = other.inputSpread;
        labelSpread = other.labelSpread;
        reach = other.reach;
        hasDoubtful = other.hasDoubtful;
        provisional = other.provisional;
        placeless = other.placeless;
        layerCount = other.layerCount;
        lastEpoch = other.lastEpoch;
    }

    private void setPoint(int index, PlanePoint point) {
        PlaneEstimate estimate = point.estimate();
        epochs[index] = point.epoch();
        layers[index] = point.layer();
        input[index] = natsOf(estimate.inputInformation());
        label[index] = natsOf(estimate.labelInformation());
        doubtful[index] = !estimate.flags().stream().allMatch(EstimateFlag::informs);
    }

    public static double natsOf(@Nullable Information information) {
        return information == null ? Double.NaN : information.nats();
    }

    /**
     * The points that the estimator with the id {@code estimator} measured in {@code run}; no points if it measured nothing.
     */
    public static PlaneSeries of(RunResults run, String estimator) {
        return of(run, run.settings().name(), estimator);
    }

    /** The same points under another name, such as a name that the user gave the run. */
    public static PlaneSeries of(RunResults run, String name, String estimator) {
        int planned =
                run.status() == RunStatus.RUNNING ? run.settings().training().epochs() : 0;
        return new PlaneSeries(
                name,
                estimator,
                run.estimatorName(estimator),
                run.layers(),
                run.ceilings(),
                planned,
                1,
                run.points(estimator),
                new double[0],
                new double[0]);
    }

    /**
     * A series of an estimator of which only the id is known.
     *
     * @param name of the run
     * @param layerNames first hidden to output
     * @param plannedEpochs last epoch of the colour scale while the run goes on; 0 for the last measured epoch
     * @param points of this estimator only, in any order
     */
    public static PlaneSeries of(
            String name,
            String estimator,
            List<String> layerNames,
            Ceilings ceilings,
            int plannedEpochs,
            Collection<PlanePoint> points) {
        List<PlanePoint> sorted = points.stream().sorted().toList();
        return new PlaneSeries(
                name,
                estimator,
                EstimatorName.unknown(estimator),
                layerNames,
                ceilings,
                plannedEpochs,
                1,
                sorted,
                new double[0],
                new double[0]);
    }

    /**
     * The mean trajectory of repeats of one experiment. Its points carry the standard error of the mean; figures draw one
     * standard deviation between the runs around it.
     *
     * @param repeats at least one, all with the same layers; epochs that only some repeats measured are interpolated
     */
    public static PlaneSeries mean(List<RunResults> repeats, String name, String estimator) {
        if (repeats.isEmpty()) {
            throw new IllegalArgumentException("repeats is empty but must hold at least one run");
        }
        RunResults first = repeats.get(0);
        List<Ensemble.Point> means = Ensemble.of(repeats.stream()
                .map(run -> run.withPoints(run.points(estimator)))
                .toList());
        return new PlaneSeries(
                name,
                estimator,
                first.estimatorName(estimator),
                first.layers(),
                first.ceilings(),
                0,
                repeats.size(),
                means.stream().map(PlaneSeries::meanPoint).toList(),
                deviations(repeats.size(), means.stream().map(Ensemble.Point::input)),
                deviations(repeats.size(), means.stream().map(Ensemble.Point::label)));
    }

    /** In nats; NaN where there is no mean. */
    private static double[] deviations(int runs, Stream<Ensemble.@Nullable Summary> summaries) {
        return runs > 1
                ? summaries
                        .mapToDouble(one -> one == null
                                ? Double.NaN
                                : Information.ofBits(one.deviation()).nats())
                        .toArray()
                : new double[0];
    }

    private static PlanePoint meanPoint(Ensemble.Point point) {
        Ensemble.Summary input = point.input();
        Ensemble.Summary label = point.label();
        PlaneEstimate estimate = new PlaneEstimate(
                input == null ? null : input.mean(),
                label == null ? null : label.mean(),
                null,
                input == null ? null : standardError(input, point.n()),
                label == null ? null : standardError(label, point.n()),
                null,
                null,
                null,
                Set.of());
        return new PlanePoint(point.estimator(), point.epoch(), point.layer(), estimate);
    }

    private static Information standardError(Ensemble.Summary summary, int runs) {
        return Information.ofBits(summary.deviation() / Math.sqrt(runs));
    }

    /** The same series with this colour category instead of the category of its position. */
    public PlaneSeries withColour(int category) {
        return new PlaneSeries(this, category);
    }

    /** The colour category, or {@code place} if none was chosen. */
    public int colour(int place) {
        return colour < 0 ? place : colour;
    }

    /** The number of runs whose mean this series is; 1 for a single run. */
    public int runs() {
        return runs;
    }

    public String name() {
        return name;
    }

    /** The estimator's id. */
    public String estimator() {
        return estimator;
    }

    /** The estimator's name for people. */
    public String estimatorName() {
        return estimatorName.brief();
    }

    public List<String> layerNames() {
        return layerNames;
    }

    public Ceilings ceilings() {
        return ceilings;
    }

    /** How far the points that have a place in the plane reach. */
    public PlaneReach reach() {
        return reach;
    }

    /** Sorted by epoch, then layer. */
    public List<PlanePoint> points() {
        return points;
    }

    public int size() {
        return epochs.length;
    }

    /** The epoch of the last colour: the last measured epoch or, if later, the last planned epoch of a running run. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /** Whether any point has a flag that makes it doubtful. */
    public boolean hasDoubtful() {
        return hasDoubtful;
    }

    /** Whether some estimates are provisional: their bins span the activations of only a part of the run. */
    public boolean provisional() {
        return provisional;
    }

    /** Whether there are points, but none has both coordinates. */
    public boolean placeless() {
        return placeless;
    }

    /** A sentence that says why no point has both coordinates; empty if one has, or if there are no points. */
    public String placelessReason() {
        if (!placeless) {
            return "";
        }
        if (has(EstimateFlag.NO_INPUT_INFORMATION)) {
            return estimatorName() + ": the I(X;T) of a deterministic network is infinite without bins or noise,"
                    + " and this estimator adds neither. I(T;Y) is drawn against the epoch.";
        }
        if (has(EstimateFlag.NO_LABEL_INFORMATION)) {
            return estimatorName() + ": no I(T;Y), this estimator has none for such labels or counts.";
        }
        return estimatorName() + ": refused every layer"
                + firstRefusal().orElse(", because its answer would mean nothing") + ".";
    }

    private Optional<String> firstRefusal() {
        return points.stream()
                .filter(point -> point.estimate().refusal() != null)
                .findFirst()
                .map(point -> "; T" + point.layer() + " at epoch " + point.epoch() + " "
                        + RefusalWords.of(
                                Objects.requireNonNull(point.estimate().refusal())));
    }

    private boolean has(EstimateFlag flag) {
        return points.stream().anyMatch(point -> point.estimate().flags().contains(flag));
    }

    /** The number of layers that are named or measured. */
    public int layerCount() {
        return layerCount;
    }

    /** The first index whose epoch is at least {@code epoch}. */
    public int firstFrom(int epoch) {
        int low = 0;
        int high = epochs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (epochs[middle] < epoch) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first index whose epoch is above the end of {@code range}. */
    public int endOf(EpochRange range) {
        return range.to() == Integer.MAX_VALUE ? epochs.length : firstFrom(range.to() + 1);
    }

    /** The measured point of a layer at an epoch; empty if nothing was measured there. */
    public Optional<PlanePoint> point(int epoch, int layer) {
        int end = firstFrom(epoch + 1);
        for (int index = firstFrom(epoch); index < end; index++) {
            if (layers[index] == layer) {
                return Optional.of(points.get(index));
            }
        }
        return Optional.empty();
    }

    /** Whether the estimator gave both coordinates of the point. */
    public boolean placed(int index) {
        return Double.isFinite(input[index]) && Double.isFinite(label[index]);
    }
}
