package infoplane.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Range;
import infoplane.figure.ColourMap;
import infoplane.figure.Figure;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.measuring.ActivationHistograms;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationsFigureTest {
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final double WIDTH = 700;
    private static final double HEIGHT = 500;

    /** Before training everything is in the middle cell, after it in the two end cells. */
    private final ActivationHistograms data = new ActivationHistograms(
            2,
            new Range(-1, 1),
            List.of(0, 100),
            List.of(new double[] {0, 1, 0}, new double[] {0.5, 0, 0.5}),
            List.of(0.0, 1.0));

    private final ActivationsFigure figure =
            new ActivationsFigure("run", data, ChartView.defaults().withLogarithmic(false), ColourMap.VIRIDIS);

    @Test
    void theMapIsBrightWhereTheActivationsAre() {
        ActivationsLayout layout = new ActivationsLayout(figure, WIDTH, HEIGHT, STYLE);
        BufferedImage image = FigureImages.render(figure, WIDTH, HEIGHT, 2, STYLE);
        int left = (int) (2 * (layout.map.getX() + 5));
        int right = (int) (2 * (layout.map.getMaxX() - 8));
        int top = (int) (2 * (layout.map.getY() + 8));
        int middle = (int) (2 * layout.map.getCenterY());
        ColourMap map = ColourMap.VIRIDIS;
        assertEquals(map.colour(1).getRGB(), image.getRGB(left, middle));
        assertEquals(map.colour(0).getRGB(), image.getRGB(left, top));
        // half of all, on a scale of square roots
        assertEquals(map.colour(Math.sqrt(0.5)).getRGB(), image.getRGB(right, top));
        assertEquals(map.colour(0).getRGB(), image.getRGB(right, middle));
    }

    @Test
    void theHistogramIsThatOfTheCursor() {
        ActivationsLayout layout = new ActivationsLayout(figure, WIDTH, HEIGHT, STYLE);
        int x = (int) (layout.histogram.getX() + layout.histogram.getWidth() / 2);
        int y = (int) layout.histogram.getCenterY();
        int bar = STYLE.colours().layer(2, 2).getRGB();
        int paper = STYLE.colours().background().getRGB();
        BufferedImage last = FigureImages.render(figure, WIDTH, HEIGHT, 1, STYLE);
        BufferedImage first = FigureImages.render(figure.with(figure.view().withCursor(49)), WIDTH, HEIGHT, 1, STYLE);
        assertEquals(paper, last.getRGB(x, y));
        assertEquals(bar, first.getRGB(x, y));
    }

    @Test
    void theEpochUnderThePointer() {
        ActivationsLayout layout = new ActivationsLayout(figure, WIDTH, HEIGHT, STYLE);
        assertEquals(50, figure.epoch(layout.map.getCenterX(), WIDTH, HEIGHT, STYLE), 1e-9);
    }

    @Test
    void noEpochsYetIsNoFailure() {
        ActivationHistograms none = new ActivationHistograms(1, new Range(0, 0), List.of(), List.of(), List.of());
        Figure empty = new ActivationsFigure("run", none, ChartView.defaults(), ColourMap.VIRIDIS);
        assertEquals(300, FigureImages.render(empty, 300, 200, 1, STYLE).getWidth());
        assertTrue(empty.table().rows().isEmpty());
    }

    @Test
    void histogramsThatDoNotFitAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActivationHistograms(1, new Range(0, 1), List.of(1), List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActivationHistograms(
                        1, new Range(0, 1), List.of(1, 2), List.of(new double[2], new double[3]), List.of(0.0, 0.0)));
    }
}
