package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of settings, which tell them apart in result files and must stay as they are, and what they refuse. */
class EstimatorSettingsTest {
    private static BinningSettings binning(
            Rule rule, RangeRule range, @Nullable Double lower, @Nullable Double upper, Correction correction) {
        return new BinningSettings(rule, 30, range, lower, upper, 0.07, correction);
    }

    @Test
    void namesInResultFilesStay() {
        assertEquals("binning:equal-width:30:layer", Bins.layer(30).id());
        assertEquals("binning:equal-width:10:-1.0..2.5", Bins.fixed(10, -1, 2.5).id());
        assertEquals("binning:idnns", Bins.idnns().id());
        assertEquals("binning:size:0.07", Bins.ofSize(0.07).id());
        assertEquals("binning:equal-mass:7", Bins.equalMass(7).id());
        assertEquals(
                "binning:equal-width:30:layer:chao-shen",
                new BinningSettings(Rule.EQUAL_WIDTH, 30, RangeRule.LAYER, null, null, 0.07, Correction.CHAO_SHEN)
                        .id());
        assertEquals("quantised", QuantisedSettings.defaults().id());
        assertEquals("quantised:miller-madow", new QuantisedSettings(Correction.MILLER_MADOW).id());
        assertEquals("kde:upper:0.05", KdeSettings.defaults().id());
        assertEquals("kde:lower:0.1:relative", new KdeSettings(KdeSettings.Bound.LOWER, 0.1, true).id());
        assertEquals("ross:4", RossSettings.defaults().id());
    }

    /** Settings that differ have names that differ. */
    @Test
    void differentSettingsHaveDifferentNames() {
        List<EstimatorSettings> all = List.of(
                new KsgSettings(1, 4, true, false),
                new KsgSettings(2, 4, true, false),
                new KsgSettings(1, 5, true, false),
                new KsgSettings(1, 4, false, false),
                new RossSettings(4, false),
                new RossSettings(5, false),
                new MixedKsgSettings(4),
                new MixedKsgSettings(5),
                new KnnEntropySettings(4),
                new KnnEntropySettings(5),
                new LncSettings(5, null),
                new LncSettings(5, 0.3),
                new LncSettings(6, null),
                new LnnSettings(5, 30),
                new LnnSettings(5, 31),
                new LnnSettings(6, 30),
                new LgaSettings(5),
                new LgaSettings(6),
                new RenyiSettings(1.01, 1, 500, 8),
                new RenyiSettings(2, 1, 500, 8),
                new RenyiSettings(1.01, 2, 500, 8),
                new RenyiSettings(1.01, 1, 400, 8),
                new RenyiSettings(1.01, 1, 500, 7),
                new KdeSettings(KdeSettings.Bound.UPPER, 0.05, false),
                new KdeSettings(KdeSettings.Bound.UPPER, 0.05, true),
                new KdeSettings(KdeSettings.Bound.LOWER, 0.05, false),
                new KdeSettings(KdeSettings.Bound.UPPER, 0.06, false),
                InfoNceSettings.defaults(),
                MineSettings.defaults());
        assertEquals(
                all.size(), all.stream().map(EstimatorSettings::id).distinct().count());
    }

    static Stream<EstimatorSettings> all() {
        return EveryEstimatorTest.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySettingHasWords(EstimatorSettings settings) {
        EstimatorDescription description = settings.description();
        assertTrue(Stream.of(description.toString().split("[\\[,=\\]]")).noneMatch("null"::equals), settings.id());
        assertTrue(description.toString().length() > 200, settings.id());
    }

    /** Only cells of equal width have a range, and only a fixed one needs ends, the lower below the upper. */
    @Test
    void rangesAreOfEqualWidths() {
        assertEquals(Optional.of(RangeRule.LAYER), Bins.layer(30).rangeRule());
        assertEquals(Optional.empty(), Bins.idnns().rangeRule());
        assertEquals(Optional.empty(), QuantisedSettings.defaults().rangeRule());
        for (@Nullable
        Double[] ends :
                new @Nullable Double[][] {{1.0, 1.0}, {2.0, 1.0}, {null, 1.0}, {1.0, null}, {Double.NaN, 1.0}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> binning(Rule.EQUAL_WIDTH, RangeRule.FIXED, ends[0], ends[1], Correction.NONE));
        }
        assertEquals(
                "binning:idnns",
                new BinningSettings(Rule.IDNNS, 30, RangeRule.FIXED, null, null, 0.07, Correction.NONE).id());
    }
}
