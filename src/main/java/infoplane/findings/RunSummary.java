package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a run, in few numbers. Tables of many runs are made of these, because the results themselves are too long.
 *
 * @param seconds how long the run took; NaN if unknown
 * @param lastEpoch the last epoch that was trained or measured; -1 if there is none
 * @param accuracyTrain accuracy on the training rows at the end; NaN if unknown
 * @param accuracyTest the same on the test rows; NaN if unknown
 * @param lossTrain mean cross-entropy over the training rows at the end, nats; NaN if unknown
 * @param lossTest the same over the test rows; NaN if unknown
 * @param hidden number of hidden layers
 * @param layers one entry for each estimator and layer that has I(X;T), sorted by both
 */
public record RunSummary(
        double seconds,
        int lastEpoch,
        double accuracyTrain,
        double accuracyTest,
        double lossTrain,
        double lossTest,
        int hidden,
        List<LayerSummary> layers) {
    /**
     * What one estimator says of a layer.
     *
     * @param layer 1 for the first hidden layer; the last is the output
     * @param maximumBits largest I(X;T)
     * @param maximumEpoch first epoch of the maximum
     * @param endBits I(X;T) at the last measured epoch
     * @param endLabelBits I(T;Y) at the last measured epoch; NaN if the estimator has none
     * @param compresses whether the fall counts as compression; {@link Vote#NONE} if this cannot be decided
     */
    public record LayerSummary(
            String estimator,
            int layer,
            double maximumBits,
            int maximumEpoch,
            double endBits,
            double endLabelBits,
            Vote compresses) {
        /** How far I(X;T) is below its maximum at the end, bits. */
        public double fallBits() {
            return maximumBits - endBits;
        }
    }

    public RunSummary {
        layers = List.copyOf(layers);
    }

    /** @param seconds how long the run took; NaN if unknown */
    public static RunSummary of(RunResults results, double seconds) {
        List<EpochRecord> training = results.training();
        EpochRecord end = training.isEmpty()
                ? new EpochRecord(-1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of())
                : training.get(training.size() - 1);
        return new RunSummary(
                seconds,
                results.lastEpoch(),
                end.accuracyTrain(),
                end.accuracyTest(),
                end.lossTrain(),
                end.lossTest(),
                results.settings().network().hidden().size(),
                layers(results));
    }

    private static List<LayerSummary> layers(RunResults results) {
        List<LayerSummary> layers = new ArrayList<>();
        for (Findings.Compression one : Findings.of(results).compression()) {
            layers.add(new LayerSummary(
                    one.estimator(),
                    one.layer(),
                    one.maximum().bits(),
                    one.maximumEpoch(),
                    one.end().bits(),
                    labelBits(results, one),
                    one.compresses()));
        }
        layers.sort(Comparator.comparing(LayerSummary::estimator).thenComparingInt(LayerSummary::layer));
        return layers;
    }

    private static double labelBits(RunResults results, Findings.Compression layer) {
        return results.points(layer.estimator()).stream()
                .filter(point -> point.layer() == layer.layer() && point.epoch() == layer.endEpoch())
                .map(RunSummary::labelInformation)
                .filter(Objects::nonNull)
                .mapToDouble(Information::bits)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static @Nullable Information labelInformation(PlanePoint point) {
        return point.estimate().labelInformation();
    }

    /** The estimators that say something, sorted. */
    public List<String> estimators() {
        return layers.stream().map(LayerSummary::estimator).distinct().toList();
    }

    /** What an estimator says of the hidden layers. */
    public Stream<LayerSummary> hiddenLayers(String estimator) {
        return layers.stream().filter(one -> one.estimator().equals(estimator) && one.layer() <= hidden);
    }

    /**
     * Whether a hidden layer compresses according to an estimator: yes if one does, no if those that can be judged do not,
     * none if none can be judged.
     */
    public Vote compresses(String estimator) {
        List<Vote> votes = hiddenLayers(estimator).map(LayerSummary::compresses).toList();
        return votes.contains(Vote.YES) ? Vote.YES : votes.contains(Vote.NO) ? Vote.NO : Vote.NONE;
    }
}
