package infoplane.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.PlaneSeries;
import infoplane.figure.SyntheticRun;
import infoplane.figure.TrainingSeries;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands beside the curves of a chart: names at their ends, marks at the edge, the legend. */
class ChartLabelsTest {
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final double WIDTH = 700;
    private static final double HEIGHT = 500;

    private final CurvesFigure curves = new CurvesFigure(
            List.of(PlaneSeries.of(SyntheticRun.logarithmic(80), SyntheticRun.ESTIMATOR)), ChartView.defaults());

    @Test
    void namesAreSpreadApartAndStayInside() {
        double[] places = Spread.apart(new double[] {10, 10, 11, 50, 98, 99}, 6, 0, 100);
        for (int index = 1; index < places.length; index++) {
            assertTrue(places[index] - places[index - 1] >= 6 - 1e-9, Arrays.toString(places));
        }
        assertTrue(places[0] >= 0 && places[5] <= 100);
        assertEquals(50, places[3], 1e-9, "who stands alone stays");
        assertArrayEquals(new double[] {0, 5, 10}, Spread.apart(new double[] {5, 5, 5}, 50, 0, 10), 1e-9);
    }

    /** Curves of one layer that end together share its name, those that end apart have one each, all beside their ends. */
    @Test
    void everyEndHasItsName() {
        PlaneSeries one = series("one", 10, 5);
        PlaneSeries other = series("other", 10.05, 1);
        CurvesFigure both = new CurvesFigure(List.of(one, other), ChartView.defaults());
        ChartLayout layout = new ChartLayout(both, WIDTH, HEIGHT, STYLE);
        ChartLayout.Plot plot = layout.plots.get(0);
        List<EndNames.PlacedName> names = new EndNames(layout, plot).placed(STYLE.colours());
        assertEquals(
                List.of("H(X)", "T₁", "T₂", "T₂"),
                names.stream()
                        .map(placed -> Formula.upright(placed.name().text()))
                        .toList());
        assertEquals(
                List.of(2, 1, 1),
                names.stream()
                        .skip(1)
                        .map(placed -> placed.name().ends().size())
                        .toList());
        assertEquals(plot.y(5), names.get(2).name().ends().get(0), 1e-9);
        assertEquals(plot.y(5), names.get(2).place(), 1e-9, "who stands alone stays beside its end");
        assertEquals(plot.y(1), names.get(3).name().ends().get(0), 1e-9);
    }

    /** Where there is no room for all, those of the first run say which layer is which. */
    @Test
    void wherePlotsAreLowTheNamesOfTheFirstRunAreLeft() {
        CurvesFigure many = new CurvesFigure(
                IntStream.range(0, 4) // ends of a layer so far apart that they share no name, and eight names too many
                        .mapToObj(run -> series("run " + run, 11 - 2.5 * run, 9.75 - 2.5 * run))
                        .toList(),
                ChartView.defaults());
        ChartLayout layout = new ChartLayout(many, 300, 330, STYLE);
        List<EndNames.PlacedName> names = new EndNames(layout, layout.plots.get(0)).placed(STYLE.colours());
        assertEquals(
                List.of("H(X)", "T₁", "T₂"),
                names.stream()
                        .map(placed -> Formula.upright(placed.name().text()))
                        .toList());
    }

    /** Two layers that stay at these bits of I(X;T) for three epochs. */
    private static PlaneSeries series(String name, double... bits) {
        List<PlanePoint> points = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int layer = 1; layer <= bits.length; layer++) {
                points.add(SyntheticRun.point("x", epoch, layer, bits[layer - 1], 0.5, Set.of()));
            }
        }
        Ceilings ceilings = new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(1));
        return PlaneSeries.of(name, "x", List.of("T1", "T2"), ceilings, 0, points);
    }

    /** A value far beyond the ceiling moves no axis; at the edge stands an arrowhead in the colour of its curve. */
    @Test
    void incredibleValuesAreMarkedAtTheEdge() {
        CurvesFigure sound = new CurvesFigure(List.of(series("one", 10, 5)), ChartView.defaults());
        CurvesFigure bad = new CurvesFigure(List.of(series("one", 10, -25)), ChartView.defaults());
        ChartLayout.Plot plot = new ChartLayout(bad, WIDTH, HEIGHT, STYLE).plots.get(0);
        assertEquals(new ChartLayout(sound, WIDTH, HEIGHT, STYLE).plots.get(0).up(), plot.up());
        BufferedImage image = FigureImages.render(bad, WIDTH, HEIGHT, 2, STYLE);
        int x = (int) (plot.x(1) * 2);
        int y = (int) (plot.box().getMaxY() * 2 - STYLE.fontSize() * 0.9);
        assertEquals(STYLE.colours().layer(2, 2).getRGB(), image.getRGB(x, y));
    }

    /** Trained on the full batch there is no ratio of gradients, so that the legend has nothing to name. */
    @Test
    void whatHasNoLineHasNoName() {
        List<EpochRecord> records = SyntheticRun.logarithmic(5).training().stream()
                .map(record -> new EpochRecord(
                        record.epoch(),
                        record.lossTrain(),
                        record.lossTest(),
                        record.accuracyTrain(),
                        record.accuracyTest(),
                        record.layers().stream()
                                .map(layer -> new LayerGradient(Double.NaN, Double.NaN, layer.weightNorm()))
                                .toList()))
                .toList();
        GradientFigure none = new GradientFigure(new TrainingSeries("full", records), ChartView.defaults());
        assertEquals(List.of(), listed(none, STYLE));
        ChartLayout layout = new ChartLayout(none, WIDTH, HEIGHT, STYLE);
        assertEquals(List.of(), new EndNames(layout, layout.plots.get(0)).placed(STYLE.colours()));
        GradientFigure some = new GradientFigure(TrainingSeries.of(SyntheticRun.logarithmic(5)), ChartView.defaults());
        assertTrue(listed(some, STYLE).contains("T₁"));
    }

    /** A hidden layer is listed where a click can show it again, and nowhere else. */
    @Test
    void filesDoNotListWhatTheyDoNotShow() {
        ChartFigure hidden = curves.with(ChartView.defaults().withHiddenLayers(Set.of(2)));
        assertTrue(listed(hidden, STYLE.withHiddenListed(true)).contains("T₂"));
        assertFalse(listed(hidden, STYLE).contains("T₂"));
        assertTrue(listed(hidden, STYLE).contains("T₃"));
    }

    private static List<String> listed(ChartFigure figure, FigureStyle style) {
        return new ChartLayout(figure, WIDTH, HEIGHT, style)
                .legend.entries().stream()
                        .map(entry -> Formula.upright(entry.item().text()))
                        .toList();
    }
}
