package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.ManySettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.Runs;
import infoplane.measuring.FindingEpochs;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * When a verdict may be given, on planes drawn by hand: the words are those of the rules in docs/decisions/0010, the numbers
 * are drawn. H(X) and every ceiling are 12 bits, H(Y) is 1 bit, and the run has 1000 epochs.
 */
final class VerdictTest extends VerdictTestBase {
    @Test
    void whatCompressesIsSupported() {
        Claim claim = network(ONE, FALLS).claim(2);
        assertEquals(Verdict.SUPPORTED, claim.verdict());
        assertTrue(claim.reasons().isEmpty());
        Evidence first = claim.evidence().get(0);
        assertEquals(3, first.value().bits(), 1e-9);
        assertEquals(0, first.epoch(), "the first epoch with the maximum");
        assertEquals(Vote.YES, first.vote());
    }

    /** An estimator of I(T;Y) alone votes on fitting and on the order of layers, and has nothing to say of compression. */
    @Test
    void whatHasNoInputInformationVotesOnLabels() {
        labelOnly(1, LEARNS).labelOnly(2, LEARNS).labelOnly(3, LEARNS);
        assertEquals(Verdict.SUPPORTED, claim(1).verdict());
        assertEquals(0.9, claim(1).evidence().get(0).value().bits(), 1e-9);
        assertEquals(Verdict.SUPPORTED, claim(6).verdict());
        assertNotJudged(Reason.Kind.NOTHING_MEASURED, claim(2));
        assertNotJudged(Reason.Kind.NOTHING_MEASURED, claim(4));
        assertTrue(Findings.of(results(Activation.TANH, 0.99)).compression().isEmpty());
        assertEquals(
                List.of(LawKind.LABEL_ORDER, LawKind.LABEL_BOUND),
                Findings.of(results(Activation.TANH, 0.99)).laws().stream()
                        .map(Findings.Law::kind)
                        .toList());
    }

    /** Its layers get more from one to the next, which processing cannot do: 0.4 bits at the end. */
    @Test
    void whatHasNoInputInformationCanBreakTheOrder() {
        labelOnly(1, epoch -> 0.5 * LEARNS.applyAsDouble(epoch)).labelOnly(2, LEARNS);
        Claim order = claim(6);
        assertEquals(Verdict.NOT_SUPPORTED, order.verdict());
        assertEquals(0.45, order.evidence().get(0).value().bits(), 1e-9);
    }

    /** Layers at their ceiling at the maximum and at the end: the estimator cannot see compression there. */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "RELU"})
    void layersAtTheirCeilingAreNotJudged(Activation activation) {
        network(ONE, AT_CEILING);
        Claim claim = claim(activation == Activation.TANH ? 2 : 3, activation);
        assertNotJudged(Reason.Kind.SATURATED, claim);
        assertEquals(
                new Reason(Reason.Kind.SATURATED, 11.9, 12),
                rounded(claim.evidence().get(0).reason()));
        assertEquals(Verdict.NOT_SUPPORTED, claim(4, activation).verdict(), "the output is not at the ceiling");
    }

    /** A start below the ceiling does not matter, and a layer that leaves it compresses. */
    @Test
    void aLayerThatLeavesTheCeilingIsJudged() {
        assertNotJudged(
                Reason.Kind.SATURATED,
                network(ONE, epoch -> epoch == 0 ? 5 : 11.9).claim(2));
        points.clear();
        assertEquals(
                Verdict.SUPPORTED,
                network(ONE, epoch -> epoch < 100 ? 11.9 : 11).claim(2).verdict());
    }

    /** It neither says no to what another sees, nor makes the verdict one that depends on the estimator. */
    @Test
    void aSaturatedEstimatorHasNoVote() {
        Claim claim = network(ONE, FALLS).network("quantised", AT_CEILING).claim(2);
        assertEquals(Verdict.SUPPORTED, claim.verdict());
        assertEquals(Vote.NONE, claim.ballots().get(1).vote());
        String words = new FindingsWords(
                        Map.of(ONE, ManySettings.nameOf(ONE), "quantised", ManySettings.nameOf("quantised")))
                .claim(claim);
        assertTrue(words.contains("Yes by 1 of 2 estimators: Binning"), words);
        assertTrue(words.contains("No vote by 1 of 2 estimators: Exact counting (saturated"), words);
    }

    @Test
    void estimatorsThatContradictEachOtherAreBothHeard() {
        Claim claim = network(ONE, FALLS).network(OTHER, FLAT).claim(2);
        assertEquals(Verdict.DEPENDS_ON_ESTIMATOR, claim.verdict());
        assertEquals(
                List.of(Vote.YES, Vote.NO),
                claim.ballots().stream().map(Ballot::vote).toList());
    }

    /** Chance is 0.5, so a network has learnt from 0.55 on. */
    @ParameterizedTest
    @CsvSource({"0.5, true", "0.54, true", "0.56, false"})
    void aNetworkThatDidNotLearnSaysNothingOfFittingAndCompression(double accuracy, boolean unlearnt) {
        network(ONE, FALLS);
        Findings findings = Findings.of(results(Activation.TANH, accuracy));
        assertEquals(unlearnt, !findings.learning().learnt());
        for (int number : new int[] {1, 2, 4}) {
            if (unlearnt) {
                assertNotJudged(Reason.Kind.DID_NOT_LEARN, claim(findings, number));
            } else {
                assertFalse(claim(findings, number).verdict() == Verdict.NOT_JUDGED, "claim " + number);
            }
        }
        assertEquals(Verdict.SUPPORTED, claim(findings, 6).verdict(), "laws hold for any network");
    }

    /** Without a training accuracy, what counts is that the output knows less than 0.1 of 1 bit by every estimator. */
    @Test
    void anOutputThatKnowsNothingHasNotLearnt() {
        for (int layer = 1; layer <= 3; layer++) {
            add(ONE, layer, FALLS, epoch -> 0.05);
        }
        assertNotJudged(Reason.Kind.OUTPUT_KNOWS_NOTHING, claim(Findings.of(results(Activation.TANH, Double.NaN)), 2));
        add(OTHER, 3, FALLS, epoch -> 0.3);
        assertEquals(
                Verdict.SUPPORTED,
                claim(Findings.of(results(Activation.TANH, Double.NaN)), 2).verdict());
    }

    /** Falls by 0.4 bits in the last tenth of the logarithm, epochs 501 to 1000, and would go on. */
    @Test
    void aLayerThatStillFallsDoesNotSayNo() {
        IntToDoubleFunction late =
                epoch -> epoch < 501 ? 8 : 8 - 0.4 * Math.log(epoch / 501.0) / Math.log(1000 / 501.0);
        assertNotJudged(Reason.Kind.STILL_FALLING, network(ONE, late).claim(2));
        points.clear();
        IntToDoubleFunction far = epoch -> epoch < 501 ? 8 : 8 - 0.8 * Math.log(epoch / 501.0) / Math.log(1000 / 501.0);
        assertEquals(Verdict.SUPPORTED, network(ONE, far).claim(2).verdict(), "it has compressed already");
    }

    /** The output still gains 0.1 of 1 bit in the last tenth of the logarithm. */
    @Test
    void aNetworkThatStillLearnsDoesNotSayNo() {
        IntToDoubleFunction learning =
                epoch -> epoch < 501 ? 0.5 : 0.5 + 0.1 * Math.log(epoch / 501.0) / Math.log(1000 / 501.0);
        add(ONE, 1, FLAT, LEARNS).add(ONE, 2, FLAT, LEARNS).add(ONE, 3, epoch -> 4, learning);
        assertNotJudged(Reason.Kind.STILL_RISING, claim(2));
    }

    /** Eleven epochs, so far apart that a maximum may lie between them: a fall is one, no fall may not be. */
    @Test
    void epochsThatAreTooFarApartSayYesButNotNo() {
        IntStream.rangeClosed(1, 3).forEach(layer -> coarse(layer, FALLS));
        assertEquals(Verdict.SUPPORTED, claim(2).verdict());
        points.clear();
        IntStream.rangeClosed(1, 3).forEach(layer -> coarse(layer, FLAT));
        assertNotJudged(Reason.Kind.TOO_FEW_EPOCHS, claim(2));
        assertNotJudged(Reason.Kind.TOO_FEW_EPOCHS, claim(6));
        assertEquals(Verdict.SUPPORTED, claim(1).verdict(), "I(T;Y) is higher at the end than before training");
    }

    /** H(Y) is 1 bit: what knows 0.96 of it before training has nothing to fit. */
    @Test
    void labelsKnownFromTheStartSayNothingOfFitting() {
        for (int layer = 1; layer <= 3; layer++) {
            add(ONE, layer, FALLS, epoch -> 0.96 + 0.04 * Math.min(1, epoch / 100.0));
        }
        assertNotJudged(Reason.Kind.KNOWN_FROM_THE_START, claim(1));
    }

    /** The output fits although every hidden layer is at its ceiling. */
    @Test
    void fittingIsLookedForInTheOutputToo() {
        Findings findings = Findings.of(network(ONE, AT_CEILING).results(Activation.TANH, 0.99));
        Claim claim = claim(findings, 1);
        assertEquals(Verdict.SUPPORTED, claim.verdict());
        assertEquals(
                List.of(Vote.NONE, Vote.NONE, Vote.YES),
                claim.evidence().stream().map(Evidence::vote).toList());
        assertEquals(0.9, claim.evidence().get(2).value().bits(), 1e-9);
        assertTrue(findings.phases().stream().allMatch(phase -> Math.abs(phase.to() - 90) <= 10 || phase.to() == LAST));
    }

    @Test
    void theVerdictOnReluDependsOnTheBinsWhereTheyDisagree() {
        Claim differ = network("binning:size:0.07", FALLS)
                .network("binning:size:0.5", FLAT)
                .network(OTHER, FALLS)
                .claim(5, Activation.RELU);
        assertEquals(Verdict.SUPPORTED, differ.verdict());
        assertEquals(2, differ.ballots().size(), "kernels are no bins");
        points.clear();
        assertEquals(
                Verdict.NOT_SUPPORTED,
                network("binning:size:0.07", FALLS)
                        .network("binning:size:0.5", FALLS)
                        .claim(5, Activation.RELU)
                        .verdict());
        points.clear();
        assertNotJudged(
                Reason.Kind.TOO_FEW_BINNINGS,
                network("binning:size:0.07", FALLS)
                        .network("binning:size:0.5", AT_CEILING)
                        .claim(5, Activation.RELU));
    }

    /** Diffusion from epoch 5 (median of three layers), compression from where fitting has ended, epoch 90. */
    @Test
    void diffusionAndCompressionAreComparedByEveryEstimator() {
        network(ONE, epoch -> epoch < 90 ? 8 : 8 - 2 * Math.log(epoch / 90.0));
        Findings findings = Findings.of(Runs.of(settings(Activation.TANH), gradients(5), points));
        Claim claim = claim(findings, 9);
        assertEquals(Verdict.NOT_SUPPORTED, claim.verdict());
        assertEquals(5, claim.evidence().get(0).against());
        assertEquals(
                Verdict.SUPPORTED,
                claim(Findings.of(Runs.of(settings(Activation.TANH), gradients(80), points)), 9)
                        .verdict());
        assertEquals(
                Verdict.NOT_SUPPORTED,
                claim(Findings.of(Runs.of(settings(Activation.TANH), gradients(5000), points)), 9)
                        .verdict(),
                "a median layer that never diffuses is later than any");
    }

    /** Every epoch of every schedule comes to the epochs that all have. */
    @Test
    void pointsThatAScheduleAddsChangeNothing() {
        IntToDoubleFunction wiggly = epoch -> 8 + Math.sin(epoch * 1.7) - epoch / 1000.0;
        network(ONE, wiggly);
        Findings all = Findings.of(results(Activation.TANH, 0.99));
        List<Integer> chosen = FindingEpochs.choose(
                new java.util.TreeSet<>(IntStream.rangeClosed(0, LAST).boxed().toList()));
        assertTrue(chosen.size() > 50 && chosen.size() < 90, chosen.size() + " epochs");
        List<PlanePoint> plane =
                points.stream().filter(point -> point.epoch() % 250 == 0).toList();
        List<PlanePoint> between = points.stream()
                .filter(point -> chosen.contains(point.epoch()) && point.epoch() % 250 != 0)
                .toList();
        RunResults coarse = results(Activation.TANH, 0.99).withPoints(plane).withBetween(between);
        assertEquals(all, Findings.of(coarse));
    }
}
