package infoplane.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.Bins;
import infoplane.estimation.ClassRows;
import infoplane.estimation.Estimate;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KsgSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.MixedKsgSettings;
import infoplane.estimation.RenyiSettings;
import infoplane.estimation.RossSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twins have the information that is claimed, and estimates held against them say when they are wrong. */
class SelfChecksTest {
    private final RandomGenerator random = new Seed(5).stream("self-checks");

    /**
     * Two columns with correlation ρ hold −½ ln(1 − ρ²). The correlation of 20 000 rows is known to (1 − ρ²)/√N, which makes
     * ρ/√N nats; tolerance five of those, and 0.001 for the shrinkage, whose share is about 2/N.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, -0.9})
    void aCopulaTwinHasTheInformationOfTheNormalDistribution(double rho) {
        CalibrationTask.Drawn drawn = Normals.pairs(20_000, 1, rho, 1, random);
        DataTwin twin = PairTwins.of(cubed(drawn.a()), drawn.b());
        double tolerance = 5 * Math.abs(rho) / Math.sqrt(20_000) + 0.001;
        assertEquals(Truths.normal(rho, 1), twin.truth().nats(), tolerance);
        assertNull(twin.truthError());
    }

    /** Increasing functions of columns change no information, nor does a twin, whose columns hold the data's own values. */
    @Test
    void aCopulaTwinHoldsTheDatasOwnValues() {
        CalibrationTask.Drawn drawn = Normals.pairs(500, 2, 0.8, 2, random);
        DataTwin bent = PairTwins.of(cubed(drawn.a()), drawn.b());
        CalibrationTask.Drawn twin = bent.draw(new Seed(1).stream("twin"));
        for (int column = 0; column < 2; column++) {
            assertEquals(
                    sorted(cubed(drawn.a()).columns(column, column + 1)),
                    sorted(twin.a().columns(column, column + 1)));
        }
        DataTwin straight = PairTwins.of(drawn.a(), drawn.b());
        assertEquals(straight.truth().nats(), bent.truth().nats(), 1e-12);
    }

    /**
     * Two classes of standard normal rows with means 2 apart: an integral that the twin does not use. Means and covariances of
     * 20 000 rows are known well enough for 0.01 nats; the draws add their own error.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aTwinOfClassesHasTheInformationOfTheMixture(int d) {
        CalibrationTask.Drawn drawn = labelled("classes-" + d + "-2", d, 20_000);
        ClassTwin twin = ClassTwin.of(drawn.a(), classes(drawn));
        double error = twin.truthError().nats();
        assertTrue(error > 0.001 && error < 0.005, "sd of ln p(t|y)/p(t) over √20 000: " + error);
        assertEquals(Truths.twoNormals(2), twin.truth().nats(), 4 * error + 0.01);
        Samples rows = twin.draw(new Seed(2).stream("twin")).a();
        double between = between(drawn.a(), classes(drawn));
        assertEquals(2, between, 5 * Math.sqrt(2 * d / 10_000.0));
        assertEquals(between, between(rows, classes(drawn)), 5 * Math.sqrt(2 * d / 10_000.0), "five standard errors");
    }

    /** Classes about one mean that differ in spread alone have what their covariances say. */
    @Test
    void aTwinOfClassesKnowsTheirCovariances() {
        CalibrationTask.Drawn drawn = labelled("spread-2", 2, 20_000);
        ClassTwin twin = ClassTwin.of(drawn.a(), classes(drawn));
        assertEquals(
                Truths.twoSpreads(2, 3),
                twin.truth().nats(),
                4 * twin.truthError().nats() + 0.01);
    }

    /** A class of equal rows is a point: with another it shares nothing, so that the label is known, ln 2. */
    @Test
    void aClassThatIsAPointHasATwin() {
        double[] values = new double[200];
        Arrays.setAll(values, i -> i % 2 == 0 ? 5 : random.nextGaussian());
        int[] labels = new int[200];
        Arrays.setAll(labels, i -> i % 2);
        ClassTwin twin = ClassTwin.of(Samples.column(values), labels);
        assertEquals(Math.log(2), twin.truth().nats(), 1e-3);
    }

    /** A fair bit flipped with probability 0.1 keeps ln 2 − H(0.1) = 0.368; counts of 10 000 rows know it to 0.007. */
    @Test
    void discreteSamplesHaveTheTwinOfTheirTable() {
        CalibrationTask.Drawn drawn = task("binary-channel", 1).draw(10_000, new Seed(1));
        DataTwin twin = PairTwins.of(drawn.a(), drawn.b());
        assertTrue(twin instanceof TableTwin);
        assertEquals(Truths.binaryChannel(0.1), twin.truth().nats(), 0.03);
        assertEquals(Set.of(), check(MixedKsgSettings.defaults(), drawn).flags());
    }

    /**
     * Five pairs of columns of ρ = 0.9 hold 4.15 nats, of which ksg finds 2.5 with a standard error of 0.03 at N = 1000
     * (science, section 10); one such pair among noise holds 0.83, of which it finds half.
     */
    @ParameterizedTest
    @CsvSource({"gaussian-5x5-0.9", "one-pair-5x5", "gaussian-5x5-0.99"})
    void estimatesThatAreFarTooLowSaySo(String id) {
        CalibrationTask.Drawn drawn = task(id, 5).draw(1000, new Seed(1));
        for (EstimatorSettings settings : List.of(KsgSettings.defaults(), MixedKsgSettings.defaults())) {
            SelfCheck check = check(settings, drawn);
            assertTrue(check.flags().contains(EstimateFlag.BIASED_HERE), settings.id());
            SelfCheck.Twin twin = Objects.requireNonNull(check.twin());
            assertTrue(twin.mean().nats() < 0.8 * twin.truth().nats());
            String words = SelfCheckWords.of(
                    EstimateFlag.BIASED_HERE, check, amount -> String.format(Locale.ROOT, "%.3f", amount.nats()));
            String numbers = String.format(
                    Locale.ROOT,
                    "it gives %.3f of %.3f",
                    twin.mean().nats(),
                    twin.truth().nats());
            assertTrue(words.endsWith(numbers), words);
        }
    }

    /** Where an estimator is right (docs/estimators.md), nothing is said: four problems, three samples each. */
    @ParameterizedTest
    @ValueSource(strings = {"normal-1x1", "gaussian-1x1-0.9", "independent-1x1", "dense-2x2"})
    void estimatesThatAreRightSayNothing(String id) {
        for (int seed = 1; seed <= 3; seed++) {
            SelfCheck check = check(KsgSettings.defaults(), task(id, 1).draw(1000, new Seed(seed)));
            assertEquals(Set.of(), check.flags(), "seed " + seed);
        }
    }

    /** Student's columns depend on each other without being correlated (bmi): their twin knows nothing of it. */
    @Test
    void whatATwinDoesNotKnowIsSaid() {
        SelfCheck check = check(KsgSettings.defaults(), task("student-5x5", 1).draw(1000, new Seed(1)));
        assertTrue(check.flags().contains(EstimateFlag.UNLIKE_TWIN));
    }

    /** Functions of each other share infinitely much: what neighbours say of it grows by ln 2 with twice the rows. */
    @Test
    void whatGrowsWithTheRowsIsSaid() {
        double[] x = random.doubles(1000).toArray();
        Samples a = Samples.column(x);
        Samples square = Samples.column(Arrays.stream(x).map(v -> v * v).toArray());
        Samples line = Samples.column(Arrays.stream(x).map(v -> 2 * v + 0.1).toArray());
        for (Samples b : List.of(square, line)) {
            for (EstimatorSettings settings : List.of(KsgSettings.defaults(), MixedKsgSettings.defaults())) {
                SelfCheck check = check(settings, new CalibrationTask.Drawn(a, b, null));
                assertTrue(check.flags().contains(EstimateFlag.RISES_WITH_N), settings.id());
                double half = Objects.requireNonNull(check.halves()).mean().nats();
                assertEquals(Math.log(2), check.estimate().nats() - half, 0.15);
            }
        }
    }

    /**
     * Ten classes that differ in one of ten columns: 1.65 nats. With all columns brought to one scale ksg finds a quarter at N =
     * 1000; ross leaves that column as wide as it is, and is nearly right (shared/cases/estimates, 3).
     */
    @Test
    void oneInformativeColumnAmongTenIsToldOfLayers() {
        CalibrationTask.Drawn drawn = labelled("ten-classes-10", 10, 1000);
        LayerSample layer = LayerSample.of(drawn.a(), Objects.requireNonNull(drawn.labels()));
        SelfCheck wrong = ofLayer(KsgSettings.defaults(), layer);
        assertTrue(wrong.flags().contains(EstimateFlag.BIASED_HERE));
        assertEquals(SelfCheck.Quantity.LABEL, wrong.quantity());
        assertFalse(ofLayer(RossSettings.defaults(), layer).flags().contains(EstimateFlag.BIASED_HERE));
    }

    private static SelfCheck ofLayer(EstimatorSettings settings, LayerSample layer) {
        return SelfChecks.ofLayer(settings, layer, settings.estimator().layer(layer))
                .orElseThrow();
    }

    /** Correlations of 25 with 25 columns of 1000 rows are worth 0.3 nats by chance, dx dy / 2N. */
    @Test
    void whatCannotBeCheckedIsSaid() {
        SelfCheck check = check(KsgSettings.defaults(), task("dense-25x25", 1).draw(1000, new Seed(1)));
        assertTrue(check.flags().contains(EstimateFlag.UNCHECKABLE));
        assertNull(check.twin());
        assertEquals(
                "nothing tells whether it is right here: correlations of 25 with 25 columns are not known from fewer than"
                        + " 6250 rows, and there are 1000",
                SelfCheckWords.of(EstimateFlag.UNCHECKABLE, check, amount -> "?"));
    }

    @Test
    void noCheckIsSaid() {
        CalibrationTask.Drawn drawn = task("normal-1x1", 1).draw(100, new Seed(1));
        Estimate estimate = KsgSettings.defaults().estimator().pair(drawn.a(), drawn.b());
        assertEquals(
                Set.of(EstimateFlag.UNCHECKED),
                SelfChecks.turnedOff(KsgSettings.defaults(), estimate)
                        .orElseThrow()
                        .flags());
        assertTrue(EstimateFlag.UNCHECKED.informs(), "it was asked for");
        assertEquals(Optional.empty(), SelfChecks.turnedOff(RenyiSettings.defaults(), estimate));
    }

    /**
     * In the published bins 1 lies in a cell of its own, and the float32 below it in that of 0.96. Moved up by a unit both lie
     * in the last; moved down both lie with 0.96: 2 bits become 1.5.
     */
    @Test
    void cellsThatHangOnTheLastBitSaySo() {
        float below = Math.nextDown(1f);
        float[] values = {1f, 1f, below, below, 0.5f, 0.5f, 0.1f, 0.1f};
        LayerSample layer = LayerSample.of(Samples.ofFloats(values, 8, 1), Labels.hard(0, 1, 0, 1, 0, 1, 0, 1));
        SelfCheck check = ofLayer(Bins.idnns(), layer);
        assertTrue(check.flags().contains(EstimateFlag.ROUNDING_SENSITIVE));
        SelfCheck.Rounding rounding = Objects.requireNonNull(check.rounding());
        assertEquals(2, check.estimate().bits(), 1e-12);
        assertEquals(1.5, rounding.up().bits(), 1e-12);
        assertEquals(1.5, rounding.down().bits(), 1e-12);
        float[] calm = {0.1f, 0.3f, 0.5f, 0.7f};
        SelfCheck other = ofLayer(Bins.idnns(), LayerSample.of(Samples.ofFloats(calm, 4, 1), Labels.hard(0, 1, 0, 1)));
        assertFalse(other.flags().contains(EstimateFlag.ROUNDING_SENSITIVE));
        assertNotNull(other.rounding());
    }

    /** With 50 000 rows S stays as it is, to five of its standard errors; two rows about their mean are of one mind. */
    @Test
    void shrinkageDependsOnTheRows() {
        CalibrationTask.Drawn many = Normals.dense(50_000, 2, 0.5, random);
        double[][] known = LedoitWolf.covariance(many.a());
        assertEquals(0.5, known[0][1], 5 * Math.sqrt(1.25 / 50_000));
        assertEquals(1, known[0][0], 5 * Math.sqrt(2.0 / 50_000));
        // three columns of white noise in ten rows: mean variance 1 on the diagonal, and nearly nothing beside it
        double[][] few =
                LedoitWolf.covariance(Normals.pairs(10, 3, 0, 0, random).a());
        double[][] same = LedoitWolf.covariance(Samples.copyOf(new double[][] {{3, 1}, {3, 1}}));
        assertTrue(Math.abs(few[0][1]) < 0.3);
        assertEquals(0, same[0][0]);
    }

    private static SelfCheck check(EstimatorSettings settings, CalibrationTask.Drawn drawn) {
        Estimate estimate = settings.estimator().pair(drawn.a(), drawn.b());
        return SelfChecks.ofPair(settings, drawn.a(), drawn.b(), estimate).orElseThrow();
    }

    private static CalibrationTask.Drawn labelled(String id, int d, int rows) {
        return task(id, d).draw(rows, new Seed(1));
    }

    private static int[] classes(CalibrationTask.Drawn drawn) {
        return Objects.requireNonNull(drawn.labels()).toClasses();
    }

    private static CalibrationTask task(String id, int d) {
        return CalibrationTask.all(d).stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Samples cubed(Samples samples) {
        double[] values = samples.toDoubles();
        Arrays.setAll(values, i -> values[i] * values[i] * values[i]);
        return Samples.ofDoubles(values, samples.rows(), samples.columns());
    }

    private static List<Double> sorted(Samples column) {
        return Arrays.stream(column.toDoubles()).sorted().boxed().toList();
    }

    /** How far apart the means of two classes are. */
    private static double between(Samples rows, int[] classes) {
        int[] sizes = ClassRows.sizes(classes);
        double square = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double difference = 0;
            for (int row = 0; row < rows.rows(); row++) {
                double sign = classes[row] == 0 ? -1.0 : 1.0;
                difference += sign * rows.at(row, column) / sizes[classes[row]];
            }
            square += difference * difference;
        }
        return Math.sqrt(square);
    }
}
