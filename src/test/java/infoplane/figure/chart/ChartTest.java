package infoplane.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.PlaneSeries;
import infoplane.figure.SyntheticRun;
import infoplane.figure.TrainingSeries;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final double WIDTH = 700;
    private static final double HEIGHT = 500;

    private final CurvesFigure curves = new CurvesFigure(
            List.of(PlaneSeries.of(SyntheticRun.logarithmic(80), SyntheticRun.ESTIMATOR)), ChartView.defaults());

    private ChartGeometry geometry(ChartView view) {
        return curves.with(view).geometry(WIDTH, HEIGHT, STYLE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pixelsAndEpochsAreInverses(boolean logarithmic) {
        ChartGeometry geometry = geometry(curves.view().withLogarithmic(logarithmic));
        for (int epoch : new int[] {0, 1, 10, 1000, 8000}) {
            assertEquals(epoch, geometry.epoch(geometry.x(epoch)), 1e-6);
        }
        Rectangle2D plot = geometry.plots().get(1);
        assertEquals(plot.getX(), geometry.x(0), 1e-9);
        assertEquals(plot.getMaxX(), geometry.x(8000), 1e-9);
    }

    @Test
    void aCurveIsPaintedWhereItsValueIs() {
        ChartHit hit = valueOf(4, 3);
        BufferedImage image = FigureImages.render(curves, WIDTH, HEIGHT, 2, STYLE);
        assertEquals(STYLE.colours().layer(4, 6).getRGB(), image.getRGB((int) (hit.x() * 2), (int) (hit.y() * 2)));
        BufferedImage hidden =
                FigureImages.render(curves.with(curves.view().withHiddenLayers(Set.of(4))), WIDTH, HEIGHT, 2, STYLE);
        assertNotEquals(STYLE.colours().layer(4, 6).getRGB(), hidden.getRGB((int) (hit.x() * 2), (int) (hit.y() * 2)));
    }

    private ChartHit valueOf(int layer, int number) {
        ChartLayout layout = new ChartLayout(curves, WIDTH, HEIGHT, STYLE);
        ChartPanel.DrawnCurve curve = layout.plots.get(0).panel().curves().get(layer - 1);
        double x = layout.plots.get(0).x(curve.epochs()[number]);
        double y = layout.plots.get(0).y(curve.values()[number]);
        return new ChartHit(
                0,
                Formula.upright(Formula.of("T" + layer)),
                layer,
                curve.epochs()[number],
                curve.values()[number],
                x,
                y);
    }

    @Test
    void theNearestValueIsFoundAndAHiddenOneIsNot() {
        ChartHit expected = valueOf(4, 3);
        assertEquals(
                expected,
                geometry(curves.view())
                        .nearest(expected.x() + 1, expected.y() - 1, 4)
                        .orElseThrow());
        assertTrue(geometry(curves.view().withHiddenLayers(Set.of(4)))
                .nearest(expected.x() + 1, expected.y() - 1, 4)
                .isEmpty());
    }

    @Test
    void zoomKeepsTheEpochUnderThePointer() {
        ChartGeometry before = geometry(curves.view());
        double x = before.x(300);
        ChartGeometry after = geometry(before.zoomed(x, 2));
        // whole epochs: a pixel or two there
        assertEquals(x, after.x(300), 2);
        assertTrue(after.epochs().width() < before.epochs().width());
        assertEquals(
                new EpochRange(100, 1000),
                before.boxed(before.x(1000), before.x(100)).epochs());
    }

    /** Plots that would be high enough, but much wider than high, stand beside each other, too. */
    @Test
    void flatPlotsStandBesideEachOther() {
        List<Rectangle2D> flat = curves.geometry(1400, 330, STYLE).plots();
        assertTrue(flat.get(0).getMaxX() < flat.get(1).getX());
        List<Rectangle2D> stacked = curves.geometry(500, 330, STYLE).plots();
        assertTrue(stacked.get(0).getMaxY() < stacked.get(1).getY());
    }

    /** In a wide, low place the plots stand beside each other, and the pointer means the plot that it is in. */
    @Test
    void lowPlotsStandBesideEachOther() {
        ChartGeometry low = curves.geometry(WIDTH, 150, STYLE);
        Rectangle2D left = low.plots().get(0);
        Rectangle2D right = low.plots().get(1);
        assertTrue(left.getMaxX() < right.getX() && right.getMaxX() < WIDTH);
        assertEquals(left.getHeight(), right.getHeight());
        double shift = right.getX() - left.getX();
        assertEquals(1000, low.epoch(low.x(1000) + shift), 1e-6);
        assertEquals(
                new EpochRange(100, 1000),
                low.boxed(low.x(1000) + shift, low.x(100) + shift).epochs());
        assertEquals(
                low.zoomed(low.x(300), 2).epochs(),
                low.zoomed(low.x(300) + shift, 2).epochs());
        List<Rectangle2D> spans = low.spans(low.x(100), low.x(1000));
        assertEquals(shift, spans.get(1).getX() - spans.get(0).getX(), 1e-9);
        List<Rectangle2D> high = geometry(curves.view()).plots();
        assertTrue(high.get(0).getMaxY() < high.get(1).getY());
    }

    /** In a low place that is not wide either, titles of the axes, as long as 6 letters, stay apart, and no legend takes the room. */
    @Test
    void smallPlotsKeepTheirAxesReadable() {
        ChartGeometry small = curves.geometry(440, 150, STYLE);
        Rectangle2D left = small.plots().get(0);
        Rectangle2D right = small.plots().get(1);
        assertTrue(left.getMaxX() < right.getX(), "stacked, the titles would overlap");
        assertTrue(left.getHeight() > 5 * STYLE.fontSize(), left + " has room");
        assertTrue(new ChartLayout(curves, 440, 110, STYLE).legend.entries().isEmpty());
        assertFalse(new ChartLayout(curves, 440, 300, STYLE).legend.entries().isEmpty());
    }

    /** Whoever turns the wheel twice before the chart is painted again comes as close as who waits in between. */
    @Test
    void theWheelIsNotHeldUpByPainting() {
        ChartGeometry before = geometry(curves.view());
        double x = before.x(300);
        EpochRange once = before.zoomed(curves.view().epochs(), x, 1.5);
        EpochRange waited = geometry(curves.view().withEpochs(once)).zoomed(once, x, 1.5);
        EpochRange twice = before.zoomed(once, x, 1.5);
        assertEquals(waited.from(), twice.from(), 1, "to a whole epoch");
        assertEquals(waited.to(), twice.to(), 1);
        assertTrue(twice.to() < once.to() && twice.from() > once.from());
    }

    @Test
    void theLegendTellsItsLayers() {
        ChartLayout layout = new ChartLayout(curves, WIDTH, HEIGHT, STYLE);
        Legend.PlacedItem second = layout.legend.entries().get(1);
        assertEquals(OptionalInt.of(2), geometry(curves.view()).legendLayer(second.x() + 5, second.y()));
    }

    /** A path with fewer corners still touches the highest and the lowest value of every column of pixels. */
    @Test
    void aLongCurveLosesCornersButNoExtremes() {
        RandomGenerator random = new Seed(1).stream("curve");
        int[] epochs = IntStream.rangeClosed(0, 50_000).toArray();
        double[] values = Arrays.stream(epochs)
                .mapToDouble(epoch -> random.nextGaussian())
                .toArray();
        LossFigure figure = new LossFigure(
                List.of(new TrainingSeries(
                        "run",
                        IntStream.of(epochs)
                                .mapToObj(epoch -> new EpochRecord(epoch, values[epoch], 0, 1, 1, List.of()))
                                .toList())),
                ChartView.defaults().withLogarithmic(false));
        ChartLayout layout = new ChartLayout(figure, WIDTH, HEIGHT, STYLE);
        ChartLayout.Plot plot = layout.plots.get(0);
        ChartPanel.DrawnCurve curve = plot.panel().curves().get(0);
        int corners = 0;
        double least = Double.POSITIVE_INFINITY;
        double[] at = new double[6];
        for (PathIterator path = CurvePath.of(curve, plot).getPathIterator(null); !path.isDone(); path.next()) {
            path.currentSegment(at);
            least = Math.min(least, at[1]);
            corners++;
        }
        assertTrue(corners < 4 * 2 * WIDTH, corners + " corners");
        double most = Arrays.stream(curve.values()).max().orElseThrow();
        assertEquals(plot.y(most), least, 1e-9);
    }

    @Test
    void aGapInTheValuesIsAGapInTheCurve() {
        List<EpochRecord> records = IntStream.range(0, 10)
                .mapToObj(epoch -> new EpochRecord(epoch, epoch == 5 ? Double.NaN : 1, 1, 1, 1, List.of()))
                .toList();
        LossFigure figure = new LossFigure(List.of(new TrainingSeries("run", records)), ChartView.defaults());
        ChartLayout layout = new ChartLayout(figure, WIDTH, HEIGHT, STYLE);
        ChartLayout.Plot plot = layout.plots.get(0);
        int starts = 0;
        PathIterator path = CurvePath.of(plot.panel().curves().get(0), plot).getPathIterator(null);
        for (; !path.isDone(); path.next()) {
            starts += path.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
        }
        assertEquals(2, starts);
    }

    /** A circle marks where layers that drifted start to diffuse for good. */
    @Test
    void diffusionIsMarkedWhereALayerStopsDrifting() {
        assertEquals(Map.of(1, 3), starts(Double.NaN, 3, 3, 0.5, 0.9, 0.1, 0.1));
        assertEquals(Map.of(), starts(0.5, 0.4, 0.4, 0.4), "it never drifted");
        assertEquals(Map.of(), starts(0.5, 2, 2, 2), "it still drifts");
    }

    private static Map<Integer, Integer> starts(double... ratios) {
        List<EpochRecord> records = new ArrayList<>();
        for (double ratio : ratios) {
            records.add(new EpochRecord(records.size(), 1, 1, 1, 1, List.of(new LayerGradient(ratio, 1, 1))));
        }
        return GradientFigure.diffusionStarts(records);
    }

    @Test
    void gradientsAreDividedByTheWeights() {
        LayerGradient gradient = new LayerGradient(2, 4, 10);
        List<EpochRecord> records = List.of(new EpochRecord(1, 1, 1, 1, 1, List.of(gradient)));
        List<ChartPanel> panels = new GradientFigure(new TrainingSeries("run", records), ChartView.defaults()).panels();
        List<ChartPanel.DrawnCurve> norms = panels.get(0).curves(); // single epochs first, below what smooths them
        assertArrayEquals(new double[] {0.4}, norms.get(0).values(), 1e-15);
        assertArrayEquals(new double[] {0.2}, norms.get(1).values(), 1e-15);
        assertArrayEquals(new double[] {0.2}, norms.get(2).values(), 1e-15);
        assertArrayEquals(new double[] {0.4}, norms.get(3).values(), 1e-15);
        assertArrayEquals(new double[] {0.5}, panels.get(1).curves().get(0).values(), 1e-15);
        assertArrayEquals(new double[] {0.5}, panels.get(1).curves().get(1).values(), 1e-15);
    }

    /** The nearest of all values, found without looking at all of them. */
    @Test
    void theNearestValueIsFound() {
        RandomGenerator random = new Seed(2).stream("pointer");
        ChartLayout layout = new ChartLayout(curves, WIDTH, HEIGHT, STYLE);
        ChartGeometry geometry = geometry(curves.view());
        int found = 0;
        for (int trial = 0; trial < 300; trial++) {
            double x = random.nextDouble() * WIDTH;
            double y = random.nextDouble() * HEIGHT;
            double least = Double.POSITIVE_INFINITY;
            for (ChartLayout.Plot plot : layout.plots) {
                for (ChartPanel.DrawnCurve curve :
                        plot.box().contains(x, y) ? plot.panel().curves() : List.<ChartPanel.DrawnCurve>of()) {
                    for (int index = 0; index < curve.epochs().length; index++) {
                        least = Math.min(
                                least,
                                Math.hypot(plot.x(curve.epochs()[index]) - x, plot.y(curve.values()[index]) - y));
                    }
                }
            }
            double expected = least;
            Optional<ChartHit> hit = geometry.nearest(x, y, 14);
            assertEquals(expected <= 14, hit.isPresent(), () -> "nearest is " + expected + " away");
            if (hit.isPresent()) {
                assertEquals(expected, Math.hypot(hit.get().x() - x, hit.get().y() - y), 1e-9);
                found++;
            }
        }
        assertTrue(found > 20, found + " were near enough to something");
    }

    /** A constant stays; a factor between neighbours goes to its root; what is not above 0 is left out. */
    @Test
    void smoothingIsAGeometricMean() {
        int[] epochs = IntStream.rangeClosed(100, 199).toArray();
        double[] alternating =
                IntStream.range(0, 100).mapToDouble(i -> i % 2 == 0 ? 1 : 4).toArray();
        double[] smoothed = GradientFigure.smoothed(epochs, alternating, 0.15);
        for (int index = 20; index < 70; index++) {
            assertEquals(2, smoothed[index], 0.1, "epoch " + epochs[index]);
        }
        double[] gap = GradientFigure.smoothed(new int[] {1, 2, 3}, new double[] {3, Double.NaN, 5}, 0.15);
        assertEquals(3, gap[0], 1e-12);
        assertTrue(Double.isNaN(gap[1]));
        assertEquals(5, gap[2], 1e-12);
    }
}
