package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.KdeSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What findings are called where people read. */
final class FindingsWordsTest {
    private static final String BINNING = BinningSettings.defaults().id();
    private static final String KDE = KdeSettings.defaults().id();

    private static Ballot ballot(String estimator, int layer, double bits, Vote vote, Set<EstimateFlag> flags) {
        Evidence evidence = new Evidence(estimator, layer, Information.ofBits(bits), 40, flags, vote, null);
        return Ballot.of(estimator, vote, !flags.isEmpty(), bits, List.of(evidence));
    }

    private static Claim relu(Verdict verdict, Ballot... ballots) {
        return new Claim(ClaimKind.RELU_DOES_NOT, verdict, List.of(), List.of(ballots), 1, 1);
    }

    @Test
    void aVerdictIsAWordThatNeedsNoExplanation() {
        Claim claim = relu(Verdict.SUPPORTED, ballot(BINNING, 4, 0.19, Vote.YES, Set.of()));
        assertEquals(
                "SUPPORTED in this run: “ReLU hidden layers do not compress”. Largest fall 0.19 bits (T4, after epoch 40).",
                new FindingsWords(Map.of(BINNING, BinningSettings.defaults().name())).claim(claim));
    }

    @Test
    void ofSeveralEstimatorsEachIsNamedWithItsNumber() {
        Claim claim = relu(
                Verdict.DEPENDS_ON_ESTIMATOR,
                ballot(BINNING, 4, 0.19, Vote.YES, Set.of()),
                ballot(KDE, 5, 2.9, Vote.NO, Set.of(EstimateFlag.DPI_BROKEN)));
        assertEquals(
                "DEPENDS ON THE ESTIMATOR in this run: “ReLU hidden layers do not compress”."
                        + " Yes by 1 of 2 estimators: Binning (largest fall 0.19 bits (T4, after epoch 40))."
                        + " No by 1 of 2 estimators: KDE (largest fall 2.90 bits (T5, after epoch 40), with warnings: more than in the layer before).",
                new FindingsWords(Map.of(
                                BINNING,
                                BinningSettings.defaults().name(),
                                KDE,
                                KdeSettings.defaults().name()))
                        .claim(claim));
    }

    /** People never read the name that a flag has in files, unless that name is a plain word. */
    @ParameterizedTest
    @EnumSource(EstimateFlag.class)
    void everyFlagIsReadInWordsOfItsOwn(EstimateFlag flag) {
        String words = flag.words();
        assertTrue(words.equals(flag.label()) || !words.contains("-"), words);
        assertEquals(
                List.of(flag),
                Arrays.stream(EstimateFlag.values())
                        .filter(other -> other.words().equals(words))
                        .toList());
        assertTrue(words.length() <= 40 && !words.endsWith("."), words);
        Claim claim = relu(Verdict.SUPPORTED, ballot(KDE, 5, 2.9, Vote.YES, Set.of(flag)));
        String said = new FindingsWords(Map.of()).claim(claim);
        assertTrue(
                said.endsWith(".") && (said.endsWith("with warnings: " + words + ".") || !said.contains("with")), said);
    }

    /** Every reason has words, and none says NaN. */
    @ParameterizedTest
    @EnumSource(Reason.Kind.class)
    void everyReasonHasWords(Reason.Kind kind) {
        String words = FindingsWords.sentence(new Reason(kind, 0.5, 1));
        assertTrue(Character.isUpperCase(words.charAt(0)) && words.endsWith("."), words);
        assertFalse(FindingsWords.sentence(Reason.of(kind)).contains("null"), words);
    }
}
