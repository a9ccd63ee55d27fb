package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Drafts;
import infoplane.core.KillPoints;
import infoplane.core.RunMonitor;
import infoplane.dataset.array.ImportInputs;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.measuring.MeasureSettings;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A program is killed before a change of the disk, for each change that its work makes. The runs are then listed without a
 * failure, what has to be whole is there whole or not at all, and the same work again comes to the same bytes. The build kills
 * before some of the changes, {@code -Plong} before each.
 */
final class KilledWorkTest {
    private static final String EXPERIMENT = """
            { "seed": 3, "network": { "hidden": [3] }, "training": { "epochs": 2, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """;
    private static final ExperimentSettings ONE = Json.parseExperiment(EXPERIMENT, "test");
    private static final ExperimentSettings TWO = ONE.withRepeats(2);
    /** Hold times, or checksums of files that do. */
    private static final Set<String> TIMED =
            Set.of("provenance.json", "manifest.json", "summed.json", "run.lock", "state.bin");

    private static final RunService SERVICE = new RunService(1);
    /** A source whose writer has ended is not waited for, but its first look is. */
    static final SourceWatch.Time NO_TIME = new SourceWatch.Time() {
        @Override
        public long millis() {
            return 0;
        }

        @Override
        public void pause(long millis) {}
    };

    @TempDir
    static Path shared;

    /** Work in a folder of runs. Done again, it completes what it was killed in. */
    enum Work {
        RUN(folder -> {}, folder -> run(ONE, folder.resolve("run")), folder -> {}),
        REPEATS(
                folder -> {},
                folder -> SERVICE.runRepeats(
                        TWO,
                        folder.resolve("run"),
                        SERVICE.holdsRun(folder.resolve("run")),
                        repeat -> RunListener.NONE,
                        new RunControl()),
                folder -> {}),
        REPEATS_OF_THE_WINDOW(
                folder -> {},
                folder -> List.of(0, 1)
                        .forEach(repeat -> SERVICE.run(
                                TWO,
                                RunFolders.repeat(folder.resolve("run"), repeat),
                                repeat,
                                RunListener.NONE,
                                new RunControl())),
                folder -> {}),
        MEASURE(folder -> copy("one", folder), folder -> measure(folder, Optional.empty()), folder -> {}),
        MEASURE_REPEATS(
                folder -> copy("two", folder),
                folder -> measure(folder, Optional.empty()),
                KilledWorkTest::requireCurrentMeans),
        MEASURE_INTO_A_COPY(
                folder -> copy("two", folder),
                folder -> unlessThere(folder.resolve("copy"), copy -> measure(folder, Optional.of(copy))),
                folder -> {}),
        RECOVER(
                folder -> copy("damaged", folder),
                folder -> unlessThere(
                        folder.resolve("saved"),
                        saved -> new Recovery(SERVICE, RunMonitor.SILENT).recover(folder.resolve("run"), saved)),
                folder -> {}),
        ENQUEUE(
                folder -> {},
                folder -> {
                    SERVICE.enqueue(folder.resolve("run"), ONE, 2);
                    List.of(0, 1)
                            .forEach(repeat ->
                                    SERVICE.enqueue(RunFolders.repeat(folder.resolve("two"), repeat), TWO, repeat));
                },
                folder -> {}),
        LEAVE_THE_QUEUE(
                ENQUEUE.work,
                folder -> {
                    SERVICE.dequeue(folder.resolve("run"));
                    List.of(0, 1).forEach(repeat -> SERVICE.dequeue(RunFolders.repeat(folder.resolve("two"), repeat)));
                },
                folder -> {}),
        IMPORT(folder -> {}, folder -> runImport(folder, "acts", Set.of()), folder -> {}),
        IMPORT_A_COPY(folder -> {}, folder -> runImport(folder, "acts", Set.of("copy")), folder -> {}),
        IMPORT_WEIGHTS(folder -> {}, folder -> runImport(folder, "weights", Set.of("weights")), folder -> {}),
        IMPORT_AS_IT_GROWS(folder -> {}, folder -> runImport(folder, "acts", Set.of("watch")), folder -> {});

        private final Consumer<Path> before;
        private final Consumer<Path> work;
        private final Consumer<Path> check;

        Work(Consumer<Path> before, Consumer<Path> work, Consumer<Path> check) {
            this.before = before;
            this.work = work;
            this.check = check;
        }
    }

    @BeforeAll
    static void runs() throws IOException {
        run(ONE, shared.resolve("one/run"));
        run(ONE, shared.resolve("damaged/run"));
        Path plane = shared.resolve("damaged/run/plane.csv");
        Files.writeString(plane, Files.readString(plane).replaceFirst(",0\\.\\d", ",7.7"));
        Work.REPEATS.work.accept(shared.resolve("two"));
        ImportInputs inputs = new ImportInputs(shared);
        ImportInputs.write(inputs.weights(), shared.resolve("weights"));
        Files.createFile(
                ImportInputs.write(inputs.npz(), shared.resolve("acts")).resolve(SourceWatch.FINISHED));
    }

    @ParameterizedTest
    @EnumSource
    void killedBeforeSomeChanges(Work work) {
        kill(work, 11);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void killedBeforeEachChange(Work work) {
        kill(work, 1);
    }

    /** Whatever a kill leaves of a measurement: when the run is made longer, each estimator is measured to the new end. */
    @Test
    void whatWasMeasuredInPartGoesOnToTheNewEnd() {
        Set<Integer> estimators = new TreeSet<>();
        boolean killed = true;
        for (int change = 1; killed; change += 6) {
            Path folder = shared.resolve("longer-" + change);
            copy("one", folder);
            killed = KillPoints.killed(folder, change, () -> measure(folder, Optional.empty()));
            Path run = folder.resolve("run");
            SERVICE.extend(run, 3);
            run(SERVICE.results(run).settings(), run);
            SERVICE.completeLater(run, begun -> {}, RunMonitor.SILENT);
            Map<String, Set<Integer>> epochs = new TreeMap<>();
            SERVICE.results(run)
                    .points()
                    .forEach(point -> epochs.computeIfAbsent(point.estimator(), estimator -> new TreeSet<>())
                            .add(point.epoch()));
            epochs.forEach((estimator, measured) -> assertEquals(Set.of(0, 1, 2, 3), measured, estimator));
            assertEquals(Optional.empty(), SERVICE.verify(run, RunListener.NONE, new RunControl()));
            estimators.add(epochs.size());
        }
        assertEquals(Set.of(1, 2), estimators, "killed before and after its commit");
    }

    private static void kill(Work work, int step) {
        Path whole = shared.resolve(work + "-whole-" + step);
        work.before.accept(whole);
        work.work.accept(whole);
        Map<String, String> after = content(whole);
        boolean killed = true;
        for (int change = 1; killed; change += step) {
            Path folder = shared.resolve(work + "-" + step + "-" + change);
            work.before.accept(folder);
            killed = KillPoints.killed(folder, change, () -> work.work.accept(folder));
            String when = "killed before change " + change;
            list(folder).forEach(entry -> {
                if (entry.begun()) {
                    SERVICE.results(entry.folder());
                }
            });
            work.check.accept(folder);
            if (killed) { // once more, on the way to the end
                KillPoints.killed(folder, 1 + change / 2, () -> work.work.accept(folder));
                list(folder);
            }
            work.work.accept(folder);
            assertEquals(after, content(folder), when);
            assertEquals(list(whole).size(), list(folder).size(), when);
        }
    }

    private static List<RunEntry> list(Path folder) {
        try {
            return RunEntry.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The means are those of the repeats as they are now: a kill between a repeat and the means is seen, and made good. */
    private static void requireCurrentMeans(Path folder) {
        for (String file : List.of("ensemble.csv", "findings.json")) {
            Path means = folder.resolve("run").resolve(file);
            String found = read(means);
            EnsembleFolder.sumUp(folder.resolve("run"));
            assertEquals(read(means), found);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unlessThere(Path folder, Consumer<Path> work) {
        if (!Files.exists(folder)) {
            work.accept(folder);
        }
        assertTrue(SERVICE.finished(folder), "there whole or not at all");
    }

    /** Imports, or goes on with an import. */
    private static void runImport(Path folder, String source, Set<String> how) {
        Path run = folder.resolve("run");
        if (SERVICE.holdsRun(run)) {
            SERVICE.run(RunFolder.open(run).settings(), run, 0, RunListener.NONE, new RunControl());
            return;
        }
        ImportRequest request = new ImportRequest(
                shared.resolve(source),
                how.contains("weights"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                how.contains("copy"));
        new Imports(1, NO_TIME)
                .run(request, run, how.contains("watch"), RunListener.NONE, new RunControl(), notice -> {});
    }

    private static void run(ExperimentSettings settings, Path folder) {
        SERVICE.run(settings, folder, 0, RunListener.NONE, new RunControl());
    }

    private static void measure(Path folder, Optional<Path> copy) {
        SERVICE.remeasure(
                folder.resolve("run"),
                copy,
                asRun -> new MeasureSettings(
                        asRun.on(), asRun.schedule(), List.of(KdeSettings.defaults()), 0, asRun.selfCheck()),
                RunMonitor.SILENT);
    }

    private static void copy(String from, Path target) {
        Path source = shared.resolve(from);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says where a copied source lies. */
    private static byte[] withoutPlace(byte[] notes, Path folder) {
        return new String(notes, StandardCharsets.UTF_8)
                .replace(folder.toString(), "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void requireNoDrafts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> assertTrue(!Drafts.isDraft(file) && !file.endsWith(".commit"), file::toString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checksums of all files, but for what differs between equal runs. No draft and no commit may be left. */
    private static Map<String, String> content(Path folder) {
        requireNoDrafts(folder);
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)
                        && !TIMED.contains(file.getFileName().toString())) {
                    CRC32C crc = new CRC32C();
                    byte[] bytes = Files.readAllBytes(file);
                    crc.update(file.endsWith("source.json") ? withoutPlace(bytes, folder) : bytes);
                    content.put(
                            folder.relativize(file).toString(), HexFormat.of().toHexDigits(crc.getValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
