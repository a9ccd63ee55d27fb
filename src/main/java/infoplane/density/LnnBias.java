package infoplane.density;

import infoplane.core.Seed;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The bias of local nearest neighbour entropies. It is the same for every density (Gao, Oh and Viswanath 2016, theorem 2 and
 * its proof): around a row the neighbours are like those of a uniform density. Their distances to the power of d are sums of
 * exponential variables, and their directions are uniform on the sphere. The bias depends strongly on m.
 */
public final class LnnBias {
    private static final int MOST_DRAWS = 100_000;
    private static final int FEWEST_DRAWS = 200;
    /** Greatest number of multiplications for one bias: about a second. */
    private static final double MOST_WORK = 1e9;

    /** With a smaller k the bias is the mean of a variable with such heavy tails that no number of draws determines it. */
    private static final int FEWEST_KNOWN_K = 4;

    private static final int TABLE_K = 5;
    private static final int TABLE_M = 30;
    private static final double TABLE_ERROR = 2e-4;
    /** For k = 5, m = 30 and d = 1 to 10, from 4 million draws. */
    private static final double[] TABLE = {
        -0.024356, -0.173532, -0.554437, -1.031984, -1.543605, -2.079460, -2.638234, -3.221009, -3.827582, -4.458495
    };

    private static final Map<String, Bias> DRAWN = new ConcurrentHashMap<>();

    private LnnBias() {}

    /**
     * The bias with its Monte Carlo uncertainty.
     *
     * @param nats of the bias
     * @param standardError of the bias; infinite if k is below 4
     */
    public record Bias(double nats, double standardError) {}

    /**
     * Takes the bias from the table if it is there, otherwise from up to 100 000 draws, with fewer draws in many dimensions.
     */
    public static Bias of(int k, int dimensions, int m) {
        if (k == TABLE_K && m == TABLE_M && dimensions <= TABLE.length) {
            return new Bias(TABLE[dimensions - 1], TABLE_ERROR);
        }
        return DRAWN.computeIfAbsent(
                k + " " + dimensions + " " + m, key -> draw(k, dimensions, m, draws(dimensions, m)));
    }

    private static int draws(int dimensions, int m) {
        double square = (double) dimensions * dimensions;
        double work = m * (0.5 * square + 20) + square * dimensions / 6;
        return (int) Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, MOST_WORK / work));
    }

    public static Bias draw(int k, int dimensions, int m, int draws) {
        RandomGenerator random = new Seed(0).stream("bias of local nearest neighbours");
        double logBall = 0.5 * dimensions * Math.log(Math.PI) - LogGamma.value(0.5 * dimensions + 1);
        double expected = PointTerms.digamma(k);
        LocalFit fit = new LocalFit(dimensions);
        double[] arrivals = new double[m];
        double[] offset = new double[dimensions];
        double sum = 0;
        double squares = 0;
        int used = 0;
        for (int draw = 0; draw < draws; draw++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while drawing the bias of lnn");
            }
            neighbours(k, arrivals, offset, fit, random);
            // The mean of ln E_k is ψ(k). Using ψ(k) instead of the drawn value keeps the mean and removes most of the
            // noise.
            double value = fit.term() - logBall + expected;
            if (!Double.isNaN(value)) { // such rows are left out of estimates too
                sum += value;
                squares += value * value;
                used++;
            }
        }
        double mean = sum / used;
        double error = Math.sqrt((squares / used - mean * mean) / used);
        return new Bias(mean, k < FEWEST_KNOWN_K ? Double.POSITIVE_INFINITY : error);
    }

    private static void neighbours(int k, double[] arrivals, double[] offset, LocalFit fit, RandomGenerator random) {
        double arrival = 0;
        for (int j = 0; j < arrivals.length; j++) {
            arrival += random.nextExponential();
            arrivals[j] = arrival;
        }
        fit.start();
        for (double each : arrivals) {
            onSphere(Math.pow(each / arrivals[k - 1], 1.0 / offset.length), offset, random);
            fit.add(offset);
        }
    }

    private static void onSphere(double radius, double[] offset, RandomGenerator random) {
        double square = 0;
        for (int i = 0; i < offset.length; i++) {
            offset[i] = random.nextGaussian();
            square += offset[i] * offset[i];
        }
        double scale = radius / Math.sqrt(square);
        for (int i = 0; i < offset.length; i++) {
            offset[i] *= scale;
        }
    }
}
