package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.runs.RunService;
import infoplane.store.EnsembleFolder;
import infoplane.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window's queue computes four repeats at once, on threads as the window has them. */
class RacingRepeatsTest {
    private static final ExperimentSettings FOUR = Json.parseExperiment("""
            { "repeats": 4, "network": { "hidden": [3] }, "training": { "epochs": 2, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """, "test");

    @TempDir
    private Path folder = Path.of("");

    private void rounds(int rounds) throws Exception {
        ExecutorService window = Executors.newSingleThreadExecutor();
        ExecutorService computers = Executors.newCachedThreadPool();
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<Throwable> told = new CopyOnWriteArrayList<>();
        try {
            for (int round = 0; round < rounds; round++) {
                Path runsFolder = folder.resolve("runs-" + round);
                RunList runs = new RunList();
                Runner runner = new Runner(
                        runs,
                        new RunService(2),
                        new Background(computers, window, told::add),
                        new Background(workers, window, told::add),
                        () -> runsFolder);
                CountDownLatch ended = new CountDownLatch(1);
                window.submit(() -> {
                            runner.atOnce().set(4);
                            runner.start(FOUR);
                            runner.active().addListener((source, before, now) -> {
                                if (now.isEmpty()) {
                                    ended.countDown();
                                }
                            });
                        })
                        .get();
                assertTrue(ended.await(2, TimeUnit.MINUTES));
                List<RunStatus> ends = window.submit(() -> runs.runs().stream()
                                .map(run -> run.status().get())
                                .toList())
                        .get();
                assertEquals(List.of(), told);
                assertEquals(Collections.nCopies(4, RunStatus.FINISHED), ends);
                requireMeans(runsFolder);
            }
        } finally {
            Stream.of(computers, workers, window).forEach(ExecutorService::shutdownNow);
        }
    }

    /** The last repeat that ended summed up all of them. */
    private static void requireMeans(Path runsFolder) throws Exception {
        try (Stream<Path> inside = Files.list(runsFolder)) {
            Path ensemble = inside.findFirst().orElseThrow();
            String found = Files.readString(ensemble.resolve("ensemble.csv"));
            EnsembleFolder.sumUp(ensemble);
            assertEquals(Files.readString(ensemble.resolve("ensemble.csv")), found);
        }
    }

    @Test
    void allRepeatsFinishAndAreSummedUp() throws Exception {
        rounds(5);
    }

    @Tag("long")
    @Test
    void allRepeatsFinishAndAreSummedUpInHundredsOfRounds() throws Exception {
        rounds(200);
    }
}
