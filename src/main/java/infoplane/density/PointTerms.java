package infoplane.density;

import infoplane.core.Information;
import org.apache.commons.numbers.gamma.Digamma;

/**
 * An estimate that is a constant plus a mean over rows.
 *
 * @param constant in nats
 * @param terms of each row, in nats
 */
public record PointTerms(double constant, double[] terms) {
    public Information information() {
        return Information.ofNats(constant + KernelTerms.mean(terms));
    }

    public static double digamma(double value) {
        return Digamma.value(value);
    }
}
