package infoplane.estimation;

import infoplane.core.Randomness;
import infoplane.core.Setting;
import java.util.Set;

/**
 * Settings of exact counting of distinct rows, for quantised networks and discrete data, whose values are themselves the
 * cells.
 *
 * @param correction of the bias of counted entropies; the published works use none
 */
public record QuantisedSettings(
        @Setting(label = "Correction", help = "Of the bias of counted entropies; the published works use none.")
        BinningSettings.Correction correction)
        implements EstimatorSettings {
    public static QuantisedSettings defaults() {
        return new QuantisedSettings(BinningSettings.Correction.NONE);
    }

    @Override
    public String id() {
        return "quantised" + (correction == BinningSettings.Correction.NONE ? "" : ":" + correction.label());
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("Exact counting", "Exact counting").corrected(correction);
    }

    @Override
    public Randomness randomness() {
        return Randomness.ROUNDING;
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Exact counting",
                "I(X;T) = H(distinct rows), I(T;Y) = H(distinct rows) − Σ p(y) H(distinct rows | y)",
                "Lorenzen et al. (2022)",
                "quantised networks and discrete data: exact, nothing is added",
                "values are continuous: then every row differs and it says log N",
                "N d time, N d memory");
    }

    @Override
    public Estimator estimator() {
        return new QuantisedEstimator(correction);
    }

    @Override
    public boolean takesDraws() {
        return true;
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.ROUNDING, CheckKind.TWIN_OF_PAIRS);
    }
}
