package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.scales.GaugeAudit;
import infoplane.scales.ScaleSets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The votes on claim 10. An audit of coordinates has one vote for each of its estimators, a map of scales one for itself. The
 * quantity is how far the threshold lies between the least and the greatest fall of the layer for which that is most; below 0
 * if it lies outside.
 */
final class ScaleBallots {
    /** What stands for the estimator in votes by a map of absolute σ. */
    static final String ABSOLUTE = "scale-space";

    static final String RELATIVE = "scale-space:relative";

    private ScaleBallots() {}

    static List<Ballot> of(RunResults results, @Nullable Reason unlearnt) {
        List<Ballot> ballots = new ArrayList<>();
        GaugeAudit audit = results.studies().gauge();
        if (audit != null) {
            for (String estimator : audit.estimators()) {
                ballots.add(ballot(estimator, audited(audit.of(estimator), results.lastEpoch()), unlearnt));
            }
        }
        for (ScaleSets map : results.scales()) {
            String name = map.grid().relative() ? RELATIVE : ABSOLUTE;
            ballots.add(ballot(name, scaled(name, map, results.lastEpoch()), unlearnt));
        }
        return ballots;
    }

    private static Ballot ballot(String name, List<Evidence> evidence, @Nullable Reason unlearnt) {
        if (unlearnt != null) {
            return Ballot.none(name, unlearnt, evidence);
        }
        return evidence.stream()
                .filter(one -> one.vote() != Vote.NONE)
                .max(Comparator.comparing(Evidence::value))
                .map(most -> Ballot.of(name, most.vote(), false, most.value().bits(), evidence))
                .orElseGet(() -> Ballot.none(name, Reason.of(Reason.Kind.NOTHING_TO_AUDIT), evidence));
    }

    private static List<Evidence> audited(List<GaugeAudit.Fall> falls, int epoch) {
        return falls.stream()
                .filter(fall -> fall.verdict().judged())
                .map(fall -> evidence(
                        fall.estimator(),
                        fall.layer(),
                        Information.ofBits(Math.min(
                                fall.most() - Findings.COMPRESSES_BITS, Findings.COMPRESSES_BITS - fall.least())),
                        epoch))
                .toList();
    }

    private static Evidence evidence(String estimator, int layer, Information between, int epoch) {
        return new Evidence(
                estimator,
                layer,
                between,
                epoch,
                Set.of(),
                Vote.of(ClaimKind.DEPENDS_ON_SCALE.yes(between.bits())),
                null);
    }

    private static List<Evidence> scaled(String name, ScaleSets map, int epoch) {
        return map.layers().stream()
                .filter(layer -> !Double.isNaN(layer.between()))
                .map(layer -> evidence(name, layer.layer(), Information.ofNats(layer.between()), epoch))
                .toList();
    }
}
