package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.SelfChecks;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers with K rows for each input: I(X;T) = H(T) − H(T|X), with H(T|X) the mean over inputs of the entropy of their K rows.
 * All truths follow from that definition.
 */
class DrawnLayerTest {
    private static final int INPUTS = 64;

    static List<EstimatorSettings> counting() {
        return List.of(
                QuantisedSettings.defaults(),
                binning(Rule.EQUAL_WIDTH, RangeRule.LAYER),
                binning(Rule.EQUAL_WIDTH, RangeRule.NEURON),
                binning(Rule.IDNNS, RangeRule.LAYER),
                binning(Rule.SIZE, RangeRule.LAYER),
                binning(Rule.EQUAL_MASS, RangeRule.LAYER));
    }

    static Stream<EstimatorSettings> taking() {
        return Stream.concat(
                counting().stream(),
                Stream.of(
                        new KdeSettings(KdeSettings.Bound.UPPER, 0.1, false),
                        new KdeSettings(KdeSettings.Bound.LOWER, 0.1, false),
                        new KdeSettings(KdeSettings.Bound.UPPER, 0.1, true)));
    }

    static Stream<EstimatorSettings> refusing() {
        return EveryEstimatorTest.all()
                .filter(settings -> taking().noneMatch(one -> one.getClass().equals(settings.getClass())));
    }

    private static BinningSettings binning(Rule rule, RangeRule range) {
        return new BinningSettings(rule, 30, range, null, null, 0.07, Correction.NONE);
    }

    private static Labels labels(int inputs) {
        return Labels.hard(
                IntStream.range(0, inputs).map(input -> input % 5 == 0 ? 1 : 0).toArray(), 2);
    }

    private static Samples random(int rows, int columns, String name) {
        RandomGenerator random = new Seed(1).stream(name);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return Samples.ofOwnedFloats(values, rows, columns);
    }

    /** Row i of each member in turn. */
    private static LayerSample mixed(Samples... members) {
        int inputs = members[0].rows();
        double[][] rows = new double[inputs * members.length][];
        for (int row = 0; row < rows.length; row++) {
            int input = row / members.length;
            rows[row] = members[row % members.length].select(new int[] {input}).toDoubles();
        }
        return new LayerSample(Samples.copyOf(rows), labels(inputs), null, false, inputs, members.length);
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }

    /** The mixture of equal members is the member. */
    @ParameterizedTest
    @MethodSource("taking")
    void equalCopiesGiveTheSingleValue(EstimatorSettings settings) {
        Samples rows = Samples.ofDoubles(random(INPUTS, 2, "copies").toDoubles(), INPUTS, 2);
        PlaneEstimate single = settings.estimator().layer(LayerSample.of(rows, labels(INPUTS)));
        PlaneEstimate mixed = settings.estimator().layer(mixed(rows, rows, rows));
        assertEquals(bits(single.inputInformation()), bits(mixed.inputInformation()), 1e-9);
        assertEquals(bits(single.labelInformation()), bits(mixed.labelInformation()), 1e-9);
        assertEquals(bits(single.entropy()), bits(mixed.entropy()), 1e-9);
        assertEquals(single.ceiling(), mixed.ceiling());
        assertNull(single.conditionalEntropy());
        assertEquals(bits(mixed.entropy()) - bits(mixed.inputInformation()), bits(mixed.conditionalEntropy()), 1e-9);
    }

    /** Two epochs without a common row: H(T) = log2 2N, H(T|X) = 1 bit, I = log2 N. */
    @Test
    void disjointEpochsCostOneBit() {
        Samples one = random(INPUTS, 3, "one");
        Samples other = random(INPUTS, 3, "other");
        PlaneEstimate counted = QuantisedSettings.defaults().estimator().layer(mixed(one, other));
        assertEquals(7, bits(counted.entropy()), 1e-12);
        assertEquals(1, bits(counted.conditionalEntropy()), 1e-12);
        assertEquals(6, bits(counted.inputInformation()), 1e-12);
        assertEquals(2 * INPUTS, counted.cells());
    }

    /** Where no kernel reaches another row, kernels are cells. */
    @ParameterizedTest
    @MethodSource("bounds")
    void kernelsThatReachNoOtherRowAreCells(KdeSettings.Bound bound) {
        PlaneEstimate estimate = new KdeSettings(bound, 1e-12, false)
                .estimator()
                .layer(mixed(random(INPUTS, 3, "one"), random(INPUTS, 3, "other")));
        assertEquals(6, bits(estimate.inputInformation()), 1e-9);
        assertTrue(estimate.flags().contains(EstimateFlag.NO_BOUND));
    }

    static List<KdeSettings.Bound> bounds() {
        return List.of(KdeSettings.Bound.values());
    }

    @ParameterizedTest
    @MethodSource("taking")
    void aConstantLayerSaysNothing(EstimatorSettings settings) {
        Samples constant = Samples.ofDoubles(new double[INPUTS * 2], INPUTS, 2);
        PlaneEstimate estimate = settings.estimator().layer(mixed(constant, constant));
        assertEquals(0, bits(estimate.inputInformation()));
        assertEquals(0, bits(estimate.labelInformation()));
    }

    /** H(T) stays log2 N, and two of the N inputs have two rows: H(T|X) = 2/N bit. */
    @Test
    void swappingTwoRowsLosesTwoOfNBits() {
        Samples rows = random(INPUTS, 3, "rows");
        int[] order = IntStream.range(0, INPUTS).toArray();
        order[4] = 9;
        order[9] = 4;
        PlaneEstimate estimate = QuantisedSettings.defaults().estimator().layer(mixed(rows, rows.select(order)));
        assertEquals(6 - 2.0 / INPUTS, bits(estimate.inputInformation()), 1e-12);
    }

    /** Mixing is independent of the input, so it takes information away, and at most log2 K bits of it. */
    @Test
    void mixingCostsAtMostTheLogarithmOfK() {
        Estimator bins =
                new BinningSettings(Rule.EQUAL_WIDTH, 4, RangeRule.FIXED, -1.0, 1.0, 0.07, Correction.NONE).estimator();
        double largest = 0;
        for (int trial = 0; trial < 200; trial++) {
            int draws = 2 + trial % 4;
            Samples[] members = new Samples[draws];
            double mean = 0;
            for (int member = 0; member < draws; member++) {
                members[member] = random(INPUTS, 1 + trial % 3, "member " + trial + " " + member);
                mean += bits(bins.layer(LayerSample.of(members[member], labels(INPUTS)))
                                .inputInformation())
                        / draws;
            }
            double loss = mean - bits(bins.layer(mixed(members)).inputInformation());
            assertTrue(loss >= -1e-12 && loss <= Math.log(draws) / Math.log(2) + 1e-12, trial + ": " + loss);
            largest = Math.max(largest, loss);
        }
        assertTrue(largest > 0.5, "mixing costs something, else this shows nothing: " + largest);
    }

    /** Of two rows in two cells ln 2 + (2 − 1)/(2 · 2), of all 2N rows ln 2N + (2N − 1)/(2 · 2N) (Miller 1955). */
    @Test
    void correctionsAreOfBothEntropies() {
        PlaneEstimate estimate = new QuantisedSettings(Correction.MILLER_MADOW)
                .estimator()
                .layer(mixed(random(INPUTS, 3, "one"), random(INPUTS, 3, "other")));
        int rows = 2 * INPUTS;
        double whole = Math.log(rows) + (rows - 1) / (2.0 * rows);
        double given = Math.log(2) + 0.25;
        assertEquals(
                given, Objects.requireNonNull(estimate.conditionalEntropy()).nats(), 1e-12);
        assertEquals(
                whole - given,
                Objects.requireNonNull(estimate.inputInformation()).nats(),
                1e-12);
    }

    /** The ceiling is that of N inputs and not of N·K rows, and the rows are no independent sample. */
    @Test
    void theSampleIsOfInputs() {
        PlaneEstimate estimate = QuantisedSettings.defaults()
                .estimator()
                .layer(mixed(random(INPUTS, 3, "one"), random(INPUTS, 3, "other")));
        assertEquals(6, bits(estimate.ceiling()), 1e-12);
        assertTrue(estimate.flags().contains(EstimateFlag.SATURATED));
        assertNull(estimate.inputStandardError());
        assertNull(estimate.labelStandardError());
    }

    /** No other estimator has an H(T|X), and each that is advised takes the sample. */
    @ParameterizedTest
    @MethodSource("refusing")
    void othersRefuse(EstimatorSettings settings) {
        LayerSample sample = mixed(random(INPUTS, 2, "one"), random(INPUTS, 2, "other"));
        assertRefused(() -> settings.estimator().layer(sample), "one row for each input", "2 drawn");
        EstimationRefusedException refused = assertThrows(
                EstimationRefusedException.class, () -> settings.estimator().layer(sample));
        assertEquals(3, refused.alternatives().size());
        refused.alternatives()
                .forEach(alternative -> assertDoesNotThrow(
                        () -> Alternatives.defaults(alternative).estimator().layer(sample)));
    }

    /** Labels are shuffled among inputs, whose rows stay together. */
    @Test
    void labelsOfInputsAreShuffled() {
        Samples rows = Samples.ofDoubles(random(INPUTS, 1, "rows").toDoubles(), INPUTS, 1);
        Estimator estimator = QuantisedSettings.defaults().estimator();
        Information observed = Objects.requireNonNull(
                estimator.layer(LayerSample.of(rows, labels(INPUTS))).labelInformation());
        PermutationNull single =
                PermutationNull.ofLabels(estimator, LayerSample.of(rows, labels(INPUTS)), observed, 19, new Seed(3));
        PermutationNull mixed = PermutationNull.ofLabels(estimator, mixed(rows, rows), observed, 19, new Seed(3));
        assertEquals(single.mean().nats(), mixed.mean().nats(), 1e-12);
    }

    /** Counted cells are held against rounding as ever; there is nothing else that can be checked. */
    @Test
    void roundingIsChecked() {
        LayerSample sample = mixed(random(INPUTS, 2, "one"), random(INPUTS, 2, "other"));
        EstimatorSettings bins = binning(Rule.IDNNS, RangeRule.LAYER);
        PlaneEstimate estimate = bins.estimator().layer(sample);
        assertTrue(SelfChecks.ofLayer(bins, sample, estimate).orElseThrow().rounding() != null);
    }

    @Test
    void rowsAndInputsMustFit() {
        Samples rows = random(INPUTS, 2, "rows");
        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class, () -> new LayerSample(rows, labels(INPUTS), null, false, INPUTS, 2));
        assertEquals("there are 64 activations but 64 labels and 2 rows for each", failure.getMessage());
    }
}
