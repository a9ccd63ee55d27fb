package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.Runs;
import infoplane.findings.Findings.Compression;
import infoplane.findings.Findings.Diffusion;
import infoplane.findings.Findings.Law;
import infoplane.findings.Findings.Phase;
import infoplane.findings.Findings.PhaseKind;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings of planes drawn by hand, whose phases, falls and broken laws are known. */
final class FindingsTest {
    private static final int[] EPOCHS = {0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final double[] FLAT = {11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11};
    private static final double[] RISES_AND_FALLS = {4, 5, 6, 7, 7.5, 7.4, 7, 6.5, 6, 5.5, 5, 4.5};
    private static final double[] RISES = {1, 2, 3, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, 3.8, 3.9};

    private static final String ARTEFACT = "binning:size:0.5";
    private static final FindingsWords WORDS = new FindingsWords(Map.of());

    private static ExperimentSettings settings(Activation activation) {
        ExperimentSettings defaults = ExperimentSettings.defaults();
        return new ExperimentSettings(
                defaults.schemaVersion(),
                defaults.name(),
                defaults.seed(),
                defaults.backend(),
                defaults.dataset(),
                new NetworkSettings(List.of(10, 3), activation, List.of(), Initialisation.XAVIER),
                defaults.training(),
                defaults.measure(),
                1);
    }

    private static Findings findings(Activation activation, double[] lastHidden, String... estimators) {
        List<PlanePoint> points = new ArrayList<>();
        for (String estimator : estimators) {
            boolean artefact = estimator.equals(ARTEFACT);
            points.addAll(Runs.curve(estimator, 1, EPOCHS, FLAT));
            points.addAll(Runs.curve(estimator, 2, EPOCHS, artefact ? RISES_AND_FALLS : lastHidden));
            points.addAll(Runs.curve(estimator, 3, EPOCHS, RISES));
        }
        return Findings.of(Runs.of(settings(activation), List.of(), points));
    }

    private static Claim claim(Findings findings, int number) {
        return findings.claims().stream()
                .filter(claim -> claim.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static Reason.Kind reason(Findings findings, int number) {
        return claim(findings, number).reasons().get(0).kind();
    }

    @Test
    void compressionIsTheFallFromTheMaximum() {
        Compression second = findings(Activation.TANH, RISES_AND_FALLS, "binning:idnns")
                .compression()
                .get(1);
        assertEquals(2, second.layer());
        assertEquals(8, second.maximumEpoch());
        assertEquals(7.5, second.maximum().bits(), 1e-12);
        assertEquals(3.0, second.fall().bits(), 1e-12);
    }

    /** I(T;Y) has made 90 % of its rise at the fourth of twelve epochs, which is epoch 8; after it only layer 2 falls. */
    @Test
    void phasesAreFoundWhereTheyAre() {
        List<Phase> phases =
                findings(Activation.TANH, RISES_AND_FALLS, "binning:idnns").phases();
        assertTrue(phases.stream()
                .filter(phase -> phase.kind() == PhaseKind.FITTING)
                .allMatch(phase -> phase.from() == 0 && phase.to() == 8 && phase.slope() > 0));
        List<Phase> compressing = phases.stream()
                .filter(phase -> phase.kind() == PhaseKind.COMPRESSION)
                .toList();
        assertEquals(List.of(2), compressing.stream().map(Phase::layer).toList());
        assertTrue(compressing.get(0).high() < 0);
    }

    @Test
    void tanhThatCompressesSupportsTheClaim() {
        Findings findings = findings(Activation.TANH, RISES_AND_FALLS, "binning:idnns");
        assertEquals(Verdict.SUPPORTED, claim(findings, 1).verdict());
        assertEquals(Verdict.SUPPORTED, claim(findings, 2).verdict());
        assertEquals(Verdict.NOT_JUDGED, claim(findings, 3).verdict());
        assertEquals(Verdict.NOT_SUPPORTED, claim(findings, 4).verdict());
    }

    @Test
    void binningsThatDisagreeAboutReluAreCalledOut() {
        Findings findings = findings(Activation.RELU, FLAT, "binning:idnns", ARTEFACT);
        assertEquals(Verdict.DEPENDS_ON_ESTIMATOR, claim(findings, 3).verdict());
        assertEquals(Verdict.SUPPORTED, claim(findings, 5).verdict());
        Findings agreeing = findings(Activation.RELU, FLAT, "binning:idnns", "binning:size:0.07");
        assertEquals(Verdict.SUPPORTED, claim(agreeing, 3).verdict());
        assertEquals(Verdict.NOT_SUPPORTED, claim(agreeing, 5).verdict());
    }

    /** A second layer that knows 2 bits more than the first has broken the order at every epoch. */
    @Test
    void aLayerThatGainsInformationBreaksTheLaw() {
        Findings findings = Findings.of(Runs.of(
                settings(Activation.TANH),
                List.of(),
                Runs.curve("e", 1, EPOCHS, RISES),
                Runs.curve("e", 2, EPOCHS, FLAT)));
        Law order = findings.laws().stream()
                .filter(law -> law.kind() == LawKind.INPUT_ORDER)
                .findFirst()
                .orElseThrow();
        assertEquals(EPOCHS.length, order.checked());
        assertEquals(EPOCHS.length, order.broken());
        assertEquals(10, order.worst().bits(), 1e-9);
        assertEquals(Verdict.NOT_SUPPORTED, claim(findings, 6).verdict());
    }

    /** The ratio of mean to deviation is 4 / epoch, below 1 from epoch 5 on, with one noisy epoch that shifts nothing. */
    @ParameterizedTest
    @ValueSource(ints = {7, 9, 11, 12, -1})
    void oneNoisyEpochDoesNotShiftDiffusion(int noisy) {
        List<EpochRecord> training = new ArrayList<>();
        for (int epoch = 0; epoch <= 12; epoch++) {
            double ratio = epoch == 0 ? Double.NaN : epoch == noisy ? 2 : 4.0 / epoch;
            training.add(new EpochRecord(
                    epoch, 1, 1, 0.5, 0.5, List.of(new LayerGradient(ratio, epoch == 0 ? Double.NaN : 1, 1))));
        }
        List<Diffusion> diffusion =
                Findings.of(Runs.of(settings(Activation.TANH), training)).diffusion();
        assertEquals(List.of(new Diffusion(1, 5, 1)), diffusion);
    }

    /** I(T;Y) has made 90 % of its rise at epoch 8, so that layers which end at their highest only fit. */
    @Test
    void theStoryOfALayerSaysFittingAndCompressionInOneSentence() {
        List<String> told = stories(RISES_AND_FALLS).stream().map(WORDS::story).toList();
        assertTrue(
                told.get(0)
                        .matches(
                                "T1: fits until epoch 8 \\(I\\(T;Y\\) rises by \\d\\.\\d\\d bits\\), does not compress"),
                told.get(0));
        assertTrue(
                told.get(1).endsWith("compresses until epoch 1024 (I(X;T) falls by 3.00 bits after epoch 8)"),
                told.get(1));
    }

    /** A fall of 0.19 bits is none by the measure of the claims; so neither the layer nor the claim says compression. */
    @Test
    void aSmallFallIsCalledCompressionNeitherByTheStoryNorByTheClaim() {
        double[] fallsALittle = {4, 5, 6, 7, 7.19, 7.18, 7.16, 7.13, 7.10, 7.07, 7.04, 7};
        LayerStory second = stories(fallsALittle).get(1);
        assertTrue(second.steadily(), "by its slope it is a compression phase");
        assertFalse(second.compresses());
        String told = WORDS.story(second);
        assertTrue(told.endsWith("does not compress (I(X;T) falls by 0.19 bits after epoch 8)"), told);
        assertEquals(
                Verdict.NOT_SUPPORTED,
                claim(findings(Activation.TANH, fallsALittle, "binning:idnns"), 2)
                        .verdict());
    }

    /** It falls while the network fits, and stays there. */
    @Test
    void aFallBeforeTheEndOfFittingIsSaidToBeOne() {
        double[] fallsEarly = {7, 6, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4};
        assertTrue(
                WORDS.story(stories(fallsEarly).get(1))
                        .endsWith(
                                "compresses until epoch 1024 (I(X;T) falls by 3.00 bits after epoch 0), though not steadily after fitting"));
    }

    private static List<LayerStory> stories(double[] lastHidden) {
        List<PlanePoint> points = new ArrayList<>();
        points.addAll(Runs.curve("binning:idnns", 1, EPOCHS, FLAT));
        points.addAll(Runs.curve("binning:idnns", 2, EPOCHS, lastHidden));
        points.addAll(Runs.curve("binning:idnns", 3, EPOCHS, RISES));
        RunResults results = Runs.of(settings(Activation.TANH), List.of(), points);
        return LayerStory.of(results.layers(), Findings.of(results), "binning:idnns");
    }

    @Test
    void nothingMeasuredSaysNothing() {
        Findings findings = Findings.of(Runs.of());
        assertTrue(findings.compression().isEmpty() && findings.phases().isEmpty());
        assertTrue(findings.claims().stream().allMatch(claim -> claim.verdict() == Verdict.NOT_JUDGED));
    }

    /** An estimator without I(X;T) says nothing of compression, and each claim says so rather than what is not true. */
    @Test
    void withoutInputInformationNothingIsClaimedOfCompression() {
        List<PlanePoint> points = new ArrayList<>();
        for (int epoch : EPOCHS) {
            points.add(new PlanePoint(
                    "ksg:1:4",
                    epoch,
                    1,
                    new PlaneEstimate(null, Information.ofBits(0.5), null, null, null, null, null, null, Set.of())));
        }
        Findings none = Findings.of(Runs.of(settings(Activation.RELU), List.of(), points));
        for (int number : new int[] {3, 4}) {
            assertEquals(Reason.Kind.NOTHING_MEASURED, reason(none, number), "claim " + number);
        }
        assertEquals(Verdict.NOT_SUPPORTED, claim(none, 1).verdict(), "I(T;Y) does not rise");
        assertEquals(Reason.Kind.NOTHING_TO_COMPARE, reason(none, 6), "one layer");
        assertEquals(Reason.Kind.NO_SUCH_LAYERS, reason(none, 2), "of tanh");
    }
}
