package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeVerdict;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleAnswer;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleVerdict;
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
    /** At scales from this share of the ceiling on, nothing can be seen, and below that of the threshold nothing is left. */
    private static final double SATURATED = 0.95;

    /** What stands for the estimator in votes by a map of absolute σ. */
    static final String ABSOLUTE = "scale-space";

    static final String RELATIVE = "scale-space:relative";

    private static final double LN2 = Math.log(2);

    private ScaleBallots() {}

    static List<Ballot> of(RunResults results, @Nullable Reason unlearnt) {
        List<Ballot> ballots = new ArrayList<>();
        GaugeAudit audit = results.studies().gauge();
        if (audit != null) {
            for (String estimator : audit.estimators()) {
                ballots.add(ballot(estimator, audited(audit.of(estimator), results.lastEpoch()), unlearnt));
            }
        }
        for (ScaleSpace map : results.studies().scales()) {
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
                .filter(fall -> fall.verdict() == GaugeVerdict.ARTEFACT
                        || fall.verdict() == GaugeVerdict.COMPRESSES
                        || fall.verdict() == GaugeVerdict.DOES_NOT)
                .map(fall -> evidence(fall.estimator(), fall.layer(), fall.least(), fall.most(), epoch))
                .toList();
    }

    private static Evidence evidence(String estimator, int layer, double least, double most, int epoch) {
        double between = Math.min(most - Findings.COMPRESSES_BITS, Findings.COMPRESSES_BITS - least);
        return new Evidence(
                estimator,
                layer,
                Information.ofBits(between),
                epoch,
                Set.of(),
                Vote.of(ClaimKind.DEPENDS_ON_SCALE.yes(between)),
                null);
    }

    private static List<Evidence> scaled(String name, ScaleSpace map, int epoch) {
        List<Evidence> evidence = new ArrayList<>();
        for (LayerScales layer : map.layers()) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int scale = 0; scale < layer.answers().size(); scale++) {
                ScaleAnswer answer = layer.answers().get(scale);
                if (answer.verdict() != ScaleVerdict.UNDECIDED && speaks(layer, scale, map.inputs())) {
                    // what the bounds or the sampling are sure of
                    boolean falls = answer.verdict() == ScaleVerdict.COMPRESSES;
                    double bits = (falls ? answer.leastFall() : answer.greatestFall()) / LN2;
                    least = Math.min(least, bits);
                    most = Math.max(most, bits);
                }
            }
            if (least <= most) {
                evidence.add(evidence(name, layer.layer(), least, most, epoch));
            }
        }
        return evidence;
    }

    /** Whether the layer keeps more than the threshold at some epoch, and is not at its ceiling at the last. */
    private static boolean speaks(LayerScales layer, int scale, int inputs) {
        List<ScaleBounds> epochs = layer.epochs();
        double end = epochs.get(epochs.size() - 1).inputLower()[scale];
        double most = epochs.stream()
                .mapToDouble(one -> one.inputUpper()[scale])
                .max()
                .orElse(0);
        return most > ScaleAnswer.THRESHOLD && end < SATURATED * Math.log(inputs);
    }
}
