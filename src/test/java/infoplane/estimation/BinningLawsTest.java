package infoplane.estimation;

import static infoplane.estimation.BinningTest.ROUNDING;
import static infoplane.estimation.BinningTest.alternating;
import static infoplane.estimation.BinningTest.bits;
import static infoplane.estimation.BinningTest.log2;
import static infoplane.estimation.BinningTest.nats;
import static infoplane.estimation.BinningTest.uniform;
import static infoplane.estimation.EstimateFlag.LAYER_RANGE;
import static infoplane.estimation.EstimateFlag.NO_SAMPLING_ERROR;
import static infoplane.estimation.EstimateFlag.ONE_CELL;
import static infoplane.estimation.EstimateFlag.OUTSIDE_RANGE;
import static infoplane.estimation.EstimateFlag.SATURATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of counted information: limits, order, symmetry, ranges, standard errors. */
class BinningLawsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 13, 40})
    void entropyStaysWithinItsLimitsAndFallsAsCellsMerge(int width) {
        Samples rows = uniform(700, width, width);
        Labels labels = alternating(700);
        double finer = Double.POSITIVE_INFINITY;
        for (int bins : new int[] {240, 60, 30, 10, 5}) { // each divides the one before: its cells are unions
            PlaneEstimate point = Bins.fixed(bins, -1, 1).estimator().layer(LayerSample.of(rows, labels));
            double entropy = bits(point.entropy());
            assertTrue(entropy <= finer + ROUNDING);
            assertTrue(entropy <= log2(Objects.requireNonNull(point.cells())) + ROUNDING);
            assertTrue(entropy <= log2(700) + ROUNDING);
            assertTrue(
                    bits(point.labelInformation()) <= Math.min(labels.entropy().bits(), entropy) + ROUNDING);
            finer = entropy;
        }
    }

    @Test
    void neitherTheOrderOfRowsNorOfUnitsMatters() {
        LayerSample layer = Reference.layer("varu_tanh_e3000_L3.npy");
        int[] shuffled = new int[4096];
        for (int row = 0; row < shuffled.length; row++) {
            shuffled[row] = (row * 2731 + 17) % 4096;
        }
        LayerSample rowsMoved =
                LayerSample.of(layer.rows().select(shuffled), layer.labels().select(shuffled));
        Samples reversed = layer.rows().columns(4, 5);
        for (int column = 3; column >= 0; column--) {
            reversed = reversed.beside(layer.rows().columns(column, column + 1));
        }
        for (BinningSettings settings : new BinningSettings[] {Bins.layer(30), Bins.idnns(), Bins.equalMass(30)}) {
            PlaneEstimate expected = settings.estimator().layer(layer);
            for (LayerSample moved : new LayerSample[] {rowsMoved, LayerSample.of(reversed, layer.labels())}) {
                PlaneEstimate point = settings.estimator().layer(moved);
                assertEquals(bits(expected.entropy()), bits(point.entropy()), ROUNDING);
                assertEquals(bits(expected.labelInformation()), bits(point.labelInformation()), ROUNDING);
            }
        }
    }

    @Test
    void pairIsSymmetric() {
        Samples a = uniform(500, 2, 1);
        Samples b = uniform(500, 1, 2);
        Estimator estimator = Bins.equalMass(4).estimator();
        assertEquals(
                estimator.pair(a, b).information().bits(),
                estimator.pair(b, a).information().bits(),
                ROUNDING);
    }

    @Test
    void saysWhereTheRangeCameFromAndWhetherValuesLeftIt() {
        Samples rows = uniform(100, 2, 1);
        LayerSample layer = LayerSample.of(rows, alternating(100));
        Estimator estimator = BinningSettings.defaults().estimator();
        assertEquals(Set.of(SATURATED, LAYER_RANGE), estimator.layer(layer).flags());
        assertEquals(
                Set.of(SATURATED),
                estimator.layer(layer.withRange(new Range(-1, 1))).flags());
        assertTrue(
                estimator.layer(layer.withRange(new Range(-0.5, 0.5))).flags().contains(OUTSIDE_RANGE));
        assertEquals(
                Set.of(ONE_CELL),
                estimator.layer(layer.withRange(new Range(-100, 60))).flags());
    }

    @Test
    void measuringAllPossibleInputsHasNoSamplingError() {
        LayerSample sample = Reference.layer("varu_tanh_e3000_L5.npy");
        LayerSample all = new LayerSample(sample.rows(), sample.labels(), null, true, 4096);
        PlaneEstimate point = Bins.idnns().estimator().layer(all);
        assertNull(point.inputStandardError());
        assertNull(point.labelStandardError());
        assertTrue(point.flags().contains(NO_SAMPLING_ERROR));
    }

    /** N equal inputs that repeat k times have at most ln(N / k) to show. */
    @Test
    void ceilingIsTheNumberOfDistinctInputs() {
        LayerSample layer = new LayerSample(uniform(64, 2, 1), alternating(64), null, false, 16);
        assertEquals(4, bits(Bins.layer(30).estimator().layer(layer).ceiling()), ROUNDING);
    }

    /**
     * The error that an estimate states is the spread of estimates over samples: three cells of probability 0.5, 0.3 and
     * 0.2, labels equal to whether the cell is the first, flipped with probability 0.1; N = 1000. The sd over 400 samples is
     * itself uncertain by 3.5 %, so 12 % is over three of its deviations.
     */
    @Test
    void standardErrorIsTheSpreadOverSamples() {
        int repeats = 400;
        double[] entropies = new double[repeats];
        double[] informations = new double[repeats];
        double statedEntropy = 0;
        double statedInformation = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            PlaneEstimate point = Bins.layer(3).estimator().layer(threeCells(new Seed(repeat), 1000));
            entropies[repeat] = nats(point.inputInformation());
            informations[repeat] = nats(point.labelInformation());
            statedEntropy += nats(point.inputStandardError()) / repeats;
            statedInformation += nats(point.labelStandardError()) / repeats;
        }
        assertEquals(1, statedEntropy / deviation(entropies), 0.12);
        assertEquals(1, statedInformation / deviation(informations), 0.12);
    }

    private static LayerSample threeCells(Seed seed, int rows) {
        RandomGenerator random = seed.stream("test");
        double[] values = new double[rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            double u = random.nextDouble();
            values[row] = u < 0.5 ? 0 : u < 0.8 ? 1 : 2;
            labels[row] = (values[row] == 0 ? 1 : 0) ^ (random.nextDouble() < 0.1 ? 1 : 0);
        }
        return LayerSample.of(Samples.column(values), Labels.hard(labels, 2));
    }

    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
