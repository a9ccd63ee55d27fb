package infoplane.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.CalibrationTask.Drawn;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** True informations against published values, and samples against their own densities. */
class CalibrationTaskTest {
    private static final int ROWS = 20_000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * The bmi benchmark's own truths in nats (shared/reference/analytic.json; 4 decimals from its published table); ln 2 − H(0.1);
     * ln 5 − 4/5 ln 2 of Gao et al. (2017), 5.1.
     */
    @ParameterizedTest
    @CsvSource({
        "normal-1x1, 0.41333928659223396, 1e-14",
        "normal-cdf, 0.41333928659223396, 1e-14",
        "half-cube, 0.41333928659223396, 1e-14",
        "wiggly, 0.41333928659223396, 1e-14",
        "bimodal, 0.41333928659223396, 1e-14",
        "swiss-roll, 0.41333928659223396, 1e-14",
        "additive-0.1, 1.7094379124341004, 1e-14",
        "additive-0.75, 0.3333333333333333, 1e-14",
        "student-1x1, 0.22417142752923613, 1e-13",
        "asinh-student-1x1, 0.22417142752923613, 1e-13",
        "student-2x2, 0.4319, 5e-5",
        "student-3x3, 0.2909, 5e-5",
        "student-5x5, 0.4482, 5e-5",
        "dense-2x2, 0.2939, 5e-5",
        "dense-3x3, 0.41333928659223407, 1e-14",
        "dense-5x5, 0.5928, 5e-5",
        "dense-25x25, 1.2922, 5e-5",
        "two-pairs-3x3, 1.0217, 5e-5",
        "gaussian-3x3-0.9, 2.4910968102324764, 1e-14",
        "gaussian-3x3-0.99, 5.875553320877533, 1e-13",
        "independent-3x3, 0, 0",
        "binary-channel, 0.3680642071684971, 1e-14",
        "mixed-5, 1.0549201679861442, 1e-14",
        "label-of-5, 1.0549201679861442, 1e-14"
    })
    void truthsAreThePublishedOnes(String id, double nats, double tolerance) {
        assertEquals(nats, task(id, 3).truth().nats(), tolerance);
    }

    /** ln 2 for classes that never overlap, 0 for equal ones; of 2 apart by another integral, 2000 steps of the midpoint rule. */
    @Test
    void truthsOfLabelledLayers() {
        assertEquals(0, Truths.twoNormals(0));
        assertEquals(Math.log(2), Truths.twoNormals(30), 1e-12);
        double sum = 0;
        for (double t = -12; t < 14; t += 0.005) {
            double middle = t + 0.0025;
            double p = NORMAL.density(middle);
            double q = NORMAL.density(middle - 2);
            sum += 0.005 * (p * Math.log(2 * p / (p + q)) + q * Math.log(2 * q / (p + q))) / 2;
        }
        assertEquals(sum, Truths.twoNormals(2), 1e-9);
    }

    /**
     * The mean over samples of ln(p(a,b) / p(a)p(b)) is the truth, for any invertible change of either: sampler and truth
     * are checked together. 20 000 rows; within 4.5 standard errors of that very mean.
     */
    @TestFactory
    Stream<DynamicTest> samplesHaveTheInformationThatIsClaimed() {
        return CalibrationTask.all(2).stream()
                .map(task -> DynamicTest.dynamicTest(task.id(), () -> {
                    Drawn drawn = task.draw(ROWS, new Seed(1));
                    TaskDensities.Pointwise pointwise = TaskDensities.of(task);
                    double first = 0;
                    double second = 0;
                    for (int row = 0; row < ROWS; row++) {
                        double value = pointwise.of(task, drawn, row);
                        first += value / ROWS;
                        second += value * value / ROWS;
                    }
                    double error = Math.sqrt((second - first * first) / ROWS);
                    assertEquals(task.truth().nats(), first, 4.5 * error + 1e-12);
                }));
    }

    /** Every entry of the matrix: of 20 000 rows within 5 standard errors, of which √2/√N of a variance is the largest. */
    @ParameterizedTest
    @CsvSource({
        "dense-3x3, 3, 0.5, 0.5, 3",
        "two-pairs-4x4, 4, 0, 0.8, 2",
        "gaussian-4x4-0.9, 4, 0, 0.9, 4",
        "independent-4x4, 4, 0, 0, 0"
    })
    void normalColumnsHaveTheCovarianceThatIsClaimed(String id, int d, double within, double paired, int pairs) {
        Drawn drawn = task(id, d).draw(ROWS, new Seed(3));
        Samples both = drawn.a().beside(drawn.b());
        for (int i = 0; i < 2 * d; i++) {
            for (int j = 0; j <= i; j++) {
                boolean partners = i - j == d && j < pairs;
                double truth = i == j ? 1 : partners ? paired : within;
                assertEquals(truth, covariance(both, i, j), 5 * Math.sqrt(2.0 / ROWS), id + " " + i + ", " + j);
            }
        }
    }

    private static double covariance(Samples rows, int i, int j) {
        double[] sums = new double[3];
        for (int row = 0; row < rows.rows(); row++) {
            sums[0] += rows.at(row, i) / rows.rows();
            sums[1] += rows.at(row, j) / rows.rows();
            sums[2] += rows.at(row, i) * rows.at(row, j) / rows.rows();
        }
        return sums[2] - sums[0] * sums[1];
    }

    /** Mean 1 and variance 1/3 above the class, within 5 standard errors (variance of the square of such a number: 4/45). */
    @ParameterizedTest
    @CsvSource({"mixed-5", "label-of-5"})
    void layersOfClassesAreUniformAboveTheirClass(String id) {
        Drawn drawn = task(id, 1).draw(ROWS, new Seed(4));
        double first = 0;
        double second = 0;
        for (int row = 0; row < ROWS; row++) {
            double above = drawn.labels() == null
                    ? drawn.b().at(row, 0) - drawn.a().at(row, 0)
                    : drawn.a().at(row, 0) - drawn.labels().classOf(row);
            assertEquals(1, above, 1, "in (0, 2)");
            first += above / ROWS;
            second += (above - 1) * (above - 1) / ROWS;
        }
        assertEquals(1, first, 5 * Math.sqrt(1.0 / 3 / ROWS));
        assertEquals(1.0 / 3, second, 5 * Math.sqrt(4.0 / 45 / ROWS));
    }

    /** Definitions of the benchmark (Czyż et al. 2023, "wiggly"), evaluated with numpy; both increase, or they would lose information. */
    @ParameterizedTest
    @CsvSource({
        "-4, -3.604597461507655, -3.783785044867361",
        "-3, -2.887824455747616, -2.6994478509404938",
        "-2, -2.508384557710983, -1.5600009372394388",
        "-1, -1.4514938659882841, -0.7166705414499817",
        "0, 0.15034003263846063, -0.07160259158931451",
        "1, 1.4435850526969103, 0.6943616321920107",
        "2, 2.148850242620437, 1.6784466878284925",
        "3, 3.0469767452438763, 2.763408212519373"
    })
    void wavyLinesAreTheBenchmarks(double t, double x, double y) {
        assertEquals(x, Bend.WIGGLY_X.of(t), 1e-13);
        assertEquals(y, Bend.WIGGLY_Y.of(t), 1e-13);
        for (double at = t; at < t + 1; at += 1e-3) {
            assertTrue(Bend.WIGGLY_X.of(at + 1e-3) > Bend.WIGGLY_X.of(at), "at " + at);
            assertTrue(Bend.WIGGLY_Y.of(at + 1e-3) > Bend.WIGGLY_Y.of(at), "at " + at);
        }
    }

    /** What the table of a calibration and the window show beside a problem. */
    @ParameterizedTest
    @CsvSource({
        "'student-1x1', 'Student pair of 1 and 1 columns, ν = 1'",
        "'asinh-student-1x1', 'Student pair of 1 and 1 columns, ν = 1, through asinh'",
        "'dense-25x25', 'normal, all 50 columns correlated with 0.5'"
    })
    void descriptionsSayHowSamplesComeAbout(String id, String description) {
        assertEquals(description, task(id, 1).description());
    }

    @Test
    void samplesComeFromTheSeed() {
        for (CalibrationTask task : CalibrationTask.all(1)) {
            Samples once = task.draw(50, new Seed(1)).a();
            assertEquals(once.at(49, 0), task.draw(50, new Seed(1)).a().at(49, 0), task.id());
            if (task.kind() == CalibrationTask.TaskKind.CONTINUOUS_PAIR) {
                assertNotEquals(once.at(49, 0), task.draw(50, new Seed(2)).a().at(49, 0), task.id());
            }
        }
    }

    @Test
    void columnsAndNamesAreWhatTheySay() {
        Set<String> ids = new HashSet<>();
        for (CalibrationTask task : CalibrationTask.all(4)) {
            Drawn drawn = task.draw(10, new Seed(1));
            boolean labelled = task.kind() == CalibrationTask.TaskKind.LABELLED_LAYER;
            int columns = drawn.a().columns() + (labelled ? 0 : drawn.b().columns());
            assertEquals(task.columns(), columns, task.id());
            assertEquals(labelled, drawn.labels() != null, task.id());
            assertEquals(true, ids.add(task.id()), task.id() + " is there twice");
        }
        assertEquals(18 + 7 + 2 + 7, ids.size());
    }

    private static CalibrationTask task(String id, int d) {
        List<CalibrationTask> found = CalibrationTask.all(d).stream()
                .filter(task -> task.id().equals(id))
                .toList();
        assertEquals(1, found.size(), id);
        return found.get(0);
    }

    @Test
    void independentColumnsHaveNoInformation() {
        assertEquals(Information.ZERO, task("independent-1x1", 1).truth());
    }
}
