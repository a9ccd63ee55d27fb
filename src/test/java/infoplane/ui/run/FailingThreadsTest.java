package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever is thrown on a thread of the window, the user is told, and what waits behind it goes on. */
class FailingThreadsTest {
    /** What may be thrown anywhere. */
    enum Kind {
        MEMORY(OutOfMemoryError::new),
        STACK(StackOverflowError::new),
        ASSERTION(AssertionError::new),
        STATE(IllegalStateException::new);

        private final Supplier<Throwable> make;

        Kind(Supplier<Throwable> make) {
            this.make = make;
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        <T extends Throwable> void raise() throws T {
            throw (T) make.get();
        }
    }

    @TempDir
    private Path folder = Path.of("");

    private final List<Throwable> told = new ArrayList<>();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, told::add);

    /** TestFX would throw what a listener threw here when the next window opens. */
    @AfterEach
    void forgetWhatWasThrown() {
        WaitForAsyncUtils.clearExceptions();
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatFailsIsToldAndTheNextOneGoesOn(Kind kind) {
        FakeEngine engine = new FakeEngine();
        Queue<Runnable> computers = new ArrayDeque<>();
        RunList runs = new RunList();
        Runner runner = new Runner(
                runs, engine, new Background(computers::add, Runnable::run, told::add), atOnce, () -> folder);
        runner.start(SampleResults.settings("failing"));
        runner.start(SampleResults.settings("next"));
        engine.course = (listener, control) -> kind.<RuntimeException>raise();
        computers.remove().run();
        Run failed = runs.runs().get(1);
        assertEquals(RunStatus.FAILED, failed.status().get());
        String message = failed.message().get();
        assertTrue(message.startsWith("The run ") && message.endsWith(".") && !message.contains("java."), message);
        assertEquals(1, told.size());
        engine.course = (listener, control) -> {};
        computers.remove().run();
        assertEquals(RunStatus.FINISHED, runs.runs().get(0).status().get());
    }

    /** The picture of a run under way cannot be made once; the next report of the run is shown again. */
    @ParameterizedTest
    @EnumSource
    void aPictureThatFailsIsToldOnceAndTheNextOneIsShown(Kind kind) {
        FakeEngine engine = new FakeEngine();
        RunList runs = new RunList();
        Queue<Runnable> copies = new ArrayDeque<>();
        Runner[] runner = new Runner[1];
        boolean[] failing = {true};
        Background copying = new Background(copies::add, Runnable::run, told::add);
        runner[0] = new Runner(runs, engine, atOnce, copying, () -> folder);
        engine.course = (listener, control) -> {
            runs.runs().get(0).results().addListener((source, before, now) -> {
                if (failing[0]) {
                    failing[0] = false;
                    kind.<RuntimeException>raise();
                }
            });
            listener.starting(
                    SampleResults.settings("run"),
                    SampleResults.finished("run", 2).layers(),
                    SampleResults.finished("run", 2).ceilings());
            runner[0].pulse();
            copies.remove().run();
            listener.furtherEstimators(List.of());
            runner[0].pulse();
            assertFalse(copies.isEmpty(), "the next picture is asked for");
            copies.remove().run();
        };
        runner[0].start(SampleResults.settings("run"));
        while (!copies.isEmpty()) {
            copies.remove().run();
        }
        assertEquals(RunStatus.FINISHED, runs.runs().get(0).status().get());
    }

    /** Taking the picture fails; the user is told once, and each further report of the run is another try. */
    @Test
    void aPictureThatCannotBeTakenIsToldAndTheNextReportIsAnotherTry() {
        FakeEngine engine = new FakeEngine();
        Queue<Runnable> copies = new ArrayDeque<>();
        Runner[] runner = new Runner[1];
        RunList runs = new RunList();
        runner[0] =
                new Runner(runs, engine, atOnce, new Background(copies::add, Runnable::run, told::add), () -> folder);
        engine.course = (listener, control) -> {
            RunResults reported = SampleResults.finished("run", 2);
            listener.starting(reported.settings(), reported.layers(), reported.ceilings());
            copies.clear();
            ((LiveResults) listener).training.put(0, null); // no list of results takes it
            for (int report = 1; report <= 2; report++) {
                runner[0].pulse();
                copies.remove().run();
                assertEquals(report, told.size());
                runner[0].pulse();
                assertTrue(copies.isEmpty(), "the same picture is not tried again and again");
                listener.furtherEstimators(List.of());
            }
        };
        runner[0].start(SampleResults.settings("run"));
        assertEquals(RunStatus.FINISHED, runs.runs().get(0).status().get());
    }

    @ParameterizedTest
    @EnumSource
    void aThreadOfTheWindowGoesOnToTheNextWork(Kind kind) throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        List<Integer> shown = new ArrayList<>();
        try {
            Background background = new Background(worker, worker, told::add);
            background.run(
                    () -> {
                        kind.<Exception>raise();
                        return 0;
                    },
                    shown::add);
            background.run(() -> 1, result -> kind.<RuntimeException>raise());
            background.run(() -> 2, shown::add);
            Latest latest = new Latest(background);
            latest.submit(() -> 3, result -> kind.<RuntimeException>raise());
            worker.submit(() -> latest.submit(() -> 4, shown::add)).get();
            Latest failing = new Latest(background);
            failing.submit(
                    () -> {
                        kind.<Exception>raise();
                        return 5;
                    },
                    shown::add);
            worker.submit(() -> failing.submit(() -> 6, shown::add)).get();
        } finally {
            for (int round = 0; round < 8; round++) { // each task gives the worker another one
                worker.submit(() -> {}).get();
            }
            worker.shutdown();
            assertTrue(worker.awaitTermination(1, TimeUnit.MINUTES));
        }
        assertEquals(List.of(2, 4, 6), shown);
        assertEquals(4, told.size());
    }

    /** A run that cannot be read is told, and can be read later. */
    @ParameterizedTest
    @EnumSource
    void aRunThatCannotBeReadIsToldAndCanBeReadLater(Kind kind) {
        FakeEngine engine = new FakeEngine() {
            @Override
            public RunResults results(Path of) {
                reading.run();
                return super.results(of);
            }
        };
        RunList runs = new RunList();
        new RunShelf(runs, engine, atOnce, () -> folder);
        engine.reading = () -> kind.<RuntimeException>raise();
        RunResults results = SampleResults.finished("run", 2);
        Run run = new Run(results.settings(), folder.resolve("run"));
        run.cancel(RunStatus.STOPPED, "");
        run.visible().set(false);
        runs.add(run);
        run.visible().set(true);
        assertFalse(told.isEmpty());
        engine.reading = () -> {};
        run.visible().set(false);
        run.visible().set(true);
        assertTrue(run.results().get().isPresent());
    }
}
