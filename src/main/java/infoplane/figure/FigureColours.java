package infoplane.figure;

import java.awt.Color;
import java.util.List;

/**
 * All colours of a figure except those of the epochs.
 *
 * @param background of the whole figure
 * @param ink of headings and axis titles
 * @param muted of tick labels and notes
 * @param axis of the frame and ticks
 * @param grid of grid lines
 * @param shade of the region where no point can lie
 * @param guide of ceilings, other levels and the diagonal
 * @param warning of warning marks
 * @param categories of runs, distinguishable with any colour vision; used in order, then again in two other shades
 * @param layers from the first hidden layer to the eighth, or spread over more layers by depth. Layers have an order, so their colours follow a
 *     scale of lightness: from brown over purple to blue and, on white, teal, which every colour vision can tell apart. Runs
 *     have no order, so they have other hues. With shared colours the third layer of every run would look like the third run
 */
public record FigureColours(
        Color background,
        Color ink,
        Color muted,
        Color axis,
        Color grid,
        Color shade,
        Color guide,
        Color warning,
        List<Color> categories,
        List<Color> layers) {
    /** Shares of the darkest colour, and of the background, in the colours of further categories: those farthest apart. */
    private static final double DARKER = 0.5;

    private static final double PALER = 0.3;

    /** Colours on white, for print. Categories after Okabe and Ito (2008), with yellow darkened for white paper. */
    public static final FigureColours LIGHT = new FigureColours(
            new Color(0xffffff),
            new Color(0x1b1f24),
            new Color(0x57606a),
            new Color(0x8c959f),
            new Color(0xeaeef2),
            new Color(0x57, 0x60, 0x6a, 0x1c),
            new Color(0x57606a),
            new Color(0xd1242f),
            List.of(
                    new Color(0x0072b2),
                    new Color(0xd55e00),
                    new Color(0x009e73),
                    new Color(0xcc79a7),
                    new Color(0xb8900b),
                    new Color(0x56b4e9),
                    new Color(0x4d4d4d),
                    new Color(0x882255)),
            List.of(
                    new Color(0x310c0f),
                    new Color(0x70002c),
                    new Color(0x950681),
                    new Color(0xa529cc),
                    new Color(0x7a43ef),
                    new Color(0x5d80ef),
                    new Color(0x8394ce),
                    new Color(0x33b4b1)));

    /** Colours on near black: the hues of {@link #LIGHT}, but lighter. */
    public static final FigureColours DARK = new FigureColours(
            new Color(0x0d1117),
            new Color(0xe6edf3),
            new Color(0x9da7b3),
            new Color(0x6e7681),
            new Color(0x1d242d),
            new Color(0x9d, 0xa7, 0xb3, 0x24),
            new Color(0x9da7b3),
            new Color(0xff7b72),
            List.of(
                    new Color(0x4aa8e8),
                    new Color(0xf28e4b),
                    new Color(0x2fc39a),
                    new Color(0xe39cc4),
                    new Color(0xe3bf4a),
                    new Color(0x9bd3f5),
                    new Color(0xc0c0c0),
                    new Color(0xd17ba0)),
            List.of(
                    new Color(0xa1473d),
                    new Color(0xb9507c),
                    new Color(0xdf52a9),
                    new Color(0xc36cec),
                    new Color(0xc596fe),
                    new Color(0xc7bbfe),
                    new Color(0xc6e3fd),
                    new Color(0xe5f8f9)));

    public FigureColours {
        categories = List.copyOf(categories);
        layers = List.copyOf(layers);
    }

    /**
     * The colour of a layer. Up to eight layers have the colours of the list; more are spread over it by depth.
     *
     * @param layer counted from 1
     * @param count number of layers of the figure
     */
    public Color layer(int layer, int count) {
        int last = layers.size() - 1;
        if (count <= layers.size()) {
            return layers.get(Math.floorMod(layer - 1, layers.size()));
        }
        double place = Math.min(1, Math.max(0, (layer - 1.0) / (count - 1))) * last;
        int below = Math.min((int) place, last - 1);
        return mixed(layers.get(below), layers.get(below + 1), place - below);
    }

    /**
     * The colour of a category. Beyond the list its colours come again darker, then nearer to the background; 24 can be told apart.
     *
     * @param index from 0
     */
    public Color category(int index) {
        Color hue = categories.get(Math.floorMod(index, categories.size()));
        int round = Math.floorMod(Math.floorDiv(index, categories.size()), 3);
        if (round == 0 || index < 0) {
            return hue;
        }
        Color dark = lightness(ink.getRGB()) < lightness(background.getRGB()) ? ink : background;
        return round == 1 ? mixed(hue, dark, DARKER) : mixed(hue, background, PALER);
    }

    private static Color mixed(Color from, Color to, double share) {
        return new Color(
                (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
    }

    /**
     * Mixes the colour with the ink. Colours that stand out less from the background get more ink.
     *
     * @param strength 1 for outlines, less for shapes that must keep their colour
     */
    public int legible(int argb, double strength) {
        double contrast = Math.abs(lightness(argb) - lightness(background.getRGB()));
        double share = strength * Math.min(0.7, Math.max(0.3, 0.85 - 1.1 * contrast));
        int mixed = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int own = argb >> shift & 0xff;
            int other = ink.getRGB() >> shift & 0xff;
            mixed = mixed << 8 | (int) Math.round(own + (other - own) * share);
        }
        return mixed;
    }

    /** Luma of Rec. 709, 0 to 1. */
    private static double lightness(int argb) {
        return (0.2126 * (argb >> 16 & 0xff) + 0.7152 * (argb >> 8 & 0xff) + 0.0722 * (argb & 0xff)) / 255;
    }

    /** The background colour at another opacity, for halos behind labels. */
    public Color backgroundAt(int alpha) {
        return new Color(background.getRed(), background.getGreen(), background.getBlue(), alpha);
    }
}
