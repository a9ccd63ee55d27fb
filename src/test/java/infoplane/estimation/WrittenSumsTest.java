package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.WrittenSums.Fact;
import infoplane.estimation.WrittenSums.WrittenSum;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written out is the estimate: its terms add up to the number, and its facts are what the formula says. */
class WrittenSumsTest {
    private static final int INPUTS = 150;

    /** Two units, rounded, so that some rows are equal; but not for neighbours, which refuse copies. */
    private static LayerSample layerFor(EstimatorSettings settings) {
        return layer(settings instanceof KsgSettings || settings instanceof RossSettings ? 1 << 20 : 8);
    }

    /** The class follows the first unit. @param steps of a unit's value */
    private static LayerSample layer(int steps) {
        RandomGenerator random = new Seed(3).stream("rows");
        float[] rows = new float[INPUTS * 2];
        int[] classes = new int[INPUTS];
        for (int input = 0; input < INPUTS; input++) {
            rows[2 * input] = (float) (Math.rint(steps * Math.tanh(random.nextGaussian())) / steps);
            rows[2 * input + 1] = (float) (Math.rint(steps * Math.tanh(random.nextGaussian())) / steps);
            classes[input] = rows[2 * input] + 0.3 * random.nextGaussian() > 0 ? 1 : 0;
        }
        return LayerSample.of(Samples.ofFloats(rows, INPUTS, 2), Labels.hard(classes, 2));
    }

    private static BinningSettings binning(Rule rule, Correction correction) {
        return new BinningSettings(rule, 5, RangeRule.LAYER, null, null, 0.3, correction);
    }

    static Stream<EstimatorSettings> all() {
        return Stream.of(
                binning(Rule.EQUAL_WIDTH, Correction.NONE),
                binning(Rule.EQUAL_WIDTH, Correction.MILLER_MADOW),
                binning(Rule.EQUAL_WIDTH, Correction.CHAO_SHEN),
                binning(Rule.IDNNS, Correction.NONE),
                binning(Rule.SIZE, Correction.NONE),
                binning(Rule.EQUAL_MASS, Correction.NONE),
                QuantisedSettings.defaults(),
                new KdeSettings(KdeSettings.Bound.UPPER, 0.05, false),
                new KdeSettings(KdeSettings.Bound.LOWER, 0.1, true),
                KsgSettings.defaults(),
                RossSettings.defaults());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTermsAddUpToTheEstimate(EstimatorSettings settings) {
        LayerSample layer = layerFor(settings);
        PlaneEstimate estimate = settings.estimator().layer(layer);
        WrittenSums sums = settings.estimator().written(layer).orElseThrow();
        assertSum(estimate.inputInformation(), sums.input());
        assertSum(estimate.labelInformation(), sums.label());
        boolean corrected = settings instanceof BinningSettings binning && binning.correction() != Correction.NONE;
        if (!corrected && sums.input() != null) {
            assertEquals(0, sums.input().constant(), "nothing but the terms");
            assertEquals(0, Objects.requireNonNull(sums.label()).constant());
        }
    }

    private static void assertSum(@Nullable Information estimate, @Nullable WrittenSum sum) {
        if (estimate == null) {
            assertNull(sum);
            return;
        }
        assertEquals(estimate.nats(), Objects.requireNonNull(sum).nats(), 1e-10);
        assertEquals(INPUTS, sum.terms().length);
    }

    /** The count n, the mean kernel p or the neighbours m of an input is what its nearness to all inputs adds up to. */
    @ParameterizedTest
    @MethodSource("all")
    void theFactsAreThoseOfTheInputsNearby(EstimatorSettings settings) {
        WrittenSums sums = settings.estimator().written(layerFor(settings)).orElseThrow();
        WrittenSum sum = sums.input() != null ? sums.input() : Objects.requireNonNull(sums.label());
        Fact fact = sum.facts().stream()
                .filter(each -> List.of("n", "p", "m").contains(each.symbol()))
                .findFirst()
                .orElseThrow();
        for (int input = 0; input < INPUTS; input += 7) {
            double near = Arrays.stream(sums.nearness().of(input)).sum();
            double expected = fact.symbol().equals("p") ? INPUTS * fact.ofInput()[input] : fact.ofInput()[input];
            assertEquals(expected, near, 1e-6 * expected); // kernels are float32
        }
    }

    /** By hand: 4 inputs in cells of 2, 1 and 1 have −2/4 ln 1/2 − 2/4 ln 1/4 nats. */
    @Test
    void aSumByHand() {
        LayerSample layer = LayerSample.of(Samples.column(1, 1, 2, 3), Labels.hard(new int[] {0, 1, 1, 1}, 2));
        WrittenSums sums =
                QuantisedSettings.defaults().estimator().written(layer).orElseThrow();
        WrittenSum input = Objects.requireNonNull(sums.input());
        double half = Math.log(2);
        double[] terms = {half / 4, half / 4, half / 2, half / 2};
        for (int i = 0; i < 4; i++) {
            assertEquals(terms[i], input.terms()[i], 1e-15);
        }
        assertEquals(0, input.constant());
        WrittenSum label = Objects.requireNonNull(sums.label());
        assertEquals(Math.log(1.0 / 2 * 4 / 1) / 4, label.terms()[0], 1e-15);
        assertEquals(Math.log(1.0 / 1 * 4 / 3) / 4, label.terms()[2], 1e-15);
    }

    /** Miller and Madow add (cells − 1)/2N to the entropy. */
    @Test
    void aCorrectionIsTheConstant() {
        LayerSample layer = layer(8);
        EstimatorSettings settings = binning(Rule.EQUAL_WIDTH, Correction.MILLER_MADOW);
        int cells = Objects.requireNonNull(settings.estimator().layer(layer).cells());
        WrittenSum input = Objects.requireNonNull(
                settings.estimator().written(layer).orElseThrow().input());
        assertEquals((cells - 1) / (2.0 * INPUTS), input.constant(), 1e-12);
    }

    /** A row that is alone in its class has no neighbour, and no term. */
    @Test
    void rossLeavesLonelyRowsOut() {
        LayerSample layer = layer(1 << 20);
        int[] classes = layer.labels().toClasses();
        classes[5] = 2;
        LayerSample lonely = LayerSample.of(layer.rows(), Labels.hard(classes, 3));
        EstimatorSettings settings = RossSettings.defaults();
        WrittenSum label = Objects.requireNonNull(
                settings.estimator().written(lonely).orElseThrow().label());
        assertEquals(0, label.terms()[5]);
        assertSum(settings.estimator().layer(lonely).labelInformation(), label);
    }

    @Test
    void severalRowsOfAnInputAreNoSuchSum() {
        LayerSample one = layer(8);
        LayerSample drawn = new LayerSample(
                Samples.interleaved(List.of(one.rows(), one.rows())), one.labels(), null, false, INPUTS, 2);
        assertTrue(QuantisedSettings.defaults().estimator().written(drawn).isEmpty());
        assertTrue(KdeSettings.defaults().estimator().written(drawn).isEmpty());
        assertTrue(RenyiSettings.defaults().estimator().written(one).isEmpty());
    }
}
