package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.FigureColours;
import infoplane.figure.LineStyle;
import infoplane.figure.Marker;
import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plot of a chart.
 *
 * @param title of the vertical axis, with its unit
 * @param logarithmic whether the vertical axis is logarithmic
 * @param atLeast values that the axis always shows, even if no curve reaches them
 * @param credible values that the axis follows; values beyond are marked at the edge, unless there are no others
 * @param curves over the epochs
 * @param levels horizontal lines
 * @param marks single points
 */
public record ChartPanel(
        String title,
        boolean logarithmic,
        Range atLeast,
        Range credible,
        List<DrawnCurve> curves,
        List<Level> levels,
        List<Mark> marks) {
    /**
     * A curve over the epochs.
     *
     * @param name in the legend, the same for all layers; empty for none
     * @param label at the curve's end; empty for none
     * @param layer counted from 1; 0 for a curve that belongs to no layer. A layer's curve has the colour of the layer
     * @param colour category of the run; negative if there is only one run
     * @param epochs ascending
     * @param values NaN where there is no value
     * @param spread half the height of a band around the curve; empty for no band
     * @param marker shape along the curve that tells it from others of its style; null for none
     */
    public record DrawnCurve(
            String name,
            String label,
            int layer,
            int colour,
            LineStyle style,
            int[] epochs,
            double[] values,
            double[] spread,
            @Nullable Marker marker) {
        /** A curve without a band and markers. */
        DrawnCurve(String name, String label, int layer, int colour, LineStyle style, int[] epochs, double[] values) {
            this(name, label, layer, colour, style, epochs, values, new double[0], null);
        }

        /** @param layers number of layers of the figure */
        Color colour(FigureColours colours, int layers) {
            return layer > 0 ? colours.layer(layer, layers) : colours.category(colour);
        }

        /** Whether a point can be drawn in a plot with this kind of axis. */
        boolean drawn(int index, boolean logarithmic) {
            return Double.isFinite(values[index]) && (values[index] > 0 || !logarithmic);
        }
    }

    /** The range of all values. */
    static final Range ANY = new Range(-Double.MAX_VALUE, Double.MAX_VALUE);

    /** A horizontal line with a name, such as a ceiling. */
    record Level(double value, String name) {}

    /** A single marked point, such as the start of diffusion. */
    record Mark(int epoch, double value, int layer) {}

    public ChartPanel {
        curves = List.copyOf(curves);
        levels = List.copyOf(levels);
        marks = List.copyOf(marks);
    }

    static ChartPanel linear(String title, Range atLeast, List<DrawnCurve> curves, List<Level> levels) {
        return new ChartPanel(title, false, atLeast, ANY, curves, levels, List.of());
    }
}
