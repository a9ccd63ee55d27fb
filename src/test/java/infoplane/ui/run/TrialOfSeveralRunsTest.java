package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.JoinedPoints;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measuring several runs again, of which one goes another way than the others. */
class TrialOfSeveralRunsTest {
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

    /** @param taken whether the run under way takes the points; it does not if it has just ended */
    @ParameterizedTest
    @CsvSource({"true, each of 2 runs", "false, 1 of 2 runs"})
    void keepingThePointsOfAnEndedAndAPausedRunIsSaid(boolean taken, String whose) {
        List<String> heard = new ArrayList<>();
        Trial trial = new Trial(runs, engine, atOnce);
        trial.onEnd(new Trial.Listener() {
            @Override
            public void kept(String sentence) {
                heard.add(sentence);
            }
        });
        start("ended");
        engine.course = (listener, control) -> {
            if (taken) {
                JoinedPoints.ignore(control);
            }
            runner.pulse();
            runs.runs().forEach(run -> run.visible().set(true));
            Run paused = runs.runs().get(0);
            paused.pause();
            trial.measure(OTHER);
            trial.keep();
            assertEquals(1, heard.size(), "said before the run goes on");
            paused.resume();
        };
        start("paused");
        assertEquals(List.of(), failures);
        assertEquals(
                List.of("Kept: the points of " + NAME + " are now in the folder of " + whose
                        + ", beside those that were there."),
                heard);
    }

    /** The other run is still to be kept, and what went wrong is still to be read. @param failing which measurement fails */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aRunThatCannotBeMeasuredLeavesTheOthersAlone(int failing) {
        long[] clock = {0};
        int[] measured = {0};
        Trial trial = new Trial(runs, engine, atOnce, () -> clock[0]);
        start("one");
        start("two");
        runs.runs().forEach(run -> run.visible().set(true));
        List<String> told = new ArrayList<>();
        engine.measuring = monitor -> {
            measured[0]++;
            if (measured[0] == failing) {
                throw new IllegalArgumentException("Too few rows");
            }
            clock[0] += 600_000_000L;
            monitor.progressed(1, 10, "measuring");
            told.add(trial.state().get());
        };
        trial.measure(OTHER);
        assertTrue(trial.keepable().get());
        assertEquals(
                "Measured one run; 1 not measured: Too few rows", trial.state().get());
        assertEquals(-1, trial.progress().get(), "nothing is under way");
        assertTrue(failing > 1 || told.stream().allMatch("Too few rows"::equals), told::toString);
        trial.keep();
        assertEquals(1, engine.kept.size());
        assertEquals(List.of(), failures);
        engine.measuring = monitor -> {};
        trial.measure(OTHER);
        assertEquals("Measured 2 runs", trial.state().get(), "the failure is forgotten");
    }

    private void start(String name) {
        runner.start(SampleResults.settings(name));
        computers.remove().run();
    }
}
