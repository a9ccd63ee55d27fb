package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Summarises repeats of one experiment point by point. Repeats with an adaptive schedule measure different epochs; between
 * two measured epochs of a repeat the amounts are interpolated linearly. The δ of the schedule bounds the error.
 */
public final class Ensemble {
    private Ensemble() {}

    /**
     * Mean, standard deviation and interval over repeats; deviation and interval in bits.
     *
     * @param mean mean of the repeats
     * @param deviation standard deviation of the repeats (divided by n − 1); NaN for one repeat
     * @param low lower end of the 95 % interval of the mean, by Student's t; NaN for one repeat
     * @param high upper end of the interval
     */
    public record Summary(Information mean, double deviation, double low, double high) {
        /** @param bits at least one value; the mean alone, if there is only one */
        public static Summary of(double[] bits) {
            double mean = 0;
            for (double value : bits) {
                mean += value / bits.length;
            }
            Interval interval = Interval.ofMean(bits);
            return new Summary(
                    Information.ofBits(mean), Interval.deviation(bits, mean), interval.low(), interval.high());
        }
    }

    /**
     * One point of the mean plane.
     *
     * @param n number of repeats
     * @param input summary of I(X;T); null if the estimator has none
     * @param label summary of I(T;Y); null if the estimator has none
     */
    public record Point(
            String estimator,
            int epoch,
            int layer,
            int n,
            @Nullable Summary input,
            @Nullable Summary label) {}

    private record Key(String estimator, int layer) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byEstimator = estimator.compareTo(other.estimator);
            return byEstimator != 0 ? byEstimator : Integer.compare(layer, other.layer);
        }
    }

    /** All points, sorted by estimator, epoch, layer, at every epoch that at least one repeat measured. */
    public static List<Point> of(List<RunResults> repeats) {
        Map<Key, List<NavigableMap<Integer, PlanePoint>>> curves = new TreeMap<>();
        for (RunResults repeat : repeats) {
            Map<Key, NavigableMap<Integer, PlanePoint>> own = new TreeMap<>();
            repeat.points()
                    .forEach(point -> own.computeIfAbsent(
                                    new Key(point.estimator(), point.layer()), key -> new TreeMap<>())
                            .put(point.epoch(), point));
            own.forEach((key, curve) ->
                    curves.computeIfAbsent(key, k -> new ArrayList<>()).add(curve));
        }
        List<Point> points = new ArrayList<>();
        curves.forEach((key, repeated) -> points.addAll(points(key, repeated)));
        points.sort((a, b) -> {
            int order = a.estimator().compareTo(b.estimator());
            order = order != 0 ? order : Integer.compare(a.epoch(), b.epoch());
            return order != 0 ? order : Integer.compare(a.layer(), b.layer());
        });
        return points;
    }

    private static List<Point> points(Key key, List<NavigableMap<Integer, PlanePoint>> repeated) {
        TreeSet<Integer> epochs = new TreeSet<>();
        repeated.forEach(curve -> epochs.addAll(curve.keySet()));
        List<Point> points = new ArrayList<>();
        for (int epoch : epochs) {
            double[] inputs = new double[repeated.size()];
            double[] labels = new double[repeated.size()];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = at(repeated.get(i), epoch, true);
                labels[i] = at(repeated.get(i), epoch, false);
            }
            points.add(new Point(key.estimator(), epoch, key.layer(), inputs.length, summary(inputs), summary(labels)));
        }
        return points;
    }

    private static @Nullable Summary summary(double[] bits) {
        for (double value : bits) {
            if (Double.isNaN(value)) {
                return null;
            }
        }
        return Summary.of(bits);
    }

    /**
     * The amount at an epoch in bits, interpolated linearly. Outside the measured epochs, the amount at the nearest one; NaN
     * if there is none.
     */
    private static double at(NavigableMap<Integer, PlanePoint> curve, int epoch, boolean ofInput) {
        Map.Entry<Integer, PlanePoint> before = curve.floorEntry(epoch);
        Map.Entry<Integer, PlanePoint> after = curve.ceilingEntry(epoch);
        if (before == null || after == null) {
            Map.Entry<Integer, PlanePoint> nearest = before == null ? after : before;
            return nearest == null ? Double.NaN : bits(nearest.getValue(), ofInput);
        }
        double low = bits(before.getValue(), ofInput);
        if (before.getKey().equals(after.getKey())) {
            return low;
        }
        double share = (epoch - before.getKey()) / (double) (after.getKey() - before.getKey());
        return low + share * (bits(after.getValue(), ofInput) - low);
    }

    private static double bits(PlanePoint point, boolean ofInput) {
        Information information =
                ofInput ? point.estimate().inputInformation() : point.estimate().labelInformation();
        return information == null ? Double.NaN : information.bits();
    }
}
