package infoplane.experiment;

import infoplane.core.Information;
import infoplane.estimation.ManySettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Results made by hand. */
public final class Runs {
    private static final Ceilings CEILINGS =
            new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(1));

    private Runs() {}

    @SafeVarargs
    public static RunResults of(List<PlanePoint>... curves) {
        return of(ExperimentSettings.defaults(), List.of(), curves);
    }

    @SafeVarargs
    public static RunResults of(ExperimentSettings settings, List<EpochRecord> training, List<PlanePoint>... curves) {
        List<String> layers = new ArrayList<>();
        for (int layer = 1; layer <= settings.network().layerCount(); layer++) {
            layers.add("T" + layer);
        }
        return new RunResults(
                        settings,
                        RunStatus.FINISHED,
                        "",
                        layers,
                        CEILINGS,
                        training,
                        Arrays.stream(curves).flatMap(List::stream).sorted().toList())
                .withFurther(ManySettings.all());
    }

    /** I(X;T) as given in bits; I(T;Y) rises from 0 to 0.9 bit over the epochs. */
    public static List<PlanePoint> curve(String estimator, int layer, int[] epochs, double[] inputBits) {
        List<PlanePoint> points = new ArrayList<>();
        for (int i = 0; i < epochs.length; i++) {
            double label = 0.9 * Math.min(1, i / Math.max(1.0, epochs.length / 3.0));
            points.add(new PlanePoint(estimator, epochs[i], layer, estimate(inputBits[i], label)));
        }
        return points;
    }

    static PlaneEstimate estimate(double inputBits, double labelBits) {
        return new PlaneEstimate(
                Information.ofBits(inputBits),
                Information.ofBits(labelBits),
                Information.ofBits(inputBits),
                null,
                null,
                Information.ofBits(12),
                null,
                null,
                Set.of());
    }

    /** Rounded, so that amounts can be compared as they are read. */
    public static double bits(Information information) {
        return Math.rint(information.bits() * 1e9) / 1e9;
    }
}
