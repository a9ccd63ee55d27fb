package infoplane.cells;

/**
 * A sum that does not depend on the order of its terms. It sums the rounding errors separately (Neumaier 1974), so that the
 * remaining error is below the last place.
 */
public final class ExactSum {
    private double sum;
    private double lost;

    public void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }

    public double value() {
        return sum + lost;
    }
}
