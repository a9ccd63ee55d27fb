package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of mutual information from nearest neighbours for rows that may be copies of each other.
 *
 * @param k neighbours in the joint space, at least 1
 */
public record MixedKsgSettings(
        @Setting(label = "k", help = "Nearest neighbours.") int k) implements EstimatorSettings {
    public MixedKsgSettings {
        Checks.atLeast("k", k, 1);
    }

    public static MixedKsgSettings defaults() {
        return new MixedKsgSettings(4);
    }

    @Override
    public String id() {
        return "mixed-ksg:" + k;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("Mixed KSG", "Mixed KSG").with("k = " + k);
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Mixed KSG",
                "I(A;B) = ⟨ψ(k̃) + ln N − ψ(n_a) − ψ(n_b)⟩, counting copies where the k-th neighbour is one",
                "Gao, Kannan, Oh & Viswanath (2017), \"Estimating mutual information for discrete-continuous mixtures\"",
                "mixtures of discrete and continuous values: ReLU layers with zeros, quantised layers, classes",
                "many dimensions (too low); a grid so fine that copies are rare",
                "N ln N time in few dimensions, N² d in many; N d memory");
    }

    @Override
    public Estimator estimator() {
        return new MixedKsgEstimator(k);
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
