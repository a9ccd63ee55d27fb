package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.figure.chart.ChartPanel;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneGeometry;
import infoplane.measuring.PlanePoint;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Three runs with I(X;T) of 4, 6 and 8 bits and I(T;Y) of 0.43, 0.53 and 0.63: means 6 and 0.53, deviations 2 and 0.1. */
class MeanSeriesTest {
    private static final FigureStyle STYLE = FigureStyle.light();

    private final PlaneSeries mean =
            PlaneSeries.mean(List.of(run(4, 0.43), run(6, 0.53), run(8, 0.63)), "three runs", SyntheticRun.ESTIMATOR);

    private static RunResults run(double input, double label) {
        RunResults any = SyntheticRun.of(List.of(0));
        PlanePoint point = SyntheticRun.point(SyntheticRun.ESTIMATOR, 0, 1, input, label, Set.of());
        PlanePoint other = SyntheticRun.point("other", 0, 1, 1, 0.1, Set.of());
        return any.withPoints(List.of(point, other));
    }

    @Test
    void theMeanCarriesItsSpreadAndItsStandardError() {
        double bit = Math.log(2);
        assertEquals(1, mean.size());
        assertArrayEquals(new double[] {6 * bit}, mean.input, 1e-12);
        assertArrayEquals(new double[] {0.53 * bit}, mean.label, 1e-12);
        assertArrayEquals(new double[] {2 * bit}, mean.inputSpread, 1e-12);
        assertArrayEquals(new double[] {0.1 * bit}, mean.labelSpread, 1e-12);
        Information error = mean.points().get(0).estimate().inputStandardError();
        assertEquals(2 / Math.sqrt(3), error == null ? Double.NaN : error.bits(), 1e-12);
        assertEquals(3, mean.runs());
    }

    @Test
    void aContourOfOneDeviationLiesAroundTheMeanAndHidesNothing() {
        PlaneView bare = PlaneView.defaults().with(PlaneMark.LABELS, false);
        PlaneFigure figure = new PlaneFigure(List.of(mean), bare);
        BufferedImage image = FigureImages.render(figure, 800, 600, 1, STYLE);
        int paper = STYLE.colours().background().getRGB();
        assertNotEquals(paper, pixel(image, figure, 8, 0.53), "one deviation to the right");
        assertEquals(paper, pixel(image, figure, 8.1, 0.53), "beyond");
        assertEquals(paper, pixel(image, figure, 7.9, 0.53), "within");
        assertNotEquals(paper, pixel(image, figure, 6, 0.63), "one deviation above");
    }

    private static int pixel(BufferedImage image, PlaneFigure figure, double input, double label) {
        PlaneGeometry geometry = figure.geometry(800, 600, STYLE);
        return image.getRGB((int) geometry.x(Information.ofBits(input)), (int) geometry.y(Information.ofBits(label)));
    }

    @Test
    void curvesHaveTheSameBand() {
        ChartPanel panel =
                new CurvesFigure(List.of(mean), ChartView.defaults()).panels().get(0);
        assertArrayEquals(new double[] {2}, panel.curves().get(0).spread(), 1e-12);
    }

    @Test
    void noRunsHaveNoMean() {
        assertThrows(IllegalArgumentException.class, () -> PlaneSeries.mean(List.of(), "none", "any"));
    }
}
