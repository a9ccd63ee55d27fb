package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.EstimateFlag;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What flags and refusals of estimators do to verdicts. */
class DoubtfulVerdictTest extends VerdictTestBase {
    /** What a check found of the estimator weighs on its votes: alone it decides nothing, beside another it counts. */
    @ParameterizedTest
    @EnumSource(
            value = EstimateFlag.class,
            names = {"BIASED_HERE", "UNLIKE_TWIN", "RISES_WITH_N"})
    void whatACheckFoundWeighsOnVotes(EstimateFlag flag) {
        labelOnly(1, LEARNS, flag).labelOnly(2, LEARNS, flag).labelOnly(3, LEARNS, flag);
        Claim alone = claim(1);
        assertNotJudged(Reason.Kind.FLAGGED, alone);
        assertTrue(alone.evidence().get(0).warnings().contains(flag));
        assertEquals(Verdict.SUPPORTED, network(ONE, FALLS).claim(1).verdict());
    }

    @ParameterizedTest
    @EnumSource(
            value = EstimateFlag.class,
            names = {"OUTSIDE_RANGE", "DPI_BROKEN", "BIASED_HERE", "UNLIKE_TWIN", "RISES_WITH_N"})
    void aVerdictThatRestsOnFlaggedPointsAloneIsNotGiven(EstimateFlag flag) {
        for (int layer = 1; layer <= 3; layer++) {
            add(ONE, layer, FALLS, LEARNS, Set.of(flag), IntStream.rangeClosed(0, LAST));
        }
        Claim claim = claim(2);
        assertNotJudged(Reason.Kind.FLAGGED, claim);
        assertEquals(Set.of(flag), claim.evidence().get(0).flags());
        network(OTHER, FALLS);
        assertEquals(Verdict.SUPPORTED, claim(2).verdict(), "another estimator stands for it");
    }

    /** Flags of points on which the vote does not rest matter as little as flags that only inform. */
    @Test
    void onlyFlagsOfTheMaximumAndTheEndCount() {
        add(ONE, 1, FALLS, LEARNS, Set.of(), IntStream.of(0, 1000));
        add(ONE, 1, FALLS, LEARNS, EnumSet.of(EstimateFlag.DPI_BROKEN), IntStream.range(1, 1000));
        add(ONE, 3, epoch -> 4, LEARNS);
        assertEquals(Verdict.SUPPORTED, claim(2).verdict());
    }

    /** Where the flags are what the claim is about, they are evidence and take no vote away. */
    @Test
    void brokenOrderIsEvidenceAgainstTheOrder() {
        add(ONE, 1, FLAT, LEARNS);
        add(ONE, 2, epoch -> 9, LEARNS, Set.of(EstimateFlag.DPI_BROKEN), IntStream.rangeClosed(0, LAST));
        Claim claim = claim(6);
        assertEquals(Verdict.NOT_SUPPORTED, claim.verdict());
        assertEquals(1, claim.evidence().get(0).value().bits(), 1e-9);
        assertEquals(Set.of(EstimateFlag.DPI_BROKEN), claim.evidence().get(0).flags());
    }

    /** What a twin of the data found at one epoch holds for the points that were measured for the findings, too. */
    @Test
    void flagsOfALayerHoldForAllItsEpochs() {
        add(ONE, 1, FALLS, LEARNS, Set.of(), IntStream.range(0, LAST));
        add(ONE, 1, FALLS, LEARNS, Set.of(), IntStream.of(LAST));
        List<PlanePoint> between = List.copyOf(points);
        points.clear();
        add(ONE, 1, FALLS, LEARNS, Set.of(EstimateFlag.BIASED_HERE), IntStream.of(500));
        assertNotJudged(
                Reason.Kind.FLAGGED,
                claim(Findings.of(results(Activation.TANH, 0.99).withBetween(between)), 2));
    }

    /** A layer whose first or last epochs were refused: its change over training is not known, and the rest is no number for it. */
    @ParameterizedTest
    @CsvSource({"0, 999", "1, 1000", "0, 400"})
    void whatWasRefusedNeverVotes(int first, int last) {
        for (int layer = 1; layer <= 3; layer++) {
            add(ONE, layer, FLAT, LEARNS, Set.of(), IntStream.rangeClosed(first, last));
            refused(ONE, layer, IntStream.rangeClosed(0, LAST).filter(epoch -> epoch < first || epoch > last));
        }
        assertNotJudged(Reason.Kind.REFUSED, claim(1));
        assertNotJudged(Reason.Kind.REFUSED, claim(2));
    }

    /** As a critic that diverges: one layer is left with the epoch before training, one with none. The other estimator decides. */
    @Test
    void anEstimatorThatRefusedNearlyEverythingLeavesTheVerdictToOthers() {
        network(ONE, FALLS).add(OTHER, 1, FLAT, epoch -> 0.1, Set.of(), IntStream.of(0));
        refused(OTHER, 1, IntStream.rangeClosed(1, LAST));
        refused(OTHER, 2, IntStream.rangeClosed(0, LAST));
        refused("infonce", 1, IntStream.rangeClosed(0, LAST));
        for (int number = 1; number <= 2; number++) {
            Claim claim = claim(number);
            assertEquals(Verdict.SUPPORTED, claim.verdict(), claim.statement());
            claim.ballots().stream()
                    .filter(ballot -> !ballot.estimator().equals(ONE))
                    .forEach(ballot -> assertEquals(
                            Reason.Kind.REFUSED,
                            Objects.requireNonNull(ballot.reason()).kind()));
        }
        assertEquals(3, claim(1).ballots().size(), "also the one that refused everything is counted");
    }

    /** No fall in the first layer says nothing of the second, which was refused; a fall there would be enough. */
    @Test
    void aRefusedLayerLeavesOpenWhatNeedsEveryLayer() {
        add(ONE, 1, FLAT, LEARNS).add(ONE, 3, FLAT, LEARNS);
        refused(ONE, 2, IntStream.rangeClosed(0, LAST));
        assertNotJudged(Reason.Kind.REFUSED, claim(2));
        assertEquals(Verdict.SUPPORTED, claim(1).verdict());
        points.clear();
        add(ONE, 1, FALLS, LEARNS).add(ONE, 3, FLAT, LEARNS);
        refused(ONE, 2, IntStream.rangeClosed(0, LAST));
        assertEquals(Verdict.SUPPORTED, claim(2).verdict());
    }

    /** What the output knew before it was refused is not what the network has learnt. */
    @Test
    void aRefusedOutputIsNoSignThatNothingWasLearnt() {
        add(ONE, 3, FLAT, epoch -> 0, Set.of(), IntStream.of(0));
        refused(ONE, 3, IntStream.rangeClosed(1, LAST));
        assertTrue(Findings.of(results(Activation.TANH, 0.99)).learning().learnt());
    }
}
