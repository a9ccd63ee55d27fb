package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.runs.RunService;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window shows of the queue of another that was killed: design.md, "the queue outlives a kill". */
class QueueAfterAKillTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Throwable> failures = new ArrayList<>();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final Queue<Runnable> computers = new ArrayDeque<>();
    private final RunList listed = new RunList();
    private final Runner runner = runner(listed, computers);

    @Test
    void runsThatWaitedAreListedAndBeginOnlyWhenAsked() {
        RunList killed = new RunList();
        Runner before = runner(killed, new ArrayDeque<>()); // nothing that it gives to its computers is ever done
        List.of("computes", "later", "sooner").forEach(name -> before.start(experiment(name)));
        before.move(killed.runs().get(0), -1);
        new RunShelf(listed, new RunService(1), atOnce, () -> folder).list();
        assertEquals(List.of("sooner", "later"), names(waiting()));
        assertTrue(runner.active().get().isEmpty(), "nothing begins by itself");
        waiting().forEach(runner::resume);
        while (!computers.isEmpty()) {
            computers.remove().run();
        }
        assertEquals(List.of(), waiting());
        listed.runs()
                .forEach(run -> assertEquals(RunStatus.FINISHED, run.status().get()));
        assertEquals(List.of(), failures);
    }

    @Test
    void aRunThatIsStoppedBeforeItsTurnIsNotListedAgain() {
        RunList killed = new RunList();
        Runner before = runner(killed, new ArrayDeque<>());
        List.of("computes", "unwanted").forEach(name -> before.start(experiment(name)));
        before.stop(killed.runs().get(0));
        new RunShelf(listed, new RunService(1), atOnce, () -> folder).list();
        assertEquals(List.of(), names(listed.runs()));
        assertEquals(List.of(), failures);
    }

    private Runner runner(RunList runs, Queue<Runnable> computing) {
        return new Runner(
                runs,
                new RunService(1),
                new Background(computing::add, Runnable::run, failures::add),
                atOnce,
                () -> folder);
    }

    private List<Run> waiting() {
        return listed.runs().stream()
                .filter(run -> run.status().get() == RunStatus.WAITING)
                .sorted(Comparator.comparingLong(Run::queuePlace))
                .toList();
    }

    private static List<String> names(List<Run> runs) {
        return runs.stream().map(run -> run.name().get()).toList();
    }

    private static ExperimentSettings experiment(String name) {
        return Json.parseExperiment("""
                {"schemaVersion": 1, "name": "%s",
                 "training": {"epochs": 1},
                 "measure": {"schedule": {"type": "every", "epochs": 1}}}
                """.formatted(name), name);
    }
}
