package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.network.EpochRecord;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that keep no weights: what is finished cannot go on from anything, so it must not begin again. */
class FinishedRunsTest {
    @TempDir
    private Path folder = Path.of("");

    private final RunService engine = new RunService(2);
    private final Set<Integer> trained = new ConcurrentSkipListSet<>();

    private static ExperimentSettings experiment(int epochs) {
        return Json.parseExperiment("""
                {"schemaVersion": 1, "name": "small",
                 "training": {"epochs": %d, "keep": "none"},
                 "measure": {"schedule": {"type": "every", "epochs": 1}}}
                """.formatted(epochs), "small");
    }

    /** Notes the number of each run that trains an epoch. */
    private RunListener noting(int number) {
        return new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                trained.add(number);
            }
        };
    }

    private RunResults run(ExperimentSettings settings, Path place, int repeat) {
        return engine.run(settings, place, repeat, noting(repeat), new RunControl());
    }

    private List<RunResults> repeats(ExperimentSettings settings, boolean resumes) {
        return engine.runRepeats(settings, folder.resolve("all"), resumes, this::noting, new RunControl());
    }

    @Test
    void finishedRepeatsAreReadAndTheOthersRun() throws Exception {
        ExperimentSettings settings = experiment(2).withRepeats(3);
        Path all = folder.resolve("all");
        repeats(settings, false);
        assertEquals(Set.of(0, 1, 2), trained);
        assertTrue(engine.finished(all));
        RunFolders.delete(RunFolders.repeat(all, 1));
        assertFalse(engine.finished(all));
        trained.clear();
        List<RunResults> results = repeats(settings, true);
        assertEquals(Set.of(1), trained);
        for (int repeat = 0; repeat < 3; repeat++) {
            assertEquals(RunStatus.FINISHED, results.get(repeat).status());
            assertEquals(
                    engine.results(RunFolders.repeat(all, repeat)).points().size(),
                    results.get(repeat).points().size());
        }
    }

    /** The window lets every repeat compute when they are made longer, also one that is that long already. */
    @Test
    void aFinishedRunThatWaitsLeavesTheQueueWithoutTraining() {
        Path place = folder.resolve("one");
        run(experiment(2), place, 0);
        trained.clear();
        engine.enqueue(place, experiment(2), 7);
        assertEquals(RunStatus.WAITING, engine.status(place));
        assertEquals(RunStatus.FINISHED, run(experiment(2), place, 0).status());
        assertEquals(Set.of(), trained);
        assertEquals(RunStatus.FINISHED, engine.status(place));
    }

    @Test
    void aRunThatWasMadeLongerIsNotFinished() {
        Path place = folder.resolve("longer");
        run(experiment(2), place, 0);
        engine.extend(place, 3);
        trained.clear();
        assertFalse(engine.finished(place));
        run(experiment(3), place, 0);
        assertEquals(Set.of(0), trained);
        assertTrue(engine.finished(place));
    }

    /** The second run starts while the first trains. */
    @Test
    void runsThatComputeAtOnceShareTheThreads() {
        Path second = folder.resolve("second");
        RunListener starts = new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == 1) {
                    run(experiment(1), second, 0);
                }
            }
        };
        engine.run(experiment(1), folder.resolve("first"), 0, starts, new RunControl());
        run(experiment(1), folder.resolve("third"), 0);
        assertEquals(2, threads("first"));
        assertEquals(1, threads("second"));
        assertEquals(2, threads("third"), "nothing else computes any more");
    }

    private int threads(String name) {
        return RunFolder.open(folder.resolve(name)).provenance().threads();
    }
}
