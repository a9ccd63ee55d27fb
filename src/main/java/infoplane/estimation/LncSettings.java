package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Setting;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of nearest-neighbour estimates with a correction for densities that are not uniform around a row.
 *
 * @param k neighbours, at least 1; without more neighbours than dimensions of the joint space, nothing is corrected
 * @param alpha greatest ratio, of the volume along the principal axes to the volume along the coordinates, at which a
 *     neighbourhood is corrected; above 0 and at most 1. Null for the ratio that 1 in 200 uniform neighbourhoods falls below
 */
public record LncSettings(
        @Setting(label = "k", help = "Neighbours; more than there are dimensions, or nothing is corrected.")
        int k,

        @Setting(
                label = "Alpha",
                help =
                        "How narrow a neighbourhood must be to be corrected; empty: worked out from uniform neighbourhoods.")
        @Nullable
        Double alpha)
        implements EstimatorSettings {
    public LncSettings {
        Checks.atLeast("k", k, 1);
        if (alpha != null) {
            Checks.positiveAtMost("alpha", alpha, 1);
        }
    }

    public static LncSettings defaults() {
        return new LncSettings(4, null);
    }

    @Override
    public String id() {
        return "lnc:" + k + (alpha == null ? "" : ":" + alpha);
    }

    @Override
    public EstimatorName name() {
        EstimatorName name =
                EstimatorName.of("LNC", "Local non-uniformity correction").with("k = " + k);
        return alpha == null ? name : name.with("α = " + EstimatorName.number(alpha));
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Local non-uniformity correction",
                "I(A;B) = KSG + ⟨ln U/V where V < αU⟩, V and U the volumes of a row's neighbours along principal axes and"
                        + " coordinates",
                "Gao, Ver Steeg & Galstyan (2015), \"Efficient estimation of mutual information for strongly dependent"
                        + " variables\"",
                "strong dependence in few dimensions, where ksg is too low",
                "k is not above the number of dimensions (it is ksg then); columns of one sample depend on each other;"
                        + " rows are copied or quantised",
                "as ksg, and N d³");
    }

    @Override
    public Estimator estimator() {
        return new LncEstimator(this);
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.TWIN);
    }
}
