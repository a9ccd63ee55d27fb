package infoplane.figure;

import infoplane.core.Checks;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Renders figures to images. */
public final class FigureImages {
    private FigureImages() {}

    /**
     * @param width of the figure in user units; the image is {@code width} × {@code scale} pixels wide
     * @param scale 1 for an ordinary screen, 2 for a high-density screen or a file
     * @return an image of type {@link BufferedImage#TYPE_INT_ARGB_PRE}, every pixel opaque
     */
    public static BufferedImage render(Figure figure, double width, double height, double scale, FigureStyle style) {
        Checks.positive("width", width);
        Checks.positive("height", height);
        Checks.positive("scale", scale);
        BufferedImage image = new BufferedImage(
                (int) Math.max(1, Math.round(width * scale)),
                (int) Math.max(1, Math.round(height * scale)),
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            figure.paint(graphics, width, height, style);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
