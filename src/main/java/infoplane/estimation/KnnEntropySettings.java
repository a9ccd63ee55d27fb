package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of differential entropies from nearest neighbours, and of mutual information as their sum.
 *
 * @param k neighbours, at least 1
 */
public record KnnEntropySettings(
        @Setting(label = "k", help = "Nearest neighbours.") int k) implements EstimatorSettings {
    public KnnEntropySettings {
        Checks.atLeast("k", k, 1);
    }

    public static KnnEntropySettings defaults() {
        return new KnnEntropySettings(4);
    }

    @Override
    public String id() {
        return "knn-entropy:" + k;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("Kozachenko–Leonenko", "Kozachenko–Leonenko").with("k = " + k);
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Kozachenko–Leonenko",
                "H = ψ(N) − ψ(k) + d ln 2 + d⟨ln ε⟩; I(A;B) = H(A) + H(B) − H(A,B); I(T;Y) = H(T) − Σ p(y) H(T|y)",
                "Kozachenko & Leonenko (1987)",
                "differential entropies of few dimensions; mutual information where errors of the three terms cancel",
                "rows are copied or quantised, columns are constant; many dimensions",
                "N ln N time in few dimensions, N² d in many; N d memory");
    }

    @Override
    public Estimator estimator() {
        return new EntropyEstimator(new KozachenkoLeonenko(k), "knn-entropy");
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
