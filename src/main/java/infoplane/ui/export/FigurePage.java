package infoplane.ui.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Paints a figure as a page on a grey background, as print previews do. */
final class FigurePage {
    private static final Color DESK = new Color(0x80, 0x80, 0x80, 0x60);
    private static final Color EDGE = new Color(0, 0, 0, 0x40);

    private FigurePage() {}

    static BufferedImage of(BufferedImage figure, int width, int height) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = page.createGraphics();
        int left = (width - figure.getWidth()) / 2;
        int top = (height - figure.getHeight()) / 2;
        graphics.setColor(DESK);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(EDGE);
        graphics.fillRect(left + 2, top + 2, figure.getWidth(), figure.getHeight());
        graphics.drawImage(figure, left, top, null);
        graphics.dispose();
        return page;
    }
}
