package infoplane.measuring;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an estimator says about a layer whose weights are one of K sets.
 *
 * @param estimator canonical id
 * @param layer 1 for the first hidden layer; the last is the output
 * @param draws K
 * @param epoch the last epoch of the window, or the epoch of all repeats
 * @param estimate of the layer with K rows for each input
 * @param single mean of I(X;T) over the K sets of weights alone; null if it was not asked for or was refused
 */
public record MixturePoint(
        String estimator,
        int layer,
        int draws,
        int epoch,
        PlaneEstimate estimate,
        @Nullable Information single) implements Comparable<MixturePoint> {
    /** Rounding of sums of logarithms, in nats. */
    static final double ROUNDING = 1e-9;

    private static final Comparator<MixturePoint> ORDER = Comparator.comparing(MixturePoint::estimator)
            .thenComparingInt(MixturePoint::layer)
            .thenComparingInt(MixturePoint::draws)
            .thenComparingInt(MixturePoint::epoch);

    /**
     * What mixing costs: the mean single I(X;T) minus I(X;T_K). For counts it lies between 0 and log2 K bits whatever the
     * network does; null if one of the two is missing.
     */
    public @Nullable Information compression() {
        Information input = estimate.inputInformation();
        if (input == null || single == null) {
            return null;
        }
        Information cost = single.minus(input);
        return Math.abs(cost.nats()) < ROUNDING ? Information.ZERO : cost;
    }

    /** The means of points that every list has; standard errors are those of the means. */
    static List<MixturePoint> means(List<List<MixturePoint>> lists) {
        Map<List<Object>, List<MixturePoint>> alike = new LinkedHashMap<>();
        lists.forEach(list -> list.forEach(point -> alike.computeIfAbsent(
                        List.of(point.estimator, point.layer, point.draws, point.epoch), key -> new ArrayList<>())
                .add(point)));
        return alike.values().stream()
                .filter(points -> points.size() == lists.size())
                .map(MixturePoint::mean)
                .toList();
    }

    private static MixturePoint mean(List<MixturePoint> points) {
        MixturePoint first = points.get(0);
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        points.forEach(point -> flags.addAll(point.estimate.flags()));
        PlaneEstimate mean = new PlaneEstimate(
                mean(points, point -> point.estimate.inputInformation()),
                mean(points, point -> point.estimate.labelInformation()),
                mean(points, point -> point.estimate.entropy()),
                mean(points, point -> point.estimate.conditionalEntropy()),
                error(points, point -> point.estimate.inputInformation()),
                error(points, point -> point.estimate.labelInformation()),
                first.estimate.ceiling(),
                first.estimate.cells(),
                first.estimate.singletons(),
                null,
                flags);
        return new MixturePoint(
                first.estimator, first.layer, first.draws, first.epoch, mean, mean(points, MixturePoint::single));
    }

    private interface Amount {
        @Nullable
        Information of(MixturePoint point);
    }

    private static @Nullable Information mean(List<MixturePoint> points, Amount amount) {
        double nats = 0;
        for (MixturePoint point : points) {
            Information own = amount.of(point);
            if (own == null) {
                return null;
            }
            nats += own.nats() / points.size();
        }
        return Information.ofNats(nats);
    }

    /** The standard deviation over √n. */
    private static @Nullable Information error(List<MixturePoint> points, Amount amount) {
        Information mean = mean(points, amount);
        if (mean == null) {
            return null;
        }
        double squares = 0;
        for (MixturePoint point : points) {
            Information own = amount.of(point);
            double difference = own == null ? 0 : own.minus(mean).nats();
            squares += difference * difference;
        }
        return Information.ofNats(Math.sqrt(squares / (points.size() - 1) / points.size()));
    }

    /** The same as a point of a plane. */
    public PlanePoint point() {
        return new PlanePoint(estimator, epoch, layer, estimate);
    }

    @Override
    public int compareTo(MixturePoint other) {
        return ORDER.compare(this, other);
    }
}
