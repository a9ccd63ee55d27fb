package infoplane.config;

import infoplane.calibration.SelfCheck;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a self-check for programs; amounts in bits. */
public final class SelfCheckJson {
    private SelfCheckJson() {}

    /** The question and the result of a self-check; parts that were not checked are null. */
    public static Map<String, @Nullable Object> tree(SelfCheck check) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("quantity", check.quantity().symbol());
        tree.put("estimate_bits", check.estimate().bits());
        tree.put("twin", twin(check.twin()));
        SelfCheck.Halves halves = check.halves();
        tree.put("halves", halves == null ? null : amounts("mean_bits", halves.mean(), "error_bits", halves.error()));
        SelfCheck.Rounding rounding = check.rounding();
        tree.put("rounding", rounding == null ? null : rounding(rounding));
        tree.put("obstacle", check.obstacle());
        tree.put("flags", check.flags().stream().map(EstimateFlag::label).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> rounding(SelfCheck.Rounding rounding) {
        Map<String, @Nullable Object> tree = amounts("up_bits", rounding.up(), "down_bits", rounding.down());
        if (rounding.nearer() != null) {
            tree.put("nearer_bits", rounding.nearer().bits());
        }
        return tree;
    }

    private static @Nullable Map<String, @Nullable Object> twin(SelfCheck.@Nullable Twin twin) {
        if (twin == null) {
            return null;
        }
        Map<String, @Nullable Object> tree = amounts("truth_bits", twin.truth(), "mean_bits", twin.mean());
        Information error = twin.truthError();
        tree.put("truth_se_bits", error == null ? null : error.bits());
        tree.put("sd_bits", twin.deviation().bits());
        tree.put("twins", twin.count());
        return tree;
    }

    private static Map<String, @Nullable Object> amounts(
            String first, Information one, String second, Information other) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(first, one.bits());
        tree.put(second, other.bits());
        return tree;
    }
}
