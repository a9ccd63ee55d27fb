package infoplane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.sweep.SweepListener;
import infoplane.sweep.SweepWork;
import infoplane.sweep.Sweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sweeps on a real cluster, with the jars of the build: the table is that of the local queue, byte for byte, though one of two
 * workers is killed in the middle.
 */
@Tag("cluster")
@EnabledOnOs(OS.LINUX)
final class SparkClusterIT {
    private static final int RUNS = 12;
    private static final String SWEEP = """
            { "dataset": { "type": "parity", "n": 6, "k": 2 }, "network": { "hidden": [3] },
              "training": { "epochs": 1000, "batchSize": "full" },
              "measure": { "schedule": "every", "selfCheck": false },
              "sweep": { "network.activation": ["tanh", "relu"], "seed": [1, 2, 3, 4, 5, 6] } }
            """;

    @TempDir
    Path folder;

    @Test
    void aKilledWorkerLosesNothingWhereTheFolderIsShared() throws Exception {
        survives(folder.resolve("sweep").toString());
    }

    /** The path leads each process into its own folder, so that no machine but the first sees the sweep. */
    @Test
    void aKilledWorkerLosesNothingWhereNothingIsShared() throws Exception {
        survives("/proc/self/cwd/sweep");
    }

    private void survives(String out) throws Exception {
        Path config = Files.writeString(folder.resolve("s.json"), SWEEP);
        Path sweep = folder.resolve("sweep");
        try (LoopbackCluster cluster = new LoopbackCluster(folder);
                WatchService done = watch(sweep.resolve("jobs"));
                Daemon program = LoopbackCluster.program(
                        folder, "sweep", config.toString(), "--out", out, "--spark", cluster.address())) {
            awaitDone(done, program);
            cluster.killAWorker();
            assertNotEquals(RUNS, count(sweep.resolve("runs")), "killed in the middle");
            assertEquals(0, program.end(), program::said);
            assertTrue(program.said().contains("done: "), program::said);
        }
        assertEquals(RUNS, count(sweep.resolve("runs")));
        assertFalse(Files.exists(sweep.resolve("work")), "nothing is left over");
        assertEquals(local(config), Files.readString(sweep.resolve("sweep.csv")));
    }

    /** Ctrl-C keeps what is done, and resuming computes the rest. */
    @Test
    void aSweepThatIsStoppedGoesOn() throws Exception {
        Path config = Files.writeString(folder.resolve("s.json"), SWEEP);
        Path sweep = folder.resolve("sweep");
        List<String> words = List.of("sweep", config.toString(), "--out", sweep.toString(), "--resume", "--spark");
        try (LoopbackCluster cluster = new LoopbackCluster(folder);
                WatchService done = watch(sweep.resolve("jobs"))) {
            String[] command =
                    Stream.concat(words.stream(), Stream.of(cluster.address())).toArray(String[]::new);
            try (Daemon program = LoopbackCluster.program(folder, command)) {
                awaitDone(done, program);
                program.interrupt();
                assertNotEquals(0, program.end(), program::said);
                assertTrue(program.said().contains("Interrupted; "), program::said);
                assertTrue(program.said().contains("--resume goes on"), program::said);
            }
            try (Daemon program = LoopbackCluster.program(folder, command)) {
                assertEquals(0, program.end(), program::said);
            }
        }
        assertEquals(local(config), Files.readString(sweep.resolve("sweep.csv")));
    }

    private static WatchService watch(Path jobs) throws IOException {
        Files.createDirectories(jobs);
        WatchService changes = jobs.getFileSystem().newWatchService();
        jobs.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
        return changes;
    }

    /** Waits until the first job is done. */
    private static void awaitDone(WatchService changes, Daemon program) throws InterruptedException {
        while (true) {
            WatchKey key = changes.poll(5, TimeUnit.MINUTES);
            assertTrue(key != null, program::said);
            if (key.pollEvents().stream()
                    .anyMatch(event -> String.valueOf(event.context()).endsWith(".done"))) {
                return;
            }
            key.reset();
        }
    }

    private static long count(Path runs) throws IOException {
        try (Stream<Path> inside = Files.list(runs)) {
            return inside.count();
        }
    }

    private String local(Path config) throws IOException {
        Path place = folder.resolve("local");
        Sweeps sweeps = Sweeps.create(place, infoplane.config.SweepFile.read(config));
        sweeps.prepare();
        sweeps.process(SweepWork.all(1), SweepListener.NONE).run();
        return Files.readString(place.resolve("sweep.csv"));
    }

    @Test
    void whatIsNoClusterIsSaidInOneSentence() throws Exception {
        Path config = Files.writeString(folder.resolve("s.json"), SWEEP);
        int nobody = LoopbackCluster.freePort();
        for (String[] wrong : new String[][] {
            {"somewhere:7077", "2", "--spark is \"somewhere:7077\" but must be the address of a Spark cluster"},
            {"spark://127.0.0.1:" + nobody, "1", "No Spark master answers at spark://127.0.0.1:" + nobody},
            {"spark://nobody.invalid:7077", "1", "no machine is called nobody.invalid"}
        }) {
            try (Daemon program =
                    LoopbackCluster.program(folder, "sweep", config.toString(), "--out", "none", "--spark", wrong[0])) {
                assertEquals(Integer.parseInt(wrong[1]), program.end());
                String last = program.said().substring(program.said().lastIndexOf('\n') + 1);
                assertTrue(last.contains(wrong[2]), program::said);
            }
            assertFalse(Files.exists(folder.resolve("none")));
        }
    }
}
