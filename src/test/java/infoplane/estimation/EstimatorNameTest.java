package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People read words where files have ids; the words tell apart what the ids tell apart. */
class EstimatorNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binning:equal-width:30:activation | Binning, 30 bins | Binning, 30 bins of equal width, range of the activation",
                "binning:equal-width:196:layer | Binning, 196 bins, range of each layer"
                        + " | Binning, 196 bins of equal width, range of each layer and epoch",
                "binning:equal-width:30:neuron | Binning, 30 bins, range of each unit"
                        + " | Binning, 30 bins of equal width, range of each unit and epoch",
                "binning:equal-width:30:-1.0..1.5 | Binning, 30 bins, from −1 to 1.5"
                        + " | Binning, 30 bins of equal width, from −1 to 1.5",
                "binning:idnns | Binning, as published (IDNNs) | Binning, as published (IDNNs)",
                "binning:size:0.07:chao-shen | Binning, cells of 0.07, Chao–Shen correction"
                        + " | Binning, cells of 0.07, Chao–Shen correction",
                "kde:upper:0.1 | KDE, noise 0.1 | Kernel density bounds, upper bound, noise variance 0.1",
                "kde:lower:1.0E-4 | KDE, lower bound, noise 0.0001 | Kernel density bounds, lower bound, noise variance 0.0001",
                "quantised | Exact counting | Exact counting",
                "ksg:2:4:raw | KSG, variant 2, k = 4, not standardised"
                        + " | Kraskov–Stögbauer–Grassberger, variant 2, k = 4, not standardised",
                "mine:64:32:512:800:0.005:1 | MINE"
                        + " | MINE, units 64, embedding 32, batch 512, steps 800, learning rate 0.005, seed 1",
            })
    void wordsStandForIds(String id, String brief, String whole) {
        assertEquals(brief, EstimatorName.of(id).brief());
        assertEquals(whole, EstimatorName.of(id).whole());
    }

    @Test
    void inListsWithCommasTheSettingsAreEnclosed() {
        assertEquals(
                "Binning (30 bins)",
                EstimatorName.of(BinningSettings.defaults().id()).enclosed());
        assertEquals("Exact counting", EstimatorName.of("quantised").enclosed());
    }

    /** An id is all that is known of what a later version, or nobody, measured. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "later:3",
                "binning",
                "binning:new-rule:3",
                "kde:upper",
                "kde:upper:much",
                "lnn:5",
                "ross:1:2"
            })
    void anIdThatNobodyKnowsIsItsOwnName(String id) {
        assertEquals(id, EstimatorName.of(id).brief());
        assertEquals(id, EstimatorName.of(id).whole());
    }

    /** Two estimators in one figure must never have one name; the ids tell all settings apart. */
    @Test
    void differentSettingsHaveDifferentNames() {
        Map<String, String> idOfBrief = new HashMap<>();
        Map<String, String> idOfWhole = new HashMap<>();
        for (EstimatorSettings settings : many()) {
            String id = settings.id();
            EstimatorName name = EstimatorName.of(id);
            assertFalse(name.brief().contains(":"), name.brief());
            assertTrue(name.whole().startsWith(settings.description().name()), name.whole());
            assertEquals(id, idOfBrief.getOrDefault(name.brief(), id), name.brief());
            assertEquals(id, idOfWhole.getOrDefault(name.whole(), id), name.whole());
            idOfBrief.put(name.brief(), id);
            idOfWhole.put(name.whole(), id);
        }
        assertEquals(EstimatorSettings.class.getPermittedSubclasses().length, types(many()));
    }

    private static long types(List<EstimatorSettings> all) {
        return all.stream().map(Object::getClass).distinct().count();
    }

    /** Of each type its defaults and, for each field, another value. */
    private static List<EstimatorSettings> many() {
        List<EstimatorSettings> all = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            for (RangeRule range : RangeRule.values()) {
                for (Correction correction : Correction.values()) {
                    all.add(binning(rule, 30, range, 0.07, correction));
                    all.add(binning(rule, 196, range, 0.5, correction));
                }
            }
        }
        for (Correction correction : Correction.values()) {
            all.add(new QuantisedSettings(correction));
        }
        for (KdeSettings.Bound bound : KdeSettings.Bound.values()) {
            for (double noise : new double[] {1, 0.1, 0.05, 1e-3, 1e-10}) {
                all.add(new KdeSettings(bound, noise, false));
                all.add(new KdeSettings(bound, noise, true));
            }
        }
        for (int k = 3; k < 6; k++) {
            all.addAll(List.of(
                    new KsgSettings(1, k, true),
                    new KsgSettings(2, k, true),
                    new KsgSettings(1, k, false),
                    new RossSettings(k),
                    new MixedKsgSettings(k),
                    new KnnEntropySettings(k),
                    lnc(k, null),
                    lnc(k, 0.2),
                    new LnnSettings(k, 30),
                    new LnnSettings(k, 31),
                    new LgaSettings(k)));
        }
        all.addAll(List.of(
                RenyiSettings.defaults(),
                new RenyiSettings(2, 1, 500, 8),
                new RenyiSettings(1.01, 2, 500, 8),
                new RenyiSettings(1.01, 1, 400, 8),
                new RenyiSettings(1.01, 1, 500, 9)));
        all.addAll(List.of(
                InfoNceSettings.defaults(),
                new InfoNceSettings(65, 32, 1024, 400, 0.005, 1),
                new InfoNceSettings(64, 65, 1024, 400, 0.005, 1),
                new InfoNceSettings(64, 32, 1023, 400, 0.005, 1),
                new InfoNceSettings(64, 32, 1024, 401, 0.005, 1),
                new InfoNceSettings(64, 32, 1024, 400, 0.001, 1),
                new InfoNceSettings(64, 32, 1024, 400, 0.005, 2),
                MineSettings.defaults(),
                new MineSettings(64, 32, 513, 800, 0.005, 1)));
        return all;
    }

    private static BinningSettings binning(Rule rule, int bins, RangeRule range, double size, Correction correction) {
        return new BinningSettings(rule, bins, range, -1.0, 1.0, size, correction);
    }

    private static LncSettings lnc(int k, @Nullable Double alpha) {
        return new LncSettings(k, alpha);
    }
}
