package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.Runs;
import infoplane.network.Activation;
import infoplane.network.EpochRecord;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Verdicts over repeats, each a plane drawn by hand whose hidden layer falls by a known number of bits. */
final class JointFindingsTest {
    private static final String ONE = "binning:idnns";
    private static final int[] EPOCHS = {0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

    private static Findings repeat(double fall, boolean learnt) {
        ExperimentSettings defaults = ExperimentSettings.defaults();
        ExperimentSettings settings = new ExperimentSettings(
                defaults.schemaVersion(),
                defaults.name(),
                defaults.seed(),
                defaults.backend(),
                defaults.dataset(),
                new NetworkSettings(List.of(4), Activation.TANH, List.of(), Initialisation.XAVIER),
                defaults.training(),
                defaults.measure(),
                5);
        double[] hidden = new double[EPOCHS.length];
        Arrays.fill(hidden, 8 - fall);
        hidden[3] = 8;
        double[] output = new double[EPOCHS.length];
        Arrays.fill(output, 3);
        double accuracy = learnt ? 0.99 : 0.5;
        RunResults results = Runs.of(
                        settings,
                        List.of(new EpochRecord(1024, 1, 1, accuracy, accuracy, List.of())),
                        Runs.curve(ONE, 1, EPOCHS, hidden),
                        Runs.curve(ONE, 2, EPOCHS, output))
                .withChance(0.5);
        return Findings.of(results);
    }

    private static List<Findings> repeats(double... falls) {
        return DoubleStream.of(falls).mapToObj(fall -> repeat(fall, true)).toList();
    }

    private static Claim tanh(JointFindings joint) {
        return joint.claims().get(1);
    }

    /**
     * Mean 1.2, sd 0.158114, 5 repeats: half width t(4, .975) sd / sqrt 5 = 2.776445 * 0.0707107 = 0.196324 (table of
     * Student's t).
     */
    @Test
    void fiveRepeatsOnOneSideOfTheThresholdDecide() {
        Claim claim = tanh(JointFindings.of(repeats(1.0, 1.1, 1.2, 1.3, 1.4)));
        assertEquals(Verdict.SUPPORTED, claim.verdict());
        Interval interval = claim.interval().orElseThrow();
        assertEquals(1.2 - 0.196324, interval.low(), 1e-5);
        assertEquals(1.2 + 0.196324, interval.high(), 1e-5);
        assertEquals(5, claim.seeds());
        assertEquals(5, claim.learnt());
        assertEquals(
                Verdict.NOT_SUPPORTED,
                tanh(JointFindings.of(repeats(0, 0.05, 0.1, 0.1, 0.15))).verdict());
    }

    /** Mean 0.6, half width 0.39: the interval holds 0.5, although four of five repeats compress or not alike. */
    @Test
    void anIntervalThatHoldsTheThresholdLeavesItUndecided() {
        Claim claim = tanh(JointFindings.of(repeats(0.2, 0.4, 0.6, 0.8, 1.0)));
        assertEquals(Verdict.UNDECIDED, claim.verdict());
        assertEquals(Reason.Kind.ON_BOTH_SIDES, claim.reasons().get(0).kind());
    }

    @Test
    void fourRepeatsAreTooFew() {
        Claim claim = tanh(JointFindings.of(repeats(1, 1, 1, 1)));
        assertEquals(Verdict.NOT_JUDGED, claim.verdict());
        assertEquals(Reason.Kind.TOO_FEW_REPEATS, claim.reasons().get(0).kind());
        assertEquals(1, claim.evidence().get(0).value().bits(), 1e-9, "the number is there all the same");
    }

    /** Five that compress by a bit, and one that fell by 7 bits and learnt nothing, which has no say. */
    @Test
    void repeatsThatDidNotLearnAreCountedAndNamed() {
        List<Findings> repeats = new ArrayList<>(repeats(1, 1.1, 0.9, 1, 1.2));
        repeats.add(2, repeat(7, false));
        JointFindings joint = JointFindings.of(repeats);
        assertEquals(List.of(2), joint.unlearnt());
        assertEquals(Verdict.SUPPORTED, tanh(joint).verdict());
        assertTrue(tanh(joint).interval().orElseThrow().high() < 1.3);
        assertEquals("5 of 6 repeats learnt; not repeat-002.", FindingsWords.unlearnt(joint));
        assertEquals(6, tanh(joint).seeds());
        assertEquals(5, tanh(joint).learnt());
    }

    @Test
    void wherePointlessNothingIsClaimed() {
        JointFindings joint = JointFindings.of(List.of(repeat(7, false), repeat(7, false)));
        assertEquals(0, joint.learnt());
        assertTrue(joint.claims().stream().allMatch(claim -> claim.verdict() == Verdict.NOT_JUDGED));
    }

    @Test
    void oneRunSaysSo() {
        Claim claim = repeat(1, true).claims().get(1);
        assertEquals("SUPPORTED in this run", FindingsWords.heading(claim));
        assertEquals(
                "SUPPORTED over 5 repeats", FindingsWords.heading(tanh(JointFindings.of(repeats(1, 1, 1, 1, 1.01)))));
    }
}
