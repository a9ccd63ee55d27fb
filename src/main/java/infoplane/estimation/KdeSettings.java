package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Checks;
import infoplane.core.Randomness;
import infoplane.core.Setting;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Settings of kernel bounds on the information that a layer keeps when Gaussian noise is added to it (Kolchinsky and Tracey
 * 2017, as used by Saxe et al. 2018).
 *
 * @param bound upper (Kullback–Leibler distances) or lower (Bhattacharyya distances)
 * @param noiseVariance of the noise that the estimator adds, over 0, in squared units of the activation
 * @param relativeToLayer whether the variance is multiplied by the mean variance of the layer's columns
 * @param ownNoise whether the noise is that of the network instead: then the kernels have the variance σ² of the network,
 *     they stand on what the units are before their noise, and the two settings above count for nothing
 */
public record KdeSettings(
        @Setting(label = "Bound", help = "Upper: Kullback–Leibler distances. Lower: Bhattacharyya distances.")
        Bound bound,

        @Setting(
                label = "Noise variance",
                help = "Of the Gaussian noise that the estimator adds, in squared units of the activation. 0.05: the"
                        + " dissertation; 0.001 and 0.1: the code of Saxe et al. (2018).")
        double noiseVariance,

        @Setting(
                label = "Relative to the layer",
                help = "Multiplies the noise variance by the mean variance of the layer's units.")
        boolean relativeToLayer,

        @Setting(
                label = "The network's own noise",
                help =
                        "For networks with noise: the noise is that of the network, and is added to what units are before it, instead of to units that have it already.")
        boolean ownNoise)
        implements EstimatorSettings {
    /** A drawn layer of more rows is evaluated at some of them: all pairs of 16 384 rows take half a second. */
    private static final int MOST_DRAWN_ROWS = 1 << 14;
    /** So many that the standard error of I(X;T) is a few hundredths of a bit. */
    private static final int DRAWN_SUBSET = 2048;

    /** The two bounds. */
    public enum Bound {
        @Setting(label = "Upper")
        @JsonProperty("upper")
        UPPER("upper"),
        @Setting(label = "Lower")
        @JsonProperty("lower")
        LOWER("lower");

        private final String label;

        Bound(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public KdeSettings {
        Checks.positive("noiseVariance", noiseVariance);
    }

    /** Noise that the estimator adds. */
    public KdeSettings(Bound bound, double noiseVariance, boolean relativeToLayer) {
        this(bound, noiseVariance, relativeToLayer, false);
    }

    public static KdeSettings defaults() {
        return new KdeSettings(Bound.UPPER, 0.05, false);
    }

    @Override
    public String id() {
        return "kde:" + bound.label() + ":" + (ownNoise ? "own" : noiseVariance + (relativeToLayer ? ":relative" : ""));
    }

    @Override
    public EstimatorName name() {
        String noise = EstimatorName.number(noiseVariance);
        EstimatorName named =
                EstimatorName.of("KDE", "Kernel density bounds").usually("upper bound", bound.label() + " bound");
        return ownNoise
                ? named.with("the network’s own noise")
                : named.with(
                        "noise " + noise + (relativeToLayer ? " of the layer’s variance" : ""),
                        "noise variance " + noise + (relativeToLayer ? " times that of the layer" : ""));
    }

    @Override
    public Randomness randomness() {
        return ownNoise ? Randomness.NETWORK_NOISE : Randomness.ESTIMATOR_NOISE;
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Kernel density bounds",
                bound == Bound.UPPER
                        ? "I(X;T) = −⟨ln ⟨exp(−|tᵢ−tⱼ|²/2σ²)⟩ⱼ⟩ᵢ, I(T;Y) = I(X;T) − Σ p(y) I(X;T|y)"
                        : "I(X;T) = −⟨ln ⟨exp(−|tᵢ−tⱼ|²/8σ²)⟩ⱼ⟩ᵢ, I(T;Y) = I(X;T) − Σ p(y) I(X;T|y)",
                "Kolchinsky & Tracey (2017), used by Saxe et al. (2018)",
                "layers whose values spread over many noise widths, compared at one noise",
                "the noise is small against the distances (it says ln N) or large (it says 0); the noise is ours, not"
                        + " the network's, unless it is to be",
                "N² d / 2 time, N memory");
    }

    @Override
    public Estimator estimator() {
        return new KdeEstimator(this);
    }

    @Override
    public boolean takesDraws() {
        return !ownNoise;
    }

    @Override
    public boolean needsNoise() {
        return ownNoise;
    }

    @Override
    public long pairs(int inputs, int draws) {
        long rows = (long) inputs * draws;
        OptionalInt subset = subset(inputs, draws);
        return subset.isPresent() ? subset.getAsInt() * rows : rows * (rows + 1) / 2;
    }

    @Override
    public OptionalInt subset(int inputs, int draws) {
        return draws > 1 && (long) inputs * draws > MOST_DRAWN_ROWS
                ? OptionalInt.of(DRAWN_SUBSET)
                : OptionalInt.empty();
    }

    @Override
    public Set<CheckKind> checks() {
        return ownNoise ? Set.of() : Set.of(CheckKind.TWIN_OF_PAIRS);
    }
}
