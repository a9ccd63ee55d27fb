package infoplane.estimation;

/** The sample standard deviation: divides by the number of values minus one. */
public final class Deviation {
    private Deviation() {}

    /** @param values two or more */
    public static double of(double... values) {
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
