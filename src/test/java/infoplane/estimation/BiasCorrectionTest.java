package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.cells.Cells;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings.Correction;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Corrections against their formulas worked by hand, and against the truth that they are to come nearer to. */
class BiasCorrectionTest {
    private static final double ROUNDING = 1e-12;

    /** Counts 2, 1, 1: plug-in 1.5 ln 2; Miller–Madow adds (3 − 1) / (2·4). */
    @Test
    void millerMadowAddsHalfACellPerRow() {
        assertEquals(1.5 * Math.log(2) + 0.25, entropy(Correction.MILLER_MADOW, 2, 1, 1), ROUNDING);
    }

    /** Counts 2, 1, 1: coverage 1/2, so 0.25 ln 4 / (1 − 0.75⁴) + 2 · 0.125 ln 8 / (1 − 0.875⁴). */
    @Test
    void chaoShenWeighsByCoverage() {
        assertEquals(1.7632402412585328, entropy(Correction.CHAO_SHEN, 2, 1, 1), ROUNDING);
        assertEquals(0.0, entropy(Correction.CHAO_SHEN, 5));
    }

    /** Without singletons the coverage is 1, and only the chance of missing a cell remains: 2 · 0.5 ln 2 / (1 − 0.5⁴). */
    @Test
    void chaoShenOfACoveredSample() {
        assertEquals(Math.log(2) / (1 - Math.pow(0.5, 4)), entropy(Correction.CHAO_SHEN, 2, 2), ROUNDING);
    }

    @Test
    void chaoShenRefusesASampleThatCoversNothing() {
        assertRefused(() -> entropy(Correction.CHAO_SHEN, 1, 1, 1), "cell of its own", "divides by 0", "wider bins");
        Samples rows = Samples.column(0, 1, 2, 3);
        assertRefused(() -> new QuantisedSettings(Correction.CHAO_SHEN)
                .estimator()
                .layer(LayerSample.of(rows, Labels.hard(0, 1, 0, 1))));
    }

    /** A class of singletons has no corrected entropy, but the layer has: I(X;T) stays, I(T;Y) is absent and flagged. */
    @Test
    void oneUncoveredClassLeavesTheLayersEntropy() {
        PlaneEstimate point = new QuantisedSettings(Correction.CHAO_SHEN)
                .estimator()
                .layer(LayerSample.of(Samples.column(0, 0, 1, 2), Labels.hard(0, 0, 1, 1)));
        assertTrue(point.inputInformation() != null);
        assertNull(point.labelInformation());
        assertNull(point.inputStandardError());
        assertTrue(point.flags().contains(EstimateFlag.NO_LABEL_INFORMATION));
    }

    /** A fair die of 50 faces thrown 150 times has ln 50 = 3.912 nats; the mean of 300 estimates is certain to 0.004. */
    @Test
    void correctionsComeNearerToTheTruth() {
        double truth = Math.log(50);
        double plugIn = meanOverThrows(Correction.NONE) - truth;
        double millerMadow = meanOverThrows(Correction.MILLER_MADOW) - truth;
        double chaoShen = meanOverThrows(Correction.CHAO_SHEN) - truth;
        assertEquals(-49 / 300.0, plugIn, 0.03); // leading term of the bias, (cells − 1) / 2N
        assertEquals(0, millerMadow, 0.03);
        assertEquals(0, chaoShen, 0.03);
    }

    /** Three corrected entropies of a pair and of a layer with labels are the same three. */
    @Test
    void layerAndPairAgree() {
        RandomGenerator random = new Seed(3).stream("test");
        double[] values = random.ints(400, 0, 6).asDoubleStream().toArray();
        int[] labels = new int[400];
        double[] labelValues = new double[400];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = ((int) values[row] + random.nextInt(2)) % 3;
            labelValues[row] = labels[row];
        }
        Samples t = Samples.column(values);
        for (Correction correction : new Correction[] {Correction.NONE, Correction.MILLER_MADOW}) {
            Estimator estimator = new QuantisedSettings(correction).estimator();
            double layer = Objects.requireNonNull(estimator
                            .layer(LayerSample.of(t, Labels.hard(labels)))
                            .labelInformation())
                    .nats();
            double pair =
                    estimator.pair(t, Samples.column(labelValues)).information().nats();
            assertEquals(pair, layer, ROUNDING);
        }
    }

    /** All rows differ: Miller–Madow says ln N + (N − 1) / 2N, which is more than there is to know, and says so. */
    @Test
    void moreThanTheInputsEntropyIsFlaggedNotClipped() {
        PlaneEstimate point = new QuantisedSettings(Correction.MILLER_MADOW)
                .estimator()
                .layer(LayerSample.of(Samples.column(0, 1, 2, 3), Labels.hard(0, 1, 0, 1)));
        assertEquals(
                Math.log(4) + 3 / 8.0,
                Objects.requireNonNull(point.inputInformation()).nats(),
                ROUNDING);
        assertTrue(point.flags().contains(EstimateFlag.ABOVE_INPUT_ENTROPY));
        assertTrue(point.flags().contains(EstimateFlag.SATURATED));
    }

    private static double meanOverThrows(Correction correction) {
        int repeats = 300;
        double sum = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            RandomGenerator random = new Seed(repeat).stream("test");
            int[] faces = new int[50];
            for (int i = 0; i < 150; i++) {
                faces[random.nextInt(50)]++;
            }
            int[] seen = Arrays.stream(faces).filter(size -> size > 0).toArray();
            sum += entropy(correction, seen);
        }
        return sum / repeats;
    }

    private static double entropy(Correction correction, int... sizes) {
        return BiasCorrection.entropy(correction, sizes, sizes.length);
    }

    /** A class that no row has says nothing: with and without it the estimate is the same. */
    @Test
    void classesWithoutRowsChangeNothing() {
        Cells cells = Cells.ofNumbers(new int[] {0, 0, 1, 1, 2, 2, 2, 0}, 3);
        int[] classes = {0, 1, 0, 1, 1, 1, 0, 0};
        for (Correction correction : Correction.values()) {
            assertEquals(
                    BiasCorrection.withLabels(correction, cells, Labels.hard(classes, 2)),
                    BiasCorrection.withLabels(correction, cells, Labels.hard(classes, 3)),
                    correction.label());
        }
    }
}
