package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.RangeRule;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.NetworkSettings;
import infoplane.network.NoiseSettings;
import infoplane.network.QuantisationSettings;
import java.math.BigDecimal;

/** Networks without noise and grids beside those with them, from the same seed: what these cost is the difference. */
public final class Twins {
    /** The most bins that may be asked for. */
    private static final int MOST_BINS = 30_000;

    private Twins() {}

    /** Whether a network has noise or quantisation, without which it can be trained. */
    public static boolean isPossible(ExperimentSettings settings) {
        return settings.network().noise().any()
                || settings.network().quantisation().any();
    }

    /** Whether another experiment trains the plain twin of a network, however it measures it. */
    public static boolean areTwins(ExperimentSettings settings, ExperimentSettings other) {
        if (!isPossible(settings)) {
            return false;
        }
        ExperimentSettings plain = plain(settings);
        return plain.network().equals(other.network()) // before the measuring, which may need the noise of the other
                && plain.withName(other.name()).withMeasure(other.measure()).equals(other);
    }

    /**
     * The same experiment without noise and quantisation. Exact counts become bins, as many as a unit had values, because all
     * rows of a network that is not quantised differ.
     *
     * @throws InvalidInputException if the network has neither noise nor quantisation
     */
    public static ExperimentSettings plain(ExperimentSettings settings) {
        NetworkSettings network = settings.network();
        if (!isPossible(settings)) {
            throw new InvalidInputException(
                    "there is no twin without noise and quantisation: this network has neither");
        }
        NetworkSettings plain = network.with(NoiseSettings.defaults()).with(QuantisationSettings.defaults());
        Integer bits = network.quantisation().activationBits();
        return settings.withName(settings.name() + ", plain")
                .withMeasure(settings.measure()
                        .with(settings.measure().estimators().stream()
                                .map(estimator -> estimator.needsNoise()
                                        ? smoothed(network.noise().sigma())
                                        : bits == null ? estimator : counted(estimator, bits))
                                .distinct()
                                .toList()))
                .withNetwork(plain); // after the estimators, because some need noise
    }

    /** What has the network's own noise no more gets as much from its estimator: 0.0025 for 0.05, without a rounding error. */
    private static EstimatorSettings smoothed(double sigma) {
        double variance = BigDecimal.valueOf(sigma).pow(2).doubleValue();
        return new KdeSettings(KdeSettings.Bound.UPPER, variance, false);
    }

    private static EstimatorSettings counted(EstimatorSettings estimator, int bits) {
        return estimator instanceof QuantisedSettings
                ? new BinningSettings(
                        BinningSettings.Rule.EQUAL_WIDTH,
                        Math.min(MOST_BINS, 1 << bits),
                        RangeRule.ACTIVATION,
                        null,
                        null,
                        BinningSettings.defaults().size(),
                        BinningSettings.Correction.NONE)
                : estimator;
    }
}
