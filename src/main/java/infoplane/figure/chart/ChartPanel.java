package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.FigureColours;
import infoplane.figure.LineStyle;
import java.awt.Color;
import java.util.List;

/**
 * One plot of a chart.
 *
 * @param title of the vertical axis, with its unit
 * @param logarithmic whether the vertical axis is logarithmic
 * @param atLeast values that the axis always shows, even if no curve reaches them
 * @param curves over the epochs
 * @param levels horizontal lines
 * @param marks single points
 */
public record ChartPanel(
        String title,
        boolean logarithmic,
        Range atLeast,
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
     */
    public record DrawnCurve(
            String name,
            String label,
            int layer,
            int colour,
            LineStyle style,
            int[] epochs,
            double[] values,
            double[] spread) {
        /** A curve without a band. */
        DrawnCurve(String name, String label, int layer, int colour, LineStyle style, int[] epochs, double[] values) {
            this(name, label, layer, colour, style, epochs, values, new double[0]);
        }

        Color colour(FigureColours colours) {
            return layer > 0 ? colours.layer(layer) : colours.category(colour);
        }
    }

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
        return new ChartPanel(title, false, atLeast, curves, levels, List.of());
    }
}
