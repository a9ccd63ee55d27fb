package infoplane.density;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.Samplers;
import infoplane.pairwise.Neighbourhoods;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the local estimators, each by its definition: factors, axes, moments, fits and the search for a least value. */
class LocalPartsTest {
    private static final double ROUNDING = 1e-12;

    /** M = F Fᵀ with F of rows (2), (1, 3), (−1, 2, 1): |M| = 36, and M⁻¹ (1, 2, 3) is solved by hand. */
    @Test
    void choleskyOfAMatrixWorkedByHand() {
        double[][] matrix = {{4, 2, -2}, {2, 10, 5}, {-2, 5, 6}};
        Cholesky cholesky = new Cholesky(3);
        for (int again = 0; again < 2; again++) {
            assertFalse(cholesky.factorise(new double[][] {{4, 2, -2}, {2, 10, 5}, {-2, 5, 4.9}}), "negative");
            assertTrue(cholesky.factorise(matrix));
            assertEquals(Math.log(36), cholesky.logDeterminant(), ROUNDING);
            // F z = (1, 2, 3): z = (1/2, 1/2, 5/2), whose square is 27/4
            assertEquals(27 / 4.0, cholesky.inverseForm(new double[] {1, 2, 3}), ROUNDING);
            double[][] inverse = new double[3][3];
            cholesky.invert(inverse);
            double[][] adjugate = {{35, -22, 30}, {-22, 20, -24}, {30, -24, 36}}; // cofactors
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    assertEquals(adjugate[i][j] / 36, inverse[i][j], ROUNDING);
                }
            }
        }
        for (double scale : new double[] {1e-6, 1, 1e6}) { // a variance that is all but explained, and one that is
            assertFalse(cholesky.factorise(nearlySingular(scale, 0x1p-51)));
            assertTrue(cholesky.factorise(nearlySingular(scale, 1e-12)));
        }
        assertFalse(cholesky.factorise(new double[][] {{Double.NaN, 0, 0}, {0, 1, 0}, {0, 0, 1}}));
    }

    private static double[][] nearlySingular(double scale, double own) {
        return new double[][] {{scale, scale, 0}, {scale, scale * (1 + own), 0}, {0, 0, scale}};
    }

    /** A v = λ v with orthonormal v, of random matrices and of some with equal eigenvalues. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void axesAreEigenvectors(int size) {
        RandomGenerator random = new Seed(1).stream("test");
        SymmetricEigen eigen = new SymmetricEigen(size);
        for (int trial = 0; trial < 10; trial++) {
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] = matrix[j][i] = trial == 0 ? 1 : trial == 1 ? 0 : random.nextGaussian();
                }
            }
            double[][] work = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
            eigen.decompose(work);
            for (int axis = 0; axis < size; axis++) {
                for (int i = 0; i < size; i++) {
                    double image = 0;
                    double product = 0;
                    for (int j = 0; j < size; j++) {
                        image += matrix[i][j] * eigen.vector(j, axis);
                        product += eigen.vector(j, i) * eigen.vector(j, axis);
                    }
                    assertEquals(work[axis][axis] * eigen.vector(i, axis), image, ROUNDING);
                    assertEquals(i == axis ? 1 : 0, product, ROUNDING);
                }
            }
        }
    }

    /** ½ Σ c_i (x_i − i)² with curvatures from 0.01 to 100, the axes turned by 45°: the least value is 0 at x_i = i. */
    @Test
    void findsTheLeastOfAQuadratic() {
        double[] curvatures = {100, 0.01, 1};
        Bfgs.DifferentiableFunction quadratic = (point, gradient) -> {
            double sum = (point[0] - 0 + point[1] - 1) / Math.sqrt(2);
            double difference = (point[0] - 0 - point[1] + 1) / Math.sqrt(2);
            double last = point[2] - 2;
            gradient[0] = (curvatures[0] * sum + curvatures[1] * difference) / Math.sqrt(2);
            gradient[1] = (curvatures[0] * sum - curvatures[1] * difference) / Math.sqrt(2);
            gradient[2] = curvatures[2] * last;
            return (curvatures[0] * sum * sum + curvatures[1] * difference * difference + curvatures[2] * last * last)
                    / 2;
        };
        Bfgs bfgs = new Bfgs(quadratic, 3, 200, 1e-9);
        for (double[] start : new double[][] {{30, -20, 9}, {0, 1, 2}}) {
            assertTrue(bfgs.minimise(start));
            assertArrayEquals(new double[] {0, 1, 2}, start, 1e-6);
            assertEquals(0, bfgs.value(), 1e-12);
        }
    }

    /** Rosenbrock's valley, 100 (y − x²)² + (1 − x)², from the usual start: the least value is 0 at (1, 1). */
    @Test
    void followsACurvedValley() {
        int[] calls = new int[1];
        Bfgs.DifferentiableFunction valley = (point, gradient) -> {
            calls[0]++;
            double across = point[1] - point[0] * point[0];
            gradient[0] = -400 * point[0] * across - 2 * (1 - point[0]);
            gradient[1] = 200 * across;
            return 100 * across * across + (1 - point[0]) * (1 - point[0]);
        };
        double[] point = {-1.2, 1};
        assertTrue(new Bfgs(valley, 2, 400, 1e-8).minimise(point));
        assertArrayEquals(new double[] {1, 1}, point, 1e-7);
        // Nocedal and Wright, exercise 6.1: 34 steps; steepest descent takes thousands
        assertTrue(calls[0] < 150, "calls: " + calls[0]);
        assertFalse(new Bfgs(valley, 2, 3, 1e-8).minimise(new double[] {-1.2, 1}), "three steps do not do");
        Bfgs again = new Bfgs(valley, 2, 400, 1e-8);
        again.minimise(new double[] {3, -4});
        double[] second = {-1.2, 1};
        again.minimise(second);
        assertArrayEquals(point, second, "nothing is remembered from another start");
    }

    /** x − ln x beyond 0 only, whose least value is 1 at 1; e^−x has none; nothing can be done from out of bounds. */
    @Test
    void staysWithinBoundsAndSaysWhereThereIsNoLeast() {
        Bfgs.DifferentiableFunction bounded = (point, gradient) -> {
            gradient[0] = 1 - 1 / point[0];
            return point[0] > 0 ? point[0] - Math.log(point[0]) : Double.NaN;
        };
        double[] point = {0.01};
        Bfgs bfgs = new Bfgs(bounded, 1, 100, 1e-9);
        assertTrue(bfgs.minimise(point));
        assertEquals(1, point[0], 1e-8);
        assertEquals(1, bfgs.value(), ROUNDING);
        assertFalse(bfgs.minimise(new double[] {-1}));
        Bfgs.DifferentiableFunction falling = (x, gradient) -> {
            gradient[0] = -Math.exp(-x[0]);
            return Math.exp(-x[0]);
        };
        assertFalse(new Bfgs(falling, 1, 10, 1e-30).minimise(new double[] {0}));
        // a gradient that points uphill leaves nowhere to go
        Bfgs.DifferentiableFunction lying = (x, gradient) -> {
            gradient[0] = -2 * x[0];
            return x[0] * x[0];
        };
        double[] start = {1};
        assertFalse(new Bfgs(lying, 1, 100, 1e-9).minimise(start));
        assertEquals(1, start[0]);
    }

    /** Four rows around (1, 2), one of them farther than weights of 1e-12, with a bandwidth of 2. */
    @Test
    void momentsAreWeightedSumsOverTheOthers() {
        double[] rows = {1, 2, 3, 2, 1, 4, -1, 0, 17, 2};
        LocalMoments moments = new LocalMoments(2);
        for (int again = 0; again < 2; again++) {
            moments.around(rows, 5, 0, 2);
            double share = 1 / (2 * Math.PI) / 4;
            double near = share * Math.exp(-0.5);
            double far = share * Math.exp(-1);
            assertEquals(2 * near + far, moments.weight(), ROUNDING);
            assertEquals(near - far, moments.first(0), ROUNDING);
            assertEquals(near - far, moments.first(1), ROUNDING);
            assertEquals(near + far, moments.second(0, 0), ROUNDING);
            assertEquals(near + far, moments.second(1, 1), ROUNDING);
            assertEquals(far, moments.second(0, 1), ROUNDING);
            assertEquals(far, moments.second(1, 0), ROUNDING);
        }
        moments.around(rows, 5, 4, 2);
        assertEquals(1 / (2 * Math.PI) / 4 * Math.exp(-49 / 2.0), moments.weight(), 1e-25, "7 bandwidths off");
    }

    /** Offsets (1, 0), (0, 1), (−1, −1) with S₀, μ and Σ from their sums: −ln S₀ + d/2 ln 2π + ½ ln|Σ| + ½ μᵀΣ⁻¹μ. */
    @Test
    void fitsOfNeighboursFollowTheirFormula() {
        LocalFit fit = new LocalFit(2);
        for (int again = 0; again < 2; again++) {
            fit.start();
            for (double[] offset : new double[][] {{1, 0}, {0, 1}, {-1, -1}}) {
                fit.add(offset);
            }
            double near = Math.exp(-0.5);
            double far = Math.exp(-1);
            double weight = 2 * near + far;
            double mean = (near - far) / weight;
            double variance = (near + far) / weight - mean * mean;
            double covariance = far / weight - mean * mean;
            double determinant = variance * variance - covariance * covariance;
            double form = 2 * mean * mean / (variance + covariance); // of a mean along (1, 1)
            assertEquals(
                    -Math.log(weight) + Math.log(2 * Math.PI) + 0.5 * Math.log(determinant) + 0.5 * form,
                    fit.term(),
                    ROUNDING);
        }
        fit.start();
        for (double[] offset : new double[][] {{1, 1}, {2, 2}, {-1, -1}}) {
            fit.add(offset);
        }
        assertTrue(Double.isNaN(fit.term()), "on a line");
    }

    /**
     * Row by row: the scatter of the offsets to the k neighbours, whose principal axis in the plane is at ½ atan2(2b, a − c);
     * V along the axes, U along the coordinates; ln U − ln V where V < αU.
     */
    @ParameterizedTest
    @CsvSource({"3, 0.9", "4, 0.5", "6, 0.2"})
    void lncCorrectionAgreesWithItsDefinition(int k, double alpha) {
        Samplers.Pair pair = Samplers.gaussian(60, 1, 0.95, new Seed(2).stream("test"));
        Samples rows = pair.a().beside(pair.b());
        Neighbourhoods.Nearest nearest =
                Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).nearest(k);
        double sum = 0;
        int corrected = 0;
        for (int row = 0; row < 60; row++) {
            double[][] offsets = new double[k][2];
            double[] scatter = new double[3];
            for (int rank = 0; rank < k; rank++) {
                double x = rows.at(nearest.neighbour(row, rank), 0) - rows.at(row, 0);
                double y = rows.at(nearest.neighbour(row, rank), 1) - rows.at(row, 1);
                offsets[rank] = new double[] {x, y};
                scatter[0] += x * x;
                scatter[1] += x * y;
                scatter[2] += y * y;
            }
            double angle = 0.5 * Math.atan2(2 * scatter[1], scatter[0] - scatter[2]);
            double along = area(offsets, Math.cos(angle), Math.sin(angle));
            double coordinates = area(offsets, 1, 0);
            corrected += along < alpha * coordinates ? 1 : 0;
            sum += along < alpha * coordinates ? Math.log(coordinates / along) : 0;
        }
        assertTrue(corrected > 1 && corrected < 60, "corrected: " + corrected);
        assertEquals(sum / 60, LncCorrection.mean(rows, nearest, alpha), 1e-9);
        assertEquals(0, LncCorrection.mean(rows, nearest, 0));
        assertEquals(0, LncCorrection.mean(pair.a(), nearest, alpha), "a line has one axis");
    }

    private static double area(double[][] offsets, double cosine, double sine) {
        double first = 0;
        double second = 0;
        for (double[] offset : offsets) {
            first = Math.max(first, Math.abs(cosine * offset[0] + sine * offset[1]));
            second = Math.max(second, Math.abs(cosine * offset[1] - sine * offset[0]));
        }
        return first * second;
    }

    /** A cross along the coordinates has V = U at every row; on a line along one there is no area at all. */
    @Test
    void lncCorrectsNothingAlongTheCoordinates() {
        for (Samples rows : new Samples[] {
            Samples.copyOf(new double[][] {{0, 0}, {1, 0}, {-1, 0}, {0, 0.5}, {0, -0.5}}),
            Samples.copyOf(new double[][] {{0, 5}, {1, 5}, {2, 5}, {4, 5}, {7, 5}})
        }) {
            Neighbourhoods.Nearest nearest =
                    Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).nearest(4);
            assertEquals(0, LncCorrection.mean(rows, nearest, 0.999));
        }
    }

    /** Published calibrations at k = 5: 0.325, 0.131, 0.031, of unknown error, here 0.5 % quantiles of 100 000. */
    @ParameterizedTest
    @CsvSource({"5,2,0.325", "5,3,0.131", "5,4,0.031"})
    void alphaIsWhatUniformNeighbourhoodsSeldomUndercut(int k, int dimensions, double published) {
        assertEquals(published, LncCorrection.calibrate(k, dimensions), 0.012);
        assertEquals(LncCorrection.calibrate(k, dimensions), LncCorrection.calibratedAlpha(k, dimensions));
    }

    /**
     * Monte Carlo values of science.md 8.3, of errors up to 0.002: 4000 draws agree within 4 of their own standard errors,
     * those of a variable of a standard deviation of 0.13 to 1.3, which fall with the root of the draws.
     */
    @ParameterizedTest
    @CsvSource({
        "5,1,30,-0.0239",
        "5,2,30,-0.1727",
        "5,3,30,-0.5547",
        "5,7,30,-2.6365",
        "8,3,30,-0.6744",
        "5,3,100,-0.2239"
    })
    void drawnBiasAgreesWithPublishedValues(int k, int dimensions, int m, double expected) {
        LnnBias.Bias drawn = LnnBias.draw(k, dimensions, m, 4000);
        assertEquals(expected, drawn.nats(), 0.002 + 4 * drawn.standardError());
        assertTrue(
                drawn.standardError() > 0.002 && drawn.standardError() < 0.02,
                () -> "standard error " + drawn.standardError());
        double fewer = LnnBias.draw(k, dimensions, m, 1000).standardError();
        assertEquals(2, fewer / drawn.standardError(), 0.4);
    }

    /** Known to 2e-4 where the table has it, to a few thousandths where it is drawn, and not at all for k below 4. */
    @Test
    void lnnBiasSaysHowWellItIsKnown() {
        assertEquals(-4.4581, LnnBias.of(5, 10, 30).nats(), 0.003, "the table's last");
        assertEquals(2e-4, LnnBias.of(5, 10, 30).standardError());
        for (int[] other : new int[][] {{6, 1, 10}, {5, 1, 9}, {5, 11, 30}}) {
            double error = LnnBias.of(other[0], other[1], other[2]).standardError();
            assertTrue(error > 3e-4 && error < 0.005, "standard error " + error);
        }
        assertEquals(Double.POSITIVE_INFINITY, LnnBias.of(3, 1, 5).standardError());
        assertTrue(Double.isFinite(LnnBias.draw(4, 2, 20, 200).standardError()));
    }

    @Test
    void localDensitiesRefuseCopies() {
        Samples rows = Samples.column(1, 1, 1, 2, 3);
        assertRefused(() -> LocalDensities.at(rows, new int[] {3, 0}, 2), "row 0 has 2 or more copies");
        assertEquals(1, LocalDensities.at(rows, new int[] {4}, 2).logs().length, "of rows that are asked for only");
    }

    /** Scaling by c changes a log density by −ln c a column; the density of many normal rows at the middle is (2π)^(−d/2). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void localDensitiesFollowScale(int columns) {
        Samples rows =
                Samplers.gaussian(300, columns, 0, new Seed(3).stream("test")).a();
        double[] larger = Arrays.stream(rows.toDoubles()).map(v -> 8 * v).toArray();
        int[] queries = {5, 17, 200};
        LocalDensities one = LocalDensities.at(rows, queries, 20);
        LocalDensities other = LocalDensities.at(Samples.ofDoubles(larger, 300, columns), queries, 20);
        for (int i = 0; i < queries.length; i++) {
            assertEquals(one.logs()[i] - columns * Math.log(8), other.logs()[i], 1e-5);
        }
        assertEquals(0, one.notConverged());
    }

    /** Densities drawn out to needles still have a greatest likelihood, and it is found from every row. */
    @ParameterizedTest
    @CsvSource({"1, 0.9999, 5", "1, 0.999999, 5", "2, 0.999, 10", "3, 0.99, 15"})
    void findsNarrowDensities(int columns, double rho, int k) {
        Samplers.Pair pair = Samplers.gaussian(400, columns, rho, new Seed(4).stream("test"));
        Samples rows = pair.a().beside(pair.b());
        int[] queries = new int[40];
        Arrays.setAll(queries, i -> 10 * i);
        assertEquals(0, LocalDensities.at(rows, queries, k).notConverged());
    }

    /**
     * Cauchy columns, whose outliers see nothing near them: at some rows the search fails from one of its two starts, at
     * others from the other, and what counts is the one that does not.
     */
    @ParameterizedTest
    @CsvSource({"1, 3", "1, 5", "2, 5", "3, 20"})
    void oneOfTwoStartsIsEnough(int columns, int k) {
        RandomGenerator random = new Seed(10 * k + columns).stream("cauchy");
        double[] values = new double[200 * columns];
        for (int row = 0; row < 200; row++) {
            random.nextGaussian();
            double common = Math.abs(random.nextGaussian()) + 1e-9;
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = random.nextGaussian() / common;
            }
        }
        int[] all = new int[200];
        Arrays.setAll(all, row -> row);
        assertEquals(
                0,
                LocalDensities.at(Samples.ofDoubles(values, 200, columns), all, k)
                        .notConverged());
    }

    /** On a line the likelihood has no greatest value, and that is said. */
    @Test
    void saysWhereThereIsNoDensity() {
        double[] line = new double[80];
        Arrays.setAll(line, i -> Math.sqrt(i / 2));
        LocalDensities densities = LocalDensities.at(Samples.ofDoubles(line, 40, 2), new int[] {3, 20, 30}, 5);
        assertEquals(3, densities.notConverged());
    }
}
