package infoplane.figure;

import infoplane.core.Checks;

/**
 * The size of a figure.
 *
 * @param width in user units: points (1/72 inch) for drawings, pixels at scale 1 for images; 40 to 10000
 * @param height likewise
 * @param scale pixels per user unit, for images only; 0.5 to 8
 */
public record FigureSize(double width, double height, double scale) {
    /** 3.5 inches wide. */
    public static final FigureSize ONE_COLUMN = new FigureSize(252, 190, 4);
    /** 7.1 inches wide. */
    public static final FigureSize TWO_COLUMNS = new FigureSize(511, 320, 4);
    /** The usual size on screen, at twice the pixel density. */
    public static final FigureSize SCREEN = new FigureSize(900, 620, 2);

    public FigureSize {
        Checks.between("width", width, 40, 10_000);
        Checks.between("height", height, 40, 10_000);
        Checks.between("scale", scale, 0.5, 8);
    }
}
