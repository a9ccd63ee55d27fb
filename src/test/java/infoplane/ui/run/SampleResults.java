package infoplane.ui.run;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.ManySettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Made-up results with a known value at every place. */
public final class SampleResults {
    public static final Ceilings CEILINGS =
            new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(1));
    public static final List<String> LAYERS = List.of("T1", "T2", "output");

    private SampleResults() {}

    /** Three layers at epochs 0, 1, 2, …; I(X;T) = 12 − 3 (layer − 1) − epoch / 100, I(T;Y) = 0.2 + 0.6 epoch / last. */
    public static RunResults finished(String name, int lastEpoch, String... estimators) {
        List<PlanePoint> points = new ArrayList<>();
        for (String estimator : estimators) {
            points.addAll(points(estimator, lastEpoch));
        }
        points.sort(Comparator.naturalOrder());
        return new RunResults(settings(name), RunStatus.FINISHED, "", LAYERS, CEILINGS, training(lastEpoch), points)
                .withFurther(ManySettings.all());
    }

    /** A run under way that has come so far. */
    public static RunResults running(String name, int lastEpoch) {
        return new RunResults(settings(name), RunStatus.RUNNING, "", LAYERS, CEILINGS, training(lastEpoch), List.of());
    }

    public static List<PlanePoint> points(String estimator, int lastEpoch) {
        List<PlanePoint> points = new ArrayList<>();
        for (int epoch = 0; epoch <= lastEpoch; epoch++) {
            for (int layer = 1; layer <= LAYERS.size(); layer++) {
                double input = 12 - 3 * (layer - 1) - epoch / 100.0;
                double label = 0.2 + 0.6 * epoch / Math.max(1, lastEpoch);
                points.add(new PlanePoint(estimator, epoch, layer, estimate(input, label)));
            }
        }
        return points;
    }

    public static List<EpochRecord> training(int lastEpoch) {
        return IntStream.rangeClosed(0, lastEpoch)
                .mapToObj(SampleResults::epoch)
                .toList();
    }

    private static EpochRecord epoch(int epoch) {
        EpochRecord.LayerGradient gradient = new EpochRecord.LayerGradient(0.1 / (1 + epoch), 0.02, 1);
        return new EpochRecord(
                epoch, 0.7 / (1 + epoch), 0.8 / (1 + epoch), 0.9, 0.8, List.of(gradient, gradient, gradient));
    }

    public static PlaneEstimate estimate(double inputBits, double labelBits) {
        return new PlaneEstimate(
                Information.ofBits(inputBits),
                Information.ofBits(labelBits),
                Information.ofBits(inputBits),
                null,
                null,
                Information.ofBits(12),
                100,
                7,
                inputBits > 11.4 ? Set.of(EstimateFlag.SATURATED) : Set.of());
    }

    public static ExperimentSettings settings(String name) {
        return ExperimentSettings.defaults().withName(name);
    }
}
