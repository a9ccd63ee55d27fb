package infoplane.estimation;

/**
 * A sum that does not depend on the order of its terms: rounding errors are added up beside it (Neumaier 1974), so that what is
 * left of them is below the last place.
 */
final class ExactSum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
