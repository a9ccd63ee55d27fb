package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.Studies;
import infoplane.network.Activation;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import infoplane.scales.GaugeVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claim 10: the verdict depends on coordinates where half a bit lies between the falls of one layer. */
class ScaleVerdictTest extends VerdictTestBase {
    private static final KdeSettings KDE = KdeSettings.defaults();

    private static Fall fall(int layer, GaugeVerdict verdict, double asTrained, double least, double most) {
        return new Fall(
                layer,
                KDE.id(),
                Information.ofBits(asTrained),
                Information.ofBits(asTrained),
                Information.ofBits(asTrained),
                Information.ofBits(least),
                Information.ofBits(most),
                verdict);
    }

    private Claim claim(double accuracy, Fall... falls) {
        points.clear();
        RunResults results = network(ONE, FLAT).results(Activation.RELU, accuracy);
        GaugeAudit audit = new GaugeAudit(20, List.of(0, LAST), List.of(KDE), List.of(falls));
        return Findings.of(results.withStudies(new Studies(null, List.of(), audit)))
                .claims()
                .get(9);
    }

    @Test
    void oneArtefactSupportsIt() {
        Claim claim =
                claim(0.99, fall(1, GaugeVerdict.ARTEFACT, 0.4, 0.1, 2), fall(2, GaugeVerdict.COMPRESSES, 3, 2, 4));
        assertEquals(Verdict.SUPPORTED, claim.verdict());
        assertEquals(0.4, claim.ballots().get(0).quantity(), 1e-12, "half a bit is 0.4 above the least fall");
        assertEquals(2, claim.evidence().size());
    }

    @Test
    void layersThatAllAgreeDoNot() {
        Claim claim =
                claim(0.99, fall(1, GaugeVerdict.DOES_NOT, 0.4, 0.1, 0.45), fall(2, GaugeVerdict.COMPRESSES, 3, 2, 4));
        assertEquals(Verdict.NOT_SUPPORTED, claim.verdict());
        assertEquals(-0.05, claim.ballots().get(0).quantity(), 1e-12);
    }

    @Test
    void withoutAnAuditOrALayerToAuditOrLearningItIsNotJudged() {
        assertNotJudged(
                Reason.Kind.NEEDS_SCALES, claim(Findings.of(network(ONE, FLAT).results(Activation.RELU, 0.99)), 10));
        assertNotJudged(
                Reason.Kind.NOTHING_TO_AUDIT,
                claim(0.99, fall(1, GaugeVerdict.NOTHING_TO_AUDIT, 3, 3, 3), fall(2, GaugeVerdict.SATURATED, 0, 0, 0)));
        Claim unlearnt = claim(0.5, fall(1, GaugeVerdict.ARTEFACT, 0.4, 0.1, 2));
        assertTrue(unlearnt.verdict() == Verdict.NOT_JUDGED, unlearnt.toString());
    }
}
