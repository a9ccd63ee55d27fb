package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.figure.Formula;
import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When whose activations are read. */
class ActivationsModelTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final FakeEngine engine = new FakeEngine();
    private final RunList runs = new RunList();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final PlaneModel plane = new PlaneModel(runs, atOnce);
    private final ActivationsModel model = new ActivationsModel(plane, engine, atOnce);

    @Test
    void nothingIsReadWhileNobodyLooks() {
        add("a");
        assertEquals(List.of(), engine.asked);
        model.looking().set(true);
        assertEquals(List.of("a:1"), engine.asked);
        assertEquals(
                "a · activations of " + Formula.of("T1"), model.figure().get().title());
    }

    @Test
    void theSelectedRunAndThePinnedLayerAreShown() {
        model.looking().set(true);
        Run first = add("a");
        add("b");
        runs.selected().set(first);
        plane.pin(Optional.of(
                new PointedAt(first, "a", SampleResults.points("x", 1).get(2))));
        assertEquals(List.of("a:1", "b:1", "a:1", "a:3"), engine.asked);
        plane.view().set(plane.view().get().toggledLayer(2));
        assertEquals(4, engine.asked.size(), "another view of the same");
    }

    /** A run may come after all have gone, as when only the one that starts next is shown. */
    @Test
    void theLayerStaysWhileNoRunIsShown() {
        model.looking().set(true);
        Run first = add("a");
        model.layer().set(3);
        runs.remove(first);
        add("b");
        assertEquals(List.of("a:1", "a:3", "b:3"), engine.asked);
    }

    @Test
    void aRunUnderWayIsReadAgainWhenItHasBecomeAQuarterLonger() {
        model.looking().set(true);
        Run run = add("a");
        run.begin();
        engine.asked.clear();
        for (int epoch = 100; epoch <= 200; epoch += 10) {
            run.show(SampleResults.running("a", epoch));
        }
        assertEquals(3, engine.asked.size(), "at epochs 100, 130 and 170");
        run.show(SampleResults.finished("a", 200, "x"));
        assertEquals(4, engine.asked.size(), "once more at the end");
    }

    @Test
    void whyThereIsNothingToSeeIsSaidInPlace() {
        engine.reading = () -> {
            throw new InvalidInputException("the run kept no weights");
        };
        model.looking().set(true);
        add("a");
        assertEquals("the run kept no weights", model.problem().get());
        assertEquals(List.of(), failures);
        engine.reading = () -> {};
        add("b");
        assertEquals("", model.problem().get());
    }

    /** The user says where the source is now, and the activations are read again. */
    @Test
    void aSourceThatHasMovedIsAskedFor() {
        List<Runnable> again = new ArrayList<>();
        model.onSourceGone((run, read) -> again.add(read));
        engine.reading = () -> {
            throw InvalidInputException.about("source", "no longer there");
        };
        model.looking().set(true);
        add("a");
        assertEquals("no longer there", model.problem().get());
        engine.reading = () -> {};
        again.remove(0).run();
        assertEquals("", model.problem().get());
        assertEquals(List.of(), again);
    }

    @Test
    void theCursorOfThePlanesIsTheCursorHere() {
        model.looking().set(true);
        add("a");
        plane.view().set(plane.view().get().withHighlighted(4));
        assertEquals(4, model.figure().get().view().cursor());
        assertTrue(model.layers().get() > 1);
    }

    private Run add(String name) {
        Run run = new Run(SampleResults.settings(name), Path.of(name));
        run.show(SampleResults.finished(name, 10, "x"));
        runs.add(run);
        return run;
    }
}
