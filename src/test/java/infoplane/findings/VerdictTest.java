package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.ManySettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.Runs;
import infoplane.measuring.FindingEpochs;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import infoplane.network.EpochRecord;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * When a verdict may be given, on planes drawn by hand: the words are those of the rules in docs/decisions/0010, the numbers
 * are drawn. H(X) and every ceiling are 12 bits, H(Y) is 1 bit, and the run has 1000 epochs.
 */
final class VerdictTest {
    private static final int LAST = 1000;
    private static final String ONE = "binning:idnns";
    private static final String OTHER = "kde:upper:0.1";

    /** Falls from 8 to 5 bits in the first hundred epochs and stays there. */
    private static final IntToDoubleFunction FALLS = epoch -> 8 - 3 * Math.min(1, epoch / 100.0);

    private static final IntToDoubleFunction FLAT = epoch -> 8;
    private static final IntToDoubleFunction AT_CEILING = epoch -> 11.9;

    /** I(T;Y) rises from 0 to 0.9 bits in the first hundred epochs. */
    private static final IntToDoubleFunction LEARNS = epoch -> 0.9 * Math.min(1, epoch / 100.0);

    private final List<PlanePoint> points = new ArrayList<>();

    private VerdictTest add(String estimator, int layer, IntToDoubleFunction input, IntToDoubleFunction label) {
        return add(estimator, layer, input, label, Set.of(), IntStream.rangeClosed(0, LAST));
    }

    private VerdictTest add(
            String estimator,
            int layer,
            IntToDoubleFunction input,
            IntToDoubleFunction label,
            Set<EstimateFlag> flags,
            IntStream epochs) {
        epochs.forEach(epoch -> points.add(new PlanePoint(
                estimator,
                epoch,
                layer,
                new PlaneEstimate(
                        Information.ofBits(input.applyAsDouble(epoch)),
                        Information.ofBits(label.applyAsDouble(epoch)),
                        null,
                        null,
                        null,
                        Information.ofBits(12),
                        null,
                        null,
                        flags))));
        return this;
    }

    /** Two hidden layers and the output; the hidden ones as given, the output flat. */
    private VerdictTest network(String estimator, IntToDoubleFunction hidden) {
        return add(estimator, 1, hidden, LEARNS)
                .add(estimator, 2, hidden, LEARNS)
                .add(estimator, 3, epoch -> 4, LEARNS);
    }

    private static ExperimentSettings settings(Activation activation) {
        ExperimentSettings defaults = ExperimentSettings.defaults();
        return new ExperimentSettings(
                defaults.schemaVersion(),
                defaults.name(),
                defaults.seed(),
                defaults.backend(),
                defaults.dataset(),
                new NetworkSettings(List.of(4, 3), activation, List.of(), Initialisation.XAVIER),
                defaults.training(),
                defaults.measure(),
                1);
    }

    private RunResults results(Activation activation, double accuracy) {
        List<EpochRecord> training = List.of(new EpochRecord(LAST, 1, 1, accuracy, accuracy, List.of()));
        return Runs.of(settings(activation), training, points).withChance(0.5);
    }

    private Claim claim(int number) {
        return claim(number, Activation.TANH);
    }

    private Claim claim(int number, Activation activation) {
        return claim(Findings.of(results(activation, 0.99)), number);
    }

    private static Claim claim(Findings findings, int number) {
        return findings.claims().get(number - 1);
    }

    private static Reason rounded(@Nullable Reason reason) {
        return reason == null
                ? Reason.of(Reason.Kind.NOTHING_MEASURED)
                : new Reason(
                        reason.kind(), Math.rint(reason.value() * 1e9) / 1e9, Math.rint(reason.limit() * 1e9) / 1e9);
    }

    private static void assertNotJudged(Reason.Kind why, Claim claim) {
        assertEquals(Verdict.NOT_JUDGED, claim.verdict(), claim.statement());
        assertEquals(why, claim.reasons().get(0).kind(), claim.statement());
    }

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

    /** Of an estimator that has no I(X;T), such as ross. */
    private VerdictTest labelOnly(int layer, IntToDoubleFunction label, EstimateFlag... flags) {
        IntStream.rangeClosed(0, LAST)
                .forEach(epoch -> points.add(new PlanePoint(
                        "ross:4",
                        epoch,
                        layer,
                        new PlaneEstimate(
                                null,
                                Information.ofBits(label.applyAsDouble(epoch)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Set.of(flags)))));
        return this;
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

    private void refused(String estimator, int layer, IntStream epochs) {
        PlaneEstimate refused =
                new PlaneEstimate(null, null, null, null, null, null, null, null, Set.of(EstimateFlag.REFUSED));
        epochs.forEach(epoch -> points.add(new PlanePoint(estimator, epoch, layer, refused)));
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

    private void coarse(int layer, IntToDoubleFunction input) {
        add(ONE, layer, input, LEARNS, Set.of(), IntStream.rangeClosed(0, 10).map(i -> 100 * i));
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

    /** Signal-to-noise ratios of three layers that fall below 1 at an epoch, a tenth of it and ten times it. */
    private static List<EpochRecord> gradients(int epochOfMedian) {
        List<EpochRecord> training = new ArrayList<>();
        for (int epoch = 0; epoch <= LAST; epoch++) {
            int now = epoch;
            training.add(new EpochRecord(
                    epoch,
                    1,
                    1,
                    0.99,
                    0.99,
                    IntStream.of(epochOfMedian / 10, epochOfMedian, epochOfMedian * 10)
                            .mapToObj(start -> new EpochRecord.LayerGradient(now < start ? 2 : 0.5, 1, 1))
                            .toList()));
        }
        return training;
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
