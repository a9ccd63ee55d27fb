package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.PlanePoint;
import infoplane.runs.ImportRequest;
import infoplane.runs.Imports;
import infoplane.runs.RunKind;
import infoplane.runs.RunService;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of networks that other programs train meanwhile. */
class WatchingRunTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Throwable> failures = new ArrayList<>();
    private final RunList runs = new RunList();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);

    private Runner runner(Background computing) {
        return new Runner(runs, new FakeEngine(), computing, atOnce, () -> folder);
    }

    @Test
    void itSaysWhichEpochCameAndHowLongAgo() {
        AtomicLong clock = new AtomicLong();
        LiveResults live = new LiveResults(clock::get, true);
        live.progressed("starting", 0, 0);
        live.starting(SampleResults.settings("x"), SampleResults.LAYERS, SampleResults.CEILINGS);
        assertEquals("waiting for the first epoch", live.progress().sentence());
        live.measured(List.of(new PlanePoint("b", 12, 1, SampleResults.estimate(3, 0.5))));
        assertEquals("watching: epoch 12, just now", live.progress().sentence());
        clock.set(3_400_000_000L);
        assertEquals("watching: epoch 12, 3 s ago", live.progress().sentence());
        clock.set(300_000_000_000L);
        assertEquals("watching: epoch 12, 5 min ago", live.progress().sentence());
        live.progressed("measuring", 1, 4);
        assertEquals("measuring 1 of 4", live.progress().sentence(), "all is measured once more at the end");
    }

    /** It may wait for hours, and others go on meanwhile. */
    @Test
    void itTakesNoPlaceInTheQueue() {
        List<Runnable> computers = new ArrayList<>();
        Runner runner = runner(new Background(computers::add, Runnable::run, failures::add));
        start(runner, (listener, control) -> SampleResults.finished("acts", 3));
        runner.start(SampleResults.settings("own"));
        assertEquals(2, computers.size(), "both have begun");
        runner.start(SampleResults.settings("waits"));
        assertEquals(2, computers.size());
    }

    /** Nothing of it is on the disk. */
    @Test
    void itLeavesTheListIfItIsStoppedBeforeTheFirstEpochOrCannotBegin() {
        for (RuntimeException end : List.of(new CancellationException(), new IllegalArgumentException("gone"))) {
            start(runner(atOnce), (listener, control) -> {
                throw end;
            });
            assertTrue(runs.runs().isEmpty());
        }
        assertEquals(
                List.of("gone"), failures.stream().map(Throwable::getMessage).toList(), "only failures are told");
    }

    private Run start(Runner runner, RunWork work) {
        return runner.startImport(
                SampleResults.settings("acts"), folder.resolve("run"), RunKind.IMPORTED_ACTIVATIONS, true, work);
    }

    /** A writer and the list, on two threads: each epoch is in the list before the next one is written. */
    @Test
    void theListGrowsWithTheFolder() throws InterruptedException {
        NetworkFolder source = NetworkFolder.recorded(folder.resolve("acts"));
        LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
        ExecutorService worker = Executors.newCachedThreadPool();
        try {
            Runner runner = runner(new Background(worker, window::add, failures::add));
            Imports imports = new Imports(1);
            Run run = start(
                    runner,
                    (listener, control) -> imports.run(
                            ImportRequest.of(source.path()),
                            folder.resolve("run"),
                            true,
                            listener,
                            control,
                            notice -> {}));
            for (int epoch = 0; epoch < 3; epoch++) {
                assertTrue(run.watching());
                source.write(epoch);
                int newest = epoch;
                await(runner, window, () -> epochs(run).contains(newest));
            }
            source.finish();
            await(runner, window, () -> run.status().get() == RunStatus.FINISHED);
            assertEquals(List.of(0, 1, 2), epochs(run));
            assertEquals(2, run.settings().training().epochs(), "it has become as long as it is");
            assertFalse(run.watching());
            assertEquals(List.of(), failures);
        } finally {
            worker.shutdownNow();
        }
    }

    /**
     * A watch that failed, because its source was moved, goes on to its writer's end when it is continued and somebody has said
     * where the source is.
     */
    @Test
    void continuedItFollowsToTheWritersEnd() throws InterruptedException, IOException {
        NetworkFolder source = NetworkFolder.recorded(folder.resolve("acts"), 0);
        Path of = folder.resolve("run");
        LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
        ExecutorService worker = Executors.newCachedThreadPool();
        Background work = new Background(worker, window::add, failures::add);
        try {
            Runner runner = new Runner(runs, new RunService(1), work, atOnce, () -> folder);
            Imports imports = new Imports(1);
            ImportRequest request = ImportRequest.of(source.path());
            Run run = start(
                    runner, (listener, control) -> imports.run(request, of, true, listener, control, notice -> {}));
            await(runner, window, () -> epochs(run).contains(0));
            Path moved = Files.move(source.path(), folder.resolve("moved"));
            await(runner, window, () -> runner.active().get().isEmpty());
            assertEquals(RunStatus.FAILED, run.status().get());
            List<Run> asked = new ArrayList<>();
            runner.onSourceGone(asked::add);
            runner.resume(run);
            await(runner, window, () -> runner.active().get().isEmpty());
            assertEquals(List.of(run), asked);
            assertEquals(List.of(run), runs.runs(), "its results are on the disk");
            imports.move(of, moved);
            runner.resume(run);
            assertTrue(run.watching());
            for (int epoch = 1; epoch < 3; epoch++) {
                NetworkFolder.recorded(moved, epoch);
                int newest = epoch;
                await(runner, window, () -> epochs(run).contains(newest));
            }
            Files.createFile(moved.resolve("finished"));
            await(runner, window, () -> run.status().get() == RunStatus.FINISHED);
            assertEquals(List.of(0, 1, 2), epochs(run));
            assertEquals(List.of(), failures);
        } finally {
            worker.shutdownNow();
        }
    }

    private static List<Integer> epochs(Run run) {
        return run.results().get().map(RunResults::points).orElse(List.of()).stream()
                .map(PlanePoint::epoch)
                .distinct()
                .toList();
    }

    /** Does what the window does until something holds. */
    private static void await(Runner runner, LinkedBlockingQueue<Runnable> window, BooleanSupplier holds)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not come");
            Runnable next = window.poll(20, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            runner.pulse();
        }
    }
}
