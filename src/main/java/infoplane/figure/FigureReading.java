package infoplane.figure;

/**
 * A value that a figure shows, in words for somebody who points at it.
 *
 * @param of whose value it is, such as the run, the estimator and the layer; the same for all values of a line
 * @param value with its epoch and its unit
 * @param x of its place, in user units of the figure
 * @param y likewise
 */
public record FigureReading(String of, String value, double x, double y) {
    /** The reading as one sentence. */
    public String words() {
        return of.isEmpty() ? value : of + ", " + value;
    }
}
