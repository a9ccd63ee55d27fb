package infoplane.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Sweep;
import infoplane.core.RunFailedException;
import infoplane.store.JobQueue;
import infoplane.store.SweepFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sweeps on a cluster come to the table of the local queue, byte for byte, whatever is lost meanwhile. The cluster is a stand-in
 * that sends tasks and results as bytes, as a real one does; Spark itself is tried in the profile {@code spark}.
 */
final class ClusteredSweepsTest {
    private static final Sweep SWEEP =
            SweepFixture.sweep("{\"network.activation\": [\"tanh\", \"relu\"], \"seed\": [1, 2, 3]}");
    /** Enough for a task to take several. */
    private static final Sweep EIGHT = SweepFixture.sweep("{\"seed\": {\"from\": 1, \"to\": 8, \"points\": 8}}");
    /** Two runs of each training, whose weights are one file. */
    private static final Sweep TWO_WAYS =
            SweepFixture.sweep("{\"seed\": [1, 2], \"measure.schedule\": [\"every\", \"log\"]}");

    @TempDir
    Path folder;

    /** Carries tasks out on the thread that asks. */
    private static class StandIn implements Cluster {
        final Queue<List<String>> sent = new ConcurrentLinkedQueue<>();
        private final boolean apart;
        volatile boolean stopped;

        /** @param apart whether the machines do not see the folder of the sweep */
        StandIn(boolean apart) {
            this.apart = apart;
        }

        @Override
        public <T extends Serializable> T call(Task<T> task) {
            if (stopped) {
                throw new CancellationException();
            }
            Task<T> received = copy(task);
            if (received instanceof JobsTask jobs) {
                List<String> names =
                        jobs.jobs().stream().map(job -> job.runs().get(0)).toList();
                sent.add(names);
                return computed(received, names);
            }
            return carriedOut(received);
        }

        <T extends Serializable> T computed(Task<T> task, List<String> jobs) {
            assertFalse(jobs.isEmpty());
            return carriedOut(task);
        }

        @SuppressWarnings("unchecked") // a task of the same kind
        <T extends Serializable> T carriedOut(Task<T> task) {
            Task<T> there = task;
            if (apart && task instanceof JobsTask jobs) {
                there = (Task<T>) new JobsTask(jobs.start(), "/nowhere", jobs.holder(), jobs.jobs());
            }
            try {
                T result = there.call(1);
                return copy(apart && result instanceof Boolean ? (T) Boolean.FALSE : result);
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
        }

        @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was just written
        private static <V extends Serializable> V copy(V value) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
                out.flush();
                try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                    return (V) in.readObject();
                }
            } catch (IOException | ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public int tasksAtOnce() {
            return 1;
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public void close() {}
    }

    private SweepEnd end(Sweep sweep, Cluster cluster) {
        Sweeps sweeps = Sweeps.resume(folder.resolve("clustered"), sweep);
        sweeps.prepare();
        return sweeps.process(cluster, SweepCost.of(sweeps), SweepListener.NONE).run();
    }

    private String table(Sweep sweep, Cluster cluster) {
        end(sweep, cluster);
        assertFalse(Files.exists(folder.resolve("clustered/work")), "nothing is left over");
        return SweepFixture.table(folder.resolve("clustered"));
    }

    private String local(Sweep sweep) {
        return SweepFixture.run(folder.resolve("local"), sweep, SweepFixture.ALONE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theTableIsThatOfTheLocalQueue(boolean apart) throws IOException {
        assertEquals(local(SWEEP), table(SWEEP, new StandIn(apart)));
        assertEquals(files("local"), files("clustered"));
    }

    /** What the runs hold, but for when and where they were made. */
    private Map<String, String> files(String sweep) throws IOException {
        Path runs = folder.resolve(sweep).resolve("runs");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(runs)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = runs.relativize(file).toString();
                boolean same = name.endsWith(".csv") || name.endsWith("experiment.json");
                if (!name.endsWith("run.lock")) {
                    files.put(name, same ? Files.readString(file) : "");
                }
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allWaysToMeasureATrainingComeBack(boolean apart) throws IOException {
        assertEquals(local(TWO_WAYS), table(TWO_WAYS, new StandIn(apart)));
        assertEquals(files("local"), files("clustered"));
    }

    @Test
    void shortJobsTravelTogetherWhereTheFolderIsSharedAndElseEachByItself() {
        StandIn sharing = new StandIn(false);
        table(EIGHT, sharing);
        assertEquals(4, sharing.sent.size(), sharing.sent.toString());
        folder = folder.resolve("again");
        StandIn apart = new StandIn(true);
        table(EIGHT, apart);
        assertEquals(8, apart.sent.size(), apart.sent.toString());
    }

    /** A cluster carries a task out again when it lost the machine, though the result may have been on its way. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTaskThatIsCarriedOutTwiceChangesNothing(boolean apart) {
        assertEquals(local(SWEEP), table(SWEEP, new StandIn(apart) {
            @Override
            <T extends Serializable> T computed(Task<T> task, List<String> jobs) {
                carriedOut(task);
                return carriedOut(task);
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void finishedWorkIsNotDoneTwice(boolean apart) {
        Sweep smaller = SweepFixture.sweep("{\"network.activation\": [\"tanh\", \"relu\"], \"seed\": [1]}");
        SweepFixture.run(folder.resolve("clustered"), smaller, SweepFixture.ALONE);
        StandIn cluster = new StandIn(apart);
        assertEquals(local(SWEEP), table(SWEEP, cluster));
        assertEquals(4, cluster.sent.stream().mapToInt(List::size).sum(), cluster.sent.toString());
    }

    /** A training that lies here is sent along, and a machine that shares nothing measures its weights. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFurtherWayIsMeasuredFromTheWeights(boolean apart) throws IOException {
        Sweep oneWay = SweepFixture.sweep("{\"seed\": [1, 2], \"measure.schedule\": [\"every\"]}");
        SweepFixture.run(folder.resolve("clustered"), oneWay, SweepFixture.ALONE);
        Path first;
        try (Stream<Path> runs = Files.list(folder.resolve("clustered/runs"))) {
            first = runs.sorted().findFirst().orElseThrow().resolve("provenance.json");
        }
        String begun = Files.readString(first);
        assertEquals(
                local(TWO_WAYS).lines().count(),
                table(TWO_WAYS, new StandIn(apart)).lines().count());
        assertEquals(begun, Files.readString(first), "trained once");
    }

    /** One training takes its machine down again and again; the others of its chunk do not suffer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJobThatLosesItsMachinesIsARowWithItsReason(boolean apart) {
        String lost = "seed=2";
        SweepEnd end = end(EIGHT, new StandIn(apart) {
            @Override
            <T extends Serializable> T computed(Task<T> task, List<String> jobs) {
                if (jobs.contains(lost)) {
                    throw new TaskLostException("The machines burned.", new IOException());
                }
                return carriedOut(task);
            }
        });
        assertEquals(new SweepEnd(8, 8, 1, false), end);
        List<String> failed = SweepFixture.table(folder.resolve("clustered"))
                .lines()
                .filter(line -> line.contains("failed"))
                .toList();
        assertEquals(1, failed.size());
        assertTrue(
                failed.get(0).startsWith("seed=2,") && failed.get(0).endsWith("The machines burned."), failed.get(0));
    }

    @Test
    void stoppingGivesTheJobsBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Sweeps sweeps = Sweeps.resume(folder.resolve("clustered"), SWEEP);
        sweeps.prepare();
        SweepProcess process = sweeps.process(
                new StandIn(true) {
                    @Override
                    <T extends Serializable> T computed(Task<T> task, List<String> jobs) {
                        begun.countDown();
                        try {
                            told.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        throw new CancellationException();
                    }

                    @Override
                    public void stop() {
                        super.stop();
                        told.countDown();
                    }
                },
                SweepCost.of(sweeps),
                SweepListener.NONE);
        Thread user = new Thread(() -> {
            try {
                begun.await();
                process.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        user.start();
        assertEquals(new SweepEnd(0, 6, 0, true), process.run());
        user.join();
        assertTrue(allOpen());
    }

    private boolean allOpen() {
        return new JobQueue(new SweepFolder(folder.resolve("clustered")), Duration.ZERO)
                .states().values().stream().allMatch(state -> state == JobQueue.JobState.OPEN);
    }

    @Test
    void aClusterThatIsGoneEndsTheSweepWithoutResults() {
        RunFailedException gone = assertThrows(
                RunFailedException.class,
                () -> end(SWEEP, new StandIn(false) {
                    @Override
                    <T extends Serializable> T computed(Task<T> task, List<String> jobs) {
                        throw new RunFailedException("gone");
                    }
                }));
        assertEquals("gone", gone.getMessage());
        assertTrue(allOpen());
        assertEquals(local(SWEEP), table(SWEEP, new StandIn(false)), "and it can go on");
    }

    /** As it stands in {@code Clusters}: without a library there is none. */
    @Test
    void theProgramItselfKnowsNoCluster() {
        boolean spark = ClusteredSweepsTest.class.getResource("/org/apache/spark/SparkContext.class") != null;
        assertEquals(spark, Clusters.installed().isPresent());
    }
}
