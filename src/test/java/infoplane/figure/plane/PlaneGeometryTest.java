package infoplane.figure.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.Legend;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import infoplane.measuring.PlanePoint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlaneGeometryTest {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 620;
    private static final FigureStyle STYLE = FigureStyle.light();
    /** Pixels: what double arithmetic leaves of a thousand of them. */
    private static final double EXACT = 1e-9;

    private final PlaneFigure figure = PlaneFigure.of(List.of(SyntheticRun.logarithmic(50)), PlaneView.defaults());

    private static PlaneGeometry geometry(PlaneFigure figure) {
        return figure.geometry(WIDTH, HEIGHT, STYLE);
    }

    private PlaneGeometry geometry(PlaneView view) {
        return geometry(figure.with(view));
    }

    @ParameterizedTest
    @EnumSource(InformationUnit.class)
    void pixelsAndDataAreInverses(InformationUnit unit) {
        PlaneGeometry geometry = geometry(figure.view().withUnit(unit));
        for (double share = -0.2; share < 1.2; share += 0.1) {
            double x = geometry.plot().getX() + share * geometry.plot().getWidth();
            double y = geometry.plot().getY() + share * geometry.plot().getHeight();
            assertEquals(x, geometry.x(geometry.input(x)), EXACT);
            assertEquals(y, geometry.y(geometry.label(y)), EXACT);
        }
    }

    @Test
    void limitsAreTheEdgesOfThePlot() {
        PlaneGeometry geometry =
                geometry(figure.view().withLimits(PlaneLimits.of(InformationUnit.BITS, 2, 8, 0.25, 0.75)));
        Rectangle2D plot = geometry.plot();
        assertEquals(plot.getX(), geometry.x(Information.ofBits(2)), EXACT);
        assertEquals(plot.getMaxX(), geometry.x(Information.ofBits(8)), EXACT);
        assertEquals(plot.getMaxY(), geometry.y(Information.ofBits(0.25)), EXACT);
        assertEquals(plot.getY(), geometry.y(Information.ofBits(0.75)), EXACT);
    }

    @Test
    void everythingMeasuredLiesInsideByDefault() {
        PlaneGeometry geometry = geometry(figure);
        for (PlaneSeries series : figure.series()) {
            for (int index = 0; index < series.size(); index++) {
                assertTrue(geometry.inPlot(
                        geometry.x(new Information(series.input[index])),
                        geometry.y(new Information(series.label[index]))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 200, 1.2", "700, 500, 0.5", "120, 90, 7"})
    void zoomKeepsThePointUnderThePointer(double x, double y, double factor) {
        PlaneGeometry before = geometry(figure);
        PlaneGeometry after = geometry(before.zoomed(x, y, factor));
        assertEquals(x, after.x(before.input(x)), EXACT);
        assertEquals(y, after.y(before.label(y)), EXACT);
        double lengthBefore = before.limits().inputUpper() - before.limits().inputLower();
        double lengthAfter = after.limits().inputUpper() - after.limits().inputLower();
        assertEquals(lengthBefore / factor, lengthAfter, EXACT);
    }

    @Test
    void zoomInAndOutAgainIsTheSameView() {
        PlaneGeometry geometry = geometry(figure);
        PlaneGeometry back = geometry(geometry(geometry.zoomed(400, 300, 3)).zoomed(400, 300, 1 / 3.0));
        assertEquals(geometry.limits().inputLower(), back.limits().inputLower(), EXACT);
        assertEquals(geometry.limits().labelUpper(), back.limits().labelUpper(), EXACT);
    }

    @ParameterizedTest
    @CsvSource({"2", "0.5"})
    void zoomHasEnds(double factor) {
        PlaneGeometry geometry = geometry(figure);
        for (int k = 0; k < 200; k++) {
            geometry = geometry(geometry.zoomed(400, 300, factor));
        }
        assertTrue(geometry.limits().inputUpper() > geometry.limits().inputLower());
    }

    @Test
    void panMovesThePaperWithTheHand() {
        PlaneGeometry before = geometry(figure);
        PlaneGeometry after = geometry(before.panned(50, -30));
        assertEquals(before.input(400).nats(), after.input(450).nats(), EXACT);
        assertEquals(before.label(300).nats(), after.label(270).nats(), EXACT);
    }

    /** However far the hand goes, most of the plot stays where there can be points. */
    @Test
    void panningDoesNotLeaveThePlane() {
        PlaneGeometry geometry = geometry(figure);
        PlaneLimits all = geometry.limits();
        for (int[] by : new int[][] {{5000, 0}, {-5000, 0}, {0, 5000}, {0, -5000}}) {
            PlaneLimits limits = geometry(geometry.panned(by[0], by[1])).limits();
            assertTrue(
                    limits.inputLower() >= all.inputLower() - 0.16 * all.input().width());
            assertTrue(
                    limits.inputUpper() <= all.inputUpper() + 0.16 * all.input().width());
            assertTrue(
                    limits.labelLower() >= all.labelLower() - 0.16 * all.label().width());
            assertTrue(
                    limits.labelUpper() <= all.labelUpper() + 0.16 * all.label().width());
        }
    }

    @Test
    void aBoxBecomesTheView() {
        PlaneGeometry before = geometry(figure);
        PlaneLimits limits = geometry(before.boxed(500, 400, 200, 100)).limits();
        assertEquals(before.input(200).nats(), limits.inputLower(), EXACT);
        assertEquals(before.input(500).nats(), limits.inputUpper(), EXACT);
        assertEquals(before.label(400).nats(), limits.labelLower(), EXACT);
        assertEquals(before.label(100).nats(), limits.labelUpper(), EXACT);
        assertEquals(figure.view(), before.boxed(200, 100, 200, 100), "a click is no box");
    }

    @Test
    void theNearestPointIsTheOneOfAPlainSearch() {
        PlaneGeometry geometry = geometry(figure);
        for (int index = 0; index < 60; index++) {
            double x = x(geometry, index) + 0.3;
            double y = y(geometry, index) - 0.2;
            PlaneHit hit = geometry.nearest(x, y, 5).orElseThrow();
            double least = IntStream.range(0, figure.series().get(0).size())
                    .mapToDouble(other -> Math.hypot(x(geometry, other) - x, y(geometry, other) - y))
                    .min()
                    .orElseThrow();
            assertEquals(least, Math.hypot(hit.x() - x, hit.y() - y), EXACT);
        }
    }

    private double x(PlaneGeometry geometry, int index) {
        return geometry.x(new Information(figure.series().get(0).input[index]));
    }

    private double y(PlaneGeometry geometry, int index) {
        return geometry.y(new Information(figure.series().get(0).label[index]));
    }

    @Test
    void nothingIsFoundFarAwayOrHiddenOrAtOtherEpochs() {
        PlaneGeometry geometry = geometry(figure);
        double x = x(geometry, 4);
        double y = y(geometry, 4);
        PlanePoint point = figure.series().get(0).points().get(4);
        assertEquals(point, geometry.nearest(x, y, 3).orElseThrow().point());
        assertTrue(geometry.nearest(x, y + 60, 3).isEmpty());
        assertTrue(geometry(figure.view().withHiddenLayers(Set.of(5)))
                .nearest(x, y, 3)
                .isEmpty());
        assertTrue(geometry(figure.view().withEpochs(new EpochRange(5000, 9000)))
                .nearest(x, y, 3)
                .isEmpty());
    }

    @Test
    void theLegendTellsItsLayers() {
        PlaneGeometry geometry = geometry(figure);
        PlaneLayout layout = PlaneLayout.single(figure, WIDTH, HEIGHT, STYLE);
        Legend.PlacedItem third = layout.frame.legend().entries().get(2);
        assertEquals(OptionalInt.of(3), geometry.legendLayer(third.x() + third.width() / 2, third.y()));
        assertEquals(OptionalInt.empty(), geometry.legendLayer(third.x(), third.y() + 40));
        assertEquals(Set.of(3), figure.view().toggledLayer(3).hiddenLayers());
        assertEquals(Set.of(), figure.view().toggledLayer(3).toggledLayer(3).hiddenLayers());
    }
}
