package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.AtOnce;
import infoplane.core.InvalidInputException;
import infoplane.core.KillPoints;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.dataset.array.ImportInputs;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight threads use one folder at the same time. Who may not is told in a sentence, and what is there is that of the others. */
class RacesTest {
    private static final int THREADS = 8;
    private static final ExperimentSettings ONE = Json.parseExperiment("""
            { "seed": 3, "network": { "hidden": [3] }, "training": { "epochs": 2, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """, "test");
    /** Ways to measure, each with an id of its own. */
    private static final List<EstimatorSettings> WAYS = IntStream.range(0, THREADS)
            .<EstimatorSettings>mapToObj(
                    way -> new KdeSettings(KdeSettings.defaults().bound(), 0.01 * (way + 1), false))
            .toList();

    @TempDir
    private Path folder = Path.of("");

    private final RunService service = new RunService(1);

    /** Everybody is done or refused; nothing else. @return the numbers of those that are done */
    private static Set<Integer> race(IntConsumer work) throws Exception {
        Set<Integer> done = new TreeSet<>();
        List<Optional<Throwable>> ends = AtOnce.of(THREADS, work);
        for (int thread = 0; thread < ends.size(); thread++) {
            Optional<Throwable> failure = ends.get(thread);
            failure.ifPresent(told -> assertTrue(told instanceof InvalidInputException, told::toString));
            if (failure.isEmpty()) {
                done.add(thread);
            }
        }
        return done;
    }

    private RunResults start(ExperimentSettings settings, Path run) {
        return service.start(settings, run, RunListener.NONE, new RunControl());
    }

    private static void requireEqual(Path one, Path other) {
        for (String file : List.of("experiment.json", "trajectory.f32", "training.csv", "plane.csv", "findings.json")) {
            try {
                assertEquals(-1, Files.mismatch(one.resolve(file), other.resolve(file)), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void differentSettingsInOneFolder(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Path run = folder.resolve("run-" + round);
            Set<Integer> done = race(seed -> assertEquals(
                    RunStatus.FINISHED, start(ONE.withSeed(seed), run).status()));
            assertEquals(1, done.size(), "one wins");
            int winner = done.iterator().next();
            Path alone = folder.resolve("alone-" + winner);
            if (!service.holdsRun(alone)) {
                start(ONE.withSeed(winner), alone);
            }
            requireEqual(alone, run);
        }
    }

    @Test
    void ofDifferentSettingsInOneFolderOneIsRun() throws Exception {
        differentSettingsInOneFolder(3);
    }

    @Tag("long")
    @Test
    void ofDifferentSettingsInOneFolderOneIsRunInHundredsOfRounds() throws Exception {
        differentSettingsInOneFolder(200);
    }

    @Test
    void ofDifferentRepeatsInOneFolderOneIsRun() throws Exception {
        Path run = folder.resolve("run");
        Set<Integer> done = race(seed -> service.runRepeats(
                ONE.withSeed(seed).withRepeats(2), run, false, repeat -> RunListener.NONE, new RunControl()));
        assertEquals(1, done.size(), "one wins");
        assertEquals(
                done.iterator().next().longValue(),
                RunEntry.of(run).get(1).settings().seed());
        assertTrue(service.finished(run));
    }

    @Test
    void ofSeveralThatQueueARunAllButTheSameAreRefused() throws Exception {
        Path run = folder.resolve("run");
        Set<Integer> done = race(seed -> service.enqueue(run, ONE.withSeed(seed / 2), seed));
        assertEquals(
                Set.of((int) RunEntry.of(run).get(0).settings().seed()),
                done.stream().map(seed -> seed / 2).collect(Collectors.toSet()));
        assertEquals(RunStatus.WAITING, service.status(run));
    }

    private void imports(int rounds) throws Exception {
        Path source = ImportInputs.write(new ImportInputs(folder).npz(), folder.resolve("acts"));
        for (int round = 0; round < rounds; round++) {
            Path run = folder.resolve("imported-" + round);
            List<Optional<Throwable>> ends = AtOnce.of(
                    THREADS,
                    number -> new Imports(1)
                            .run(
                                    ImportRequest.of(source),
                                    run,
                                    false,
                                    RunListener.NONE,
                                    new RunControl(),
                                    notice -> {}));
            assertEquals(1, ends.stream().filter(Optional::isEmpty).count(), ends::toString);
            ends.stream()
                    .flatMap(Optional::stream)
                    .forEach(told -> assertTrue(
                            told instanceof InvalidInputException || told instanceof RunFailedException,
                            told::toString));
            assertEquals(Optional.empty(), service.verify(run, RunListener.NONE, new RunControl()));
        }
    }

    @Test
    void ofSeveralImportsIntoOneFolderOneIsMade() throws Exception {
        imports(3);
    }

    @Tag("long")
    @Test
    void ofSeveralImportsIntoOneFolderOneIsMadeInHundredsOfRounds() throws Exception {
        imports(200);
    }

    private void measures(int rounds) throws Exception {
        Path run = folder.resolve("run");
        start(ONE, run);
        Set<String> expected = estimators(run);
        for (int round = 0; round < rounds; round++) {
            Set<Integer> done = race(way -> service.remeasure(
                    run, Optional.empty(), asRun -> asRun.with(List.of(WAYS.get(way))), RunMonitor.SILENT));
            assertFalse(done.isEmpty());
            done.forEach(way -> expected.add(WAYS.get(way).id()));
            assertEquals(expected, estimators(run));
        }
        assertEquals(Optional.empty(), service.verify(run, RunListener.NONE, new RunControl()));
    }

    private Set<String> estimators(Path run) {
        return service.results(run).points().stream()
                .map(PlanePoint::estimator)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whoeverIsNotRefusedHasMeasured() throws Exception {
        measures(3);
    }

    @Tag("long")
    @Test
    void whoeverIsNotRefusedHasMeasuredInHundredsOfRounds() throws Exception {
        measures(200);
    }

    private void mixed(int rounds) throws Exception {
        Path run = folder.resolve("run");
        start(ONE, run);
        for (int round = 0; round < rounds; round++) {
            int epochs = ONE.training().epochs() + 1 + round;
            Path saved = folder.resolve("saved-" + round);
            Path copy = folder.resolve("copy-" + round);
            Set<Integer> done = race(number -> {
                switch (number % 4) {
                    case 0 ->
                        service.remeasure(
                                run,
                                number == 0 ? Optional.empty() : Optional.of(copy),
                                asRun -> asRun.with(List.of(WAYS.get(0))),
                                RunMonitor.SILENT);
                    case 1 -> service.extend(run, epochs);
                    case 2 -> new Recovery(service, RunMonitor.SILENT).recover(run, saved.resolve("" + number));
                    default -> service.run(service.results(run).settings(), run, 0, RunListener.NONE, new RunControl());
                }
            });
            boolean longer = done.contains(1) || done.contains(5);
            assertEquals(longer, service.results(run).settings().training().epochs() == epochs);
            service.extend(run, longer ? epochs + 1 : epochs); // also checks that every file is whole
            service.run(service.results(run).settings(), run, 0, RunListener.NONE, new RunControl());
            assertTrue(service.finished(run));
        }
    }

    @Test
    void recoverExtendResumeAndMeasureDoNotDisturbEachOther() throws Exception {
        mixed(1);
    }

    /** A user deletes or moves the folder of a run that is going on. */
    @Test
    void aRunWhoseFolderIsMovedSaysWhereItIsAndGoesOnThere() throws Exception {
        Path run = folder.resolve("run");
        RunResults ended = service.start(
                ONE.withTraining(ONE.training().withEpochs(5)),
                run,
                at3(() -> {
                    RunFolders.moveToTrash(List.of(run), folder);
                }),
                new RunControl());
        assertEquals(RunStatus.FAILED, ended.status());
        assertFalse(Files.exists(run));
        assertTrue(ended.message().contains(run + " was moved to " + folder.resolve(".deleted")), ended.message());
        Path moved = Files.list(folder.resolve(".deleted")).toList().get(0);
        RunResults later = service.run(ended.settings(), moved, 0, RunListener.NONE, new RunControl());
        assertEquals(RunStatus.FINISHED, later.status());
        start(ended.settings(), folder.resolve("whole"));
        requireEqual(folder.resolve("whole"), moved);
    }

    /** The folder is moved away between any two changes of the disk; nothing is made in its former place. */
    @Test
    void aRunWhoseFolderIsMovedAtAnyChangeMakesNoSecondOne() {
        for (int change = 5, moved = 1; moved == 1; change += 5) {
            Path run = folder.resolve("run-" + change);
            Path aside = folder.resolve("aside-" + change);
            RunStatus[] ended = {RunStatus.FAILED}; // also if it was refused before it began
            moved = KillPoints.before(run, change, () -> Files.move(run, aside), () -> ended[0] = startOrFail(run))
                    ? 1
                    : 0;
            if (moved == 1) {
                assertEquals(RunStatus.FAILED, ended[0], "moved before change " + change);
                assertFalse(Files.exists(run), "moved before change " + change);
                RunResults later = service.run(ONE, aside, 0, RunListener.NONE, new RunControl());
                assertEquals(RunStatus.FINISHED, later.status());
            }
        }
    }

    private RunStatus startOrFail(Path run) {
        try {
            return start(ONE, run).status();
        } catch (RunFailedException e) {
            return RunStatus.FAILED;
        }
    }

    @Test
    void aRunWhoseFolderIsDeletedSaysSo() {
        Path run = folder.resolve("run");
        RunResults ended = service.start(
                ONE.withTraining(ONE.training().withEpochs(5)),
                run,
                at3(() -> {
                    RunFolders.delete(run);
                }),
                new RunControl());
        assertEquals(RunStatus.FAILED, ended.status());
        assertFalse(Files.exists(run));
        assertTrue(ended.message().startsWith(run + " is gone"), ended.message());
    }

    private interface Deed {
        void go() throws IOException;
    }

    private static RunListener at3(Deed deed) {
        return new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == 3) {
                    try {
                        deed.go();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    /** Another program deletes, renames and makes runs while they are listed. */
    @Test
    void theListIsRightWhileFoldersComeAndGo() throws Exception {
        Path runs = folder.resolve("runs");
        start(ONE, runs.resolve("stays"));
        Path repeats = runs.resolve("repeats");
        service.runRepeats(ONE.withRepeats(2), repeats, false, repeat -> RunListener.NONE, new RunControl());
        List<Optional<Throwable>> ends = AtOnce.of(3, thread -> {
            try {
                for (int round = 0; round < 100; round++) {
                    if (thread == 0) {
                        Path aside = Files.move(repeats, folder.resolve("aside"));
                        Files.move(aside, repeats);
                        RunFolders.restore(
                                RunFolders.moveToTrash(List.of(RunFolders.repeat(repeats, round % 2)), runs));
                    } else {
                        Set<String> names = RunEntry.list(runs).stream()
                                .map(entry -> entry.folder().getFileName().toString())
                                .collect(Collectors.toSet());
                        assertTrue(names.contains("stays"), names::toString);
                        assertTrue(Set.of("stays", "repeat-000", "repeat-001").containsAll(names), names::toString);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()), ends);
        assertEquals(3, RunEntry.list(runs).size());
    }
}
