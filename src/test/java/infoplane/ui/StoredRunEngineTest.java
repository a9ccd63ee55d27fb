package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.MeasuredPlane;
import infoplane.experiment.PlanePoint;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.ActivationHistograms;
import infoplane.network.EpochRecord;
import infoplane.ui.run.KeptPoints;
import infoplane.ui.run.Run;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window does with run folders, on the real thing. */
class StoredRunEngineTest {
    @TempDir
    private Path folder = Path.of("");

    private final StoredRunEngine engine = new StoredRunEngine(2);

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
        assertEquals(List.of(KdeSettings.defaults()), longer.lacking(byOther.estimators()));
        Background atOnce = new Background(Runnable::run, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
        Run shown = new Run(experiment(6), place);
        shown.show(longer);
        new KeptPoints(engine, atOnce).complete(shown);
        assertEquals(List.of(), shown.results().get().orElseThrow().lacking(byOther.estimators()));
        Path whole = folder.resolve("whole");
        run(experiment(6), whole);
        engine.keep(whole, byOther, measure(whole, KdeSettings.defaults()));
        for (String file : List.of("plane.csv", "measured.json")) {
            assertEquals(-1, Files.mismatch(whole.resolve(file), place.resolve(file)), file);
        }
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
        ActivationHistograms first = engine.activations(folder.resolve("run"), 1, (done, total, what) -> {});
        assertEquals(List.of(0, 1, 2, 3), first.epochs());
        assertEquals(1, DoubleStream.of(first.shares().get(3)).sum(), 1e-9);
    }

    /** Four distances of two classes, two spreads, ten classes in a row, five uniform ones; what they come to is the business of the calibration's tests. */
    @Test
    void anEstimatorIsCalibratedOnEveryLabelledProblem() {
        var report = engine.calibrate(KdeSettings.defaults(), 200, 2, (done, total, what) -> {});
        assertEquals(7, report.results().size());
        report.results().forEach(result -> {
            assertEquals(200, result.n());
            assertTrue(result.estimates() >= 3, "three samples each, and more where that does not tell");
        });
    }

    private MeasuredPlane measure(Path place, EstimatorSettings estimator) {
        MeasureSettings settings = experiment(6).measure().with(List.of(estimator));
        return engine.measure(place, settings, points -> {}, (done, total, what) -> {});
    }

    private static List<String> rows(Path place, EstimatorSettings estimator) throws IOException {
        return Files.readAllLines(place.resolve("plane.csv")).stream()
                .filter(line -> line.startsWith(estimator.id() + ","))
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
