package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run in a process of its own is killed without warning when its files have come to random sizes; it opens, and goes on to
 * the same bytes as a run that was never killed.
 */
final class KilledRunTest {
    private static final String EXPERIMENT = """
            { "name": "killed", "seed": 3, "network": { "hidden": [5, 3] },
              "training": { "epochs": 250, "batchSize": 512 },
              "measure": { "on": "test", "schedule": { "type": "delta-exact", "delta": 0.01 },
                           "estimators": [ { "type": "binning", "rule": "idnns" }, { "type": "kde" } ] } }
            """;

    @TempDir
    static Path shared;

    private static Path whole = Path.of("");

    @BeforeAll
    static void runThrough() {
        whole = shared.resolve("whole");
        finish(RunFolder.create(whole, settings()));
    }

    private static ExperimentSettings settings() {
        return Json.parseExperiment(EXPERIMENT, "test");
    }

    private static void finish(RunRecorder opened) {
        try (RunRecorder recorder = opened) {
            assertEquals(
                    RunStatus.FINISHED,
                    new Experiment(settings(), 0, 2)
                            .run(recorder, RunListener.NONE, new RunControl())
                            .status());
        }
    }

    static List<Integer> moments() {
        return IntStream.rangeClosed(1, 24).boxed().toList();
    }

    @Test
    void goesOnAfterAKill() throws Exception {
        killAndGoOn(0);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("moments")
    void goesOnAfterAKillAtAnyMoment(int moment) throws Exception {
        killAndGoOn(moment);
    }

    /**
     * Whatever points were kept at the kill, those read back lead an adaptive schedule the same way as those just measured
     * do.
     */
    @Test
    void theScheduleDoesNotDependOnWhichPointsWereKept() throws IOException {
        List<String> points = Files.readAllLines(whole.resolve("plane.csv"));
        for (int seed = 0; seed < 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path folder = shared.resolve("fewer-" + seed);
            copy(whole, folder);
            Path provenance = folder.resolve("provenance.json");
            Files.writeString(provenance, Files.readString(provenance).replace("\"finished\"", "\"running\""));
            List<String> kept = IntStream.range(0, points.size())
                    .filter(line -> line == 0 || random.nextInt(3) > 0)
                    .mapToObj(points::get)
                    .toList();
            Files.write(folder.resolve("plane.csv"), kept);
            Files.delete(folder.resolve("manifest.json")); // a run under way has none
            finish(RunFolder.resume(folder));
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve("plane.csv")), Files.readAllBytes(folder.resolve("plane.csv")));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void killAndGoOn(int seed) throws Exception {
        Path folder = shared.resolve("killed-" + seed);
        Path config = Files.writeString(shared.resolve("config-" + seed + ".json"), EXPERIMENT);
        SplittableRandom random = new SplittableRandom(seed);
        long rowsAtKill = random.nextLong(Files.size(whole.resolve("trajectory.f32")));
        Process child = start(config, folder);
        try {
            while (child.isAlive() && size(folder.resolve("trajectory.f32")) <= rowsAtKill) {
                LockSupport.parkNanos(200_000);
            }
        } finally {
            child.destroyForcibly();
        }
        assertTrue(child.waitFor(1, TimeUnit.MINUTES));
        if (Files.isRegularFile(folder.resolve("provenance.json"))) {
            RunStatus status = RunFolder.open(folder).results().status();
            assertTrue(status == RunStatus.INTERRUPTED || status == RunStatus.FINISHED, "status is " + status);
        }
        finish(RunFolder.resume(folder));
        for (String file : List.of("trajectory.f32", "trajectory.json", "training.csv", "plane.csv", "findings.json")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(folder.resolve(file)), file);
        }
    }

    private static Process start(Path config, Path folder) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(
                        java,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "infoplane.Main",
                        "run",
                        config.toString(),
                        "--out",
                        folder.toString(),
                        "--threads",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(new File(shared.toFile(), "child.log"))
                .start();
    }

    private static long size(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : -1;
    }
}
