package infoplane.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.Refusal;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a run fails with, it ends, says so in a sentence, and keeps what there is. */
class FailingRunTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                OutOfMemoryError.class,
                StackOverflowError.class,
                AssertionError.class,
                IllegalStateException.class
            })
    void aRunEndsWhateverItFailsWith(Class<? extends Throwable> kind) {
        ExperimentSettings settings = Json.parseExperiment("""
                { "network": { "hidden": [3] }, "training": { "epochs": 5, "batchSize": 512 },
                  "measure": { "on": "test", "schedule": { "type": "every", "epochs": 1 }, "estimators": [ "binning" ] } }
                """, "test");
        List<RunResults> ended = new ArrayList<>();
        RunListener failing = new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == 3) {
                    FailingRunTest.<RuntimeException>fail(kind);
                }
            }

            @Override
            public void ended(RunResults results) {
                ended.add(results);
            }
        };
        RunResults results = new Experiment(settings, 0, 2).run(new MemoryRecorder(), failing, new RunControl());
        assertEquals(List.of(results), ended, "told once");
        assertEquals(RunStatus.FAILED, results.status());
        assertTrue(results.message().endsWith("."), results.message());
        assertTrue(results.message().contains("kept"), results.message());
        assertEquals(kind == OutOfMemoryError.class, results.message().startsWith("The run needs more memory"));
        assertTrue(results.training().size() >= 4, "what was trained is there");
    }

    /** A learning rate of 1, its half and its quarter are too much for a wide critic. Only its own points are lost. */
    @Test
    void aCriticThatDivergesIsFlaggedAndTheRunEndsWell() {
        ExperimentSettings settings = Json.parseExperiment("""
                { "dataset": { "type": "szt", "trainFraction": 0.95 }, "network": { "hidden": [2] },
                  "training": { "epochs": 1, "batchSize": 2048 },
                  "measure": { "on": "test", "schedule": "every", "selfCheck": false, "estimators": [ "ross",
                    { "type": "mine", "learningRate": 1, "hidden": 256, "embedding": 64, "batch": 16, "steps": 21 } ] } }
                """, "test");

        RunResults results =
                new Experiment(settings, 0, 1).run(new MemoryRecorder(), RunListener.NONE, new RunControl());

        assertEquals(RunStatus.FINISHED, results.status());
        assertEquals(8, results.points().size(), "two estimators, two epochs, two layers");
        for (PlanePoint point : results.points()) {
            boolean diverges = !point.estimator().startsWith("ross");
            Refusal refusal = point.estimate().refusal();
            assertEquals(diverges, point.estimate().flags().contains(EstimateFlag.REFUSED), point::toString);
            assertEquals(
                    diverges,
                    refusal != null && refusal.reason().startsWith("training the critic diverged"),
                    point::toString);
            assertEquals(diverges, point.estimate().labelInformation() == null, point::toString);
        }
        assertTrue(results.message().contains("refused layer 1: training the critic diverged"), results.message());
    }

    /** Weights that cannot be read for want of memory, on the threads that measure and on the one of the schedule. */
    private record NoMemory(Trajectory weights, AtomicBoolean exhausted) implements Trajectory {
        @Override
        public ParameterLayout layout() {
            return weights.layout();
        }

        @Override
        public List<Integer> epochs() {
            return weights.epochs();
        }

        @Override
        public float[] parameters(int epoch) {
            if (exhausted.get() && epoch > 0) {
                throw new OutOfMemoryError("planted");
            }
            return weights.parameters(epoch);
        }
    }

    private static final ExperimentSettings ADAPTIVE = Json.parseExperiment("""
            { "network": { "hidden": [3] }, "training": { "epochs": 5, "batchSize": 512 },
              "measure": { "on": "test", "schedule": { "type": "delta-exact", "delta": 0.01 },
                           "estimators": [ "binning" ], "selfCheck": false } }
            """, "test");

    /** No thread dies with a trace on the console, whichever meets it; the run says what to do. */
    @Test
    void outOfMemoryWhileMeasuringEndsTheRun() {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        MemoryRecorder memory = new MemoryRecorder();
        RunRecorder recorder = (RunRecorder) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RunRecorder.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(memory, arguments);
                    return result instanceof Trajectory weights ? new NoMemory(weights, exhausted) : result;
                });
        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try {
            RunResults results = new Experiment(ADAPTIVE, 0, 2).run(recorder, RunListener.NONE, new RunControl());
            assertEquals(RunStatus.FAILED, results.status());
            assertTrue(results.message().startsWith("The run needs more memory"), results.message());
            assertEquals(List.of(), uncaught);
            Trajectory weights = new NoMemory(memory.trajectory(), exhausted);
            assertThrows(
                    OutOfMemoryError.class,
                    () -> Measurement.measure(
                            ADAPTIVE, weights, ADAPTIVE.measure(), 2, points -> {}, RunMonitor.SILENT));
            exhausted.set(false);
            Measurement.measure(ADAPTIVE, weights, ADAPTIVE.measure(), 2, points -> {}, RunMonitor.SILENT);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(usual);
        }
    }

    /**
     * Threads that measure, and the one that follows an adaptive schedule, fail while training goes on. Nobody waits for them
     * for ever, and the run ends with all points or with a sentence.
     */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aRunEndsWhateverItsMeasuringThreadsFailWith(Class<? extends Throwable> kind) {
        for (String schedule : List.of(
                "{ \"type\": \"every\" }",
                "{ \"type\": \"delta-exact\", \"delta\": 0.01 }",
                "{ \"type\": \"delta-approximate\", \"delta\": 0.01 }")) {
            for (int failures : new int[] {1, Integer.MAX_VALUE}) {
                ExperimentSettings settings = Json.parseExperiment("""
                        { "network": { "hidden": [3] }, "training": { "epochs": 5, "batchSize": 512 },
                          "measure": { "on": "test", "schedule": SCHEDULE, "estimators": [ "kde" ] } }
                        """.replace("SCHEDULE", schedule), "test");
                AtomicInteger left = new AtomicInteger(failures);
                RunListener failing = new RunListener() {
                    @Override
                    public void measured(List<PlanePoint> points) {
                        if (Thread.currentThread().getName().startsWith("measuring") && left.getAndDecrement() > 0) {
                            FailingRunTest.<RuntimeException>fail(kind);
                        }
                    }
                };
                RunResults results =
                        new Experiment(settings, 0, 2).run(new MemoryRecorder(), failing, new RunControl());
                assertTrue(left.get() < failures, "it has failed");
                assertTrue(
                        results.status() == RunStatus.FAILED
                                ? results.message().contains("kept")
                                : results.points().size() >= 4,
                        results.status() + ": " + results.message());
            }
        }
    }

    /** What cannot be written at the end is told, too. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aRunEndsWhateverItsRecorderFailsWith(Class<? extends Throwable> kind) {
        ExperimentSettings settings = Json.parseExperiment("""
                { "network": { "hidden": [3] }, "training": { "epochs": 1, "batchSize": "full" },
                  "measure": { "on": "test" } }
                """, "test");
        MemoryRecorder whole = new MemoryRecorder();
        RunRecorder failing = (RunRecorder) Proxy.newProxyInstance(
                RunRecorder.class.getClassLoader(), new Class<?>[] {RunRecorder.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("ended")) {
                        FailingRunTest.<RuntimeException>fail(kind);
                    }
                    return method.invoke(whole, arguments);
                });
        RunResults results = new Experiment(settings, 0, 2).run(failing, RunListener.NONE, new RunControl());
        assertEquals(RunStatus.FAILED, results.status());
        assertTrue(results.message().contains("kept"), results.message());
    }

    /** The thread that waits for repeats throws what one of them threw, so that out of memory is told as such. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, IllegalStateException.class})
    void repeatsEndWithTheFailureItself(Class<? extends Throwable> kind) {
        ExperimentSettings settings = Json.parseExperiment("{\"repeats\": 3}", "test");
        assertThrows(
                kind,
                () -> new EnsembleRun(settings, 2)
                        .run(
                                (repeat, threads) -> {
                                    FailingRunTest.<RuntimeException>fail(kind);
                                    throw new IllegalStateException("not reached");
                                },
                                new RunControl()));
    }

    /** Throws what the compiler would not let through. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void fail(Class<? extends Throwable> kind) throws T {
        try {
            throw (T) kind.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
