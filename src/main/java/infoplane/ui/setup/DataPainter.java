package infoplane.ui.setup;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.figure.FigureColours;
import infoplane.runs.RunLook;
import infoplane.ui.run.Decision;
import infoplane.ui.run.Decision.Area;
import infoplane.ui.setup.DataLook.Pictures;
import infoplane.ui.setup.DataLook.Scatter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Paints what data look like, and how a network decides behind them. Needs no window. */
final class DataPainter {
    /** Pixels of a side of the scatter: twice what it has in the panel, for screens with two pixels a point. */
    static final int SIDE = 472;

    private static final int PICTURES_A_ROW = 5;
    private static final int GAP = 8;
    private static final double POINT = 7;
    /** How much of the class's colour the ground of a sure decision has. */
    private static final double SURE = 0.45;

    private DataPainter() {}

    /** @param marked inputs of a run of these data, which get rings */
    static BufferedImage paint(
            DataLook look, Optional<Decision> decision, Optional<RunLook.Chosen> marked, FigureColours colours) {
        return look instanceof Scatter scatter
                ? scatter(scatter, decision, marked, colours)
                : pictures((Pictures) look, colours);
    }

    private static BufferedImage scatter(
            Scatter scatter, Optional<Decision> decision, Optional<RunLook.Chosen> marked, FigureColours colours) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colours.background());
        graphics.fillRect(0, 0, SIDE, SIDE);
        decision.filter(made -> made.area().equals(scatter.area()))
                .ifPresent(made -> graphics.drawImage(ground(made, colours), 0, 0, SIDE, SIDE, null));
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double size = scatter.classes().length > 1000 ? POINT * 0.7 : POINT;
        for (int point = 0; point < scatter.classes().length; point++) {
            Area area = scatter.area();
            double x = SIDE * share(area.first(), scatter.xy()[2 * point]);
            double y = SIDE * (1 - share(area.second(), scatter.xy()[2 * point + 1]));
            Ellipse2D dot = new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
            graphics.setColor(colours.category(scatter.classes()[point]));
            graphics.fill(dot);
            graphics.setColor(colours.background());
            graphics.draw(dot);
        }
        marked.ifPresent(chosen -> rings(graphics, scatter.area(), chosen, colours));
        graphics.dispose();
        return image;
    }

    private static void rings(Graphics2D graphics, Area area, RunLook.Chosen chosen, FigureColours colours) {
        graphics.setColor(colours.ink());
        graphics.setStroke(new BasicStroke(2));
        for (int input : chosen.members()) {
            double size = input == chosen.input() ? 3 * POINT : 1.7 * POINT;
            double x = SIDE * share(area.first(), chosen.look().inputs().at(input, 0));
            double y = SIDE * (1 - share(area.second(), chosen.look().inputs().at(input, 1)));
            graphics.draw(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }

    private static double share(Range range, double value) {
        return (value - range.lower()) / range.width();
    }

    /** The mean of the classes' colours by their probabilities, over the background. */
    private static BufferedImage ground(Decision decision, FigureColours colours) {
        int side = Decision.GRID;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        Samples shares = decision.outputs().probabilities();
        for (int place = 0; place < side * side; place++) {
            double[] mixed = new double[3];
            for (int label = 0; label < shares.columns(); label++) {
                float[] own = colours.category(label).getRGBColorComponents(null);
                for (int part = 0; part < 3; part++) {
                    mixed[part] += shares.at(place, label) * own[part];
                }
            }
            float[] behind = colours.background().getRGBColorComponents(null);
            int[] rgb = new int[3];
            for (int part = 0; part < 3; part++) {
                rgb[part] = (int) Math.round(255
                        * Math.max(0, Math.min(1, SURE * mixed[part] + (1 - SURE) * behind[part])));
            }
            image.setRGB(place % side, side - 1 - place / side, new Color(rgb[0], rgb[1], rgb[2]).getRGB());
        }
        return image;
    }

    private static BufferedImage pictures(Pictures look, FigureColours colours) {
        int count = look.pixels().size();
        int each = (SIDE - (PICTURES_A_ROW - 1) * GAP) / PICTURES_A_ROW;
        double scale =
                (double) each / Math.max(look.shape().height(), look.shape().width());
        int width = Math.max(1, (int) Math.round(scale * look.shape().width()));
        int height = Math.max(1, (int) Math.round(scale * look.shape().height()));
        int rows = (count + PICTURES_A_ROW - 1) / PICTURES_A_ROW;
        BufferedImage image =
                new BufferedImage(SIDE, Math.max(1, rows * (height + GAP) - GAP), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        for (int place = 0; place < count; place++) {
            graphics.drawImage(
                    picture(look, look.pixels().get(place), colours),
                    place % PICTURES_A_ROW * (each + GAP) + (each - width) / 2,
                    place / PICTURES_A_ROW * (height + GAP),
                    width,
                    height,
                    null);
        }
        graphics.dispose();
        return image;
    }

    private static float mixed(float none, float all, float share) {
        return Math.max(0, Math.min(1, none + share * (all - none)));
    }

    /** High values of a grey picture are ink. */
    private static BufferedImage picture(Pictures look, float[] pixels, FigureColours colours) {
        int width = look.shape().width();
        BufferedImage image = new BufferedImage(width, look.shape().height(), BufferedImage.TYPE_INT_ARGB_PRE);
        if (look.shape().colours() > 1) {
            for (int pixel = 0; pixel < width * look.shape().height(); pixel++) {
                int at = pixel * look.shape().colours();
                image.setRGB(
                        pixel % width, pixel / width, new Color(pixels[at], pixels[at + 1], pixels[at + 2]).getRGB());
            }
            return image;
        }
        float[] ink = colours.ink().getRGBColorComponents(null);
        float[] paper = colours.grid().getRGBColorComponents(null);
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            float share = Math.max(0, Math.min(1, pixels[pixel]));
            image.setRGB(
                    pixel % width,
                    pixel / width,
                    new Color(
                                    mixed(paper[0], ink[0], share),
                                    mixed(paper[1], ink[1], share),
                                    mixed(paper[2], ink[2], share))
                            .getRGB());
        }
        return image;
    }
}
