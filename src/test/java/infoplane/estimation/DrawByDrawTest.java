package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that come draw by draw give what the interleaved rows give. */
class DrawByDrawTest {
    private static final double LOG_2 = Math.log(2);

    static Stream<EstimatorSettings> taking() {
        return Stream.concat(
                DrawnLayerTest.taking(),
                Stream.of(
                        new QuantisedSettings(Correction.MILLER_MADOW),
                        new BinningSettings(
                                Rule.EQUAL_WIDTH, 7, RangeRule.FIXED, -0.5, 0.5, 0.07, Correction.MILLER_MADOW)));
    }

    /** K draws near a common place, rounded so that some rows are equal; the width covers one word of cells and two. */
    private static List<Samples> draws(int inputs, int draws, int width, boolean single, long seed) {
        RandomGenerator random = new Seed(seed).stream("draws");
        double[] places = random.doubles((long) inputs * width, -1, 1).toArray();
        List<Samples> all = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            float[] rows = new float[inputs * width];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Math.round(20 * (places[i] + 0.1 * random.nextGaussian())) / 20f;
            }
            Samples of = Samples.ofOwnedFloats(rows, inputs, width);
            all.add(single ? of : Samples.ofDoubles(of.toDoubles(), inputs, width));
        }
        return all;
    }

    private static Labels labels(int inputs) {
        return Labels.hard(IntStream.range(0, inputs).map(input -> input % 3).toArray(), 3);
    }

    private static DrawnLayer drawn(List<Samples> draws) {
        int inputs = draws.get(0).rows();
        return new DrawnLayer(draws, draws.size(), labels(inputs), null, false, inputs, new Seed(1));
    }

    private static LayerSample interleaved(List<Samples> draws) {
        int inputs = draws.get(0).rows();
        return new LayerSample(Samples.interleaved(draws), labels(inputs), null, false, inputs, draws.size());
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }

    /** All numbers and flags, bit for bit. */
    @ParameterizedTest
    @MethodSource("taking")
    void drawsGiveWhatInterleavedRowsGive(EstimatorSettings settings) {
        for (int width : new int[] {1, 3, 20}) {
            for (boolean single : new boolean[] {true, false}) {
                List<Samples> draws = draws(40, 5, width, single, width);
                assertEquals(
                        settings.estimator().layer(interleaved(draws)),
                        settings.estimator().drawn(drawn(draws)).estimate(),
                        width + " " + single);
            }
        }
    }

    /** One draw is the deterministic layer, and its own single value. */
    @ParameterizedTest
    @MethodSource("taking")
    void oneDrawIsTheLayer(EstimatorSettings settings) {
        List<Samples> one = draws(40, 1, 3, true, 9);
        PlaneEstimate plain = settings.estimator().layer(new LayerSample(one.get(0), labels(40), null, false, 40));
        DrawnLayer.Mixed mixed = settings.estimator().drawn(drawn(one));
        assertEquals(plain, mixed.estimate());
        if (mixed.meanSingle() != null) {
            assertEquals(plain.inputInformation(), mixed.meanSingle());
        }
    }

    /** Mixing costs 0 to log2 K bits by counts, whatever the bins, because each draw is counted in the bins of all. */
    @Test
    void everyRuleObeysTheLaw() {
        double largest = 0;
        for (EstimatorSettings settings : DrawnLayerTest.counting()) {
            for (int seed = 0; seed < 20; seed++) {
                int draws = 2 + seed % 7;
                DrawnLayer.Mixed mixed = settings.estimator().drawn(drawn(draws(40, draws, 1 + seed % 3, true, seed)));
                double cost = bits(mixed.meanSingle()) - bits(mixed.estimate().inputInformation());
                assertTrue(cost >= -1e-9 && cost <= Math.log(draws) / LOG_2 + 1e-9, settings.id() + " " + cost);
                largest = Math.max(largest, cost);
            }
        }
        assertTrue(largest > 0.5, "mixing costs something, else this shows nothing: " + largest);
    }

    static List<EstimatorSettings> kernels() {
        return List.of(
                new KdeSettings(KdeSettings.Bound.UPPER, 0.05, false),
                new KdeSettings(KdeSettings.Bound.LOWER, 0.01, false),
                new KdeSettings(KdeSettings.Bound.UPPER, 0.05, true));
    }

    /** The exact value of all 17 000 rows is within four standard errors of that of a part; the error is small, and said. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aPartOfVeryManyRowsIsRightWithinItsError(EstimatorSettings settings) {
        List<Samples> draws = draws(200, 85, 2, true, 3);
        PlaneEstimate part = settings.estimator().drawn(drawn(draws)).estimate();
        PlaneEstimate whole = settings.estimator().layer(interleaved(draws));
        assertEquals(2048, settings.subset(200, 85).orElseThrow());
        assertTrue(part.flags().contains(EstimateFlag.SUBSAMPLED));
        near(whole.inputInformation(), part.inputInformation(), part.inputStandardError());
        near(whole.labelInformation(), part.labelInformation(), part.labelStandardError());
        assertEquals(bits(part.entropy()) - bits(part.inputInformation()), bits(part.conditionalEntropy()), 1e-9);
        assertNull(whole.inputStandardError());
    }

    private static void near(@Nullable Information whole, @Nullable Information part, @Nullable Information error) {
        assertEquals(bits(whole), bits(part), 4 * bits(error));
        assertTrue(bits(error) > 0 && bits(error) < 0.1, "error " + error);
    }

    /** The same seed draws the same rows. */
    @Test
    void aPartIsDrawnBySeed() {
        EstimatorSettings kde = kernels().get(0);
        List<Samples> draws = draws(200, 85, 2, true, 3);
        DrawnLayer one = drawn(draws);
        DrawnLayer other =
                new DrawnLayer(draws, one.draws(), one.labels(), null, false, one.distinctInputs(), new Seed(2));
        assertEquals(kde.estimator().drawn(one), kde.estimator().drawn(one));
        assertTrue(!kde.estimator().drawn(one).equals(kde.estimator().drawn(other)));
    }

    /** Those that take one row an input say so, and name others. */
    @Test
    void takingDrawsIsWhatIsSaid() {
        DrawnLayer two = drawn(draws(40, 2, 2, false, 5));
        EveryEstimatorTest.all().filter(settings -> !settings.takesDraws()).forEach(settings -> {
            Throwable refused = assertThrows(
                    EstimationRefusedException.class, () -> settings.estimator().drawn(two), settings.id());
            String said = String.valueOf(refused.getMessage());
            assertTrue(said.contains("one row for each input"), said);
        });
    }
}
