package infoplane.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.figure.Figure;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.LossFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A figure without heading says neither the estimator nor what its circles mean: its caption does. */
class FigureWordsTest {
    private static final Figure PLANE = new PlaneFigure(List.of(), PlaneView.defaults());

    @Test
    void theCaptionNamesTheRunsTheEstimatorAndTheCircles() {
        FigureWords words = FigureWords.of(PLANE, List.of(shown("one"), shown("two")), List.of("y"));
        assertEquals("one-and-two", words.fileName());
        assertEquals(
                "“one”, “two”: I(X;T) and I(T;Y) by y. Red circles mark estimates that are flagged, such as those near"
                        + " their ceiling.",
                words.caption());
        assertEquals(
                "“one”: I(X;T) and I(T;Y) by x. Red circles mark estimates that are flagged, such as those near their"
                        + " ceiling.",
                FigureWords.of(PLANE, List.of(shown("one")), List.of("not measured"))
                        .caption());
        assertEquals("", FigureWords.of(PLANE, List.of(), List.of()).caption());
    }

    /** There are no circles in a chart, and no estimators in that of the loss. */
    @Test
    void chartsHaveCaptionsOfTheirOwn() {
        List<ShownRun> one = List.of(shown("one"));
        assertEquals(
                "“one”: I(X;T) and I(T;Y) against the epoch, by x.",
                FigureWords.of(new CurvesFigure(List.of(), ChartView.defaults()), one, List.of())
                        .caption());
        LossFigure loss = new LossFigure(List.of(), ChartView.defaults());
        assertEquals(
                "“one”: " + loss.explanation(),
                FigureWords.of(loss, one, List.of()).caption());
    }

    @Test
    void aFileOfSeveralRunsCarriesSeveralExperiments() {
        assertEquals(
                "The file carries the experiment; drop it on the window to get it back.",
                FigureWords.of(PLANE, List.of(shown("one")), List.of()).note());
        assertEquals(
                "The file carries the experiments of all its runs; drop it on the window to get them back.",
                FigureWords.of(PLANE, List.of(shown("one"), shown("two")), List.of())
                        .note());
    }

    private static ShownRun shown(String name) {
        return new ShownRun(
                new Run(SampleResults.settings(name), Path.of(name)),
                name,
                0,
                SampleResults.finished(name, 3, "x", "y"));
    }
}
