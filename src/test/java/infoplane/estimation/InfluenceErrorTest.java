package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.pairwise.Neighbourhoods;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard errors by the influence of rows against the spread over samples, and against the definition. */
class InfluenceErrorTest {
    private static final int SAMPLES = 100;

    private interface Drawn {
        Estimate estimate(RandomGenerator random);
    }

    private record Case(String name, Drawn drawn) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case gaussian(EstimatorSettings settings, int rows, int columns, double correlation) {
        return new Case(settings.id() + " of gaussian pairs " + columns + " " + correlation, random -> {
            Samplers.Pair pair = Samplers.gaussian(rows, columns, correlation, random);
            return settings.estimator().pair(pair.a(), pair.b());
        });
    }

    /** A class that moves the first of several normal columns. */
    private static Case shifted(EstimatorSettings settings, int rows, int columns, double shift) {
        return new Case(settings.id() + " of classes " + columns + " " + shift, random -> {
            double[][] values = new double[rows][columns];
            double[][] classes = new double[rows][1];
            for (int row = 0; row < rows; row++) {
                classes[row][0] = random.nextInt(2);
                for (int column = 0; column < columns; column++) {
                    values[row][column] = random.nextGaussian() + (column == 0 ? shift * classes[row][0] : 0);
                }
            }
            return settings.estimator().pair(Samples.copyOf(values), Samples.copyOf(classes));
        });
    }

    static Stream<Case> cases() {
        KsgSettings ksg = KsgSettings.defaults();
        KsgSettings second = new KsgSettings(2, 4, true, false);
        RossSettings ross = RossSettings.defaults();
        return Stream.of(
                gaussian(ksg, 500, 1, 0),
                gaussian(ksg, 500, 2, 0),
                gaussian(ksg, 500, 3, 0),
                gaussian(ksg, 500, 1, 0.6),
                gaussian(ksg, 500, 1, 0.95),
                gaussian(ksg, 500, 3, 0.6),
                gaussian(second, 500, 1, 0),
                gaussian(second, 500, 3, 0),
                gaussian(second, 500, 1, 0.9),
                gaussian(second, 500, 3, 0.6),
                gaussian(new KsgSettings(1, 10, true, false), 500, 2, 0.6),
                shifted(ross, 500, 1, 0),
                shifted(ross, 500, 3, 0),
                shifted(ross, 500, 1, 1),
                shifted(ross, 500, 1, 3),
                shifted(ross, 500, 5, 1),
                shifted(ross, 2500, 3, 1),
                shifted(new RossSettings(10, false), 500, 2, 1));
    }

    /** The spread over 100 samples is known to 7 %. */
    @ParameterizedTest
    @MethodSource("cases")
    void theErrorIsTheSpreadOverSamples(Case of) {
        double[] estimates = new double[SAMPLES];
        double reported = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Estimate estimate = of.drawn.estimate(new Seed(sample).stream("influence"));
            estimates[sample] = estimate.information().nats();
            reported += Objects.requireNonNull(estimate.standardError()).nats() / SAMPLES;
        }
        double share = reported / Samplers.deviation(estimates);
        assertTrue(share > 0.7 && share < 1.4, of + ": " + share);
    }

    /** By comparing all pairs, on columns that boxes bound and on more; radii of 0 and copies included. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40})
    void theWeightsThatReachARowAreThoseOfAllPairs(int columns) {
        RandomGenerator random = new Seed(1).stream("reaching");
        int rows = 700;
        Samples samples = Samplers.gaussian(rows, columns, 0, random).a();
        double[][] copied = new double[rows][columns];
        double[] radii = new double[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                copied[row][column] = samples.at(row % 600, column);
            }
            radii[row] = row % 7 == 0 ? 0 : random.nextDouble() * columns;
            weights[row] = random.nextInt(8) / 8.0; // sums are exact in any order
        }
        Samples all = Samples.copyOf(copied);
        int[] some = IntStream.range(0, rows).filter(row -> row % 3 == 0).toArray();
        double[] expected = new double[some.length];
        for (int place = 0; place < some.length; place++) {
            for (int row = 0; row < rows; row++) {
                double distance = 0;
                for (int column = 0; column < columns; column++) {
                    distance = Math.max(distance, Math.abs(all.at(row, column) - all.at(some[place], column)));
                }
                expected[place] += row != some[place] && distance < radii[row] ? weights[row] : 0;
            }
        }
        Neighbourhoods neighbourhoods = Neighbourhoods.of(all, Neighbourhoods.Norm.MAXIMUM);
        assertArrayEquals(expected, neighbourhoods.weightsReaching(radii, weights, some));
    }

    /** Influences are summed up row by row, whichever thread does it. */
    @Test
    void threadsChangeNothing() throws Exception {
        for (Case of : cases().toList()) {
            Information alone = in(1, of);
            assertEquals(alone, in(4, of), of.name);
        }
    }

    private static Information in(int threads, Case of) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return Objects.requireNonNull(pool.submit(() ->
                            of.drawn.estimate(new Seed(1).stream("threads")).standardError())
                    .get());
        } finally {
            pool.shutdownNow();
        }
    }
}
