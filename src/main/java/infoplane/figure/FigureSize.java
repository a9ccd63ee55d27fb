package infoplane.figure;

import infoplane.core.Checks;

/**
 * How large a figure is.
 *
 * @param width in user units: points (1/72 inch) of drawings, pixels at scale 1 of images; 40 to 10000
 * @param height likewise
 * @param scale pixels a user unit, of images only; 0.5 to 8
 */
public record FigureSize(double width, double height, double scale) {
    /** 3.5 inches wide. */
    public static final FigureSize ONE_COLUMN = new FigureSize(252, 190, 4);
    /** 7.1 inches wide. */
    public static final FigureSize TWO_COLUMNS = new FigureSize(511, 320, 4);
    /** As on screen, at twice the density. */
    public static final FigureSize SCREEN = new FigureSize(900, 620, 2);

    public FigureSize {
        Checks.between("width", width, 40, 10_000);
        Checks.between("height", height, 40, 10_000);
        Checks.between("scale", scale, 0.5, 8);
    }
}
