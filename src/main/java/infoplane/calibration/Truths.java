package infoplane.calibration;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/** True mutual information of the calibration problems, in nats. */
public final class Truths {
    /** In standard deviations: the tails beyond weigh less than 1e-22. */
    private static final double TAILS = 10;

    private static final int STEPS = 4000;

    private Truths() {}

    /** Independent pairs of normal variables: −pairs/2 ln(1 − ρ²). */
    public static double normal(double correlation, int pairs) {
        return -0.5 * pairs * Math.log1p(-correlation * correlation);
    }

    /** All columns equally correlated: ½ ln(|Σx| |Σy| / |Σ|). */
    static double denseNormal(int dx, int dy, double correlation) {
        return 0.5
                * (logDeterminant(dx, correlation)
                        + logDeterminant(dy, correlation)
                        - logDeterminant(dx + dy, correlation));
    }

    /** Of a d × d matrix with ones on the diagonal and ρ elsewhere: (1 − ρ)^(d−1) (1 + (d−1) ρ). */
    private static double logDeterminant(int d, double correlation) {
        return (d - 1) * Math.log1p(-correlation) + Math.log1p((d - 1) * correlation);
    }

    /** X uniform in (0, 1) and Y = X + uniform noise in ±ε: ε − ln 2ε up to ε = 1/2, 1/4ε beyond. */
    static double additiveUniform(double reach) {
        return reach <= 0.5 ? reach - Math.log(2 * reach) : 1 / (4 * reach);
    }

    /**
     * Multivariate Student distribution with ν degrees of freedom and the identity as dispersion: only the common χ² makes
     * the columns dependent (Arellano-Valle, Contreras-Reyes and Genton 2013). With a = (ν+dx)/2, b = (ν+dy)/2, c =
     * (ν+dx+dy)/2 and e = ν/2: ln Γ(e)Γ(c)/Γ(a)Γ(b) + aψ(a) + bψ(b) − cψ(c) − eψ(e).
     */
    static double student(int dx, int dy, double freedom) {
        return studentTerm((freedom + dx) / 2)
                + studentTerm((freedom + dy) / 2)
                - studentTerm((freedom + dx + dy) / 2)
                - studentTerm(freedom / 2);
    }

    private static double studentTerm(double half) {
        return half * Digamma.value(half) - LogGamma.value(half);
    }

    /** A fair bit, flipped with probability p: ln 2 − H(p). */
    public static double binaryChannel(double flip) {
        return Math.log(2) + flip * Math.log(flip) + (1 - flip) * Math.log(1 - flip);
    }

    /** X one of 0, …, m − 1 and Y uniform in (X, X + 2): ln m − (m − 1)/m ln 2 (Gao et al. 2017, 5.1). */
    public static double shiftedUniform(int values) {
        return Math.log(values) - (values - 1) * Math.log(2) / values;
    }

    /**
     * A fair label and a normal variable whose class means have the distance {@code apart}: the mean over t ~ N(apart/2, 1)
     * of ln 2 − ln(1 + exp(−apart t)). The trapezoidal rule is exact to rounding for smooth functions that vanish at both
     * ends. With more columns, only the direction between the means matters.
     */
    static double twoNormals(double apart) {
        if (apart == 0) {
            return 0;
        }
        double width = 2 * TAILS / STEPS;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double z = -TAILS + i * width;
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            sum += density * (Math.log(2) - Math.log1p(Math.exp(-apart * (z + apart / 2))));
        }
        return sum * width;
    }

    /**
     * Equally probable classes, normal with variance 1, whose means lie in a row with the distance {@code apart}: H(Y) −
     * H(Y|T), by the trapezoidal rule.
     */
    static double normalsInARow(int classes, double apart) {
        double first = -TAILS;
        double width = ((classes - 1) * apart + 2 * TAILS) / (classes * STEPS);
        double sum = 0;
        double[] densities = new double[classes];
        for (int i = 0; i < classes * STEPS; i++) {
            double t = first + i * width;
            double all = 0;
            for (int label = 0; label < classes; label++) {
                double z = t - label * apart;
                densities[label] = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / classes;
                all += densities[label];
            }
            for (double density : densities) {
                sum += density > 0 ? density * Math.log(density * classes / all) : 0;
            }
        }
        return sum * width;
    }

    /**
     * A fair label and d normal columns about 0 with standard deviation 1 or s. Only the distance r from 0 tells the classes
     * apart, so the information is the mean of ln p(r|y)/p(r) over both classes, by the trapezoidal rule in u = ln r.
     */
    static double twoSpreads(int d, double s) {
        double low = -40.0 / d;
        double high = Math.log(s * (Math.sqrt(d) + TAILS));
        double width = (high - low) / (10 * STEPS);
        double constant = (1 - d / 2.0) * Math.log(2) - LogGamma.value(d / 2.0);
        double sum = 0;
        for (int i = 0; i <= 10 * STEPS; i++) {
            double u = low + i * width;
            double one = Math.exp(constant + d * u - Math.exp(2 * u) / 2); // χ density in u = ln r, with the Jacobian r
            double v = u - Math.log(s);
            double other = Math.exp(constant + d * v - Math.exp(2 * v) / 2);
            double both = (one + other) / 2;
            sum += one > 0 ? one / 2 * Math.log(one / both) : 0;
            sum += other > 0 ? other / 2 * Math.log(other / both) : 0;
        }
        return sum * width;
    }
}
