package infoplane.scales;

import infoplane.core.Information;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.Ceilings;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far I(X;T) of each layer falls from its maximum to the end, in several coordinates of the same network.
 *
 * @param orbits number of random coordinates, besides those as trained
 * @param epochs at which all coordinates were measured, ascending
 * @param settings the estimators
 * @param falls one for each layer and estimator
 */
public record GaugeAudit(int orbits, List<Integer> epochs, List<EstimatorSettings> settings, List<Fall> falls) {
    /** A layer compresses if I(X;T) falls by more than this. */
    public static final double THRESHOLD_BITS = 0.5;

    public GaugeAudit {
        epochs = List.copyOf(epochs);
        settings = List.copyOf(settings);
        falls = List.copyOf(falls);
    }

    /**
     * The falls of one layer by one estimator.
     *
     * @param layer number, from 1
     * @param estimator its id
     * @param asTrained the fall in the coordinates that training found; null if the estimator refuses
     * @param unitRms with every unit at unit root mean square at every epoch; null where there is nothing to scale
     * @param balanced with equal norms of the weights into and out of every unit at every epoch; null where there is nothing to
     *     scale
     * @param orbitMin the least fall over random factors of the units; null where there is nothing to scale
     * @param orbitMax the greatest
     */
    public record Fall(
            int layer,
            String estimator,
            @Nullable Information asTrained,
            @Nullable Information unitRms,
            @Nullable Information balanced,
            @Nullable Information orbitMin,
            @Nullable Information orbitMax,
            GaugeVerdict verdict) {
        /** The least fall over all coordinates. */
        public double least() {
            return all().min().orElse(Double.NaN);
        }

        /** The greatest fall over all coordinates. */
        public double most() {
            return all().max().orElse(Double.NaN);
        }

        private DoubleStream all() {
            return Stream.of(asTrained, unitRms, balanced, orbitMin, orbitMax)
                    .flatMap(Stream::ofNullable)
                    .mapToDouble(Information::bits);
        }
    }

    /** The falls by one estimator, first layer to last. */
    public List<Fall> of(String estimator) {
        return falls.stream().filter(fall -> fall.estimator().equals(estimator)).toList();
    }

    /** The ids of the estimators. */
    public List<String> estimators() {
        return settings.stream().map(EstimatorSettings::id).toList();
    }

    /** The name of an estimator for people. */
    public String nameOf(String id) {
        return settings.stream()
                .filter(estimator -> estimator.id().equals(id))
                .map(estimator -> estimator.name().brief())
                .findFirst()
                .orElse(id);
    }

    /**
     * Judges by all coordinates: an artefact where the threshold lies between them.
     *
     * @param falls in bits; NaN where an estimate is missing
     * @param saturated whether the estimator is at its ceiling in the coordinates as trained, where no compression can be seen
     */
    static GaugeVerdict verdict(double[] falls, boolean saturated) {
        double least = DoubleStream.of(falls).min().orElse(Double.NaN); // NaN if one is
        double most = DoubleStream.of(falls).max().orElse(Double.NaN);
        if (Double.isNaN(least)) {
            return GaugeVerdict.NOT_JUDGED;
        }
        if (least > THRESHOLD_BITS) {
            return GaugeVerdict.COMPRESSES;
        }
        if (most > THRESHOLD_BITS) {
            return GaugeVerdict.ARTEFACT;
        }
        return saturated ? GaugeVerdict.SATURATED : GaugeVerdict.DOES_NOT;
    }

    /** Whether an estimator cannot see compression: its maximum and its end are within 5 % of the ceiling. */
    static boolean saturated(double end, @Nullable Information ceiling, Ceilings ceilings) {
        double most = (ceiling == null ? ceilings.inputEntropy() : ceiling).bits();
        return most > 0 && end >= 0.95 * most;
    }
}
