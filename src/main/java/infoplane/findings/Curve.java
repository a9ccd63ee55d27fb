package infoplane.findings;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.RunResults;
import infoplane.measuring.FindingEpochs;
import infoplane.measuring.PlanePoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * I(X;T) and I(T;Y) of one layer from one estimator, at the epochs that findings use. Some estimators have only one of the
 * two.
 *
 * @param points ascending, at least one
 * @param fine whether the epochs are so dense that no large change between them can be missed
 * @param always flags that hold for every epoch
 * @param refusedStart why nothing is known of the first epochs; null if the estimator did not refuse the first
 * @param refusedEnd why nothing is known of the last epochs; null if the estimator did not refuse the last
 */
record Curve(
        String estimator,
        int layer,
        List<PlanePoint> points,
        boolean fine,
        Set<EstimateFlag> always,
        @Nullable Reason refusedStart,
        @Nullable Reason refusedEnd) {
    private record Key(String estimator, int layer) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byEstimator = estimator.compareTo(other.estimator);
            return byEstimator != 0 ? byEstimator : Integer.compare(layer, other.layer);
        }
    }

    /** One curve for each estimator and layer, without refused epochs. Skips curves without any point. */
    static List<Curve> all(RunResults results) {
        Map<Key, NavigableMap<Integer, PlanePoint>> measured = new TreeMap<>();
        // the points of the plane replace those measured for the findings
        Stream.concat(results.between().stream(), results.points().stream())
                .forEach(point -> measured.computeIfAbsent(
                                new Key(point.estimator(), point.layer()), key -> new TreeMap<>())
                        .put(point.epoch(), point));
        List<Curve> curves = new ArrayList<>();
        measured.forEach((key, points) -> add(curves, key, points));
        return curves;
    }

    private static void add(List<Curve> curves, Key key, NavigableMap<Integer, PlanePoint> measured) {
        EnumSet<EstimateFlag> always = EnumSet.noneOf(EstimateFlag.class);
        measured.values()
                .forEach(point -> point.estimate().flags().stream()
                        .filter(EstimateFlag::ofLayer)
                        .forEach(always::add));
        TreeMap<Integer, PlanePoint> whole = new TreeMap<>(measured);
        whole.values().removeIf(point -> !hasInput(point) && !hasLabel(point));
        if (whole.isEmpty()) {
            return;
        }
        Reason refused = new Reason(Reason.Kind.REFUSED, measured.size() - whole.size(), measured.size());
        List<Integer> epochs = FindingEpochs.choose(whole.navigableKeySet());
        whole.keySet().retainAll(new HashSet<>(epochs));
        curves.add(new Curve(
                key.estimator(),
                key.layer(),
                List.copyOf(whole.values()),
                FindingEpochs.fine(epochs),
                always,
                whole.firstKey() > measured.firstKey() ? refused : null,
                whole.lastKey() < measured.lastKey() ? refused : null));
    }

    private static boolean hasInput(PlanePoint point) {
        return point.estimate().inputInformation() != null;
    }

    private static boolean hasLabel(PlanePoint point) {
        return point.estimate().labelInformation() != null;
    }

    /**
     * Why the change from the first epoch to the last is unknown; null if it is known. What an estimator refused is no number,
     * and the epochs next to it do not stand in for it.
     */
    @Nullable
    Reason refusedEnds() {
        return refusedEnd != null ? refusedEnd : refusedStart;
    }

    /** Whether every epoch has an I(X;T). */
    boolean hasInput() {
        return points.stream().allMatch(Curve::hasInput);
    }

    /** Whether every epoch has an I(T;Y). */
    boolean hasLabel() {
        return points.stream().allMatch(Curve::hasLabel);
    }

    int size() {
        return points.size();
    }

    int last() {
        return size() - 1;
    }

    int epoch(int index) {
        return points.get(index).epoch();
    }

    /** The index of the point at an epoch; negative if there is none. */
    int indexOf(int epoch) {
        for (int index = 0; index < size(); index++) {
            if (epoch(index) == epoch) {
                return index;
            }
        }
        return -1;
    }

    /** The epochs that both curves have, ascending. */
    List<Integer> epochsWith(Curve other) {
        Set<Integer> others = other.points.stream().map(PlanePoint::epoch).collect(Collectors.toSet());
        return points.stream().map(PlanePoint::epoch).filter(others::contains).toList();
    }

    double inputBits(int index) {
        return bits(points.get(index).estimate().inputInformation());
    }

    double labelBits(int index) {
        return bits(points.get(index).estimate().labelInformation());
    }

    /** I(T;Y) at the end minus I(T;Y) at the first epoch, in bits. */
    double labelRise() {
        return labelBits(last()) - labelBits(0);
    }

    private static double bits(@Nullable Information information) {
        if (information == null) {
            throw new IllegalStateException("this curve does not have that amount; ask first");
        }
        return information.bits();
    }

    /** The first epoch with the largest I(X;T). */
    int indexOfMaximum() {
        int best = 0;
        for (int index = 1; index < size(); index++) {
            if (inputBits(index) > inputBits(best)) {
                best = index;
            }
        }
        return best;
    }

    /** The flags of these points, and those of all epochs. */
    Set<EstimateFlag> flags(int... indices) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        flags.addAll(always);
        for (int index : indices) {
            flags.addAll(points.get(index).estimate().flags());
        }
        return flags;
    }

    /** The flags of the point at an epoch, and those of all epochs; only the latter if there is no such point. */
    Set<EstimateFlag> flagsAt(int epoch) {
        int index = indexOf(epoch);
        return index < 0 ? flags() : flags(index);
    }

    /**
     * The change of an amount over the last tenth of log(epoch), from a Theil–Sen line through at least three points.
     *
     * @param bits the amount at the index of a point
     * @return bits; NaN with fewer than three points
     */
    double movement(IntToDoubleFunction bits) {
        if (size() < 3) {
            return Double.NaN;
        }
        double tenth = FindingEpochs.tenth(epoch(last()));
        double begin = Math.log(Math.max(1, epoch(last()))) - tenth;
        int from = size() - 3;
        while (from > 0 && epoch(from - 1) > 0 && Math.log(epoch(from - 1)) >= begin) {
            from--;
        }
        return slope(from, last(), bits).slope() * tenth;
    }

    /** The Theil–Sen slope between two points, in bits per factor e of epochs. */
    TheilSen slope(int from, int to, IntToDoubleFunction bits) {
        double[] x = new double[to - from + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.log1p(epoch(from + i)); // log(epoch + 1), so that epoch 0 has a value
            y[i] = bits.applyAsDouble(from + i);
        }
        return TheilSen.of(x, y);
    }
}
