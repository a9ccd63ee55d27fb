package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counted estimates say about themselves. */
class CountingTest {
    private static final double ROUNDING = 1e-12;
    private static final Estimator COUNTS = QuantisedSettings.defaults().estimator();

    /** 100 rows of which p pairs are copies: I = ln 100 − 2p/100 ln 2, which falls below 0.95 ln 100 between 16 and 17 pairs. */
    @ParameterizedTest
    @CsvSource({"0, true", "16, true", "17, false", "50, false"})
    void isSaturatedFromNinetyFivePercentOfTheCeiling(int pairs, boolean saturated) {
        double[] values = new double[100];
        Arrays.setAll(values, i -> i < 2 * pairs ? i / 2 : i);
        Samples rows = Samples.column(values);
        Set<EstimateFlag> flags = saturated ? Set.of(EstimateFlag.SATURATED) : Set.of();
        PlaneEstimate point = COUNTS.layer(LayerSample.of(rows, halves(100)));
        assertEquals(Math.log(100) - pairs / 50.0 * Math.log(2), nats(point.inputInformation()), ROUNDING);
        assertEquals(flags, point.flags());
        Estimate pair = COUNTS.pair(rows, rows);
        assertEquals(nats(point.inputInformation()), pair.information().nats(), ROUNDING, "I(A;A) = H(A)");
        Set<EstimateFlag> ofPair = EnumSet.noneOf(EstimateFlag.class);
        ofPair.addAll(flags);
        if (100 - 2 * pairs > 50) { // most pairs of cells occur once
            ofPair.add(EstimateFlag.UNDERSAMPLED);
        }
        assertEquals(ofPair, pair.flags());
    }

    /** H + (K − 1)/2N of 100 rows that all differ is over ln 100, which cannot be, and is said to be so. */
    @Test
    void correctionsAboveTheCeilingAreFlagged() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> i);
        PlaneEstimate point = new QuantisedSettings(BinningSettings.Correction.MILLER_MADOW)
                .estimator()
                .layer(LayerSample.of(Samples.column(values), halves(100)));
        assertEquals(Math.log(100) + 0.495, nats(point.inputInformation()), ROUNDING);
        assertEquals(Set.of(EstimateFlag.SATURATED, EstimateFlag.ABOVE_INPUT_ENTROPY), point.flags());
    }

    /** 1, 1, 2, 3, 3, 3, 4: four cells, of which two hold a single row. */
    @Test
    void countsCellsOfASingleRow() {
        Samples rows = Samples.column(1, 1, 2, 3, 3, 3, 4);
        for (Estimator estimator : new Estimator[] {COUNTS, Bins.layer(30).estimator()}) {
            PlaneEstimate point = estimator.layer(LayerSample.of(rows, halves(7)));
            assertEquals(4, point.cells());
            assertEquals(2, point.singletons());
        }
    }

    /** Every column counts, whatever the precision: (1,1), (1,2) and (2,1) are three rows. */
    @Test
    void everyColumnTellsRowsApart() {
        double[][] values = {{1, 1, 1}, {1, 2, 1}, {2, 1, 1}, {1, 1, 2}, {1, 1, 1}};
        float[] singles = {1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1};
        for (Samples rows : new Samples[] {Samples.copyOf(values), Samples.ofFloats(singles, 5, 3)}) {
            PlaneEstimate point = COUNTS.layer(LayerSample.of(rows, halves(5)));
            assertEquals(4, point.cells());
            assertEquals(3, point.singletons());
        }
    }

    @Test
    void aSingleRowIsNeitherSaturatedNorHasItAnError() {
        PlaneEstimate one = COUNTS.layer(LayerSample.of(Samples.column(3), Labels.hard(0)));
        assertEquals(Set.of(EstimateFlag.CONSTANT_LAYER, EstimateFlag.ONE_CLASS), one.flags());
        assertNull(one.inputStandardError());
        assertNull(one.labelStandardError());
        PlaneEstimate two = COUNTS.layer(LayerSample.of(Samples.column(3, 4), Labels.hard(0, 1)));
        assertEquals(0, nats(two.inputStandardError()), ROUNDING, "both rows say the same");
        assertEquals(0, nats(two.labelStandardError()), ROUNDING);
    }

    /** Four bins of −1 to 1: 0.1 to 0.4 are all in the third; a range that a run came to is not asked for. */
    @Test
    void aFixedRangeIsTheOneThatIsGiven() {
        Samples rows = Samples.column(0.1, 0.2, 0.3, 0.4);
        Estimator fixed = Bins.fixed(4, -1, 1).estimator();
        for (LayerSample layer : new LayerSample[] {
            LayerSample.of(rows, halves(4)), LayerSample.of(rows, halves(4)).withRange(new Range(0, 0.5))
        }) {
            PlaneEstimate point = fixed.layer(layer);
            assertEquals(1, point.cells());
            assertEquals(Set.of(EstimateFlag.ONE_CELL), point.flags());
        }
        PlaneEstimate spread = fixed.layer(LayerSample.of(Samples.column(-0.9, -0.4, 0.4, 0.9), halves(4)));
        assertEquals(4, spread.cells());
        PlaneEstimate own = Bins.layer(4).estimator().layer(LayerSample.of(rows, halves(4)));
        assertEquals(4, own.cells());
    }

    private static Labels halves(int rows) {
        int[] classes = new int[rows];
        Arrays.setAll(classes, i -> i % 2);
        return Labels.hard(classes, 2);
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }
}
