package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.CalibrationTask.Drawn;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Estimates that the samples themselves speak against. */
class DoubtsTest {
    private static final int ROWS = 1000;

    private static Set<EstimateFlag> flags(EstimatorSettings settings, String problem, int seed) {
        CalibrationTask task = CalibrationTask.all(1).stream()
                .filter(one -> one.id().equals(problem))
                .findFirst()
                .orElseThrow();
        Drawn drawn = task.draw(ROWS, new Seed(seed));
        return settings.estimator().pair(drawn.a(), drawn.b()).flags();
    }

    static Stream<EstimatorSettings> byNeighbours() {
        return Stream.of(
                KsgSettings.defaults(),
                new KsgSettings(2, 4, true),
                MixedKsgSettings.defaults(),
                KnnEntropySettings.defaults(),
                LncSettings.defaults());
    }

    /** All are wrong by 0.1 nats or more on Cauchy columns in pairs of two (docs/estimators.md), and say so. */
    @ParameterizedTest
    @MethodSource("byNeighbours")
    void heavyTailsAreFlagged(EstimatorSettings settings) {
        for (int seed = 1; seed <= 2; seed++) {
            Set<EstimateFlag> flags = flags(settings, "student-2x2", seed);
            assertTrue(flags.contains(EstimateFlag.SCALE_DEPENDENT), () -> settings.id() + " " + flags);
        }
    }

    /** No flag where scale is harmless: normal columns, also bent, and tails that asinh has pulled in. */
    @ParameterizedTest
    @MethodSource("byNeighbours")
    void ordinaryColumnsAreNotFlagged(EstimatorSettings settings) {
        for (String problem : new String[] {"gaussian-1x1-0.9", "half-cube", "bimodal", "dense-2x2"}) {
            Set<EstimateFlag> flags = flags(settings, problem, 1);
            assertFalse(flags.contains(EstimateFlag.SCALE_DEPENDENT), problem);
            assertFalse(flags.contains(EstimateFlag.IMPRECISE), problem);
            assertFalse(flags.contains(EstimateFlag.NARROW), problem);
        }
    }

    /** A local Gaussian fitted to a far outlier makes one term enormous, and with it the standard error. */
    @Test
    void localGaussiansOfHeavyTailsAreImprecise() {
        Set<EstimateFlag> flags = flags(LnnSettings.defaults(), "student-2x2", 1);
        assertTrue(flags.contains(EstimateFlag.IMPRECISE), flags::toString);
    }

    /** X rolled up in a plane is a curve: entropies say bits too little. */
    @Test
    void sumsOfEntropiesOnACurveAreFlagged() {
        assertTrue(flags(KnnEntropySettings.defaults(), "swiss-roll", 1).contains(EstimateFlag.NARROW));
        assertTrue(flags(LnnSettings.defaults(), "swiss-roll", 1).contains(EstimateFlag.NARROW));
        assertFalse(flags(KsgSettings.defaults(), "swiss-roll", 1).contains(EstimateFlag.NARROW), "ksg is right there");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.51, true", // more than half
        "1, 0.49, false",
        "0.1, 0.19, false", // below 0.2 nats an error may be larger than what there is
        "0.1, 0.21, true",
        "-1, 0.49, false",
        "1, NaN, true",
        "1, , false"
    })
    void precisionIsTheCalibrationsOwn(double nats, @Nullable Double error, boolean flagged) {
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Doubts.ofPrecision(Information.ofNats(nats), error == null ? null : Information.ofNats(error), flags);
        assertEquals(flagged, flags.contains(EstimateFlag.IMPRECISE));
    }

    /** Beyond 0.05 nats, 5 %, and three standard errors, whichever is most; and nothing without a standard error. */
    @ParameterizedTest
    @CsvSource({
        "1, 1.04, 0.001, false",
        "1, 1.06, 0.001, true",
        "1, 0.94, 0.001, true",
        "4, 4.19, 0.001, false",
        "4, 4.22, 0.001, true",
        "1, 1.06, 0.03, false",
        "1, 1.1, 0.03, true",
        "1, 9, , false"
    })
    void scaleMayMakeTheDifferenceThatIsCalledGood(double nats, double again, @Nullable Double error, boolean flagged) {
        Samples any = Samples.column(1, 2, 3);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Information standardError = error == null ? null : Information.ofNats(error);
        Doubts.ofScale(any, any, Information.ofNats(nats), standardError, (a, b) -> again, flags);
        assertEquals(flagged, flags.contains(EstimateFlag.SCALE_DEPENDENT));
    }

    /** Where the estimator refuses the normal columns nothing can be compared, and the estimate stands. */
    @Test
    void aRefusalIsNoDifference() {
        Samples any = Samples.column(1, 2, 3);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Doubts.ofScale(
                any,
                any,
                Information.ofNats(1),
                Information.ofNats(0.01),
                (a, b) -> {
                    throw new EstimationRefusedException("copies");
                },
                flags);
        assertEquals(Set.of(), flags);
    }
}
