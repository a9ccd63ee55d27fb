package infoplane.pairwise;

import infoplane.backend.Backend;
import infoplane.core.Checks;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.openblas.global.openblas;

/**
 * The eigenvalues of a symmetric matrix without negative ones, such as the Gram matrix of a batch of rows, as the matrix of
 * three diagonals that has the same. The reduction to it goes by vectors from {@value #MANY} rows on, else by LAPACK's
 * {@code dsytrd}.
 */
public final class GramSpectrum {
    /** Rows from which on vectors are used: for fewer they are not compiled in time to help. */
    private static final int MANY = 64;
    /** The largest order whose entropy is an integral, which needs no eigenvalues. */
    private static final double LARGEST_INTEGRATED = 1.1;
    /**
     * The integral over u = ln t is a sum over multiples of this number. The integrand has its nearest poles at a distance
     * of π from real u, so that the sum is off by at most 8π exp(−2π²/0.5) = 2e-16.
     */
    private static final double STEP = 0.5;
    /** Beyond ±{@value #STEPS} steps the integrand is below 1e-15. */
    private static final int STEPS = 84;

    private final double[] diagonal;
    /** One after each number of the diagonal, the last of which is 0. */
    private final double[] beside;

    private GramSpectrum(double[] diagonal, double[] beside) {
        this.diagonal = diagonal;
        this.beside = beside;
    }

    /** @param matrix n × n, symmetric, without negative eigenvalues, row by row */
    public static GramSpectrum of(double[] matrix, int n) {
        if ((long) n * n != matrix.length) {
            throw new IllegalArgumentException(matrix.length + " values do not make a matrix of " + n + " by " + n);
        }
        Checks.atLeast("n", n, 1);
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        if (n >= MANY && PairwiseEngine.hasVectors()) {
            VectorTridiagonal.reduce(matrix, n, diagonal, beside);
        } else {
            Backend.start(); // one thread for the library, too
            // symmetric, so that rows can stand for columns, which is the order of the library
            require(
                    openblas.LAPACKE_dsytrd(
                            openblas.LAPACK_COL_MAJOR,
                            (byte) 'L',
                            n,
                            matrix.clone(),
                            n,
                            diagonal,
                            beside,
                            new double[n]),
                    n,
                    "dsytrd");
        }
        return new GramSpectrum(diagonal, beside);
    }

    /** A spectrum of eigenvalues that are known. */
    public static GramSpectrum ofValues(double... values) {
        return new GramSpectrum(values.clone(), new double[values.length]);
    }

    /** The eigenvalues of a matrix of blocks, outside which it is 0: those of all its blocks. */
    public static GramSpectrum ofBlocks(List<GramSpectrum> blocks) {
        double[] diagonal = blocks.stream()
                .flatMapToDouble(block -> Arrays.stream(block.diagonal))
                .toArray();
        double[] beside = blocks.stream()
                .flatMapToDouble(block -> Arrays.stream(block.beside))
                .toArray();
        return new GramSpectrum(diagonal, beside);
    }

    /** @return the eigenvalues, not decreasing */
    public double[] eigenvalues() {
        Backend.start();
        double[] values = diagonal.clone();
        require(openblas.LAPACKE_dsterf(values.length, values, beside.clone()), values.length, "dsterf");
        return values;
    }

    private static void require(int info, int n, String routine) {
        if (info != 0) {
            throw new ArithmeticException("the eigenvalues of a " + n + " by " + n + " matrix did not converge (LAPACK "
                    + routine + " returned " + info + ")");
        }
    }

    /**
     * The Rényi entropy ln(Σ λ^α) / (1 − α) of the eigenvalues, normalised to the sum 1.
     *
     * @param alpha order, over 0 and not 1
     * @return nats
     */
    public double entropy(double alpha) {
        if (alpha > 1 && alpha <= LARGEST_INTEGRATED) {
            double beta = alpha - 1;
            return -Math.log1p(-Math.sin(Math.PI * beta) / Math.PI * integral(beta)) / beta + 0.0;
        }
        return entropy(eigenvalues(), alpha);
    }

    /**
     * Eigenvalues that are 0 up to rounding are dropped, because orders below 1 would amplify them.
     *
     * @return nats
     */
    private static double entropy(double[] eigenvalues, double alpha) {
        double least = Arrays.stream(eigenvalues).max().orElse(0) * eigenvalues.length * Math.ulp(1.0);
        double[] kept =
                Arrays.stream(eigenvalues).filter(value -> value > least).toArray();
        double sum = Arrays.stream(kept).sum();
        double powers = 0;
        for (double eigenvalue : kept) {
            powers += Math.pow(eigenvalue / sum, alpha);
        }
        return Math.log(powers) / (1 - alpha);
    }

    /**
     * For 0 &lt; β &lt; 1 and eigenvalues of the sum 1, Σ λ^(1+β) = 1 − sin(πβ)/π ∫ t^β (Σ λ/(λ+t) − 1/(1+t)) dt over t &gt; 0
     * (from λ^β = sin(πβ)/π ∫ t^(β−1) λ/(λ+t) dt, less the same for λ = 1). All terms have one sign, so that nothing is lost
     * to rounding, however near to 1 the order is.
     */
    private double integral(double beta) {
        double[] t = new double[2 * STEPS + 1];
        for (int k = 0; k < t.length; k++) {
            t[k] = Math.exp((k - STEPS) * STEP);
        }
        double[] shares = shares(t);
        double integral = 0;
        for (int k = 0; k < t.length; k++) {
            integral += STEP * Math.pow(t[k], 1 + beta) * (shares[k] - 1 / (1 + t[k]));
        }
        return integral;
    }

    /**
     * Σ λ/(λ+t) for every t, from the pivots t + p of the matrix plus t: each row adds 1 − t d ln(t+p)/dt, a number between 0
     * and 1, and p is not negative.
     */
    private double[] shares(double[] t) {
        double trace = Arrays.stream(diagonal).sum();
        double[] ofOne = Arrays.stream(diagonal).map(value -> value / trace).toArray();
        double[] squares = Arrays.stream(beside)
                .map(value -> value / trace * (value / trace))
                .toArray();
        double[] shares = new double[t.length];
        if (diagonal.length >= MANY && PairwiseEngine.hasVectors()) {
            VectorShares.of(ofOne, squares, t, shares);
        } else {
            addShares(ofOne, squares, t, shares);
        }
        return shares;
    }

    /** Adds the shares, of one t after the other. */
    static void addShares(double[] diagonal, double[] squares, double[] t, double[] shares) {
        double[] pivots = new double[t.length];
        double[] slopes = new double[t.length];
        Arrays.fill(pivots, diagonal[0]);
        for (int row = 0; row < diagonal.length; row++) {
            double next = row + 1 < diagonal.length ? diagonal[row + 1] : 0;
            for (int k = 0; k < t.length; k++) {
                double inverse = 1 / (t[k] + pivots[k]);
                double share = (pivots[k] - t[k] * slopes[k]) * inverse;
                shares[k] += Math.max(0, Math.min(1, share));
                double change = squares[row] * inverse;
                slopes[k] = Math.min(Double.MAX_VALUE, change * (1 + slopes[k]) * inverse);
                pivots[k] = Math.max(0, next - change);
            }
        }
    }
}
