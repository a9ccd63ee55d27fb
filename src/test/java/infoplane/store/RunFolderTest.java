package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.LayerCheck;
import infoplane.network.EpochRecord;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves on disk: the same whether it ran through, was stopped, or was cut off, and on any number of threads. */
final class RunFolderTest {
    private static final String EXPERIMENT = """
            { "name": "test", "seed": 7,
              "network": { "hidden": [6, 3], "activation": "relu" },
              "training": { "epochs": 12, "batchSize": 256 },
              "measure": { "on": "test", "schedule": { "type": "every", "epochs": 2 },
                           "estimators": [ { "type": "binning", "rule": "idnns" },
                                           { "type": "binning", "range": "run" },
                                           { "type": "kde", "noiseVariance": 0.1 } ] } }
            """;

    @TempDir
    Path folder;

    private static ExperimentSettings settings() {
        return Json.parseExperiment(EXPERIMENT, "test");
    }

    private static RunResults run(RunRecorder recorder, int threads, RunListener listener, RunControl control) {
        try (recorder) {
            return new Experiment(settings(), 0, threads).run(recorder, listener, control);
        }
    }

    private Path whole(String name, int threads) {
        Path path = folder.resolve(name);
        RunResults results = run(RunFolder.create(path, settings()), threads, RunListener.NONE, new RunControl());
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        return path;
    }

    private static void assertSameRun(Path expected, Path actual) throws IOException {
        for (String file : new String[] {
            "trajectory.f32", "trajectory.json", "training.csv", "plane.csv", "checks.json", "findings.json"
        }) {
            assertArrayEquals(
                    Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(actual.resolve(file)), file);
        }
    }

    /** Stops itself after an epoch. */
    private static RunListener stoppingAfter(int epoch, RunControl control) {
        return new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == epoch) {
                    control.stop();
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void threadsDoNotMatter(int threads) throws IOException {
        assertSameRun(whole("one", 1), whole("many", threads));
    }

    @Test
    void everyFileIsThere() {
        Path run = whole("run", 2);
        for (String file : new String[] {
            "experiment.json",
            "provenance.json",
            "trajectory.f32",
            "trajectory.json",
            "training.csv",
            "plane.csv",
            "findings.json",
            "checkpoint/state.bin"
        }) {
            assertTrue(Files.isRegularFile(run.resolve(file)), file);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 11})
    void aStoppedRunGoesOnToTheSameResult(int epoch) throws IOException {
        Path stopped = folder.resolve("stopped");
        RunControl control = new RunControl();
        RunResults first = run(RunFolder.create(stopped, settings()), 2, stoppingAfter(epoch, control), control);
        assertEquals(RunStatus.STOPPED, first.status(), first.message());
        assertEquals(RunStatus.STOPPED, RunFolder.open(stopped).results().status());
        run(RunFolder.resume(stopped), 2, RunListener.NONE, new RunControl());
        assertSameRun(whole("whole", 2), stopped);
    }

    /** As a kill leaves it: status still running, half a row in every file that grows, the checkpoint behind the rows. */
    @Test
    void aKilledRunIsInterruptedAndGoesOn() throws IOException {
        Path killed = folder.resolve("killed");
        RunControl control = new RunControl();
        run(RunFolder.create(killed, settings()), 2, stoppingAfter(6, control), control);
        byte[] checkpoint = Files.readAllBytes(killed.resolve("checkpoint/state.bin"));
        control = new RunControl();
        run(RunFolder.resume(killed), 2, stoppingAfter(9, control), control);
        Files.write(killed.resolve("checkpoint/state.bin"), checkpoint);
        Path provenance = killed.resolve("provenance.json");
        Files.writeString(provenance, Files.readString(provenance).replace("\"stopped\"", "\"running\""));
        for (String file : new String[] {"training.csv", "plane.csv", "trajectory.f32"}) {
            byte[] bytes = Files.readAllBytes(killed.resolve(file));
            Files.write(killed.resolve(file), java.util.Arrays.copyOf(bytes, bytes.length - 5));
        }
        Files.delete(killed.resolve("manifest.json")); // a run removes it when it starts and writes it when it ends
        assertEquals(RunStatus.INTERRUPTED, RunFolder.open(killed).results().status());
        run(RunFolder.resume(killed), 2, RunListener.NONE, new RunControl());
        assertSameRun(whole("whole", 2), killed);
    }

    @Test
    void resultsReadBackAreTheResults() {
        Path path = folder.resolve("run");
        RunResults results = run(RunFolder.create(path, settings()), 2, RunListener.NONE, new RunControl());
        RunResults read = RunFolder.open(path).results();
        assertEquals(results.settings(), read.settings());
        assertEquals(results.status(), read.status());
        assertEquals(results.layers(), read.layers());
        assertEquals(results.points().size(), read.points().size());
        assertEquals(results.training().size(), read.training().size());
        // 3 estimators, epochs 0 2 4 6 8 10 12, 3 layers
        assertEquals(3 * 7 * 3, read.points().size());
    }

    @Test
    void theTrajectoryHoldsEveryEpoch() {
        Path path = whole("run", 2);
        try (Trajectory trajectory = RunFolder.open(path).trajectory()) {
            assertEquals(13, trajectory.epochs().size());
            assertEquals(12 * 6 + 6 + 6 * 3 + 3 + 3 * 2 + 2, trajectory.parameters(12).length);
        }
    }

    @Test
    void aFolderWithARunIsNotOverwritten() {
        Path path = whole("run", 2);
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> RunFolder.create(path, settings()));
        assertTrue(String.valueOf(refused.getMessage()).contains("holds a run already"), refused.getMessage());
    }

    @Test
    void twoRunsCannotWriteToOneFolder() {
        Path path = folder.resolve("run");
        try (RunRecorder first = RunFolder.create(path, settings())) {
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> RunFolder.resume(path));
            assertTrue(String.valueOf(refused.getMessage()).contains("in use"), refused.getMessage());
        }
    }

    /** Of another program, or a folder on a read-only disk: known before anything long begins. */
    @Test
    void aFolderThatCannotBeWrittenIsRefusedAtOnce() throws IOException {
        Path path = folder.resolve("locked");
        RunFolder.create(path, settings()).close();
        assertTrue(Files.exists(Files.createDirectories(path.resolve("run.lock")))); // where the lock's file should be
        Files.writeString(path.resolve("experiment.json"), Json.write(settings()));
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(path).adding());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(path + " cannot be written: "), message);
        assertFalse(message.contains("Exception"), message);
    }

    /** As if it had been meant to run so long from the start; also where the budget then keeps fewer epochs. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "budget"})
    void anEndedRunCanBeMadeLonger(String keep) throws IOException {
        String wide = EXPERIMENT
                .replace("\"hidden\": [6, 3]", "\"hidden\": [2000]")
                .replace("\"epochs\": 12", "\"epochs\": 9, \"budgetMebibytes\": 1, \"keep\": \"" + keep + "\"")
                .replace("\"range\": \"run\"", "\"bins\": 7")
                .replace(
                        "{ \"type\": \"kde\", \"noiseVariance\": 0.1 }",
                        "{ \"type\": \"binning\", \"rule\": \"size\" }");
        ExperimentSettings shorter = Json.parseExperiment(wide, "test");
        ExperimentSettings longer = shorter.withTraining(shorter.training().withEpochs(21));
        Path extended = folder.resolve("extended");
        go(RunFolder.create(extended, shorter), shorter);
        RunFolder.extend(extended, 21);
        go(RunFolder.resume(extended), longer);
        Path straight = folder.resolve("straight");
        go(RunFolder.create(straight, longer), longer);
        assertSameRun(straight, extended);
    }

    /** What was complete was measured with bins over a shorter run. */
    @Test
    void binsOverTheWholeRunSpanWhatWasAdded() throws IOException {
        ExperimentSettings shorter = Json.parseExperiment(
                EXPERIMENT.replace("\"batchSize\"", "\"learningRate\": 0.02, \"batchSize\""),
                "test"); // so that it grows
        ExperimentSettings longer = shorter.withTraining(shorter.training().withEpochs(20));
        Path extended = folder.resolve("extended");
        go(RunFolder.create(extended, shorter), shorter);
        RunFolder.extend(extended, 20);
        go(RunFolder.resume(extended), longer);
        Path straight = folder.resolve("straight");
        go(RunFolder.create(straight, longer), longer);
        assertSameRun(straight, extended);
    }

    private static void go(RunRecorder opened, ExperimentSettings settings) {
        try (RunRecorder recorder = opened) {
            RunResults results = new Experiment(settings, 0, 2).run(recorder, RunListener.NONE, new RunControl());
            assertEquals(RunStatus.FINISHED, results.status(), results.message());
        }
    }

    @Test
    void withoutKeptWeightsMeasuringAgainSaysWhy() {
        ExperimentSettings none =
                Json.parseExperiment(EXPERIMENT.replace("\"epochs\": 12", "\"epochs\": 2, \"keep\": \"none\""), "test");
        Path path = folder.resolve("none");
        go(RunFolder.create(path, none), none);
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(path).trajectory());
        assertTrue(String.valueOf(refused.getMessage()).contains("training.keep"), refused.getMessage());
    }

    /** A run that is refused before it starts leaves no folder that would stand in the way. */
    @Test
    void aRefusedRunLeavesNothingBehind() {
        ExperimentSettings empty = Json.parseExperiment(
                EXPERIMENT.replace(
                        "\"network\"", "\"dataset\": { \"type\": \"szt\", \"trainFraction\": 1 }, \"network\""),
                "test");
        Path path = folder.resolve("refused");
        assertThrows(IllegalArgumentException.class, () -> go(RunFolder.create(path, empty), empty));
        assertTrue(Files.notExists(path));
    }

    /** What estimators were found to be worth is read back as it was found; a folder from before has none of it. */
    @Test
    void checksAreKept() throws IOException {
        Path path = folder.resolve("checked");
        RunResults made = run(RunFolder.create(path, settings()), 1, RunListener.NONE, new RunControl());
        RunResults read = RunFolder.open(path).results();
        assertEquals(2 * 3, made.checks().size(), "two binnings, three layers");
        for (int i = 0; i < made.checks().size(); i++) {
            LayerCheck was = made.checks().get(i);
            LayerCheck is = read.checks().get(i);
            assertEquals(was.estimator() + was.layer(), is.estimator() + is.layer());
            assertEquals(was.check().flags(), is.check().flags());
            assertEquals(was.check().estimate().bits(), is.check().estimate().bits(), 1e-12, "bits and nats");
        }
        Files.delete(path.resolve("checks.json"));
        assertEquals(List.of(), RunFolder.open(path).results().checks());
    }
}
