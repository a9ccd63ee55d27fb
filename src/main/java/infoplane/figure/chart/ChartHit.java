package infoplane.figure.chart;

/**
 * A value under the pointer.
 *
 * @param panel counted from the top, from 0
 * @param curve name of the curve, such as {@code T3} or {@code test}
 * @param layer counted from 1; 0 for a curve that belongs to no layer
 * @param value in the unit of the panel's axis
 * @param x of the painted value, in user units
 * @param y likewise
 */
public record ChartHit(int panel, String curve, int layer, int epoch, double value, double x, double y) {}
