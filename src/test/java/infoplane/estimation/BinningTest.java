package infoplane.estimation;

import static infoplane.estimation.EstimateFlag.CONSTANT_LAYER;
import static infoplane.estimation.EstimateFlag.ONE_CLASS;
import static infoplane.estimation.EstimateFlag.SATURATED;
import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms and laws of counted information; 1e-12 bits is rounding of sums of at most a few thousand terms. */
class BinningTest {
    static final double ROUNDING = 1e-12;
    private static final BinningSettings[] EVERY_RULE = {
        Bins.layer(30), Bins.neuron(30), Bins.fixed(30, -1, 1), Bins.idnns(), Bins.ofSize(0.07), Bins.equalMass(30)
    };

    /** P(0,0) = P(0,1) = 1/4, P(1,0) = 1/2: the dissertation's example; I = H(Y) − H(Y|X) = 0.8112781… − 0.5 bits. */
    @Test
    void workedExampleOfTheDissertation() {
        Estimate estimate = Bins.layer(2).estimator().pair(column(0, 0, 1, 1), column(0, 1, 0, 0));
        assertEquals(0.31127812445913283, estimate.information().bits(), ROUNDING);
        PlaneEstimate point =
                Bins.layer(2).estimator().layer(LayerSample.of(column(0, 0, 1, 1), Labels.hard(0, 1, 0, 0)));
        assertEquals(1, bits(point.inputInformation()), ROUNDING);
        assertEquals(0.31127812445913283, bits(point.labelInformation()), ROUNDING);
    }

    /** Of Z = X xor Y either bit alone says exactly nothing, and both say all. */
    @Test
    void exclusiveOr() {
        Samples x = column(0, 0, 1, 1);
        Samples y = column(0, 1, 0, 1);
        Samples z = column(0, 1, 1, 0);
        assertEquals(0.0, Bins.layer(2).estimator().pair(x, z).information().nats());
        assertEquals(
                1, Bins.layer(2).estimator().pair(x.beside(y), z).information().bits(), ROUNDING);
    }

    /**
     * Units of other sizes and places, one of them constant: cells of each unit over its own range are those of the unit
     * alone, in float32 as in float64, and no other binning sees the small one.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRangeOfAUnitIsItsOwn(boolean single) {
        RandomGenerator random = new Seed(3).stream("test");
        int rows = 500;
        double[] values = new double[4 * rows];
        double[][] columns = new double[4][rows];
        for (int i = 0; i < values.length; i++) {
            double drawn = random.nextInt(7) / 6.0;
            double unit = new double[] {1, 1e-6, 1e6, 0}[i % 4];
            values[i] = (float) (unit * drawn + (i % 4 == 3 ? 0.3 : 0));
            columns[i % 4][i / 4] = values[i];
        }
        Labels labels = Labels.hard(new int[rows], 1);
        Samples layer = single ? Samples.ofFloats(floats(values), rows, 4) : Samples.ofDoubles(values, rows, 4);
        // seven values, a sixth of the range apart, in seven of thirty cells each: the rows counted as they are
        double exact = bits(QuantisedSettings.defaults()
                .estimator()
                .layer(LayerSample.of(layer, labels))
                .inputInformation());
        PlaneEstimate point = Bins.neuron(30).estimator().layer(LayerSample.of(layer, labels));
        assertEquals(exact, bits(point.inputInformation()), ROUNDING);
        assertEquals(Set.of(ONE_CLASS, SATURATED), union(point.flags(), SATURATED));
        assertTrue(bits(Bins.layer(30)
                        .estimator()
                        .layer(LayerSample.of(layer, labels))
                        .inputInformation())
                < 3);
        for (double[] column : columns) {
            Samples alone = column(column);
            assertEquals(
                    Bins.layer(30).estimator().pair(alone, layer.columns(0, 1)).information(),
                    Bins.neuron(30).estimator().pair(alone, layer.columns(0, 1)).information());
        }
    }

    private static Set<EstimateFlag> union(Set<EstimateFlag> flags, EstimateFlag flag) {
        EnumSet<EstimateFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return more;
    }

    private static float[] floats(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }

    /**
     * Bins over a range of the data's own do not know its unit: a power of two, which rounds nothing of these values, changes
     * no number, down to the least that float64 or float32 hold and up to where their widths overflow.
     */
    @ParameterizedTest
    @ValueSource(ints = {-1065, -1020, -900, -150, -140, -127, -120, 110, 118, 120, 1000, 1014})
    void noUnitIsTooSmallOrTooLarge(int exponent) {
        RandomGenerator random = new Seed(4).stream("test");
        double[] values = random.doubles(1200, -512, 512).map(Math::rint).toArray();
        double[] scaled =
                Arrays.stream(values).map(value -> Math.scalb(value, exponent)).toArray();
        int[] classes = random.ints(300, 0, 3).toArray();
        for (BinningSettings settings : new BinningSettings[] {Bins.layer(30), Bins.neuron(30), Bins.equalMass(30)}) {
            PlaneEstimate expected = point(settings, Samples.ofDoubles(values, 300, 4), classes);
            assertEquals(expected, point(settings, Samples.ofDoubles(scaled, 300, 4), classes), settings.id());
            if (exponent >= -149 && exponent <= 118) {
                assertEquals(
                        point(settings, Samples.ofFloats(floats(values), 300, 4), classes),
                        point(settings, Samples.ofFloats(floats(scaled), 300, 4), classes),
                        settings.id());
            }
        }
    }

    private static PlaneEstimate point(BinningSettings settings, Samples rows, int[] classes) {
        return settings.estimator().layer(LayerSample.of(rows, Labels.hard(classes, 3)));
    }

    /** −1.7e308, 0 and 1.7e308 lie in three of thirty cells: ln 3; their width is above what float64 holds. */
    @Test
    void aRangeMayBeWiderThanFloat64Holds() {
        Samples three = column(-1.7e308, 0, 1.7e308);
        for (BinningSettings settings : new BinningSettings[] {Bins.layer(30), Bins.fixed(30, -1.7e308, 1.7e308)}) {
            PlaneEstimate point = settings.estimator().layer(LayerSample.of(three, Labels.hard(0, 0, 1)));
            assertEquals(Math.log(3) / Math.log(2), bits(point.inputInformation()), ROUNDING);
        }
    }

    /** −0.0 would print as "-0.0" and fail a comparison of files: a layer that says nothing says exactly 0. */
    @Test
    void aLayerWithoutInformationSaysExactlyZero() {
        for (BinningSettings settings : EVERY_RULE) {
            for (Samples rows : new Samples[] {
                Samples.ofFloats(new float[60], 20, 3), constant(20, 0.3), constant(1, 0.3), constant(20, -0.0)
            }) {
                PlaneEstimate point = settings.estimator().layer(LayerSample.of(rows, alternating(rows.rows())));
                assertEquals(0.0, nats(point.inputInformation()), settings.id());
                assertEquals(0.0, nats(point.labelInformation()), settings.id());
                assertEquals(1, point.cells());
                assertTrue(point.flags().contains(CONSTANT_LAYER));
            }
        }
    }

    @Test
    void oneClassIsNothingToKnow() {
        Samples rows = uniform(200, 3, 1);
        PlaneEstimate point = Bins.layer(30).estimator().layer(LayerSample.of(rows, Labels.hard(new int[200], 2)));
        assertEquals(0.0, nats(point.labelInformation()));
        assertTrue(point.flags().contains(ONE_CLASS));
        assertTrue(nats(point.inputInformation()) > 5);
    }

    @Test
    void minusZeroAndZeroAreOneCell() {
        Samples rows = Samples.ofFloats(new float[] {-0.0f, 0, 0, -0.0f}, 4, 1);
        for (BinningSettings settings : EVERY_RULE) {
            assertEquals(
                    0.0,
                    nats(settings.estimator()
                            .layer(LayerSample.of(rows, alternating(4)))
                            .entropy()));
        }
    }

    @Test
    void refusesWhatIsNotANumberAndSaysWhere() {
        double[] values = new double[12];
        values[7] = Double.NaN;
        for (Samples rows : new Samples[] {
            Samples.ofDoubles(values, 4, 3), Samples.ofFloats(new float[] {0, 0, 0, 0, 0, 0, 0, Float.NaN}, 4, 2)
        }) {
            assertRefused(
                    () -> Bins.layer(30).estimator().layer(LayerSample.of(rows, alternating(4))),
                    "row " + 7 / rows.columns() + ", column 1",
                    "NaN");
        }
        float[] infinite = new float[100];
        infinite[99] = Float.NEGATIVE_INFINITY;
        assertRefused(() -> Bins.idnns().estimator().pair(Samples.ofFloats(infinite, 50, 2), uniform(50, 1, 1)));
    }

    @Test
    void refusesRowsThatDoNotPairUp() {
        assertRefused(() -> Bins.layer(30).estimator().pair(uniform(10, 1, 1), uniform(11, 1, 1)));
    }

    /** p(y=1|x) = 0.9 in one cell, 0.2 in the other, both equally likely: I = H(0.55) − (H(0.9) + H(0.2)) / 2. */
    @Test
    void softLabelsCountWithTheirProbabilities() {
        Labels labels =
                Labels.soft(new int[] {1, 1, 0, 0}, new double[] {0.05, 0.95, 0.15, 0.85, 0.7, 0.3, 0.9, 0.1}, 2);
        PlaneEstimate point = Bins.layer(2).estimator().layer(LayerSample.of(column(0, 0, 1, 1), labels));
        assertEquals(binary(0.55) - (binary(0.9) + binary(0.2)) / 2, bits(point.labelInformation()), ROUNDING);
    }

    @Test
    void certainSoftLabelsAreHardLabels() {
        LayerSample hard = Reference.layer("varu_tanh_e3000_L5.npy");
        int[] classes = hard.labels().toClasses();
        double[] certain = new double[2 * classes.length];
        for (int row = 0; row < classes.length; row++) {
            certain[2 * row + classes[row]] = 1;
        }
        PlaneEstimate expected = Bins.idnns().estimator().layer(hard);
        PlaneEstimate soft =
                Bins.idnns().estimator().layer(LayerSample.of(hard.rows(), Labels.soft(classes, certain, 2)));
        assertEquals(bits(expected.labelInformation()), bits(soft.labelInformation()), ROUNDING);
        assertEquals(bits(expected.labelStandardError()), bits(soft.labelStandardError()), 1e-9);
    }

    static Samples uniform(int rows, int columns, long seed) {
        RandomGenerator random = new Seed(seed).stream("test");
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return Samples.ofFloats(values, rows, columns);
    }

    private static Samples constant(int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return Samples.column(values);
    }

    private static Samples column(double... values) {
        return Samples.column(values);
    }

    static Labels alternating(int rows) {
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 2;
        }
        return Labels.hard(labels, 2);
    }

    private static double binary(double p) {
        return -(p * log2(p) + (1 - p) * log2(1 - p));
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }

    static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }

    /**
     * A unit that is one of four values for equally many inputs has H = 2 bits, one that is the label tells H(Y) = 1 bit of it, and
     * one that never changes tells nothing, whatever the rule; the rule's cells are cut for the whole layer.
     */
    @Test
    void aUnitAloneHasItsOwnEntropy() {
        double[][] rows = new double[64][];
        int[] labels = new int[64];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 2;
            rows[row] = new double[] {row / 16 * 0.5 - 0.75, labels[row], 0.3};
        }
        LayerSample layer = LayerSample.of(Samples.copyOf(rows), Labels.hard(labels));
        double[][] truth = {{2, 0}, {1, 1}, {0, 0}};
        List<EstimatorSettings> all = new ArrayList<>(List.of(EVERY_RULE));
        all.add(QuantisedSettings.defaults());
        for (EstimatorSettings settings : all) {
            for (int unit = 0; unit < truth.length; unit++) {
                PlaneEstimate alone =
                        settings.estimator().ofUnit(unit).orElseThrow().layer(layer);
                assertEquals(truth[unit][0], bits(alone.entropy()), ROUNDING, settings.id() + ", unit " + unit);
                assertEquals(truth[unit][1], bits(alone.labelInformation()), ROUNDING, settings.id());
            }
        }
        rows[0][0] = -1; // wider cells of the layer merge what cells of the unit would keep apart
        rows[0][1] = 8;
        LayerSample wide = LayerSample.of(Samples.copyOf(rows), Labels.hard(labels));
        assertTrue(bits(Bins.layer(4)
                        .estimator()
                        .ofUnit(0)
                        .orElseThrow()
                        .layer(wide)
                        .entropy())
                < 0.2);
    }
}
