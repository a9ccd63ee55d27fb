package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A colour means a layer or a run, never both, and no layer is taken for another, whatever colour vision a reader has.
 * Distances are those of Oklab (Ottosson 2020), in which about 0.02 is just seen; colour vision as Machado, Oliveira and
 * Fernandes (2009) simulate it, for the complete lack of one kind of cone.
 */
class FigureColoursTest {
    private static final double[][] USUAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] TRITANOPIA = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    };
    private static final double[][] CONES = {
        {0.4122214708, 0.5363325363, 0.0514459929},
        {0.2119034982, 0.6806995451, 0.1073969566},
        {0.0883024619, 0.2817188376, 0.6299787005}
    };
    private static final double[][] OKLAB = {
        {0.2104542553, 0.7936177850, -0.0040720468},
        {1.9779984951, -2.4285922050, 0.4505937099},
        {0.0259040371, 0.7827717662, -0.8086757660}
    };

    static Stream<FigureColours> themes() {
        return Stream.of(FigureColours.LIGHT, FigureColours.DARK);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void noLayerIsTakenForAnother(FigureColours colours) {
        for (double[][] vision : List.of(USUAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA)) {
            for (int one = 1; one <= 8; one++) {
                for (int other = one + 1; other <= 8; other++) {
                    double apart = distance(colours.layer(one, 8), colours.layer(other, 8), vision);
                    assertTrue(apart > 0.06, "T" + one + " and T" + other + " are " + apart + " apart");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void noLayerHasTheColourOfARun(FigureColours colours) {
        for (int layer = 1; layer <= 6; layer++) {
            for (int run = 0; run < 8; run++) {
                double apart = distance(colours.layer(layer, 8), colours.category(run), USUAL);
                assertTrue(apart > 0.075, "T" + layer + " and run " + run + " are " + apart + " apart");
            }
        }
    }

    /**
     * Contrast as WCAG 2 defines it; it asks for 3 of graphics, which eight colours that are told apart on white do not have:
     * the last two, which few networks need, have 2.5.
     */
    @ParameterizedTest
    @MethodSource("themes")
    void layersStandOutFromTheBackground(FigureColours colours) {
        double behind = lightness(colours.background());
        for (int layer = 1; layer <= 8; layer++) {
            double own = lightness(colours.layer(layer, 8));
            double contrast = (Math.max(own, behind) + 0.05) / (Math.min(own, behind) + 0.05);
            assertTrue(contrast >= (layer <= 6 ? 3 : 2.5), "T" + layer + " has a contrast of " + contrast);
        }
    }

    private static double distance(Color one, Color other, double[][] vision) {
        double[] a = oklab(one, vision);
        double[] b = oklab(other, vision);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] oklab(Color colour, double[][] vision) {
        double[] cones = times(CONES, times(vision, linear(colour)));
        return times(OKLAB, new double[] {Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])});
    }

    private static double lightness(Color colour) {
        double[] rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] linear(Color colour) {
        double[] linear = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double value = colour.getRGBColorComponents(null)[channel];
            linear[channel] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[row] += matrix[row][column] * vector[column];
            }
        }
        return product;
    }

    /** Twelve layers and 24 runs: none has the colour of another, in both styles. */
    @ParameterizedTest
    @MethodSource("themes")
    void moreThanEightAreToldApartToo(FigureColours colours) {
        Set<Color> layers = IntStream.rangeClosed(1, 12)
                .mapToObj(layer -> colours.layer(layer, 12))
                .collect(Collectors.toSet());
        assertEquals(12, layers.size());
        assertEquals(colours.layer(1, 8), colours.layer(1, 12), "from the first colour");
        assertEquals(colours.layer(8, 8), colours.layer(12, 12), "to the last, by depth");
        for (int one = 0; one < 24; one++) {
            for (int other = one + 1; other < 24; other++) {
                double apart = distance(colours.category(one), colours.category(other), USUAL);
                assertTrue(apart > 0.03, "runs " + one + " and " + other + " are " + apart + " apart");
            }
        }
    }

    /** A style of line and a marker together belong to one item. */
    @Test
    void moreThanFourCurvesAreToldApart() {
        Set<String> looks = IntStream.range(0, 12)
                .mapToObj(number -> LineStyle.of(number) + " " + LineStyle.markerOf(number))
                .collect(Collectors.toSet());
        assertEquals(12, looks.size());
    }
}
