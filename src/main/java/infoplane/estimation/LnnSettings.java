package infoplane.estimation;

import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of local Gaussian entropies whose bandwidth is the distance to the k-th neighbour.
 *
 * @param k the distance to the k-th neighbour is the bandwidth; at least 1
 * @param m neighbours in a local fit; more than k and more than the joint space has dimensions
 */
public record LnnSettings(
        @Setting(label = "k", help = "The neighbour whose distance is the bandwidth.")
        int k,

        @Setting(label = "m", help = "Neighbours that a local fit uses; more than k, and more than the columns.")
        int m)
        implements EstimatorSettings {
    public LnnSettings {
        Checks.atLeast("k", k, 1);
        Checks.atLeast("m", m, 2);
        if (m <= k) {
            throw new NotAllowedException("m", "is " + m, new Allowed.Fitting("must be greater than k, which is " + k));
        }
    }

    public static LnnSettings defaults() {
        return new LnnSettings(5, 30);
    }

    @Override
    public String id() {
        return "lnn:" + k + ":" + m;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("LNN", "Local nearest neighbours")
                .with("k = " + k)
                .usually("m = 30", "m = " + m);
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Local nearest neighbours",
                "H = ⟨−ln S₀ + ln(N−1) + d/2 ln 2π + d ln h + ½ ln|Σ| + ½ μᵀΣ⁻¹μ⟩ − B(k, d, m); I(A;B) = H(A) + H(B) −"
                        + " H(A,B)",
                "Gao, Oh & Viswanath (2016), \"Breaking the bandwidth barrier\"; here with its bias B",
                "two continuous samples of one dimension each, also strongly dependent ones",
                "the joint space has three dimensions or more (biased, useless from six); heavy tails; copies",
                "N ln N time in few dimensions, N² d in many, and N m d²; N d memory");
    }

    @Override
    public Estimator estimator() {
        return new EntropyEstimator(new LocalNearestNeighbours(k, m), "lnn");
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
