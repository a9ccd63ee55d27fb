package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.KdeSettings;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import infoplane.scales.GaugeVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Audits of repeats whose falls are known. */
class JointGaugeTest {
    private static final KdeSettings KDE = KdeSettings.defaults();

    private static GaugeAudit audit(GaugeVerdict verdict, double least, double most) {
        Information middle = Information.ofBits((least + most) / 2);
        return new GaugeAudit(
                20,
                List.of(0, 9),
                List.of(KDE),
                List.of(new Fall(
                        1,
                        KDE.id(),
                        middle,
                        middle,
                        middle,
                        Information.ofBits(least),
                        Information.ofBits(most),
                        verdict)));
    }

    private static JointGauge joint(double[] least, double[] most) {
        List<GaugeAudit> audits = new ArrayList<>();
        for (int repeat = 0; repeat < least.length; repeat++) {
            GaugeVerdict own = least[repeat] > GaugeAudit.THRESHOLD_BITS
                    ? GaugeVerdict.COMPRESSES
                    : most[repeat] > GaugeAudit.THRESHOLD_BITS ? GaugeVerdict.ARTEFACT : GaugeVerdict.DOES_NOT;
            audits.add(audit(own, least[repeat], most[repeat]));
        }
        return JointGauge.of(audits, audits.size());
    }

    private static GaugeVerdict verdict(JointGauge joint) {
        return joint.mean().falls().get(0).verdict();
    }

    /** Half width of 1.0 to 1.4 over five repeats: 0.196324 (t(4, .975) = 2.776445). */
    @Test
    void bothIntervalsDecide() {
        double[] high = {1.0, 1.1, 1.2, 1.3, 1.4};
        double[] low = {0, 0.05, 0.1, 0.1, 0.15};
        double[] wide = {0.2, 0.4, 0.6, 0.8, 1.0};
        JointGauge artefact = joint(low, high);
        assertEquals(GaugeVerdict.ARTEFACT, verdict(artefact));
        JointGauge.FallRange span = artefact.spans().get(0);
        assertEquals(5, span.votes());
        assertEquals(1.2 - 0.196324, Objects.requireNonNull(span.most()).low(), 1e-5);
        assertEquals(1.2 + 0.196324, Objects.requireNonNull(span.most()).high(), 1e-5);
        assertEquals(
                0.08,
                Objects.requireNonNull(artefact.mean().falls().get(0).orbitMin())
                        .bits(),
                1e-12);
        assertEquals(GaugeVerdict.COMPRESSES, verdict(joint(high, high)));
        assertEquals(GaugeVerdict.DOES_NOT, verdict(joint(low, low)));
        assertEquals(GaugeVerdict.UNDECIDED, verdict(joint(low, wide)), "0.6 ± 0.39 holds half a bit");
        assertEquals(GaugeVerdict.UNDECIDED, verdict(joint(wide, high)));
        assertTrue(artefact.words(artefact.mean().falls().get(0))
                .startsWith("artefact of coordinates (I(X;T) falls by 0.01 to 0.15 bits where it falls least"));
    }

    /** Half width of low: mean 0.08, sd 0.057009, so 2.776445 * 0.025495 = 0.070786. */
    @Test
    void theSmallIntervalIsThatOfStudent() {
        Interval least =
                Objects.requireNonNull(joint(new double[] {0, 0.05, 0.1, 0.1, 0.15}, new double[] {1, 1, 1, 1, 1})
                        .spans()
                        .get(0)
                        .least());
        assertEquals(0.08 - 0.070786, least.low(), 1e-5);
    }

    @Test
    void saturatedRepeatsHaveNoVote() {
        GaugeAudit saturated = audit(GaugeVerdict.SATURATED, 0, 0);
        JointGauge all = JointGauge.of(Collections.nCopies(5, saturated), 5);
        assertEquals(GaugeVerdict.SATURATED, verdict(all));
        assertNull(all.spans().get(0).least());
        List<GaugeAudit> one = new ArrayList<>(Collections.nCopies(4, saturated));
        one.add(audit(GaugeVerdict.ARTEFACT, 0, 3));
        JointGauge few = JointGauge.of(one, 5);
        assertEquals(GaugeVerdict.TOO_FEW, verdict(few));
        assertEquals(1, few.spans().get(0).votes());
        assertEquals(
                "too few repeats: 1 that learnt have a vote, and it takes 5",
                few.words(few.mean().falls().get(0)));
    }

    /** Where none learnt, numbers are shown, and nothing is judged. */
    @Test
    void repeatsThatDidNotLearnDecideNothing() {
        assertEquals(
                GaugeVerdict.TOO_FEW,
                verdict(JointGauge.of(Collections.nCopies(6, audit(GaugeVerdict.COMPRESSES, 2, 3)), 0)));
    }
}
