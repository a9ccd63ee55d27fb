package infoplane.pairwise;

import infoplane.core.Seed;
import java.util.concurrent.TimeUnit;
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

/** The steps of a Rényi entropy of one batch: Gram matrix, reduction to three diagonals, entropy with and without eigenvalues. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GramBenchmark {
    @Param({"250", "500"})
    int rows = 500;

    @Param({"10", "128"})
    int columns = 10;

    private double[] values = new double[0];
    private int[] all = new int[0];
    private double rate;
    private double[] gram = new double[0];
    private GramSpectrum spectrum = GramSpectrum.ofValues(1);

    @Setup
    public void makeMatrix() {
        values = new Seed(1).stream("benchmark").doubles((long) rows * columns, -1, 1).toArray();
        all = IntStream.range(0, rows).toArray();
        rate = 1.0 / columns;
        gram = gram();
        spectrum = reduce();
    }

    @Benchmark
    public double[] gram() {
        return GramMatrix.of(values, columns, all, rate);
    }

    @Benchmark
    public GramSpectrum reduce() {
        return GramSpectrum.of(gram, rows);
    }

    @Benchmark
    public double entropyNearOne() {
        return spectrum.entropy(1.01);
    }

    @Benchmark
    public double entropyOfEigenvalues() {
        return spectrum.entropy(1.5);
    }
}
