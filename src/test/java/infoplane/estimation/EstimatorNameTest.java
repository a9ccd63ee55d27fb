package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People read words where files have ids; the words tell apart what the ids tell apart. */
class EstimatorNameTest {
    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(
                        BinningSettings.defaults(),
                        "Binning, 30 bins",
                        "Binning, 30 bins of equal width, range of the activation"),
                Arguments.of(
                        equalWidth(196, RangeRule.LAYER),
                        "Binning, 196 bins, range of each layer",
                        "Binning, 196 bins of equal width, range of each layer and epoch"),
                Arguments.of(
                        equalWidth(30, RangeRule.NEURON),
                        "Binning, 30 bins, range of each unit",
                        "Binning, 30 bins of equal width, range of each unit and epoch"),
                Arguments.of(
                        equalWidth(30, RangeRule.FIXED),
                        "Binning, 30 bins, from −1 to 1.5",
                        "Binning, 30 bins of equal width, from −1 to 1.5"),
                Arguments.of(
                        new BinningSettings(Rule.IDNNS, 30, RangeRule.LAYER, null, null, 0.07, Correction.NONE),
                        "Binning, as published (IDNNs)",
                        "Binning, as published (IDNNs)"),
                Arguments.of(
                        new BinningSettings(Rule.SIZE, 30, RangeRule.LAYER, null, null, 0.07, Correction.CHAO_SHEN),
                        "Binning, cells of 0.07, Chao–Shen correction",
                        "Binning, cells of 0.07, Chao–Shen correction"),
                Arguments.of(
                        new KdeSettings(KdeSettings.Bound.UPPER, 0.1, false),
                        "KDE, noise 0.1",
                        "Kernel density bounds, upper bound, noise variance 0.1"),
                Arguments.of(
                        new KdeSettings(KdeSettings.Bound.LOWER, 1e-4, false),
                        "KDE, lower bound, noise 0.0001",
                        "Kernel density bounds, lower bound, noise variance 0.0001"),
                Arguments.of(
                        new KdeSettings(KdeSettings.Bound.LOWER, 1, true, true),
                        "KDE, lower bound, the network’s own noise",
                        "Kernel density bounds, lower bound, the network’s own noise"),
                Arguments.of(
                        new SamplePropagationSettings(10, 100),
                        "Sample propagation, 100 replicas",
                        "Sample propagation, 10 samples, 100 replicas"),
                Arguments.of(QuantisedSettings.defaults(), "Exact counting", "Exact counting"),
                Arguments.of(
                        new KsgSettings(2, 4, false, false),
                        "KSG, variant 2, k = 4, not standardised",
                        "Kraskov–Stögbauer–Grassberger, variant 2, k = 4, not standardised"),
                Arguments.of(
                        MineSettings.defaults(),
                        "MINE",
                        "MINE, units 64, embedding 32, batch 512, steps 800, learning rate 0.005, seed 1"));
    }

    private static BinningSettings equalWidth(int bins, RangeRule range) {
        return new BinningSettings(Rule.EQUAL_WIDTH, bins, range, -1.0, 1.5, 0.07, Correction.NONE);
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsStandForSettings(EstimatorSettings settings, String brief, String whole) {
        assertEquals(brief, settings.name().brief());
        assertEquals(whole, settings.name().whole());
    }

    @Test
    void inListsWithCommasTheSettingsAreEnclosed() {
        assertEquals("Binning (30 bins)", BinningSettings.defaults().name().enclosed());
        assertEquals("Exact counting", QuantisedSettings.defaults().name().enclosed());
    }

    /** Nothing is read from an id: it is all that is known of what a later version, or nobody, measured. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "", "later:3", "binning:idnns", "ksg:1:4"})
    void anIdWhoseSettingsAreNotKnownIsItsOwnName(String id) {
        assertEquals(id, EstimatorName.unknown(id).brief());
        assertEquals(id, EstimatorName.unknown(id).whole());
        assertEquals(id, EstimatorName.unknown(id).kind());
    }

    /** Two estimators in one figure must never have one name; the ids tell all settings apart. */
    @Test
    void differentSettingsHaveDifferentNames() {
        Map<String, String> idOfBrief = new HashMap<>();
        Map<String, String> idOfWhole = new HashMap<>();
        for (EstimatorSettings settings : ManySettings.all()) {
            String id = settings.id();
            EstimatorName name = settings.name();
            assertFalse(name.brief().contains(":"), name.brief());
            assertTrue(name.whole().startsWith(settings.description().name()), name.whole());
            assertEquals(id, idOfBrief.getOrDefault(name.brief(), id), name.brief());
            assertEquals(id, idOfWhole.getOrDefault(name.whole(), id), name.whole());
            idOfBrief.put(name.brief(), id);
            idOfWhole.put(name.whole(), id);
        }
        assertEquals(EstimatorSettings.class.getPermittedSubclasses().length, types(ManySettings.all()));
    }

    private static long types(List<EstimatorSettings> all) {
        return all.stream().map(Object::getClass).distinct().count();
    }
}
