package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Checks;
import java.util.Set;

/**
 * Kernel bounds on the information that a layer keeps when Gaussian noise is added to it (Kolchinsky and Tracey 2017,
 * as Saxe et al. 2018 use them).
 *
 * @param bound upper (Kullback–Leibler distances) or lower (Bhattacharyya distances)
 * @param noiseVariance of the noise that the estimator adds, over 0, in squared units of the activation
 * @param relativeToLayer whether the variance is multiplied by the mean variance of the layer's columns
 */
public record KdeSettings(Bound bound, double noiseVariance, boolean relativeToLayer) implements EstimatorSettings {
    /** Which of the two bounds. */
    public enum Bound {
        @JsonProperty("upper")
        UPPER("upper"),
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

    public static KdeSettings defaults() {
        return new KdeSettings(Bound.UPPER, 0.05, false);
    }

    @Override
    public String id() {
        return "kde:" + bound.label() + ":" + noiseVariance + (relativeToLayer ? ":relative" : "");
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
                "the noise is small against the distances (it says ln N) or large (it says 0); the noise is ours, not the network's",
                "N² d / 2 time, N memory");
    }

    @Override
    public Estimator estimator() {
        return new KdeEstimator(this);
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN_OF_PAIRS);
    }
}
