package infoplane.store;

import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.findings.Ballot;
import infoplane.findings.Claim;
import infoplane.findings.Evidence;
import infoplane.findings.Findings;
import infoplane.findings.FindingsWords;
import infoplane.findings.Interval;
import infoplane.findings.JointFindings;
import infoplane.findings.Learning;
import infoplane.findings.LimitDistance;
import infoplane.findings.Reason;
import infoplane.findings.Vote;
import infoplane.measuring.PlanePoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code findings.json}; amounts in bits. */
public final class FindingsJson {
    private static final Logger LOG = LoggerFactory.getLogger(FindingsJson.class);
    static final String FILE = "findings.json";
    static final String BETWEEN = "between";
    private static final int SCHEMA_VERSION = 2;

    private FindingsJson() {}

    /** The findings of one run, with the points that were measured only for them. */
    static String write(RunResults results) {
        Findings findings = Findings.of(results);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", SCHEMA_VERSION);
        tree.put("seeds", 1);
        tree.put("learning", learning(findings.learning()));
        tree.put("compression", each(findings.compression(), FindingsJson::compression));
        tree.put("phases", each(findings.phases(), FindingsJson::phase));
        tree.put("diffusion", each(findings.diffusion(), d -> entry("layer", d.layer(), "epoch", d.epoch())));
        if (!findings.distances().isEmpty()) {
            tree.put("limit_distances", each(findings.distances(), FindingsJson::distance));
        }
        tree.put("laws", each(findings.laws(), FindingsJson::law));
        tree.put("claims", claims(findings.claims(), FindingsWords.of(results)));
        if (!results.scales().isEmpty()) {
            tree.put("scales", ScaleSpaceFile.sets(results.scales()));
        }
        tree.put("between_columns", PlaneCsv.HEADER);
        tree.put(BETWEEN, results.between().stream().map(PlaneCsv::line).toList());
        return Json.write(tree);
    }

    /** The joint findings of repeats. */
    static String write(JointFindings joint, FindingsWords words) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", SCHEMA_VERSION);
        tree.put("seeds", joint.seeds());
        tree.put("learnt", joint.learnt());
        tree.put("did_not_learn", joint.unlearnt());
        tree.put("claims", claims(joint.claims(), words));
        if (!joint.scales().isEmpty()) {
            tree.put("scales", each(joint.scales(), ScaleSpaceFile::sets));
        }
        if (joint.gauge() != null) {
            tree.put("gauge", GaugeFile.object(joint.gauge()));
        }
        return Json.write(tree);
    }

    /**
     * The points of a run folder that were measured only for its findings. Empty for findings of an earlier version, which
     * hold none, and for a damaged file: findings can be computed again, and must not keep the run from opening.
     */
    static List<PlanePoint> between(Path folder, ExperimentSettings settings) {
        Path file = folder.resolve(FILE);
        try {
            return PlaneCsv.read(StoreJson.texts(file, BETWEEN), file, settings);
        } catch (InvalidInputException e) {
            LOG.info("Points for findings alone are left out: {}", e.getMessage());
            return List.of();
        }
    }

    /** The claims as objects, each with its verdict in words. */
    public static List<Map<String, @Nullable Object>> claims(List<Claim> claims, FindingsWords words) {
        return each(claims, claim -> claim(claim, words));
    }

    private static <T> List<Map<String, @Nullable Object>> each(
            List<T> items, Function<T, Map<String, @Nullable Object>> toEntry) {
        return items.stream().map(toEntry).toList();
    }

    private static Map<String, @Nullable Object> learning(Learning learning) {
        Information label = learning.label();
        return entry(
                "learnt", learning.learnt(),
                "accuracy_train", learning.accuracy(),
                "chance", learning.chance(),
                "least_accuracy", learning.leastAccuracy(),
                "output_i_ty_bits", label == null ? null : label.bits(),
                "h_y_bits", learning.labelEntropy().bits());
    }

    private static Map<String, @Nullable Object> compression(Findings.Compression c) {
        return entry(
                "estimator", c.estimator(),
                "layer", c.layer(),
                "maximum_bits", c.maximum().bits(),
                "maximum_epoch", c.maximumEpoch(),
                "end_bits", c.end().bits(),
                "end_epoch", c.endEpoch(),
                "fall_bits", c.fall().bits(),
                "compresses", c.compresses().label(),
                "reason", reason(c.reason()));
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
                "slope_high", p.high(),
                "change_bits", p.change());
    }

    private static Map<String, @Nullable Object> distance(LimitDistance d) {
        return entry(
                "estimator", d.estimator(),
                "layer", d.layer(),
                "first_bits", d.first().bits(),
                "largest_bits", d.most().bits(),
                "largest_epoch", d.mostEpoch(),
                "end_bits", d.end().bits(),
                "closes", d.closes().label(),
                "reason", reason(d.reason()));
    }

    private static Map<String, @Nullable Object> law(Findings.Law l) {
        return entry(
                "estimator", l.estimator(),
                "law", l.kind().label(),
                "checked", l.checked(),
                "broken", l.broken(),
                "worst_bits", l.worst().bits(),
                "worst_layer", l.worstLayer(),
                "worst_epoch", l.worstEpoch());
    }

    private static Map<String, @Nullable Object> claim(Claim c, FindingsWords words) {
        return entry(
                "number", c.number(),
                "statement", c.statement(),
                "verdict", c.verdict().label(),
                "reasons",
                        c.reasons().stream()
                                .map(reason -> reason.kind().label())
                                .distinct()
                                .toList(),
                "words", words.claim(c),
                "seeds", c.seeds(),
                "learnt", c.learnt(),
                "interval_bits", c.interval().map(FindingsJson::interval).orElse(null),
                "votes", each(c.ballots(), FindingsJson::ballot),
                "evidence", each(c.evidence(), FindingsJson::evidence));
    }

    private static Map<String, @Nullable Object> ballot(Ballot b) {
        return entry(
                "estimator", b.estimator(),
                "vote", b.vote().label(),
                "with_warnings", b.vote() == Vote.NONE ? null : b.warned(),
                "quantity", b.quantity(),
                "interval", interval(b.interval()),
                "reason", reason(b.reason()));
    }

    private static Map<String, @Nullable Object> evidence(Evidence e) {
        return entry(
                "estimator", e.estimator(),
                "layer", e.layer(),
                "value_bits", e.value().bits(),
                "epoch", e.epoch(),
                "flags", e.flags().stream().map(EstimateFlag::label).toList(),
                "vote", e.vote().label(),
                "reason", reason(e.reason()),
                "compared_with_epoch", e.against(),
                "interval_bits", interval(e.interval()));
    }

    private static @Nullable Object reason(@Nullable Reason reason) {
        return reason == null
                ? null
                : entry("reason", reason.kind().label(), "value", reason.value(), "limit", reason.limit());
    }

    static @Nullable Object interval(@Nullable Interval interval) {
        return interval == null ? null : List.of(interval.low(), interval.high());
    }

    private static Map<String, @Nullable Object> entry(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entry.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return entry;
    }
}
