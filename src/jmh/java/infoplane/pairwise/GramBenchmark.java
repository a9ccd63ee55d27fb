package infoplane.pairwise;

import infoplane.core.Seed;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an estimate of Rényi information does with one of its batches of 500 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GramBenchmark {
    private static final int ROWS = 500;
    private static final double NEARLY_SHANNON = 1.01;

    @Param({"10", "128"})
    int columns = 10;

    private final int[] all = IntStream.range(0, ROWS).toArray();
    private double[] rows = new double[0];
    private double rate;
    private double[] gram = new double[0];
    private GramSpectrum spectrum = GramSpectrum.ofValues(1);

    /** Rows of spread 1, and the width that the estimator takes for them. */
    @Setup
    public void draw() {
        RandomGenerator random = new Seed(1).stream("benchmark");
        rows = random.doubles((long) ROWS * columns).map(value -> (value - 0.5) * Math.sqrt(12)).toArray();
        double width = Math.sqrt(columns) * Math.pow(ROWS, -1.0 / (4 + columns));
        rate = 1 / (2 * width * width);
        gram = GramMatrix.of(rows, columns, all, rate);
        spectrum = GramSpectrum.of(gram, ROWS);
    }

    @Benchmark
    public double[] gram() {
        return GramMatrix.of(rows, columns, all, rate);
    }

    /** To three diagonals. */
    @Benchmark
    public GramSpectrum reduction() {
        return GramSpectrum.of(gram, ROWS);
    }

    @Benchmark
    public double entropy() {
        return spectrum.entropy(NEARLY_SHANNON);
    }

    @Benchmark
    public double[] eigenvalues() {
        return spectrum.eigenvalues();
    }
}
