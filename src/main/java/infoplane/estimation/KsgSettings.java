package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of mutual information from nearest neighbours.
 *
 * @param variant 1 or 2, the two estimators of the paper
 * @param k neighbours in the joint space, at least 1; Kraskov et al. (2004) advise 2 to 4
 * @param standardise whether columns are first scaled to variance 1
 * @param subsampled whether the standard error comes from estimates on parts of the rows, which takes four times as long as
 *     the estimate, and not from the influence of each row
 */
public record KsgSettings(
        @Setting(label = "Variant", help = "1 or 2: the two estimators of Kraskov et al. (2004).")
        int variant,

        @Setting(label = "k", help = "Neighbours in the joint space; Kraskov et al. (2004) advise 2 to 4.")
        int k,

        @Setting(label = "Standardise", help = "Whether columns are first scaled to variance 1.")
        boolean standardise,

        @Setting(
                label = "Subsampled error",
                help = "Standard error from estimates on parts of the rows: takes four times as long as the estimate.")
        boolean subsampled)
        implements EstimatorSettings {
    public KsgSettings {
        Checks.between("variant", variant, 1, 2);
        Checks.atLeast("k", k, 1);
    }

    public static KsgSettings defaults() {
        return new KsgSettings(1, 4, true, false);
    }

    @Override
    public String id() {
        return "ksg:" + variant + ":" + k + (standardise ? "" : ":raw");
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("KSG", "Kraskov–Stögbauer–Grassberger")
                .usually("variant 1", "variant " + variant)
                .with("k = " + k)
                .usually("standardised", standardise ? "standardised" : "not standardised");
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Kraskov–Stögbauer–Grassberger",
                variant == 1
                        ? "I(A;B) = ψ(k) + ψ(N) − ⟨ψ(n_a + 1) + ψ(n_b + 1)⟩; I(T;Y) by Ross"
                        : "I(A;B) = ψ(k) − 1/k + ψ(N) − ⟨ψ(n_a) + ψ(n_b)⟩; I(T;Y) by Ross",
                "Kraskov, Stögbauer & Grassberger (2004), eq. " + (variant == 1 ? "8" : "9"),
                "two continuous samples of few dimensions with moderate dependence; nearly unbiased at independence",
                "rows are copied or quantised; I above ln N or many dimensions (far too low); heavy tails (too low)",
                "N ln N time in few dimensions, N² d in many; N d memory");
    }

    @Override
    public Estimator estimator() {
        return new KsgEstimator(this);
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
