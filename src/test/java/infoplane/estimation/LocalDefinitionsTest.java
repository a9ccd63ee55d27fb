package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.LncCorrection;
import infoplane.density.LnnBias;
import infoplane.density.LocalDensities;
import infoplane.density.LocalFit;
import infoplane.pairwise.Neighbourhoods;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** lnc, lnn and lga put together from their parts as their papers say, on few rows, and where they stop being right. */
class LocalDefinitionsTest {
    private static final double ROUNDING = 1e-9;

    /** At each row the fit to its m nearest others in units of the distance to the k-th, and d ln of that; then the bias. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lnnAgreesWithItsDefinition(int columns) {
        int k = 4;
        int m = 12;
        Samples rows =
                Samplers.gaussian(100, columns, 0, new Seed(1).stream("test")).a();
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            int row = i;
            int[] others = IntStream.range(0, 100)
                    .filter(j -> j != row)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> distance(rows, row, j)))
                    .mapToInt(j -> j)
                    .toArray();
            double width = distance(rows, row, others[k - 1]);
            LocalFit fit = new LocalFit(columns);
            fit.start();
            for (int rank = 0; rank < m; rank++) {
                double[] offset = new double[columns];
                for (int column = 0; column < columns; column++) {
                    offset[column] = (rows.at(others[rank], column) - rows.at(row, column)) / width;
                }
                fit.add(offset);
            }
            sum += fit.term() + columns * Math.log(width);
        }
        LocalNearestNeighbours lnn = new LocalNearestNeighbours(k, m);
        double uncorrected = sum / 100 + Math.log(99);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        assertEquals(uncorrected, lnn.uncorrected(rows), ROUNDING);
        assertEquals(uncorrected - LnnBias.of(k, columns, m).nats(), lnn.nats(rows, flags), ROUNDING);
        assertEquals(Set.of(), flags);
    }

    private static double distance(Samples rows, int one, int other) {
        double square = 0;
        for (int column = 0; column < rows.columns(); column++) {
            square += Math.pow(rows.at(one, column) - rows.at(other, column), 2);
        }
        return Math.sqrt(square);
    }

    /** m + 1 rows have m others each; a Gaussian of d dimensions needs more than d. */
    @Test
    void lnnNeedsMOthersAndMoreThanDimensions() {
        Samplers.Pair pair = Samplers.gaussian(13, 1, 0, new Seed(2).stream("test"));
        int[] fewer = IntStream.range(0, 12).toArray();
        Estimator lnn = new LnnSettings(4, 12).estimator();
        assertNotNull(lnn.pair(pair.a(), pair.b()));
        assertRefused(
                () -> lnn.pair(pair.a().select(fewer), pair.b().select(fewer)), "there are 12 rows", "at least 13");
        Samples plane = pair.a().beside(pair.b());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        assertRefused(() -> new LocalNearestNeighbours(1, 2).nats(plane, flags), "m is 2", "2 dimensions");
    }

    /** Six rows on a line far from all others: six of 700 are left out and flagged, six of 590 are too many. */
    @Test
    void lnnLeavesOutFewRowsOnALine() {
        LocalNearestNeighbours lnn = new LocalNearestNeighbours(5, 30);
        Samples alone = Samplers.gaussian(694, 2, 0, new Seed(3).stream("test")).a();
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        double with = lnn.nats(withLine(alone), flags);
        assertTrue(flags.contains(EstimateFlag.NOT_CONVERGED));
        // the others' densities fall by 694/700 as the rows become more, and nothing else changes near them
        Set<EstimateFlag> none = EnumSet.noneOf(EstimateFlag.class);
        assertEquals(lnn.nats(alone, none) + Math.log(699 / 693.0), with, 0.01);
        assertFalse(none.contains(EstimateFlag.NOT_CONVERGED));
        Samples fewer = alone.select(IntStream.range(0, 584).toArray());
        assertRefused(() -> lnn.nats(withLine(fewer), flags), "6 of the 590 rows", "lie in a plane");
    }

    private static Samples withLine(Samples rows) {
        double[] values = Arrays.copyOf(rows.toDoubles(), 2 * rows.rows() + 12);
        for (int i = 0; i < 6; i++) {
            values[2 * rows.rows() + 2 * i] = 1e4 + 0.01 * i * (i + 1);
            values[2 * rows.rows() + 2 * i + 1] = 1e4 + 0.01 * i * (i + 1);
        }
        return Samples.ofDoubles(values, rows.rows() + 6, 2);
    }

    /** The mean over rows of ln f(a,b) − ln f(a) − ln f(b). */
    @Test
    void lgaOfPairsAgreesWithItsDefinition() {
        Samplers.Pair pair = Samplers.gaussian(60, 1, 0.8, new Seed(4).stream("test"));
        int[] all = IntStream.range(0, 60).toArray();
        double expected = mean(pair.a().beside(pair.b()), all) - mean(pair.a(), all) - mean(pair.b(), all);
        Estimate estimate = new LgaSettings(5).estimator().pair(pair.a(), pair.b());
        assertEquals(expected, estimate.information().nats(), ROUNDING);
        assertNotNull(estimate.standardError());
    }

    private static double mean(Samples rows, int[] queries) {
        return Arrays.stream(LocalDensities.at(rows, queries, 5).logs())
                .average()
                .orElseThrow();
    }

    /** The mean over rows of ln f(t|y) − ln f(t); class 1 has no rows. */
    @Test
    void lgaOfLayersAgreesWithItsDefinition() {
        double[] values = new double[180];
        int[] classes = new int[180];
        RandomGenerator random = new Seed(5).stream("test");
        for (int row = 0; row < 180; row++) {
            classes[row] = row % 3 == 0 ? 0 : 2;
            values[row] = classes[row] + random.nextGaussian();
        }
        Samples rows = Samples.column(values);
        double expected = 0;
        for (int label : new int[] {0, 2}) {
            int[] members =
                    IntStream.range(0, 180).filter(row -> classes[row] == label).toArray();
            expected += members.length
                    / 180.0
                    * mean(
                            rows.select(members),
                            IntStream.range(0, members.length).toArray());
        }
        expected -= mean(rows, IntStream.range(0, 180).toArray());
        PlaneEstimate point = new LgaSettings(5).estimator().layer(LayerSample.of(rows, Labels.hard(classes, 3)));
        assertEquals(expected, nats(point.labelInformation()), ROUNDING);
        assertNotNull(point.labelStandardError());
        assertFalse(point.flags().contains(EstimateFlag.SUBSAMPLED));
        LayerSample tiny = LayerSample.of(
                rows.select(new int[] {0, 1, 2, 3, 4, 5, 7, 8, 10}), Labels.hard(0, 2, 2, 0, 2, 2, 2, 2, 2));
        assertRefused(() -> new LgaSettings(5).estimator().layer(tiny), "k is 5", "2 rows");
    }

    /**
     * A thousand rows are all looked at, of more a thousand that are drawn: those nearest to 0 say least of the class, so
     * that of rows in that order the first thousand alone would say far too little. 0.1 is 4 standard errors.
     */
    @Test
    void lgaDrawsTheRowsItAveragesOver() {
        LayerSample layer = Samplers.coin(2000, 1, new Seed(6).stream("test"));
        int[] order = IntStream.range(0, 2000)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> Math.abs(layer.rows().at(row, 0))))
                .mapToInt(row -> row)
                .toArray();
        PlaneEstimate point = lgaOfAll(layer, order);
        assertTrue(point.flags().contains(EstimateFlag.SUBSAMPLED));
        assertEquals(Samplers.coinNats(1), nats(point.labelInformation()), 0.1);
        PlaneEstimate thousand = lgaOfAll(layer, IntStream.range(0, 1000).toArray());
        assertFalse(thousand.flags().contains(EstimateFlag.SUBSAMPLED));
    }

    private static PlaneEstimate lgaOfAll(LayerSample layer, int[] rows) {
        LayerSample all =
                new LayerSample(layer.rows().select(rows), layer.labels().select(rows), null, true, rows.length);
        return LgaSettings.defaults().estimator().layer(all);
    }

    /** Where B is A but for three rows, the neighbours of most rows lie on a line, on which the likelihood has no greatest value. */
    @Test
    void lgaSaysWhereFitsFailed() {
        Samplers.Pair pair = Samplers.gaussian(100, 1, 0.5, new Seed(9).stream("test"));
        Estimator lga = LgaSettings.defaults().estimator();
        assertFalse(lga.pair(pair.a(), pair.b()).flags().contains(EstimateFlag.NOT_CONVERGED));
        double[] same = pair.a().toDoubles();
        for (int row = 0; row < 3; row++) {
            same[row] = pair.b().at(row, 0);
        }
        assertTrue(lga.pair(pair.a(), Samples.column(same)).flags().contains(EstimateFlag.NOT_CONVERGED));
    }

    /** Compared with known answers of 100 rows; an error takes eight times k + 1 rows, 48, and is not worth its time beyond. */
    @ParameterizedTest
    @CsvSource({"2, 100, true, false", "2, 48, true, true", "2, 47, false, true", "3, 100, false, false"})
    void lgaKnowsItsLimits(int columns, int rows, boolean error, boolean uncalibrated) {
        RandomGenerator random = new Seed(7).stream("test");
        Samples a = Samplers.gaussian(rows, columns, 0, random).a();
        Samples b = Samplers.gaussian(rows, 3, 0, random).a();
        Estimate estimate = new LgaSettings(5).estimator().pair(a, b);
        assertEquals(error, estimate.standardError() != null);
        assertEquals(uncalibrated, estimate.flags().contains(EstimateFlag.UNCALIBRATED));
        Samples wide = Samplers.gaussian(60, 22, 0, random).a();
        assertRefused(
                () -> LgaSettings.defaults().estimator().pair(wide, wide.columns(0, 3)), "25 columns", "350 numbers");
        LayerSample layer = LayerSample.of(
                wide, Labels.hard(IntStream.range(0, 60).map(i -> i % 2).toArray(), 2));
        assertRefused(() -> LgaSettings.defaults().estimator().layer(layer), "22 columns", "275 numbers");
        Samples dependent = wide.columns(0, 2).beside(wide.columns(1, 2));
        LayerSample flat = LayerSample.of(dependent, layer.labels());
        assertRefused(() -> LgaSettings.defaults().estimator().layer(flat), "linear function");
        assertRefused(() -> LgaSettings.defaults().estimator().pair(dependent, wide.columns(0, 1)), "linear function");
    }

    /** Kraskov's first estimator and the mean correction of the joint space, with a given α and with the calibrated one. */
    @Test
    void lncOfPairsAgreesWithItsDefinition() {
        Samplers.Pair pair = Samplers.gaussian(100, 1, 0.999, new Seed(8).stream("test"));
        double ksg = new KsgSettings(1, 5, false, false)
                .estimator()
                .pair(pair.a(), pair.b())
                .information()
                .nats();
        Samples joint = pair.a().beside(pair.b());
        Neighbourhoods.Nearest nearest =
                Neighbourhoods.of(joint, Neighbourhoods.Norm.MAXIMUM).nearest(5);
        for (double alpha : new double[] {0.25, 0.9}) {
            double correction = LncCorrection.mean(joint, nearest, alpha);
            assertTrue(correction > 0.05, "correction " + correction);
            Estimate estimate = new LncSettings(5, alpha).estimator().pair(pair.a(), pair.b());
            assertEquals(ksg + correction, estimate.information().nats(), ROUNDING);
            assertNotNull(estimate.standardError());
        }
        double calibrated = LncCorrection.mean(joint, nearest, LncCorrection.calibratedAlpha(5, 2));
        Estimate estimate = new LncSettings(5, null).estimator().pair(pair.a(), pair.b());
        assertEquals(ksg + calibrated, estimate.information().nats(), ROUNDING);
        assertFalse(estimate.flags().contains(EstimateFlag.UNCORRECTED));
        Estimate few = new LncSettings(2, 0.9).estimator().pair(pair.a(), pair.b());
        assertTrue(few.flags().contains(EstimateFlag.UNCORRECTED), "two neighbours lie in a line with the row");
        assertEquals(
                new KsgSettings(1, 2, false, false)
                        .estimator()
                        .pair(pair.a(), pair.b())
                        .information()
                        .nats(),
                few.information().nats(),
                ROUNDING);
    }

    /** Kozachenko and Leonenko's entropy less the mean correction; of a single column there is none. */
    @Test
    void lncOfLayersAgreesWithItsDefinition() {
        Samplers.Pair pair = Samplers.gaussian(200, 1, 0.95, new Seed(9).stream("test"));
        Samples joint = pair.a().beside(pair.b());
        Labels halves = Labels.hard(IntStream.range(0, 200).map(i -> i % 2).toArray(), 2);
        Neighbourhoods.Nearest nearest =
                Neighbourhoods.of(joint, Neighbourhoods.Norm.MAXIMUM).nearest(5);
        PlaneEstimate point = new LncSettings(5, 0.9).estimator().layer(LayerSample.of(joint, halves));
        assertEquals(
                KozachenkoLeonenko.nats(joint, nearest) - LncCorrection.mean(joint, nearest, 0.9),
                nats(point.entropy()),
                ROUNDING);
        PlaneEstimate single = new LncSettings(5, 0.9).estimator().layer(LayerSample.of(pair.a(), halves));
        assertEquals(
                new KozachenkoLeonenko(5).nats(pair.a(), EnumSet.noneOf(EstimateFlag.class)),
                nats(single.entropy()),
                ROUNDING);
        assertNull(single.inputInformation());
    }

    /** Stated errors are the spread over samples: of 40 it is known to 11 %, of 20 to 16 %, and parts of few rows spread less. */
    @Test
    void standardErrorsAreTheSpreadOverSamples() {
        double[] lnc = new double[40];
        double stated = 0;
        for (int seed = 0; seed < 40; seed++) {
            Samplers.Pair pair = Samplers.gaussian(300, 1, 0.6, new Seed(seed).stream("spread"));
            Estimate estimate = LncSettings.defaults().estimator().pair(pair.a(), pair.b());
            lnc[seed] = estimate.information().nats();
            stated += nats(estimate.standardError()) / 40;
        }
        assertEquals(0.9, stated / Samplers.deviation(lnc), 0.4);
        double[][] lga = new double[2][20];
        double[] ofLga = new double[2];
        for (int seed = 0; seed < 20; seed++) {
            Samplers.Pair pair = Samplers.gaussian(96, 1, 0.6, new Seed(seed).stream("spread"));
            Estimate estimate = LgaSettings.defaults().estimator().pair(pair.a(), pair.b());
            PlaneEstimate point =
                    LgaSettings.defaults().estimator().layer(Samplers.coin(160, 1, new Seed(seed).stream("spread")));
            lga[0][seed] = estimate.information().nats();
            lga[1][seed] = nats(point.labelInformation());
            ofLga[0] += nats(estimate.standardError()) / 20;
            ofLga[1] += nats(point.labelStandardError()) / 20;
        }
        for (int i = 0; i < 2; i++) {
            assertEquals(0.9, ofLga[i] / Samplers.deviation(lga[i]), 0.6);
        }
    }

    /** A curve in a plane, on either side; five rows for five neighbours; copies. */
    @Test
    void lgaFlagsCurvesAndRefusesCopies() {
        double[] curve = new double[220];
        RandomGenerator random = new Seed(11).stream("test");
        for (int i = 0; i < 220; i += 2) {
            double angle = 4 + 9 * random.nextDouble();
            curve[i] = angle * Math.cos(angle);
            curve[i + 1] = angle * Math.sin(angle);
        }
        Samples narrow = Samples.ofDoubles(curve, 110, 2);
        Samples other = Samplers.gaussian(110, 1, 0, random).a();
        Estimator lga = LgaSettings.defaults().estimator();
        assertTrue(lga.pair(narrow, other).flags().contains(EstimateFlag.NARROW));
        assertTrue(lga.pair(other, narrow).flags().contains(EstimateFlag.NARROW));
        int[] five = IntStream.range(0, 5).toArray();
        assertRefused(() -> lga.pair(narrow.select(five), other.select(five)), "k is 5", "5 rows");
        double[] copied = other.toDoubles();
        copied[1] = copied[2] = copied[0];
        LayerSample copies = LayerSample.of(
                Samples.column(copied),
                Labels.hard(IntStream.range(0, 110).map(i -> i % 2).toArray(), 2));
        assertRefused(() -> lga.layer(copies), "2 of the 110 rows", "copies");
    }

    /** As few rows as can have k others and an error: k + 1 and eight times that. */
    @Test
    void lncCountsItsRows() {
        Samplers.Pair pair = Samplers.gaussian(48, 1, 0.5, new Seed(10).stream("test"));
        int[] fewer = IntStream.range(0, 47).toArray();
        int[] five = IntStream.range(0, 5).toArray();
        Estimator lnc = new LncSettings(5, 0.3).estimator();
        assertNotNull(lnc.pair(pair.a(), pair.b()).standardError());
        assertNull(lnc.pair(pair.a().select(fewer), pair.b().select(fewer)).standardError());
        assertRefused(() -> lnc.pair(pair.a().select(five), pair.b().select(five)), "k is 5", "5 rows");
        assertRefused(
                () -> lnc.pair(pair.a().beside(pair.b()), pair.a()),
                "column 0 of B is a linear function of columns of A",
                "I(A;B) is infinite");
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }
}
