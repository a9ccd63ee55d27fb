package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measuring again what was trained, and what is being trained while it is paused. */
class TrialTest {
    private static final EstimatorSettings OTHER = KdeSettings.defaults();
    private static final String NAME = OTHER.name().enclosed();

    @TempDir
    private Path folder = Path.of("");

    private final Queue<Runnable> computers = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final FakeEngine engine = new FakeEngine();
    private final RunList runs = new RunList();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final Runner runner = new Runner(
            runs, engine, new Background(computers::add, Runnable::run, failures::add), atOnce, () -> folder);

    @Test
    void aRunIsTriedOutOnlyWhileItIsPausedOrHasEnded() {
        Trial trial = new Trial(runs, engine, atOnce);
        engine.course = (listener, control) -> {
            listener.measured(SampleResults.points("own", 2));
            runner.pulse();
            Run run = runs.runs().get(0);
            trial.measure(OTHER);
            assertTrue(
                    trial.state().get().contains("while it is paused"),
                    trial.state().get());
            assertEquals(List.of("own"), run.displayed().get().orElseThrow().estimators());
            run.pause();
            trial.measure(OTHER);
            assertEquals(
                    List.of(OTHER.id()), run.displayed().get().orElseThrow().estimators());
            assertEquals("Measured one run, as far as trained", trial.state().get());
            run.resume();
            assertEquals(
                    List.of("own"),
                    run.displayed().get().orElseThrow().estimators(),
                    "what stops at the pause makes way for what goes on");
        };
        start("paused");
        assertEquals(List.of(), failures);
    }

    /** What takes a moment says nothing; what takes longer says how far it is, until it is given up. */
    /** A figure of what is shown carries these settings, and is to open as what it shows. */
    @Test
    void whatIsShownSaysHowItWasMeasured() {
        Trial trial = new Trial(runs, engine, atOnce);
        start("finished");
        Run run = runs.runs().get(0);
        trial.measure(OTHER, Optional.of(new ScheduleSettings.Log(7)), OptionalInt.empty());
        MeasureSettings shown = run.displayed().get().orElseThrow().settings().measure();
        assertEquals(List.of(OTHER), shown.estimators());
        assertEquals(new ScheduleSettings.Log(7), shown.schedule());
        assertEquals(
                run.settings().training(),
                run.displayed().get().orElseThrow().settings().training());
        trial.end();
        assertEquals(run.settings(), run.displayed().get().orElseThrow().settings());
    }

    @Test
    void whatTakesLongSaysHowFarItIsAndCanBeGivenUp() {
        long[] clock = {0};
        Trial trial = new Trial(runs, engine, atOnce, () -> clock[0]);
        start("finished");
        List<String> told = new ArrayList<>();
        engine.measuring = monitor -> {
            monitor.progressed(1, 400, "measuring");
            told.add(trial.progress().get() + " " + trial.state().get());
            clock[0] += 600_000_000L;
            monitor.progressed(100, 400, "measuring");
            told.add(trial.progress().get() + " " + trial.state().get());
        };
        trial.measure(OTHER);
        assertEquals(
                List.of(
                        "-1.0 Measuring " + NAME,
                        "0.0 Measuring " + NAME + ": 100 of the first 400 epochs",
                        "0.0025 Measuring " + NAME + ": 1 of 400 epochs",
                        "0.25 Measuring " + NAME + ": 100 of 400 epochs"),
                told);
        assertEquals(-1, trial.progress().get(), "done");
        Run run = runs.runs().get(0);
        assertEquals(List.of(OTHER.id()), run.displayed().get().orElseThrow().estimators());
        engine.measuring = monitor -> {
            trial.cancel();
            monitor.checkpoint(1, 2, "measuring");
        };
        trial.measure(OTHER);
        assertEquals("Given up measuring " + NAME, trial.state().get());
        assertFalse(run.displayed().get().orElseThrow().estimators().contains(OTHER.id()), "as it was measured");
        assertEquals(List.of(), failures);
    }

    /** Half a plane must not be kept as the whole of a run that has gone on meanwhile. */
    @Test
    void aRunThatGoesOnIsMeasuredAgainWhenItPausesAndWhenItHasEnded() {
        Trial trial = new Trial(runs, engine, atOnce);
        engine.course = (listener, control) -> {
            listener.measured(SampleResults.points("own", 2));
            runner.pulse();
            Run run = runs.runs().get(0);
            run.pause();
            engine.lastEpoch = 2;
            trial.measure(OTHER);
            assertTrue(trial.keepable().get());
            run.resume();
            assertFalse(trial.keepable().get(), "nothing of now is measured");
            assertEquals(
                    "Measured again when the run pauses or ends", trial.state().get());
            engine.lastEpoch = 5;
            run.pause();
            assertEquals(
                    SampleResults.points(OTHER.id(), 5),
                    run.displayed().get().orElseThrow().points());
            run.resume();
            engine.lastEpoch = 10;
        };
        start("going on");
        Run run = runs.runs().get(0);
        assertEquals("Measured one run", trial.state().get());
        trial.keep();
        assertEquals(Map.of(run.folder(), SampleResults.points(OTHER.id(), 10)), engine.kept);
        assertEquals(List.of(), failures);
    }

    @Test
    void aRunThatGoesOnIsLeftAloneOnceTheTrialIsOver() {
        Trial trial = new Trial(runs, engine, atOnce);
        engine.course = (listener, control) -> {
            listener.measured(SampleResults.points("own", 2));
            runner.pulse();
            Run run = runs.runs().get(0);
            run.pause();
            trial.measure(OTHER);
            trial.end();
            run.resume();
            run.pause();
            run.resume();
            assertEquals("", trial.state().get());
        };
        start("left alone");
        assertEquals(2, engine.schedules.size(), "rough and complete, once");
        assertEquals(List.of(), failures);
    }

    @Test
    void whatComesWhenTheRunHasGoneOnIsNotShown() {
        Queue<Runnable> meters = new ArrayDeque<>();
        Trial trial = new Trial(runs, engine, new Background(meters::add, Runnable::run, failures::add));
        engine.course = (listener, control) -> {
            listener.measured(SampleResults.points("own", 2));
            runner.pulse();
            Run run = runs.runs().get(0);
            run.pause();
            trial.measure(OTHER);
            run.resume();
            while (!meters.isEmpty()) {
                meters.remove().run();
            }
            assertEquals(List.of("own"), run.displayed().get().orElseThrow().estimators());
        };
        start("gone on");
        assertEquals(List.of(), failures);
    }

    @Test
    void whatIsKeptInAPauseIsMeasuredToTheEndOnceTheRunHasFinished() {
        Trial trial = new Trial(runs, engine, atOnce);
        engine.course = (listener, control) -> {
            runner.pulse();
            Run run = runs.runs().get(0);
            run.pause();
            trial.measure(OTHER);
            trial.keep();
            assertEquals(Map.of(), engine.kept, "the run's process holds its folder");
            run.resume();
        };
        start("kept");
        Run run = runs.runs().get(0);
        assertEquals(Map.of(run.folder(), SampleResults.points(OTHER.id(), 10)), engine.kept);
        assertFalse(run.paused().get());
        assertEquals(List.of(), failures);
    }

    @Test
    void theEpochsAreThoseOfEachRunUntilOthersAreChosen() {
        start("scheduled");
        Run run = runs.runs().get(0);
        Trial trial = new Trial(runs, engine, atOnce);
        trial.measure(OTHER);
        assertEquals(run.settings().measure().schedule(), engine.schedules.get(1), "after the rough one");
        ScheduleSettings every = new ScheduleSettings.Every(3);
        trial.measure(OTHER, Optional.of(every), OptionalInt.empty());
        assertEquals(every, engine.schedules.get(3));
    }

    private void start(String name) {
        runner.start(SampleResults.settings(name));
        computers.remove().run();
    }

    @Test
    void aTrialReplacesThePointsOnScreenUntilItEnds() {
        runner.start(SampleResults.settings("tried"));
        computers.remove().run();
        Run run = runs.runs().get(0);
        Trial trial = new Trial(runs, engine, atOnce);
        trial.measure(KdeSettings.defaults());
        assertEquals(
                List.of("kde:upper:0.05"), run.displayed().get().orElseThrow().estimators());
        assertEquals(
                List.of("binning:equal-width:30:activation"),
                run.results().get().orElseThrow().estimators());
        assertTrue(trial.keepable().get());
        trial.end();
        assertEquals(run.results().get(), run.displayed().get());
    }

    @Test
    void aTrialIsKeptInTheFolder() {
        runner.start(SampleResults.settings("kept"));
        computers.remove().run();
        Trial trial = new Trial(runs, engine, atOnce);
        trial.measure(KdeSettings.defaults());
        trial.keep();
        Run run = runs.runs().get(0);
        assertEquals(Map.of(run.folder(), SampleResults.points("kde:upper:0.05", 10)), engine.kept);
        assertEquals(
                List.of(run.settings().measure().with(List.of(KdeSettings.defaults()))),
                engine.keptAs,
                "with how they were measured, which a figure carries");
    }

    /** What took a moment is measured again in a moment; what took longer is not to be lost by a click. */
    @ParameterizedTest
    @CsvSource({"1, false", "3, true"})
    void whatTookLongIsNotDroppedWithoutAWayBack(long seconds, boolean said) {
        long[] clock = {0};
        List<String> heard = new ArrayList<>();
        List<Runnable> wayBack = new ArrayList<>();
        Trial trial = new Trial(runs, engine, atOnce, () -> clock[0]);
        trial.onEnd(new Trial.Listener() {
            @Override
            public void kept(String sentence) {
                heard.add(sentence);
            }

            @Override
            public void dropped(String sentence, Runnable keep) {
                heard.add(sentence);
                wayBack.add(keep);
            }
        });
        start("dropped");
        engine.measuring = monitor -> clock[0] += seconds * 500_000_000L; // the few epochs first, then all
        trial.measure(OTHER);
        trial.end();
        assertEquals(said ? List.of("Not kept: " + NAME + ", measured in 3 s.") : List.of(), heard);
        wayBack.forEach(Runnable::run);
        Run run = runs.runs().get(0);
        assertEquals(said ? Map.of(run.folder(), SampleResults.points(OTHER.id(), 10)) : Map.of(), engine.kept);
        heard.clear();
        trial.measure(OTHER);
        trial.keep();
        trial.end();
        assertEquals(
                List.of("Kept: the points of " + NAME + " are now in the folder of the run,"
                        + " beside those that were there."),
                heard,
                "what is kept is not dropped");
    }

    /** A run may tell of eight thousand epochs while the window paints itself once; its points must not wait for all that. */
    @Test
    void ofManyReportsOnlyTheLastReachesTheWindow() {
        start("long");
        Queue<Runnable> window = new ArrayDeque<>();
        AtomicLong now = new AtomicLong();
        Background measuring = new Background(Runnable::run, window::add, failures::add);
        Trial trial = new Trial(runs, engine, measuring, now::get);
        engine.measuring = monitor -> {
            now.addAndGet(1_000_000_000L); // it takes long
            for (int epoch = 1; epoch <= 8000; epoch++) {
                monitor.progressed(epoch, 8000, "measured");
            }
        };
        trial.measure(OTHER);
        assertEquals(2, window.size(), "what there is to tell, and the points");
        window.remove().run();
        assertTrue(
                trial.state().get().contains("8000 of the first 8000"),
                trial.state().get());
        while (!window.isEmpty()) {
            window.remove().run();
        }
        assertEquals("Measured one run", trial.state().get());
        assertEquals(List.of(), failures);
    }

    @Test
    void newerSettingsOfATrialWin() {
        runner.start(SampleResults.settings("dragged"));
        computers.remove().run();
        Queue<Runnable> meters = new ArrayDeque<>();
        Trial trial = new Trial(runs, engine, new Background(meters::add, Runnable::run, failures::add));
        trial.measure(new KdeSettings(KdeSettings.Bound.UPPER, 0.1, false));
        trial.measure(new KdeSettings(KdeSettings.Bound.UPPER, 0.2, false));
        while (!meters.isEmpty()) {
            meters.remove().run();
        }
        assertEquals(
                List.of("kde:upper:0.2"),
                runs.runs().get(0).displayed().get().orElseThrow().estimators());
        assertEquals(List.of(), failures);
    }
}
