package infoplane.sweep;

import static infoplane.sweep.SweepFixture.ALONE;
import static infoplane.sweep.SweepFixture.TWO_BY_TWO;
import static infoplane.sweep.SweepFixture.end;
import static infoplane.sweep.SweepFixture.run;
import static infoplane.sweep.SweepFixture.sweep;
import static infoplane.sweep.SweepFixture.table;
import static infoplane.sweep.SweepFixture.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Sweep;
import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.KillPoints;
import infoplane.core.RunFailedException;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.runs.RunService;
import infoplane.store.NoLocks;
import infoplane.store.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs of a sweep, its table, and what comes of it whoever computes it, in whichever order, and whatever is killed. */
final class SweepsTest {
    @TempDir
    static Path shared;

    private static Path whole;
    private static String expected;

    @TempDir
    Path folder;

    @BeforeAll
    static void runOnce() {
        whole = shared.resolve("whole");
        expected = run(whole, sweep(TWO_BY_TWO), ALONE);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<SweepRow> rows(Path folder) {
        return Sweeps.open(folder).table().rows();
    }

    /** Two trainings for four combinations: bins are measured of one training, and kde, which has none, stands there once. */
    @Test
    void whatOnlyMeasuringNeedsIsNotTrainedTwice() throws IOException {
        assertEquals(Set.of("activation=tanh", "activation=relu"), names(whole.resolve("runs")));
        assertEquals(
                "run,seed,network.activation,measure.estimators[0].bins,status,accuracy_train,accuracy_test,estimator,layer,"
                        + "i_xt_max_bits,epoch_of_max,i_xt_end_bits,i_ty_end_bits,fall_bits,judged",
                expected.lines().findFirst().orElseThrow());
        assertEquals(2 * 3 * 2, rows(whole).size(), "two trainings, three estimators, two layers");
        assertEquals(
                Set.of(
                        "binning:equal-width:10:activation 10",
                        "binning:equal-width:30:activation 30",
                        "kde:upper:0.05 "),
                rows(whole).stream()
                        .map(row -> row.estimator() + " " + row.values().get(1))
                        .collect(Collectors.toSet()));
        assertEquals(Set.of("sweep.json", "sweep.csv", "jobs", "runs"), names(whole));
        for (String run : names(whole.resolve("runs"))) {
            Path alone = folder.resolve(run);
            RunService service = new RunService(1);
            var settings = service.results(whole.resolve("runs").resolve(run)).settings();
            service.start(settings, alone, RunListener.NONE, new RunControl());
            assertEquals(
                    -1,
                    Files.mismatch(
                            alone.resolve("plane.csv"),
                            whole.resolve("runs").resolve(run).resolve("plane.csv")));
        }
    }

    @Test
    void theTableIsTheSameWhoeverComputesIt() throws Exception {
        assertEquals(expected, run(folder.resolve("threads"), sweep(TWO_BY_TWO), work(3, 60_000)));
        Path parts = folder.resolve("parts");
        for (int part : List.of(2, 1)) {
            end(parts, sweep(TWO_BY_TWO), new SweepWork(1, part, 2, ALONE.beat(), ALONE.patience()));
        }
        assertEquals(expected, table(parts));
        Path two = folder.resolve("two");
        Sweeps sweeps = Sweeps.create(two, sweep(TWO_BY_TWO));
        sweeps.prepare();
        List<Thread> workers = Stream.of(1, 2)
                .map(number -> new Thread(() -> Sweeps.open(two)
                        .process(work(1, 60_000), SweepListener.NONE)
                        .run()))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        assertEquals(expected, table(two));
    }

    /** The same steps as a program that is killed and started again. Nothing of a killed worker is left. */
    private void kill(int step) throws IOException {
        boolean killed = true;
        for (int change = 1; killed; change += step) {
            Path killedIn = folder.resolve("killed-" + change);
            killed = KillPoints.killed(killedIn, change, () -> end(killedIn, sweep(TWO_BY_TWO), ALONE));
            if (killed) {
                KillPoints.killed(killedIn, 1 + change / 2, () -> end(killedIn, sweep(TWO_BY_TWO), ALONE));
            }
            String when = "killed before change " + change;
            assertEquals(expected, run(killedIn, sweep(TWO_BY_TWO), ALONE), when);
            assertEquals(names(whole.resolve("jobs")), names(killedIn.resolve("jobs")), when);
            assertEquals(names(whole), names(killedIn), when);
            assertEquals(names(whole.resolve("runs")), names(killedIn.resolve("runs")), when);
        }
    }

    @Test
    void killedBeforeSomeChangesItComesToTheSame() throws IOException {
        kill(23);
    }

    @Tag("long")
    @Test
    void killedBeforeEachChangeItComesToTheSame() throws IOException {
        kill(1);
    }

    /** Schedules and inputs have runs of their own, with the weights of the first. */
    @Test
    void otherWaysOfMeasuringShareTheWeights() throws IOException {
        Sweep sweep = sweep(
                "{\"measure.schedule\": [\"every\", {\"type\": \"log\", \"points\": 2}], \"measure.on\": [\"all\","
                        + " \"train\"], \"measure.estimators[0].bins\": [10, 30]}");
        run(folder.resolve("s"), sweep, ALONE);
        Path runs = folder.resolve("s/runs");
        assertEquals(
                Set.of(
                        "schedule=every,on=all",
                        "schedule=every,on=train",
                        "schedule=type-log-points-2,on=all",
                        "schedule=type-log-points-2,on=train"),
                names(runs));
        Set<Object> weights = new TreeSet<>();
        for (String run : names(runs)) {
            weights.add(String.valueOf(Files.getAttribute(runs.resolve(run).resolve("trajectory.f32"), "unix:ino")));
        }
        assertEquals(1, weights.size(), "one file of weights");
        assertEquals(4 * 3 * 2, rows(folder.resolve("s")).size());
        assertThrows(
                InvalidInputException.class,
                () -> SweepPlan.of(sweep("{\"measure.on\": [\"all\", \"train\"]}", ", \"keep\": \"none\"", 1)));
    }

    @Test
    void repeatsAreRowsOfOneRun() {
        String table = run(folder, sweep("{\"network.activation\": [\"tanh\", \"relu\"]}", "", 2), ALONE);
        assertTrue(Files.isRegularFile(folder.resolve("runs/activation=relu/ensemble.csv")));
        assertEquals(2 * 2 * 2 * 2, rows(folder).size());
        assertTrue(table.contains("\nactivation=relu/repeat-001,3,relu,finished,"), table);
    }

    /** A run that cannot be, and one that diverges, are rows with their reasons; the others go on. */
    @Test
    void whatFailsIsARowWithItsReason() {
        SweepEnd end = end(
                folder,
                sweep(
                        "{\"network.hidden\": [[3], [12000, 12000]], \"training.learningRate\": [0.001, 1e200]}",
                        ", \"optimiser\": \"sgd\"",
                        1),
                ALONE);
        List<SweepRow> failed = rows(folder).stream()
                .filter(row -> row.status() == RunStatus.FAILED)
                .toList();
        assertEquals(end.failed(), failed.size());
        assertEquals(3, failed.size(), () -> rows(folder).toString());
        failed.forEach(
                row -> assertTrue(row.judged().length() > 20 && row.estimator().isEmpty(), row::judged));
        assertEquals(
                1,
                failed.stream().filter(row -> row.run().startsWith("hidden=3,")).count());
        assertEquals(
                2,
                failed.stream()
                        .filter(row -> row.judged().startsWith("The run needs "))
                        .count());
    }

    /** New combinations only: what there is stays as it is, also where a field is added whose former value is among the new. */
    @Test
    void aChangedSweepComputesOnlyWhatIsMissing() throws IOException {
        run(folder, sweep("{\"network.activation\": [\"tanh\"], \"measure.estimators[0].bins\": [10]}"), ALONE);
        Path tanh = folder.resolve("runs/activation=tanh");
        byte[] provenance = Files.readAllBytes(tanh.resolve("provenance.json"));
        assertEquals(expected, run(folder, sweep(TWO_BY_TWO), ALONE));
        assertEquals(Set.of("activation=tanh", "activation=relu"), names(folder.resolve("runs")));
        Sweep wider = sweep("{\"network.activation\": [\"tanh\"], \"training.epochs\": [3, 4]}");
        run(folder, wider, ALONE);
        assertEquals(
                Set.of("activation=tanh", "activation=relu", "activation=tanh,epochs=4"),
                names(folder.resolve("runs")));
        assertEquals(List.of("activation=relu"), Sweeps.open(folder).surplus());
        assertEquals(
                new String(provenance, java.nio.charset.StandardCharsets.UTF_8),
                Files.readString(tanh.resolve("provenance.json")));
        Sweep other = sweep(TWO_BY_TWO, ", \"momentum\": 0.5, \"optimiser\": \"sgd\"", 1);
        String refusal = String.valueOf(assertThrows(InvalidInputException.class, () -> Sweeps.resume(folder, other))
                .getMessage());
        assertTrue(refusal.contains("holds a run of other settings"), refusal);
        assertThrows(InvalidInputException.class, () -> Sweeps.create(folder, sweep(TWO_BY_TWO)));
    }

    @Test
    void aRunWhoseFolderWasDeletedIsComputedAgain() throws IOException {
        Path copy = folder.resolve("s");
        run(copy, sweep(TWO_BY_TWO), ALONE);
        Drafts.removeTree(copy.resolve("runs/activation=relu"));
        assertEquals(expected, run(copy, sweep(TWO_BY_TWO), ALONE));
        assertEquals(names(whole.resolve("runs")), names(copy.resolve("runs")));
    }

    /** A stopped run lies at its place, shows what it has, and goes on from there. */
    @Test
    void whatIsStoppedIsKeptAndGoesOn() {
        Sweep sweep = sweep("{\"network.activation\": [\"tanh\", \"relu\"]}", ", \"keep\": \"all\"", 1);
        String undisturbed = run(folder.resolve("u"), sweep, ALONE);
        Path stopped = folder.resolve("s");
        Sweeps sweeps = Sweeps.create(stopped, sweep);
        sweeps.prepare();
        SweepProcess[] process = new SweepProcess[1];
        process[0] = sweeps.process(ALONE, new SweepListener() {
            @Override
            public void progressed(String run, String what, int done, int total) {
                if (what.equals("training") && done == 1) {
                    process[0].stop();
                }
            }
        });
        SweepEnd end = process[0].run();
        assertTrue(end.stopped());
        assertEquals(0, end.done());
        assertEquals(RunStatus.STOPPED, new RunService(1).status(stopped.resolve("runs/activation=tanh")));
        assertTrue(table(stopped).contains("activation=relu,3,relu,waiting,"), table(stopped));
        assertEquals(undisturbed, run(stopped, sweep, ALONE));
    }

    /** The first worker gives no sign of life, so its runs are claimed again; it goes on all the same. */
    @Test
    void aSlowWorkerAndItsSuccessorComeToOneResult() throws InterruptedException {
        Sweep sweep = sweep(TWO_BY_TWO, ", \"l2\": 0.001", 2);
        String undisturbed = run(folder.resolve("u"), sweep, ALONE);
        Path both = folder.resolve("s");
        Sweeps sweeps = Sweeps.create(both, sweep);
        sweeps.prepare();
        CountDownLatch taken = new CountDownLatch(1);
        SweepProcess slow =
                sweeps.process(new SweepWork(1, 1, 1, Duration.ofHours(1), Duration.ofHours(1)), new SweepListener() {
                    @Override
                    public void progressed(String run, String what, int done, int total) {
                        try {
                            taken.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                });
        Thread first = new Thread(slow::run);
        first.start();
        while (!Files.isDirectory(both.resolve("work"))) {
            Thread.onSpinWait();
        }
        assertEquals(undisturbed, run(both, sweep, ALONE), "the second one did not wait");
        taken.countDown();
        first.join();
        assertEquals(undisturbed, table(both));
        assertFalse(Files.exists(both.resolve("work")));
    }

    @Test
    void sharedDisksWithoutLocksDo() {
        NoLocks.during(() -> {
            assertEquals(expected, run(folder.resolve("one"), sweep(TWO_BY_TWO), ALONE));
            run(folder.resolve("two"), sweep("{\"network.activation\": [\"tanh\"]}", "", 2), ALONE);
        });
        assertEquals(4 * 2, rows(folder.resolve("two")).size());
        assertTrue(rows(folder.resolve("two")).stream().allMatch(row -> row.status() == RunStatus.FINISHED));
    }

    /** A worker of a sweep that was deleted ends, and does not make half of it again. */
    @Test
    void aSweepThatIsDeletedIsNotMadeAgain() {
        Path gone = folder.resolve("s");
        Sweeps sweeps = Sweeps.create(gone, sweep(TWO_BY_TWO));
        sweeps.prepare();
        SweepProcess process = sweeps.process(ALONE, SweepListener.NONE);
        SweepFolder.discard(gone);
        String failure = String.valueOf(
                assertThrows(RunFailedException.class, process::run).getMessage());
        assertTrue(failure.contains(" is gone: "), failure);
        assertFalse(Files.exists(gone));
    }

    @Test
    void namesFitEveryFileSystemAndDiffer() {
        List<String> names = SweepNames.of(
                List.of("network.hidden", "dataset.path", "a.x", "b.x"),
                List.of(
                        List.of("[4,3]", "a/b", "1", "2"),
                        List.of("[4,3]", "A/b", "1", "2"),
                        List.of("[4,3]", "y".repeat(300), "-0.5", "1.0E-9")));
        assertEquals("hidden=4-3,path=a-b,a.x=1,b.x=2", names.get(0).replaceFirst("-[0-9a-f]{8}$", ""));
        assertEquals(
                3,
                names.stream()
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                        .distinct()
                        .count());
        names.forEach(name -> assertTrue(name.length() <= 100 && name.matches("[A-Za-z0-9._+=,-]*[A-Za-z0-9]"), name));
        assertEquals(List.of("run"), SweepNames.of(List.of(), List.of(List.of())));
        assertNotEquals(names.get(0), names.get(1));
        assertFalse(names.get(2).contains("/"));
    }

    /** Runs that do not fit together into the memory compute one after the other. */
    @Test
    void noMoreRunsComputeThanTheMemoryHolds() throws InterruptedException {
        MemoryGate gate = new MemoryGate(100);
        MemoryGate.Pass first = gate.enter(200); // a single one is always let in
        Thread second = new Thread(() -> {
            try (MemoryGate.Pass pass = gate.enter(60)) {
                assertFalse(pass == null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        second.start();
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        first.close();
        first.close();
        second.join();
        gate.enter(50);
        gate.enter(50);
    }
}
