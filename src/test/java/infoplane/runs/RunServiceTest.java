package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationTask;
import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.store.EnsembleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both faces do with run folders, on the real thing. */
class RunServiceTest {
    @TempDir
    private Path folder = Path.of("");

    private static final RunMonitor SILENT = RunMonitor.SILENT;

    private final RunService engine = RunService.remembering(2);

    /** A run is a function of its settings, so it does not matter when its last epochs were asked for. */
    @Test
    void aRunThatIsMadeLongerComesToWhatALongOneComesTo() throws IOException {
        run(experiment(6), folder.resolve("long"));
        run(experiment(3), folder.resolve("short"));
        engine.extend(folder.resolve("short"), 6);
        RunResults later = run(experiment(6), folder.resolve("short"));
        assertEquals(RunStatus.FINISHED, later.status());
        assertEquals(7, later.training().size());
        for (String file : List.of("experiment.json", "trajectory.f32", "training.csv", "plane.csv")) {
            long differs = Files.mismatch(
                    folder.resolve("long").resolve(file),
                    folder.resolve("short").resolve(file));
            assertEquals(-1, differs, file);
        }
    }

    /** Points that were kept when the run was shorter follow it to its end; the others are left alone. */
    @Test
    void whatWasKeptGrowsWithTheRun() throws IOException {
        Path place = folder.resolve("kept");
        run(experiment(3), place);
        MeasureSettings byOther = experiment(3).measure().with(List.of(KdeSettings.defaults()));
        engine.keep(place, byOther, measure(place, KdeSettings.defaults()));
        engine.extend(place, 6);
        RunResults longer = run(experiment(6), place);
        assertEquals(List.of(KdeSettings.defaults()), longer.incomplete(byOther.estimators()));
        assertEquals(
                KdeSettings.defaults().name().brief(),
                longer.estimatorName(KdeSettings.defaults().id()).brief());
        assertTrue(engine.completeLater(place, measure -> {}, SILENT));
        assertFalse(engine.completeLater(place, measure -> {}, SILENT), "nothing is left to measure");
        assertEquals(List.of(), engine.results(place).incomplete(byOther.estimators()));
        Path whole = folder.resolve("whole");
        run(experiment(6), whole);
        engine.keep(whole, byOther, measure(whole, KdeSettings.defaults()));
        for (String file : List.of("plane.csv", "measured.json")) {
            assertEquals(-1, Files.mismatch(whole.resolve(file), place.resolve(file)), file);
        }
    }

    /** A folder may not say how points were added to it: nothing is read from their ids then. */
    @Test
    void anEstimatorWhoseSettingsAreNotKnownIsCalledByItsId() throws IOException {
        Path place = folder.resolve("old");
        run(experiment(3), place);
        EstimatorSettings other = KdeSettings.defaults();
        engine.keep(place, experiment(3).measure().with(List.of(other)), measure(place, other));
        assertEquals(
                other.name().whole(),
                engine.results(place).estimatorName(other.id()).whole());
        Files.delete(place.resolve("measured.json"));
        assertEquals(other.id(), engine.results(place).estimatorName(other.id()).whole());
    }

    /** The same of repeats, and of the table of their means. */
    @Test
    void repeatsThatAreMadeLongerComeToWhatLongOnesComeTo() throws IOException {
        for (int repeat = 0; repeat < 2; repeat++) {
            runRepeat(6, "long", repeat);
            runRepeat(3, "short", repeat);
        }
        engine.extend(folder.resolve("short").resolve("repeat-001"), 6);
        for (int repeat = 0; repeat < 2; repeat++) {
            runRepeat(6, "short", repeat);
        }
        for (String file :
                List.of("experiment.json", "ensemble.csv", "repeat-000/plane.csv", "repeat-001/trajectory.f32")) {
            long differs = Files.mismatch(
                    folder.resolve("long").resolve(file),
                    folder.resolve("short").resolve(file));
            assertEquals(-1, differs, file);
        }
    }

    /**
     * Repeats that start at the same moment share one ensemble: as many come to an end as were started. The creation of its
     * folder is the claim, so exactly one creates it.
     */
    @RepeatedTest(10)
    void repeatsThatStartTogetherAreAllRun() throws Exception {
        int repeats = 4;
        Path ensemble = folder.resolve("together");
        ExperimentSettings settings = experiment(1).withRepeats(repeats);
        List<RunStatus> ends = atOnce(
                repeats,
                repeat -> engine.run(
                                settings,
                                RunFolders.repeat(ensemble, repeat),
                                repeat,
                                RunListener.NONE,
                                new RunControl())
                        .status());
        assertEquals(Collections.nCopies(repeats, RunStatus.FINISHED), ends);
        assertEquals(repeats, RunSet.of(ensemble).runs().size());
        assertEquals(repeats, repeatsIn(ensemble), "the last to end has summed up all of them");
    }

    /** Of programs that start the same folder at the same moment one alone gets it. */
    @RepeatedTest(10)
    void aFolderIsStartedOnce() throws Exception {
        Path place = folder.resolve("contested");
        AtomicInteger started = new AtomicInteger();
        atOnce(8, number -> {
            try {
                EnsembleFolder.create(place, experiment(1).withRepeats(2));
                return started.incrementAndGet();
            } catch (InvalidInputException e) { // another was first
                return 0;
            }
        });
        assertEquals(1, started.get());
        try (Stream<Path> files = Files.list(place)) {
            assertEquals(
                    List.of("experiment.json"),
                    files.map(file -> file.getFileName().toString()).toList(),
                    "no draft is left");
        }
    }

    /** Calls so many at once, on threads of their own. */
    private static <T> List<T> atOnce(int many, IntFunction<T> call) throws Exception {
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<T>> calls = IntStream.range(0, many)
                    .<Callable<T>>mapToObj(number -> () -> {
                        together.await();
                        return call.apply(number);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(calls)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many repeats the table of means says that it is of. */
    private static int repeatsIn(Path ensemble) throws IOException {
        String row = Files.readAllLines(ensemble.resolve("ensemble.csv")).get(1);
        return Integer.parseInt(row.split(",")[3]);
    }

    /** The table of means and the joint findings are of all points that the repeats have, also those that somebody kept. */
    @Test
    void pointsThatAreKeptInARepeatAreSummedUp() throws IOException {
        Path ensemble = folder.resolve("kept-together");
        for (int repeat = 0; repeat < 2; repeat++) {
            runRepeat(3, "kept-together", repeat);
        }
        MeasureSettings byOther = experiment(3).measure().with(List.of(KdeSettings.defaults()));
        for (int repeat = 0; repeat < 2; repeat++) {
            Path one = RunFolders.repeat(ensemble, repeat);
            engine.keep(one, byOther, measure(one, KdeSettings.defaults()));
        }
        String id = KdeSettings.defaults().id();
        assertFalse(rowsOf(ensemble.resolve("ensemble.csv"), id).isEmpty());
        assertTrue(Files.readString(ensemble.resolve("findings.json")).contains(id));
        Path measured = folder.resolve("measured-together");
        for (int repeat = 0; repeat < 2; repeat++) {
            runRepeat(3, "measured-together", repeat);
        }
        engine.remeasure(measured, Optional.empty(), own -> byOther, SILENT);
        for (String file : List.of("ensemble.csv", "findings.json")) {
            assertEquals(-1, Files.mismatch(measured.resolve(file), ensemble.resolve(file)), file);
        }
    }

    /** A run is finished when it has trained all the epochs of its settings; every way of asking says the same. */
    @Test
    void aRunThatWasMadeLongerIsNotFinishedUntilItHasGoneOn() {
        Path place = folder.resolve("longer");
        run(experiment(3), place);
        assertEquals(RunStatus.FINISHED, engine.status(place));
        engine.extend(place, 6);
        assertEquals(RunStatus.INTERRUPTED, engine.status(place));
        assertEquals(RunStatus.INTERRUPTED, engine.results(place).status());
        assertEquals(RunStatus.INTERRUPTED, RunEntry.of(place).get(0).status());
        assertThrows(InvalidInputException.class, () -> engine.verify(place, RunListener.NONE, new RunControl()));
        run(experiment(6), place);
        assertEquals(RunStatus.FINISHED, RunEntry.of(place).get(0).status());
    }

    /** Another program, or the same, computes it: the list of runs and its results say so alike. */
    @Test
    void aRunUnderWayIsRunningForAllWhoAsk() {
        Path place = folder.resolve("under-way");
        List<RunStatus> seen = new ArrayList<>();
        RunListener asks = new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (seen.isEmpty()) {
                    seen.add(engine.results(place).status());
                    seen.add(RunEntry.of(place).get(0).status());
                }
            }
        };
        engine.run(experiment(1), place, 0, asks, new RunControl());
        assertEquals(List.of(RunStatus.RUNNING, RunStatus.RUNNING), seen);
    }

    private void runRepeat(int epochs, String ensemble, int repeat) {
        Path place = folder.resolve(ensemble).resolve("repeat-00" + repeat);
        engine.run(experiment(epochs).withRepeats(2), place, repeat, new RunListener() {}, new RunControl());
    }

    /**
     * Looking at a paused run with another estimator, and keeping what was seen, leaves no trace in what the run comes to:
     * the same weights and the same points of its own estimator as without, beside the points that were kept.
     */
    @Test
    void aRunGoesOnFromATrialAsIfNothingHadBeen() throws Exception {
        run(experiment(6), folder.resolve("undisturbed"));
        Path place = folder.resolve("paused");
        EstimatorSettings other = KdeSettings.defaults();
        EstimatorSettings own = experiment(6).measure().estimators().get(0);
        MeasureSettings byOther = experiment(6).measure().with(List.of(other));
        RunControl control = new RunControl();
        CountDownLatch paused = new CountDownLatch(1);
        RunListener pausing = new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == 3) {
                    control.pause();
                    paused.countDown();
                }
            }
        };
        var running = CompletableFuture.supplyAsync(
                () -> engine.run(experiment(6), place, 0, pausing, control), task -> new Thread(task).start());
        paused.await();
        List<PlanePoint> early = measure(place, other).points();
        assertTrue(control.join(byOther, early), "the run takes them");
        assertTrue(
                control.join(experiment(6).measure(), early.subList(0, 1)), "and leaves out what it measures itself");
        assertEquals(
                List.of(byOther), engine.later(place), "and says how they were measured, whatever comes of the run");
        control.resume();
        RunResults results = running.get();
        assertFalse(control.join(byOther, early), "there is no run any more");
        assertEquals(
                List.of(0, 1, 2, 3),
                early.stream().map(PlanePoint::epoch).distinct().toList());
        for (String file : List.of("trajectory.f32", "training.csv")) {
            long differs = Files.mismatch(folder.resolve("undisturbed").resolve(file), place.resolve(file));
            assertEquals(-1, differs, file);
        }
        assertEquals(rows(folder.resolve("undisturbed"), own), rows(place, own));
        assertEquals(early, results.points().stream().filter(early::contains).toList());
        assertEquals(early.size(), rows(place, other).size());
    }

    @Test
    void activationsAreReadOffTheFolder() {
        run(experiment(3), folder.resolve("run"));
        ActivationHistograms first = engine.activations(folder.resolve("run"), 1, SILENT);
        assertEquals(List.of(0, 1, 2, 3), first.epochs());
        assertEquals(1, DoubleStream.of(first.shares().get(3)).sum(), 1e-9);
    }

    /** Four distances of two classes, two spreads, ten classes in a row, five uniform ones; what they come to is the business of the calibration's tests. */
    @Test
    void anEstimatorIsCalibratedOnEveryLabelledProblem() {
        var question = new Calibration.Examination(
                List.of(KdeSettings.defaults()), CalibrationTask.labelled(2), 200, 3, 12, true);
        var report = engine.calibrate(question, SILENT);
        assertEquals(7, report.results().size());
        report.results().forEach(result -> {
            assertEquals(200, result.n());
            assertTrue(result.estimates() >= 3, "three samples each, and more where that does not tell");
        });
    }

    private MeasuredPlane measure(Path place, EstimatorSettings estimator) {
        MeasureSettings settings = experiment(6).measure().with(List.of(estimator));
        return engine.measure(place, settings, points -> {}, SILENT);
    }

    private static List<String> rows(Path place, EstimatorSettings estimator) throws IOException {
        return rowsOf(place.resolve("plane.csv"), estimator.id());
    }

    private static List<String> rowsOf(Path table, String estimator) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith(estimator + ","))
                .toList();
    }

    private RunResults run(ExperimentSettings settings, Path place) {
        return engine.run(settings, place, 0, new RunListener() {}, new RunControl());
    }

    private static ExperimentSettings experiment(int epochs) {
        return Json.parseExperiment("""
                {"schemaVersion": 1, "name": "small",
                 "training": {"epochs": %d},
                 "measure": {"schedule": {"type": "every", "epochs": 1}}}
                """.formatted(epochs), "small");
    }
}
