package infoplane.cli;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats information in bits. Has a fallback for missing quantities. */
public final class Bits {
    private Bits() {}

    /** Four decimals; {@code -} if the estimator does not measure the quantity. */
    public static String text(@Nullable Information amount) {
        return amount == null ? "-" : amount.tabled();
    }

    /** All digits, for JSON; null if the estimator does not measure the quantity. */
    static @Nullable Double json(@Nullable Information amount) {
        return amount == null ? null : amount.bits();
    }

    static List<String> labels(Collection<EstimateFlag> flags) {
        return flags.stream().map(EstimateFlag::label).toList();
    }
}
