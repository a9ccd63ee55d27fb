package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Drafts;
import infoplane.core.KillPoints;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunStatus;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.MeasureSettings;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program is killed before each change that it makes in a run folder, one after the other. The folder then opens, is as it
 * was or as it was to be, and goes on to the same bytes.
 */
final class KilledAnywhereTest {
    private static final String EXPERIMENT = """
            { "seed": 3, "network": { "hidden": [3] }, "training": { "epochs": 3, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """;
    private static final ExperimentSettings SHORT = Json.parseExperiment(EXPERIMENT, "test");
    private static final ExperimentSettings LONG =
            SHORT.withTraining(SHORT.training().withEpochs(5));
    private static final MeasureSettings ALSO = Json.parseExperiment(
                    EXPERIMENT.replace("\"selfCheck\"", "\"estimators\": [ { \"type\": \"kde\" } ], \"selfCheck\""),
                    "test")
            .measure();
    private static final Set<String> RESULTS = Set.of(
            "experiment.json", "trajectory.f32", "trajectory.json", "training.csv", "plane.csv", "findings.json");

    @TempDir
    static Path shared;

    private static Measurement.Result added;

    @BeforeAll
    static void run() {
        go(RunFolder.create(shared.resolve("short"), SHORT), SHORT);
        go(RunFolder.create(shared.resolve("long"), LONG), LONG);
        try (Trajectory trajectory = TrajectoryFile.read(shared.resolve("short"))) {
            added = Measurement.measure(
                    SHORT, trajectory, ALSO, 1, points -> {}, (done, total, what) -> {}, new EstimateCache());
        }
    }

    private static void go(RunRecorder opened, ExperimentSettings settings) {
        try (RunRecorder recorder = opened) {
            RunStatus status = new Experiment(settings, 0, 1)
                    .run(recorder, RunListener.NONE, new RunControl())
                    .status();
            assertEquals(RunStatus.FINISHED, status);
        }
    }

    /** A run that is killed at its end may say that it failed. */
    private static void attempt(RunRecorder opened) {
        try (RunRecorder recorder = opened) {
            new Experiment(LONG, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        }
    }

    private static Path copy(String from, String to) {
        Path source = shared.resolve(from);
        Path target = shared.resolve(to);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** All files that count, with their content. */
    private static Map<String, String> content(Path folder) {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean draft = false;
                for (Path part : folder.relativize(file)) {
                    draft |= Drafts.isDraft(part);
                }
                if (!file.endsWith(RunLock.FILE) && !draft) {
                    content.put(
                            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    private static Map<String, String> results(Path folder) {
        Map<String, String> results = content(folder);
        results.keySet().retainAll(RESULTS);
        return results;
    }

    private static void assertNoDrafts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> assertTrue(!Drafts.isDraft(file) && !file.endsWith(".commit"), file::toString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path folder) {
        RunFolder.open(folder).replacePoints(ALSO, added.plane());
    }

    @Test
    void addedPointsAreThereWithAllThatBelongsToThemOrNotAtAll() {
        Path whole = copy("short", "added");
        Map<String, String> before = content(whole);
        add(whole);
        Map<String, String> after = content(whole);
        boolean killed = true;
        int change = 0;
        while (killed) {
            change++;
            Path folder = copy("short", "added-" + change);
            killed = KillPoints.killed(folder, change, () -> add(folder));
            RunFolder.open(folder).results();
            Map<String, String> found = content(folder);
            assertTrue(found.equals(before) || found.equals(after), "killed before change " + change);
            add(folder);
            assertEquals(after, content(folder), "killed before change " + change);
            assertNoDrafts(folder);
        }
        assertTrue(change > 8, "changes: " + change);
    }

    @Test
    void aRunIsMadeLongerOrNot() {
        Path whole = copy("short", "longer");
        Map<String, String> before = content(whole);
        RunFolder.extend(whole, 5);
        Map<String, String> after = content(whole);
        boolean killed = true;
        int change = 0;
        while (killed) {
            change++;
            Path folder = copy("short", "longer-" + change);
            killed = KillPoints.killed(folder, change, () -> RunFolder.extend(folder, 5));
            RunFolder.open(folder).results();
            Map<String, String> found = content(folder);
            assertTrue(found.equals(before) || found.equals(after), "killed before change " + change);
            if (found.equals(before)) {
                RunFolder.extend(folder, 5);
            }
            go(RunFolder.resume(folder), LONG);
            assertEquals(results(shared.resolve("long")), results(folder), "killed before change " + change);
            assertNoDrafts(folder);
        }
        assertTrue(change > 5, "changes: " + change);
    }

    @Test
    void aRunGoesOnToTheSameResults() {
        boolean killed = true;
        int change = 0;
        while (killed) {
            change++;
            Path folder = copy("short", "resumed-" + change);
            RunFolder.extend(folder, 5);
            killed = KillPoints.killed(folder, change, () -> attempt(RunFolder.resume(folder)));
            RunFolder.open(folder).results();
            go(RunFolder.resume(folder), LONG);
            assertEquals(results(shared.resolve("long")), results(folder), "killed before change " + change);
            assertNoDrafts(folder);
        }
        assertTrue(change > 15, "changes: " + change);
    }

    @Test
    void repeatsAreMadeLongerTogether() {
        Path ensemble = shared.resolve("repeats");
        ExperimentSettings settings =
                Json.parseExperiment(EXPERIMENT.replace("{ \"seed\"", "{ \"repeats\": 2, \"seed\""), "test");
        EnsembleFolder.create(ensemble, settings);
        copy("short", "repeats/repeat-000");
        copy("short", "repeats/repeat-001");
        Path whole = copy("repeats", "repeats-longer");
        Map<String, String> before = content(whole);
        EnsembleFolder.extend(whole, 5);
        Map<String, String> after = content(whole);
        boolean killed = true;
        int change = 0;
        while (killed) {
            change++;
            Path folder = copy("repeats", "repeats-" + change);
            killed = KillPoints.killed(folder, change, () -> EnsembleFolder.extend(folder, 5));
            RunFolder.open(EnsembleFolder.repeat(folder, 1));
            Map<String, String> found = content(folder);
            assertTrue(found.equals(before) || found.equals(after), "killed before change " + change);
        }
    }

    @Test
    void aCopyIsThereWholeOrNotAtAll() {
        boolean killed = true;
        int change = 0;
        while (killed) {
            change++;
            Path above = shared.resolve("copies-" + change);
            Path copied = above.resolve("copy");
            killed = KillPoints.killed(above, change, () -> copyTo(copied));
            if (Files.exists(copied)) {
                RunFolder.open(copied).results();
            } else {
                copyTo(copied);
            }
            assertEquals(Set.of("kde"), estimators(copied));
        }
    }

    private static void copyTo(Path folder) {
        try (DraftFolder whole = new DraftFolder(folder)) {
            MeasuredCopy.write(
                    shared.resolve("short"), whole.draft(), SHORT.withMeasure(ALSO), added.plane(), added.ceilings());
            whole.keep();
        }
    }

    private static Set<String> estimators(Path folder) {
        return Set.of(
                RunFolder.open(folder).results().points().get(0).estimator().split(":")[0]);
    }
}
