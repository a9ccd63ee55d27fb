package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.figure.chart.ChartHit;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneHit;
import infoplane.measuring.PlanePoint;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What figures say of their values, against what the pointer of the window finds at the same place. */
final class ReadingsTest {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 520;
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final RunResults RUN = SyntheticRun.logarithmic(12);

    private static List<FigureReading> readings(Figure figure) {
        return Readings.of(figure, WIDTH, HEIGHT, STYLE);
    }

    private static String bits(Information information) {
        return Readings.number(information.bits());
    }

    @Test
    void everyPointOfAPlaneIsToldWhereItStands() {
        PlaneFigure figure = new PlaneFigure(
                List.of(PlaneSeries.of(RUN, SyntheticRun.ESTIMATOR)),
                PlaneView.defaults().withHiddenLayers(Set.of(2)));
        List<FigureReading> told = readings(figure);
        assertEquals(RUN.points().stream().filter(point -> point.layer() != 2).count(), told.size());
        for (FigureReading one : told) {
            List<PlanePoint> there = RUN.points().stream()
                    .filter(point -> point.layer() != 2 && one.value().startsWith("epoch " + point.epoch() + ": "))
                    .filter(point -> one.of().endsWith("T" + (char) ('₀' + point.layer())))
                    .toList();
            assertEquals(1, there.size(), one::words);
            PlaneHit hit = figure.geometry(WIDTH, HEIGHT, STYLE)
                    .nearest(one.x(), one.y(), 0.01)
                    .orElseThrow();
            assertEquals(hit.x(), one.x(), 0.01);
            assertEquals(hit.y(), one.y(), 0.01);
            PlanePoint point = there.get(0);
            assertEquals(
                    "epoch " + point.epoch() + ": I(X;T) "
                            + bits(Objects.requireNonNull(point.estimate().inputInformation()))
                            + " bits, I(T;Y) "
                            + bits(Objects.requireNonNull(point.estimate().labelInformation())) + " bits",
                    one.value());
        }
    }

    @Test
    void everyValueOfACurveIsToldWhereItStands() {
        CurvesFigure figure = new CurvesFigure(
                List.of(
                        PlaneSeries.of(RUN, SyntheticRun.ESTIMATOR),
                        PlaneSeries.of(RUN, "again", SyntheticRun.ESTIMATOR)),
                ChartView.defaults());
        List<FigureReading> told = readings(figure);
        assertEquals(2 * 2 * RUN.points().size(), told.size(), "two series, two quantities");
        for (FigureReading one : told) {
            ChartHit hit = figure.geometry(WIDTH, HEIGHT, STYLE)
                    .nearest(one.x() + (one.x() > WIDTH / 2 ? -0.01 : 0.01), one.y(), 0.02) // some stand on the edge
                    .orElseThrow();
            assertEquals("epoch " + hit.epoch() + ": " + Readings.number(hit.value()), one.value());
            assertTrue(one.of().endsWith(hit.panel() == 0 ? "I(X;T) [bits]" : "I(T;Y) [bits]"), one::of);
        }
        assertEquals(
                2 * 2 * RUN.layers().size(),
                told.stream().map(FigureReading::of).collect(Collectors.toSet()).size());
    }

    @Test
    void numbersHaveThreeDigitsThatCount() {
        assertEquals("12.346", Readings.number(12.3456));
        assertEquals("0", Readings.number(0));
        assertEquals("0", Readings.number(3.65e-15));
        assertEquals("0.0123", Readings.number(0.01234));
        assertEquals("-1.50e-07", Readings.number(-1.5e-7));
        assertEquals("2.000 ± 0.500", Readings.number(2, 0.5));
        assertEquals("2.000", Readings.number(2, Double.NaN));
    }
}
