package infoplane.ui.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.dataset.RowShape;
import infoplane.figure.FigureColours;
import infoplane.runs.Decisions.Outputs;
import infoplane.ui.run.Decision;
import infoplane.ui.run.Decision.Area;
import infoplane.ui.setup.DataLook.Pictures;
import infoplane.ui.setup.DataLook.Scatter;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How data are looked at follows from what they are, whatever they are called. */
class DataLookTest {
    private static Dataset data(int columns, int... classes) {
        double[] values = new double[classes.length * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new Dataset("d", Samples.ofDoubles(values, classes.length, columns), Labels.hard(classes), false);
    }

    /** Two inputs are points; a square number from 8 × 8 on, as of digits and MNIST, are pictures; others are rows. */
    @ParameterizedTest
    @CsvSource({"1,rows", "2,Scatter", "4,rows", "12,rows", "49,rows", "63,rows", "64,Pictures", "784,Pictures"})
    void theNumberOfInputsDecides(int columns, String expected) {
        assertEquals(
                expected,
                DataLook.of(data(columns, 0, 1))
                        .map(look -> look.getClass().getSimpleName())
                        .orElse("rows"));
    }

    @Test
    void pointsLieInTheirAreaWithAMargin() {
        Scatter scatter = (Scatter) DataLook.of(data(2, 0, 1, 1)).orElseThrow(); // (0, 1), (2, 3), (4, 5)
        assertEquals(new Area(new Range(-0.32, 4.32), new Range(0.6799999999999999, 5.32)), scatter.area());
        Dataset one = data(2, 0);
        assertTrue(((Scatter) DataLook.of(one).orElseThrow()).area().first().width() > 0, "also a single point");
    }

    @Test
    void picturesShowEveryClassBeforeASecondOfOne() {
        Pictures pictures = (Pictures) DataLook.of(data(64, 0, 0, 0, 2, 1)).orElseThrow();
        assertEquals(List.of("0", "1", "2", "0", "0"), pictures.classes());
        assertEquals(0, pictures.pixels().get(0)[0]);
        assertEquals(1, pictures.pixels().get(1)[63], "the brightest of all that are shown");
    }

    /** Two pictures of 2 × 5 pixels of red, green and blue lie as three planes, as PyTorch has them. */
    @Test
    void picturesThatAreNotSquareKeepTheirSidesAndColours() {
        Pictures pictures = (Pictures) DataLook.of(data(30, 0, 1).shaped(new RowShape(List.of(3, 2, 5), false)))
                .orElseThrow();
        assertEquals(0f, pictures.pixels().get(0)[0], "the least of all");
        assertEquals(10 / 59f, pictures.pixels().get(0)[1], "green of the first pixel is the eleventh value");
        BufferedImage image = DataPainter.paint(pictures, Optional.empty(), Optional.empty(), FigureColours.DARK);
        assertEquals(DataPainter.SIDE, image.getWidth());
        assertTrue(image.getHeight() < image.getWidth() / 9, "two fifths as high as wide");
        int rgb = image.getRGB(1, 1);
        assertEquals(
                List.of(0, Math.round(255 * 10 / 59f), Math.round(255 * 20 / 59f)),
                List.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
    }

    /** The left half is class 0 for sure, the right half class 1; the points are few, so the ground is seen. */
    @Test
    void theGroundHasTheColourOfTheClassThatTheNetworkSays() {
        Scatter scatter = (Scatter) DataLook.of(data(2, 0, 1)).orElseThrow();
        float[] shares = new float[2 * Decision.GRID * Decision.GRID];
        for (int place = 0; place < Decision.GRID * Decision.GRID; place++) {
            boolean left = place % Decision.GRID < Decision.GRID / 2;
            boolean low = place / Decision.GRID < Decision.GRID / 2;
            shares[2 * place + (left && low ? 0 : 1)] = 1;
        }
        Outputs outputs = new Outputs(3, Samples.ofFloats(shares, Decision.GRID * Decision.GRID, 2));
        FigureColours colours = FigureColours.LIGHT;
        BufferedImage image = DataPainter.paint(
                scatter, Optional.of(new Decision("run", scatter.area(), outputs)), Optional.empty(), colours);
        int side = DataPainter.SIDE;
        assertEquals(nearest(image.getRGB(side / 4, 3 * side / 4 + 60), colours), 0, "lower left");
        assertEquals(nearest(image.getRGB(side / 4, side / 8), colours), 1, "upper left");
        assertEquals(nearest(image.getRGB(7 * side / 8, 3 * side / 4), colours), 1, "lower right");
    }

    private static int nearest(int rgb, FigureColours colours) {
        int red = rgb >> 16 & 255;
        int blue = rgb & 255;
        boolean first = colours.category(0).getBlue() > colours.category(0).getRed();
        return blue > red == first ? 0 : 1;
    }
}
