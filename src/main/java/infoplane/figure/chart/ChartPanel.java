package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.FigureColours;
import infoplane.figure.LineStyle;
import java.awt.Color;
import java.util.List;

/**
 * One plot of a chart.
 *
 * @param title of the upright axis, with its unit
 * @param logarithmic whether the upright axis is
 * @param atLeast values that are shown even if no curve comes there
 * @param curves over the epochs
 * @param levels lines across
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
     * @param name in the legend of lines, the same for all layers; empty for none
     * @param label beside its end; empty for none
     * @param layer counted from 1; 0 for a curve of no layer
     * @param colour category of its run; negative where there is but one. What belongs to a layer is drawn in the colour of
     *     the layer
     * @param epochs ascending
     * @param values NaN where there is none
     * @param spread half the height of a band around the curve; empty for none
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

    /** A value with a name, such as a ceiling. */
    record Level(double value, String name) {}

    /** A point that means something, such as where diffusion starts. */
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
