package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of mutual information of a continuous sample and a class from nearest neighbours.
 *
 * @param k neighbours within the class, at least 1; a smaller class uses all its other rows
 * @param subsampled whether the standard error comes from estimates on parts of the rows, which takes four times as long as
 *     the estimate, and not from the influence of each row
 */
public record RossSettings(
        @Setting(label = "k", help = "Neighbours within the class; fewer where a class has fewer.")
        int k,

        @Setting(
                label = "Subsampled error",
                help = "Standard error from estimates on parts of the rows: takes four times as long as the estimate.")
        boolean subsampled)
        implements EstimatorSettings {
    public RossSettings {
        Checks.atLeast("k", k, 1);
    }

    public static RossSettings defaults() {
        return new RossSettings(4, false);
    }

    @Override
    public String id() {
        return "ross:" + k;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("Ross", "Ross").with("k = " + k);
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Ross",
                "I(T;Y) = ψ(N) + ⟨ψ(k)⟩ − ⟨ψ(N_y)⟩ − ⟨ψ(m)⟩, m rows nearer than the k-th of the same class",
                "Ross (2014), \"Mutual information between discrete and continuous data sets\"",
                "I(T;Y) of a continuous layer with classes: no bins and no noise",
                "rows are copied or quantised; classes of a few rows; no I(X;T)",
                "N ln N time in few dimensions, N² d in many; N d memory");
    }

    @Override
    public Estimator estimator() {
        return new RossEstimator(k, false, "ross", subsampled);
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
