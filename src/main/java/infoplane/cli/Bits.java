package infoplane.cli;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts of information as results show them: bits, and a word where there is none. */
final class Bits {
    private Bits() {}

    /** Four decimals for people; {@code -} where the estimator has no such quantity. */
    static String text(@Nullable Information amount) {
        return amount == null ? "-" : String.format(Locale.ROOT, "%.4f", amount.bits() + 0.0);
    }

    /** With the unit, in a sentence. */
    static String amount(Information amount) {
        return String.format(Locale.ROOT, "%.2f bits", amount.bits() + 0.0);
    }

    /** All digits for programs; null where the estimator has no such quantity. */
    static @Nullable Double json(@Nullable Information amount) {
        return amount == null ? null : amount.bits();
    }

    static List<String> labels(Collection<EstimateFlag> flags) {
        return flags.stream().map(EstimateFlag::label).toList();
    }
}
