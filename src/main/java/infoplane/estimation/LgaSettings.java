package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of mutual information from local Gaussian approximations of densities.
 *
 * @param k the distance to the k-th neighbour is the bandwidth; at least 1
 */
public record LgaSettings(
        @Setting(label = "k", help = "The neighbour whose distance is the bandwidth.")
        int k) implements EstimatorSettings {
    public LgaSettings {
        Checks.atLeast("k", k, 1);
    }

    public static LgaSettings defaults() {
        return new LgaSettings(5);
    }

    @Override
    public String id() {
        return "lga:" + k;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("LGA", "Local Gaussian approximation").with("k = " + k);
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Local Gaussian approximation",
                "I(A;B) = ⟨ln f(a,b) − ln f(a) − ln f(b)⟩, f(x) = N(x; μ(x), Σ(x)) of greatest local likelihood",
                "Gao, Ver Steeg & Galstyan (2015), \"Estimating mutual information by local Gaussian approximation\"",
                "strong dependence of few dimensions; its bias cancels at independence",
                "more than five dimensions (refused beyond 20 columns); heavy tails; copies; no entropies: with a fixed k their bias stays",
                "at most 1000 rows are fitted: 1000 N d² time and some ms for each; N d memory");
    }

    @Override
    public Estimator estimator() {
        return new LgaEstimator(k);
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
