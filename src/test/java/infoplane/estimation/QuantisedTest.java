package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact counts of distinct rows. */
class QuantisedTest {
    private static final double ROUNDING = 1e-12;
    private final Estimator estimator = QuantisedSettings.defaults().estimator();

    /** Numbers of distinct rows as numpy.unique finds them (expected.json: distinct_rows). */
    @ParameterizedTest
    @CsvSource({
        "varu_tanh_e3000_L1.npy, 4096",
        "varu_tanh_e3000_L6.npy, 4092",
        "varu_relu_e0_L6.npy, 4071",
        "mnist_tanh_e1_L3.npy, 1000"
    })
    void countsDistinctRows(String file, int distinct) {
        PlaneEstimate point = estimator.layer(Reference.layer(file));
        assertEquals(distinct, point.cells());
    }

    /** An injective layer under exact counting keeps everything: H(X) = 12 bits, H(Y) = 0.9991571208502711. */
    @Test
    void injectiveLayerKeepsEverything() {
        PlaneEstimate point = estimator.layer(Reference.layer("varu_tanh_e3000_L1.npy"));
        assertEquals(12, bits(point.inputInformation()), ROUNDING);
        assertEquals(0.9991571208502711, bits(point.labelInformation()), ROUNDING);
    }

    /** Rows that differ in a single value of any column, and by the least amount, are different rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9})
    void seesTheSmallestDifferenceInAnyColumn(int columns) {
        float[] singles = new float[(columns + 1) * columns];
        double[] doubles = new double[singles.length];
        for (int column = 0; column < columns; column++) {
            singles[column * columns + column] = Float.MIN_VALUE;
            doubles[column * columns + column] = -Double.MIN_VALUE;
        }
        Labels labels = Labels.hard(new int[columns + 1], 2);
        for (Samples rows : new Samples[] {
            Samples.ofFloats(singles, columns + 1, columns), Samples.ofDoubles(doubles, columns + 1, columns)
        }) {
            assertEquals(
                    columns + 1, estimator.layer(LayerSample.of(rows, labels)).cells());
        }
    }

    @Test
    void minusZeroIsZero() {
        Samples singles = Samples.ofFloats(new float[] {0, -0f, -0f, 0, 0, 0}, 3, 2);
        Samples doubles = Samples.copyOf(new double[][] {{0, -0.0}, {-0.0, 0}, {0, 0}});
        for (Samples rows : new Samples[] {singles, doubles}) {
            PlaneEstimate point = estimator.layer(LayerSample.of(rows, Labels.hard(0, 1, 0)));
            assertEquals(1, point.cells());
            assertEquals(0.0, bits(point.labelInformation()));
            assertTrue(point.flags().contains(EstimateFlag.CONSTANT_LAYER));
        }
    }

    /** A fair bit through a channel that flips a quarter: counted exactly, 1 − H(1/4) bits. */
    @Test
    void binaryChannel() {
        Samples sent = Samples.column(0, 0, 0, 0, 1, 1, 1, 1);
        Samples received = Samples.column(0, 0, 0, 1, 1, 1, 1, 0);
        assertEquals(
                0.18872187554086717,
                estimator.pair(sent, received).information().bits(),
                ROUNDING);
    }

    @Test
    void refusesNotANumber() {
        Samples rows = Samples.column(0, Double.NaN);
        assertRefused(() -> estimator.layer(LayerSample.of(rows, Labels.hard(0, 1))), "row 1", "NaN");
        assertRefused(() -> estimator.pair(Samples.column(0, 1), rows), "NaN");
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }
}
