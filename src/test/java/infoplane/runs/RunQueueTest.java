package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunLabel;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue is what lies in the folder of runs: design.md, "the queue outlives a kill". No service here remembers anything. */
class RunQueueTest {
    @TempDir
    private Path folder = Path.of("");

    private final RunService before = new RunService(1);
    /** Sees what a program that starts after a kill sees. */
    private final RunService after = new RunService(1);

    @Test
    void runsThatWaitAreThereAfterAKillInTheirOrder() throws IOException {
        for (int run = 0; run < 3; run++) {
            before.enqueue(folder.resolve("run-" + run), experiment(1), 100 + run);
        }
        before.reorder(List.of(folder.resolve("run-2"), folder.resolve("run-0"), folder.resolve("run-1")));
        List<RunEntry> queue = waiting();
        assertEquals(
                List.of("run-2", "run-0", "run-1"),
                queue.stream().map(RunQueueTest::name).toList());
        assertEquals(
                List.of(OptionalLong.of(100), OptionalLong.of(101), OptionalLong.of(102)),
                queue.stream().map(RunEntry::place).toList());
        queue.forEach(entry -> {
            assertEquals(RunStatus.WAITING, after.status(entry.folder()));
            assertFalse(entry.begun(), "nothing starts by itself");
        });
    }

    @Test
    void aRunThatWaitedComesToWhatOneThatDidNotComesTo() throws IOException {
        Path waited = folder.resolve("waited");
        before.enqueue(waited, experiment(1), 1);
        after.describe(waited, new RunLabel("patient", "", OptionalInt.empty()));
        assertEquals(RunStatus.FINISHED, run(after, experiment(1), waited).status());
        assertEquals(List.of(), waiting(), "it waits no longer");
        Path direct = folder.resolve("direct");
        after.start(experiment(1), direct, RunListener.NONE, new RunControl());
        for (String file : List.of("experiment.json", "trajectory.f32", "training.csv", "plane.csv", "findings.json")) {
            assertEquals(-1, Files.mismatch(direct.resolve(file), waited.resolve(file)), file);
        }
    }

    @Test
    void repeatsThatWaitAreListedEach() throws IOException {
        Path ensemble = folder.resolve("ensemble");
        ExperimentSettings three = experiment(3);
        run(before, three, RunFolders.repeat(ensemble, 0));
        before.enqueue(RunFolders.repeat(ensemble, 1), three, 1);
        before.enqueue(RunFolders.repeat(ensemble, 2), three, 2);
        assertEquals(
                List.of(RunStatus.FINISHED, RunStatus.WAITING, RunStatus.WAITING),
                RunEntry.of(ensemble).stream().map(RunEntry::status).toList());
        assertEquals(1, RunSet.of(ensemble).results().size(), "a figure shows those that have begun");
        assertThrows(
                InvalidInputException.class,
                () -> after.verify(ensemble, RunListener.NONE, new RunControl()),
                "waiting");
    }

    @Test
    void aRunThatLeavesTheQueueUnbegunLeavesNothing() throws IOException {
        Path alone = folder.resolve("alone");
        before.enqueue(alone, experiment(1), 1);
        after.dequeue(alone);
        Path ensemble = folder.resolve("ensemble");
        for (int repeat = 0; repeat < 2; repeat++) {
            before.enqueue(RunFolders.repeat(ensemble, repeat), experiment(2), repeat);
        }
        after.dequeue(RunFolders.repeat(ensemble, 1));
        assertTrue(Files.isDirectory(ensemble), "one repeat is left");
        after.dequeue(RunFolders.repeat(ensemble, 0));
        assertFalse(Files.exists(alone) || Files.exists(ensemble));
    }

    /** What a run had computed before it was queued again stays, whatever becomes of its turn. */
    @Test
    void aStoppedRunCanWaitForItsTurnToGoOn() throws IOException {
        Path stopped = folder.resolve("stopped");
        RunControl control = new RunControl();
        control.stop();
        RunResults some = before.run(experiment(1), stopped, 0, RunListener.NONE, control);
        assertEquals(RunStatus.STOPPED, some.status());
        before.enqueue(stopped, experiment(1), 1);
        assertEquals(
                List.of("stopped"), waiting().stream().map(RunQueueTest::name).toList());
        assertTrue(waiting().get(0).begun());
        after.dequeue(stopped);
        assertEquals(RunStatus.STOPPED, after.status(stopped));
        assertEquals(some.training(), after.results(stopped).training());
    }

    @Test
    void aFolderThatHoldsAnotherRunIsNotQueued() {
        before.enqueue(folder.resolve("taken"), experiment(1), 1);
        ExperimentSettings other = experiment(1).withSeed(99);
        assertThrows(InvalidInputException.class, () -> after.enqueue(folder.resolve("taken"), other, 2));
        assertThrows(
                InvalidInputException.class,
                () -> after.start(other, folder.resolve("taken"), RunListener.NONE, new RunControl()));
    }

    private List<RunEntry> waiting() throws IOException {
        return RunEntry.list(folder).stream()
                .filter(entry -> entry.status() == RunStatus.WAITING)
                .sorted(Comparator.comparing(entry -> entry.place().orElseThrow()))
                .toList();
    }

    private static String name(RunEntry entry) {
        return entry.folder().getFileName().toString();
    }

    private static RunResults run(RunService service, ExperimentSettings settings, Path place) {
        return service.run(settings, place, RunFolders.repeatOf(place), RunListener.NONE, new RunControl());
    }

    private static ExperimentSettings experiment(int repeats) {
        return Json.parseExperiment("""
                {"schemaVersion": 1, "name": "small", "repeats": %d,
                 "training": {"epochs": 2},
                 "measure": {"schedule": {"type": "every", "epochs": 1}}}
                """.formatted(repeats), "small");
    }
}
