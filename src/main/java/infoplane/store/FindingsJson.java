package infoplane.store;

import infoplane.config.Json;
import infoplane.experiment.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code findings.json}, amounts in bits. */
final class FindingsJson {
    private FindingsJson() {}

    static String write(Findings findings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("compression", each(findings.compression(), FindingsJson::compression));
        tree.put("phases", each(findings.phases(), FindingsJson::phase));
        tree.put("diffusion", each(findings.diffusion(), d -> entry("layer", d.layer(), "epoch", d.epoch())));
        tree.put("laws", each(findings.laws(), FindingsJson::law));
        tree.put("claims", each(findings.claims(), FindingsJson::claim));
        return Json.write(tree);
    }

    private static <T> List<Map<String, @Nullable Object>> each(
            List<T> items, Function<T, Map<String, @Nullable Object>> toEntry) {
        return items.stream().map(toEntry).toList();
    }

    private static Map<String, @Nullable Object> compression(Findings.Compression c) {
        return entry(
                "estimator", c.estimator(),
                "layer", c.layer(),
                "maximum_bits", c.maximum().bits(),
                "maximum_epoch", c.maximumEpoch(),
                "end_bits", c.end().bits(),
                "fall_bits", c.fall().bits());
    }

    private static Map<String, @Nullable Object> phase(Findings.Phase p) {
        return entry(
                "estimator", p.estimator(),
                "layer", p.layer(),
                "phase", p.kind().label(),
                "from", p.from(),
                "to", p.to(),
                "slope", p.slope(),
                "slope_low", p.low(),
                "slope_high", p.high());
    }

    private static Map<String, @Nullable Object> law(Findings.Law l) {
        return entry(
                "estimator", l.estimator(),
                "law", l.law(),
                "checked", l.checked(),
                "broken", l.broken(),
                "worst_bits", l.worst().bits());
    }

    private static Map<String, @Nullable Object> claim(Findings.Claim c) {
        return entry(
                "number", c.number(),
                "statement", c.statement(),
                "verdict", c.verdict().label(),
                "evidence", c.evidence());
    }

    private static Map<String, @Nullable Object> entry(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entry.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return entry;
    }
}
