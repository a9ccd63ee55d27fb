package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Principal axes: numpy's singular vectors, and laws that hold for any rows. */
class ProjectionTest {
    private static final int ROWS = 40;

    /** Rows at epochs 0, 1, … */
    private record Source(List<Samples> epochRows) implements LayerSource {
        @Override
        public List<Layer> layers() {
            return List.of(Layer.of(1, "tanh", epochRows.get(0).columns(), null));
        }

        @Override
        public List<Integer> epochs() {
            return IntStream.range(0, epochRows.size()).boxed().toList();
        }

        @Override
        public EpochRows at(int epoch) {
            throw new UnsupportedOperationException("rows are asked for by layer");
        }

        @Override
        public Samples rows(int epoch, Layer layer) {
            return epochRows.get(epoch);
        }
    }

    private static Projection of(Samples... epochs) {
        Source source = new Source(List.of(epochs));
        return Projection.of(source, source.layers().get(0), source.epochs(), RunMonitor.SILENT);
    }

    private static double[][] random(int rows, int columns, int rank, long seed) {
        Random random = new Random(seed);
        double[][] factors = normal(rows, rank, random);
        double[][] directions = normal(rank, columns, random);
        double[][] product = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int factor = 0; factor < rank; factor++) {
                    product[row][column] += (factor + 1) * factors[row][factor] * directions[factor][column];
                }
            }
        }
        return product;
    }

    private static double[][] normal(int rows, int columns, Random random) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextGaussian();
            }
        }
        return values;
    }

    private static double dot(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(at -> one[at] * other[at])
                .sum();
    }

    private static float[] places(Projection projection, Samples rows) {
        return projection.places(rows, 1);
    }

    /**
     * numpy 2.4: {@code c = a - a.mean(0); u, s, v = np.linalg.svd(c)}; axes are rows of v, places c @ v[:2].T, shares s²/Σs², each
     * axis with its largest component positive. Values of float32 places to 1e-6.
     */
    @Test
    void agreesWithNumpysSingularVectors() {
        Samples rows = Samples.copyOf(
                new double[][] {{0.1, 0.9, -0.3}, {0.4, 0.2, 0.8}, {-0.7, 0.5, 0.1}, {0.3, -0.6, 0.2}, {0.9, 0.1, -0.4}
                });
        Projection projection = of(rows);
        assertArrayEquals(new double[] {0.7246752, -0.68096939, 0.10548238}, projection.axis(0), 1e-8);
        assertArrayEquals(new double[] {-0.50634465, -0.42238871, 0.75179976}, projection.axis(1), 1e-8);
        assertEquals(0.51406132, projection.share(0), 1e-8);
        assertEquals(0.34004786, projection.share(1), 1e-8);
        assertArrayEquals(
                new float[] {
                    -0.57561001f,
                    -0.52227376f,
                    0.23450174f,
                    0.44847467f,
                    -0.84076947f,
                    0.35247734f,
                    0.64352031f,
                    0.38594025f,
                    0.53835743f,
                    -0.66461849f
                },
                places(projection, rows),
                1e-6f);
    }

    /** What lies in a plane keeps every distance, and loses no spread; wider layers take the way over inner products. */
    @Test
    void aPlaneLosesNothing() {
        for (int width : new int[] {2, 7, 700}) {
            Samples rows = Samples.copyOf(random(ROWS, width, 2, width));
            Projection projection = of(rows);
            assertEquals(1, projection.share(), 1e-9, width + " units");
            assertEquals(1, dot(projection.axis(0), projection.axis(0)), 1e-9);
            assertEquals(1, dot(projection.axis(1), projection.axis(1)), 1e-9);
            assertEquals(0, dot(projection.axis(0), projection.axis(1)), 1e-9);
            float[] places = places(projection, rows);
            double distance = 0;
            for (int unit = 0; unit < width; unit++) {
                distance += Math.pow(rows.at(0, unit) - rows.at(9, unit), 2);
            }
            assertEquals(
                    Math.sqrt(distance),
                    Math.hypot(places[0] - places[18], places[1] - places[19]),
                    1e-5 * Math.sqrt(distance));
        }
    }

    /** Another orthonormal basis of the units is the same layer: the picture is the same, up to the sign of an axis. */
    @Test
    void turningTheLayerLeavesThePicture() {
        double[][] values = random(ROWS, 3, 3, 5);
        double[][] turned = new double[ROWS][3];
        double cosine = Math.cos(0.7);
        double sine = Math.sin(0.7);
        for (int row = 0; row < ROWS; row++) {
            double[] own = values[row];
            turned[row] = new double[] {cosine * own[0] - sine * own[1] + 5, sine * own[0] + cosine * own[1], -own[2]};
        }
        Samples before = Samples.copyOf(values);
        Samples after = Samples.copyOf(turned);
        float[] one = places(of(before), before);
        float[] other = places(of(after), after);
        for (int axis = 0; axis < 2; axis++) {
            float sign = Math.signum(one[axis]) * Math.signum(other[axis]);
            for (int at = axis; at < one.length; at += 2) {
                assertEquals(one[at], sign * other[at], 1e-5f);
            }
        }
        assertEquals(of(before).share(0), of(after).share(0), 1e-9);
    }

    /** The axes are of all epochs together: their order does not matter, and no epoch has axes of its own. */
    @Test
    void allEpochsHaveOneBasis() {
        Samples early = Samples.copyOf(random(ROWS, 4, 4, 1));
        Samples late = Samples.copyOf(random(ROWS, 4, 4, 2));
        List<double[]> all = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            all.add(new double[] {early.at(row, 0), early.at(row, 1), early.at(row, 2), early.at(row, 3)});
            all.add(new double[] {late.at(row, 0), late.at(row, 1), late.at(row, 2), late.at(row, 3)});
        }
        Projection pooled = of(Samples.copyOf(all.toArray(double[][]::new)));
        for (Projection projection : List.of(of(early, late), of(late, early))) {
            assertArrayEquals(pooled.axis(0), projection.axis(0), 1e-9);
            assertEquals(pooled.share(1), projection.share(1), 1e-9);
            assertEquals(pooled.up().lower(), projection.up().lower(), 1e-9, "limits hold the rows of all epochs");
        }
    }

    /** A layer of one unit, or whose units say the same, has one axis; points lie apart by their input, at every epoch alike. */
    @Test
    void whatSpreadsInOneDirectionHasOneAxis() {
        Samples one = Samples.column(0.1, 0.5, 0.9);
        Samples same = Samples.copyOf(new double[] {0.1, 0.9}, new double[] {0.5, 0.5}, new double[] {0.9, 0.1});
        for (Samples rows : List.of(one, same)) {
            Projection projection = of(rows);
            assertEquals(1, projection.axes());
            assertEquals(1, projection.share(), 1e-12);
            float[] places = projection.places(rows, 1);
            assertTrue(places[1] != places[3] && Math.abs(places[3]) <= 1, "apart");
            assertEquals(
                    projection.places(Samples.column(1, 2, 3), 3)[3],
                    places[1],
                    "draws of an input stand at one height");
        }
        assertEquals(0, of(Samples.column(2, 2, 2)).share(), "nothing spreads");
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        assertEquals(
                "a projection needs finite values, and unit 1 is NaN",
                assertThrows(EstimationRefusedException.class, () -> of(Samples.column(1, Double.NaN)))
                        .getMessage());
    }
}
