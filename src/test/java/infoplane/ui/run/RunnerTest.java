package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.runs.RunNames;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on threads that a test steps by hand. */
class RunnerTest {
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
    void aRunWaitsThenShowsWhatItComesTo() {
        runner.start(SampleResults.settings("first"));
        Run run = runs.runs().get(0);
        assertEquals("waiting", run.progress().get().sentence());
        computers.remove().run();
        assertEquals(RunStatus.FINISHED, run.status().get());
        assertEquals(33, run.results().get().orElseThrow().points().size());
        assertTrue(runner.active().get().isEmpty());
    }

    /** The first two runs that a newcomer starts are told apart in every list, title and legend. */
    @Test
    void runsThatNobodyNamedAreCalledByTheirNetworkAndByNumber() {
        ExperimentSettings unnamed = ExperimentSettings.defaults();
        runner.start(unnamed);
        runner.start(unnamed.withName(" "));
        runner.start(unnamed.withRepeats(2));
        runner.start(unnamed.withRepeats(2));
        assertEquals(
                List.of(
                        "tanh 10-7-5-4-3 2 · 1",
                        "tanh 10-7-5-4-3 2 · 2",
                        "tanh 10-7-5-4-3 · 1",
                        "tanh 10-7-5-4-3 · 2",
                        "tanh 10-7-5-4-3 2",
                        "tanh 10-7-5-4-3"),
                runs.runs().stream().map(run -> run.name().get()).toList());
        Run first = runs.runs().get(5);
        assertEquals("Untitled", first.settings().name(), "the settings stay as they were set");
        assertTrue(first.folder().getFileName().toString().startsWith("tanh-10-7-5-4-3-20"), first::toString);
    }

    @Test
    void mixedActivationsAndNoHiddenLayersAreNamed() {
        ExperimentSettings defaults = ExperimentSettings.defaults();
        NetworkSettings mixed = new NetworkSettings(
                List.of(8, 4, 2),
                Activation.TANH,
                List.of(Activation.RELU, Activation.TANH, Activation.RELU),
                Initialisation.XAVIER);
        assertEquals("ReLU/tanh 8-4-2", RunNames.of(with(defaults, mixed)));
        NetworkSettings none = new NetworkSettings(List.of(), Activation.TANH, List.of(), Initialisation.XAVIER);
        assertEquals("no hidden layers", RunNames.of(with(defaults, none)));
    }

    private static ExperimentSettings with(ExperimentSettings settings, NetworkSettings network) {
        return new ExperimentSettings(
                settings.schemaVersion(),
                settings.name(),
                settings.seed(),
                settings.backend(),
                settings.dataset(),
                network,
                settings.training(),
                settings.measure(),
                settings.repeats());
    }

    /** Nobody knows how long a pause lasts, so it has no time left. */
    @Test
    void aPausedRunSaysSoAndHowFarItCame() {
        Run run = new Run(SampleResults.settings("slow"), folder);
        run.begin();
        run.show(new Progress("training", 3, 10, 40));
        assertEquals("training 3 of 10, 40 s left", run.activity());
        run.pause();
        assertEquals("paused, training 3 of 10", run.activity());
        run.resume();
        assertEquals("training 3 of 10, 40 s left", run.activity());
    }

    @Test
    void pointsAppearWhileItRuns() {
        engine.course = (listener, control) -> {
            listener.progressed("training", 3, 10);
            listener.measured(SampleResults.points("binning:idnns", 2));
            runner.pulse();
            Run run = runs.runs().get(0);
            assertEquals(9, run.results().get().orElseThrow().points().size());
            assertEquals("training 3 of 10", run.progress().get().sentence());
        };
        runner.start(SampleResults.settings("live"));
        computers.remove().run();
        assertEquals(List.of(), failures);
    }

    @Test
    void stoppingKeepsWhatWasDone() {
        engine.course = (listener, control) -> runs.runs().get(0).stop();
        runner.start(SampleResults.settings("stopped"));
        computers.remove().run();
        Run run = runs.runs().get(0);
        assertEquals(RunStatus.STOPPED, run.status().get());
        assertTrue(run.unfinished());
        assertTrue(run.results().get().isPresent());
        engine.course = (listener, control) -> {};
        runner.resume(run);
        computers.remove().run();
        assertEquals(RunStatus.FINISHED, run.status().get(), "a stopped run can go on");
    }

    @Test
    void anEndedRunIsMadeLongerAndTrainsTheRest() {
        runner.start(SampleResults.settings("short"));
        computers.remove().run();
        Run run = runs.runs().get(0);
        int epochs = run.settings().training().epochs();
        runner.lengthen(run, 50);
        assertEquals(Map.of(run.folder(), epochs + 50), engine.extended);
        assertEquals(epochs + 50, run.settings().training().epochs());
        assertEquals(RunStatus.RUNNING, run.status().get());
        computers.remove().run();
        assertEquals(RunStatus.FINISHED, run.status().get());
    }

    @Test
    void repeatsBecomeLongerTogetherOnceAllOfThemHaveEnded() {
        runner.start(SampleResults.settings("many").withRepeats(2));
        Run first = runs.runs().get(0);
        computers.remove().run();
        assertFalse(runner.extendable(first), "the other still computes");
        runner.lengthen(first, 50);
        assertEquals(Map.of(), engine.extended);
        computers.remove().run();
        runner.lengthen(runs.runs().get(1), 50);
        int epochs = SampleResults.settings("").training().epochs() + 50;
        assertEquals(1, engine.extended.size(), "the engine does all repeats at once");
        runs.runs().forEach(run -> {
            assertEquals(epochs, run.settings().training().epochs());
            assertEquals(RunStatus.RUNNING, run.status().get());
        });
        computers.remove().run();
        computers.remove().run();
        runs.runs().forEach(run -> assertEquals(RunStatus.FINISHED, run.status().get()));
    }

    @Test
    void aRunThatCannotBeMadeLongerStaysAsItIs() {
        runner.start(SampleResults.settings("locked"));
        computers.remove().run();
        Run run = runs.runs().get(0);
        engine.extending = () -> {
            throw new InvalidInputException("the folder is in use");
        };
        runner.lengthen(run, 50);
        assertEquals(SampleResults.settings("locked"), run.settings());
        assertEquals(RunStatus.FINISHED, run.status().get());
        assertEquals(1, failures.size());
    }

    @Test
    void runsBeyondThoseAtOnceWaitAndTheirOrderCanBeChanged() {
        runner.atOnce().set(2);
        for (String name : List.of("a", "b", "c", "d")) {
            runner.start(SampleResults.settings(name));
        }
        assertEquals(2, computers.size());
        Run last = runs.runs().get(0);
        assertTrue(runner.waits(last));
        runner.move(last, -1);
        assertEquals(List.of("a", "b", "d", "c"), names(runner.active().get()));
        runner.move(last, 5);
        assertEquals(List.of("a", "b", "c", "d"), names(runner.active().get()), "no later than last");
        runner.move(runs.runs().get(3), 1);
        assertEquals(List.of("a", "b", "c", "d"), names(runner.active().get()), "what computes stays");
        runner.move(last, -100);
        assertEquals(List.of("a", "b", "d", "c"), names(runner.active().get()), "no earlier than what computes");
        computers.remove().run();
        assertFalse(runner.waits(last));
        assertEquals(List.of("b", "d", "c"), names(runner.active().get()));
        assertEquals(2, computers.size());
    }

    @Test
    void aRunThatHasToWaitHidesNothing() {
        Run old = new Run(SampleResults.settings("old"), folder.resolve("old"));
        runs.add(old);
        runner.start(SampleResults.settings("a"));
        assertEquals(List.of("a"), names(runs.visible()));
        runner.start(SampleResults.settings("b"));
        assertEquals(List.of("b", "a"), names(runs.visible()));
    }

    @Test
    void aRunThatIsStoppedWhileItWaitsDoesNotBegin() {
        runner.start(SampleResults.settings("a"));
        runner.start(SampleResults.settings("b"));
        Run waiting = runs.runs().get(0);
        runner.stop(waiting);
        assertEquals(RunStatus.STOPPED, waiting.status().get());
        computers.remove().run();
        assertEquals(0, computers.size());
        runner.resume(waiting);
        computers.remove().run();
        assertEquals(RunStatus.FINISHED, waiting.status().get(), "it can begin later");
    }

    @Test
    void stoppingAllLetsNoneOfThoseThatWaitBegin() {
        runner.start(SampleResults.settings("a"));
        runner.start(SampleResults.settings("b"));
        runner.stopAll();
        assertEquals(1, runner.active().get().size());
        computers.remove().run();
        assertEquals(List.of(), runner.active().get());
        assertEquals(
                List.of(RunStatus.WAITING, RunStatus.STOPPED),
                runs.runs().stream().map(run -> run.status().get()).toList());
    }

    private static List<String> names(List<Run> some) {
        return some.stream().map(run -> run.name().get()).toList();
    }

    @Test
    void aFailedRunSaysWhyAndKeepsItsPoints() {
        engine.course = (listener, control) -> {
            listener.measured(SampleResults.points("binning:idnns", 1));
            throw new RunFailedException("The loss is not finite at epoch 2; try a smaller learning rate.");
        };
        runner.start(SampleResults.settings("failing"));
        computers.remove().run();
        Run run = runs.runs().get(0);
        assertEquals(RunStatus.FAILED, run.status().get());
        assertEquals(
                "The loss is not finite at epoch 2; try a smaller learning rate.",
                run.message().get());
        assertEquals(6, run.results().get().orElseThrow().points().size());
        assertEquals(1, failures.size());
    }

    /** A thread that ends with an error leaves no run that computes for ever, and none that waits for it. */
    @Test
    void aRunThatEndsWithAnErrorLetsTheNextOneStart() {
        List<Error> errors = List.of(new OutOfMemoryError(), new StackOverflowError(), new AssertionError());
        for (Error error : errors) {
            engine.course = (listener, control) -> {
                throw error;
            };
            runner.start(SampleResults.settings("failing"));
            runner.start(SampleResults.settings("next"));
            Run failing = runs.runs().get(1); // the newest is first
            Run next = runs.runs().get(0);
            computers.remove().run();
            assertEquals(RunStatus.FAILED, failing.status().get(), error.toString());
            engine.course = (listener, control) -> {};
            computers.remove().run();
            assertEquals(RunStatus.FINISHED, next.status().get(), error.toString());
        }
        assertEquals(errors, failures);
    }

    @Test
    void repeatsAreRunsOfTheirOwn() {
        runner.atOnce().set(3);
        runner.start(SampleResults.settings("many").withRepeats(3));
        assertEquals(
                List.of("many · 1", "many · 2", "many · 3"),
                runs.runs().stream().map(run -> run.name().get()).toList());
        assertEquals(3, computers.size());
        assertEquals("repeat-001", runs.runs().get(1).folder().getFileName().toString());
    }

    @Test
    void twoRunsOfOneNameInOneSecondGetFoldersOfTheirOwn() {
        runner.start(SampleResults.settings("same"));
        runner.start(SampleResults.settings("same"));
        assertFalse(runs.runs().get(0).folder().equals(runs.runs().get(1).folder()));
    }

    /** Layer 2 at epoch 5: 8.95 bits at the end, 2 less while the range was not known; an unflagged one is no news. */
    @Test
    void whatTheFinalMeasuringMovesIsSaid() {
        PlaneEstimate provisional = SampleResults.estimate(6.95, 0.5).withFlag(EstimateFlag.PROVISIONAL);
        engine.course = (listener, control) -> {
            listener.measured(List.of(new PlanePoint(OWN, 5, 2, provisional)));
            runner.pulse();
        };
        runner.start(SampleResults.settings("moved"));
        computers.remove().run();
        assertEquals(
                "Its bins now span all its activations: I(X;T) of T2 moved by up to 2.0 bits.",
                runs.runs().get(0).movedSentence());
        engine.course = (listener, control) -> {
            listener.measured(List.of(new PlanePoint(OWN, 5, 2, SampleResults.estimate(6.95, 0.5))));
            runner.pulse();
        };
        runner.start(SampleResults.settings("not moved"));
        computers.remove().run();
        assertEquals("", runs.runs().get(0).movedSentence());
    }

    private static final String OWN =
            ExperimentSettings.defaults().measure().estimators().get(0).id();
}
