package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Randomness;
import infoplane.core.Setting;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of binning: every unit of a layer is discretised, and the rows of cell numbers are counted.
 *
 * @param rule maps a value to a cell number
 * @param bins cells of {@code equal-width} and {@code equal-mass}, 2 to 30000
 * @param range source of the range of {@code equal-width}
 * @param lower lower end of a {@code fixed} range
 * @param upper upper end of a {@code fixed} range
 * @param size width of a cell of rule {@code size}, over 0; 0.07 in the code of Saxe et al. (2018)
 * @param correction of the bias of counted entropies; the published works use none
 */
public record BinningSettings(
        @Setting(label = "Cells", help = "How the value of a unit becomes the number of a cell.")
        Rule rule,

        @Setting(label = "Bins", unit = "per unit", help = "Cells of each unit.")
        int bins,

        @Setting(
                label = "Range",
                help = "The interval that is cut into bins; values outside it count to the end cells.")
        RangeRule range,

        @Setting(label = "From", help = "Lower end of the range.") @Nullable
        Double lower,

        @Setting(label = "To", help = "Upper end of the range.") @Nullable
        Double upper,

        @Setting(label = "Cell size", help = "Width of a cell; 0.07 in the code of Saxe et al. (2018).")
        double size,

        @Setting(label = "Correction", help = "Of the bias of counted entropies; the published works use none.")
        Correction correction)
        implements EstimatorSettings {
    private static final String ID = "binning:";

    /** The rule that maps a value to a cell number. */
    public enum Rule {
        @Setting(label = "Equal width")
        @JsonProperty("equal-width")
        EQUAL_WIDTH("equal-width"),
        @Setting(label = "As published (IDNNs)")
        @JsonProperty("idnns")
        IDNNS("idnns"),
        @Setting(label = "Fixed size")
        @JsonProperty("size")
        SIZE("size"),
        @Setting(label = "Equal mass")
        @JsonProperty("equal-mass")
        EQUAL_MASS("equal-mass");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Bias correction of counted entropies. */
    public enum Correction {
        @Setting(label = "None")
        @JsonProperty("none")
        NONE("none"),
        @Setting(label = "Miller–Madow")
        @JsonProperty("miller-madow")
        MILLER_MADOW("miller-madow"),
        @Setting(label = "Chao–Shen")
        @JsonProperty("chao-shen")
        CHAO_SHEN("chao-shen");

        private final String label;

        Correction(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public BinningSettings {
        Checks.between("bins", bins, 2, 30_000);
        Checks.positive("size", size);
        if (rule == Rule.EQUAL_WIDTH && range == RangeRule.FIXED) {
            if (lower == null || upper == null || !(lower < upper)) {
                throw new NotAllowedException(
                        lower == null ? "lower" : "upper",
                        "is " + (lower == null ? lower : upper),
                        new Allowed.Fitting("must be a number in a fixed range, lower below upper"));
            }
        }
    }

    public static BinningSettings defaults() {
        return new BinningSettings(Rule.EQUAL_WIDTH, 30, RangeRule.ACTIVATION, null, null, 0.07, Correction.NONE);
    }

    @Override
    public String id() {
        String cells = switch (rule) {
            case IDNNS -> "idnns";
            case SIZE -> "size:" + size;
            case EQUAL_MASS -> "equal-mass:" + bins;
            case EQUAL_WIDTH ->
                "equal-width:" + bins + ":" + (range == RangeRule.FIXED ? lower + ".." + upper : range.label());
        };
        return ID + cells + (correction == Correction.NONE ? "" : ":" + correction.label());
    }

    @Override
    public Optional<RangeRule> rangeRule() {
        return rule == Rule.EQUAL_WIDTH ? Optional.of(range) : Optional.empty();
    }

    @Override
    public EstimatorName name() {
        EstimatorName name = EstimatorName.of("Binning", "Binning");
        EstimatorName cells = switch (rule) {
            case IDNNS -> name.with("as published (IDNNs)");
            case SIZE -> name.with("cells of " + EstimatorName.number(size));
            case EQUAL_MASS -> name.with(bins + " bins of equal mass");
            case EQUAL_WIDTH -> withRange(name.with(bins + " bins", bins + " bins of equal width"));
        };
        return cells.corrected(correction);
    }

    @Override
    public Randomness randomness() {
        return Randomness.BINS;
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Binning",
                "I(X;T) = H(cells of T), I(T;Y) = H(cells of T) − Σ p(y) H(cells of T | y)",
                switch (rule) {
                    case IDNNS -> "Shwartz-Ziv & Tishby (2017)";
                    case SIZE -> "Saxe et al. (2018)";
                    case EQUAL_WIDTH, EQUAL_MASS -> "Lorenzen et al. (2022)";
                },
                "narrow layers with few occupied cells; following how values cluster",
                "most cells hold one row (it says log N), or values leave the range; the verdict depends on the bins",
                "N d time, N memory");
    }

    @Override
    public Estimator estimator() {
        return new BinningEstimator(this);
    }

    @Override
    public boolean takesDraws() {
        return true;
    }

    @Override
    public Set<CheckKind> checks() {
        return Set.of(CheckKind.ROUNDING, CheckKind.TWIN_OF_PAIRS);
    }

    private EstimatorName withRange(EstimatorName name) {
        return switch (range) {
            case ACTIVATION -> name.with("", "range of the activation");
            case LAYER -> name.with("range of each layer", "range of each layer and epoch");
            case NEURON -> name.with("range of each unit", "range of each unit and epoch");
            case RUN -> name.with("range of the run", "range of the whole run");
            case FIXED -> name.with("from " + end(lower) + " to " + end(upper));
        };
    }

    private static String end(@Nullable Double end) {
        return end == null ? "none" : EstimatorName.number(end);
    }
}
