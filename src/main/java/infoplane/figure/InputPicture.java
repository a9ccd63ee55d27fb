package infoplane.figure;

import infoplane.core.Samples;
import infoplane.dataset.RowShape.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;

/** Paints an input that is a picture, pixel by pixel. High values of a grey picture are ink. */
public final class InputPicture {
    private InputPicture() {}

    /** The least and the greatest value of some rows, which are paper and ink. @return two values */
    public static double[] ends(Samples inputs, int[] rows) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row : rows) {
            for (int column = 0; column < inputs.columns(); column++) {
                double value = inputs.at(row, column);
                ends[0] = Math.min(ends[0], value);
                ends[1] = Math.max(ends[1], value);
            }
        }
        return ends;
    }

    /**
     * Paints one input.
     *
     * @param ends values of paper and of ink
     * @return an image of one pixel a value
     */
    public static BufferedImage of(Samples inputs, int row, Picture shape, double[] ends, FigureColours colours) {
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                float[] parts = new float[3];
                for (int part = 0; part < 3; part++) {
                    int colour = shape.colours() > 1 ? part : 0;
                    parts[part] = (float) share(inputs.at(row, shape.index(y, x, colour)), ends);
                }
                image.setRGB(
                        x,
                        y,
                        shape.colours() > 1
                                ? new Color(parts[0], parts[1], parts[2]).getRGB()
                                : grey(parts[0], colours));
            }
        }
        return image;
    }

    /** The place of a value between two ends, 0 to 1. */
    static double share(double value, double[] ends) {
        return ends[1] > ends[0] ? Math.max(0, Math.min(1, (value - ends[0]) / (ends[1] - ends[0]))) : 0;
    }

    /** A colour between paper and ink. */
    public static int grey(double share, FigureColours colours) {
        return mixed(colours.grid(), colours.ink(), share);
    }

    /** A colour between two others. @param share of the second, 0 to 1 */
    public static int mixed(Color none, Color all, double share) {
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = none.getRGB() >> shift & 0xff;
            int to = all.getRGB() >> shift & 0xff;
            argb = argb << 8 | (int) Math.round(from + share * (to - from));
        }
        return argb;
    }
}
