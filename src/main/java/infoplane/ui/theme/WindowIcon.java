package infoplane.ui.theme;

import infoplane.figure.ColourMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The icon of the program: the path of a layer in the plane that first fits and then compresses. */
public final class WindowIcon {
    private static final int DOTS = 7;

    private WindowIcon() {}

    /** The icon in the sizes that desktops use. */
    public static List<Image> sizes() {
        return Stream.of(16, 24, 32, 48, 64, 128, 256)
                .map(WindowIcon::paint)
                .map(Images::wrap)
                .toList();
    }

    static BufferedImage paint(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size, size);
        graphics.setColor(new Color(0x0d1117));
        graphics.fill(new RoundRectangle2D.Double(0, 0, 1, 1, 0.36, 0.36));
        graphics.setColor(new Color(0x6e7681));
        graphics.setStroke(new BasicStroke(0.04f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D axes = new Path2D.Double();
        axes.moveTo(0.17, 0.16);
        axes.lineTo(0.17, 0.83);
        axes.lineTo(0.86, 0.83);
        graphics.draw(axes);
        for (int dot = 0; dot < DOTS; dot++) {
            double share = dot / (DOTS - 1.0);
            double x = 0.34 + 0.42 * Math.sin(share * Math.PI * 0.93);
            double y = 0.72 - 0.46 * share;
            double radius = 0.055 + 0.03 * share;
            graphics.setColor(ColourMap.VIRIDIS.colour(0.15 + 0.85 * share));
            graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }
        graphics.dispose();
        return image;
    }
}
