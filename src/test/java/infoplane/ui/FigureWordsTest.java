package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.plot.Shown;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A figure without heading says neither the estimator nor what its circles mean: its caption does. */
class FigureWordsTest {
    @Test
    void theCaptionNamesTheRunsTheEstimatorAndTheCircles() {
        FigureWords words = FigureWords.of(List.of(shown("one"), shown("two")), List.of("y"));
        assertEquals("one-and-two", words.fileName());
        assertEquals(
                "“one”, “two”: I(X;T) and I(T;Y) by y. Red circles mark estimates that are flagged, such as those near"
                        + " their ceiling.",
                words.caption());
        assertEquals(
                "“one”: I(X;T) and I(T;Y) by x. Red circles mark estimates that are flagged, such as those near their"
                        + " ceiling.",
                FigureWords.of(List.of(shown("one")), List.of("not measured")).caption());
        assertEquals("", FigureWords.of(List.of(), List.of()).caption());
    }

    private static Shown shown(String name) {
        return new Shown(
                new Run(SampleResults.settings(name), Path.of(name)),
                name,
                0,
                SampleResults.finished(name, 3, "x", "y"));
    }
}
