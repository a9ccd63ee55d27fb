package infoplane.figure;

import infoplane.core.Checks;

/**
 * How figures look, independent of their content.
 *
 * @param colours of everything but the data
 * @param fontSize of tick labels, in user units, 4 to 100; headings and axis titles scale with it
 * @param lineWidth of axes, in user units; curves are drawn twice as wide
 * @param pointSize diameter of a data point in user units; 0 chooses it by the number of points
 * @param title whether the heading is painted
 * @param listsHidden whether legends also list hidden layers, so that a click shows them again. True on screen only: in a file
 *     the legend would name layers that the figure does not contain
 */
public record FigureStyle(
        FigureColours colours,
        double fontSize,
        double lineWidth,
        double pointSize,
        boolean title,
        boolean listsHidden) {
    public FigureStyle {
        Checks.between("fontSize", fontSize, 4, 100);
        Checks.positive("lineWidth", lineWidth);
        Checks.between("pointSize", pointSize, 0, 100);
    }

    public static FigureStyle light() {
        return new FigureStyle(FigureColours.LIGHT, 12, 0.8, 0, true, false);
    }

    public static FigureStyle dark() {
        return new FigureStyle(FigureColours.DARK, 12, 0.8, 0, true, false);
    }

    /** For one or two columns of a paper: white, small letters, thin lines, no heading. */
    public static FigureStyle paper() {
        return new FigureStyle(FigureColours.LIGHT, 8, 0.6, 0, false, false);
    }

    public FigureStyle with(FigureColours newColours) {
        return new FigureStyle(newColours, fontSize, lineWidth, pointSize, title, listsHidden);
    }

    public FigureStyle withFontSize(double newSize) {
        return new FigureStyle(colours, newSize, lineWidth, pointSize, title, listsHidden);
    }

    public FigureStyle withLineWidth(double newWidth) {
        return new FigureStyle(colours, fontSize, newWidth, pointSize, title, listsHidden);
    }

    public FigureStyle withPointSize(double newSize) {
        return new FigureStyle(colours, fontSize, lineWidth, newSize, title, listsHidden);
    }

    public FigureStyle withTitle(boolean shown) {
        return new FigureStyle(colours, fontSize, lineWidth, pointSize, shown, listsHidden);
    }

    public FigureStyle withHiddenListed(boolean listed) {
        return new FigureStyle(colours, fontSize, lineWidth, pointSize, title, listed);
    }
}
