package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.SafeFiles;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.store.JobQueue.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** design.md: jobs are claimed by atomic rename, and again after 30 s in which a worker saw no heartbeat, whatever clocks say. */
final class JobQueueTest {
    private static final List<String> JOBS = List.of("a=0.1,b=x.y", "a=0.2,b=x.y");

    @TempDir
    Path folder;

    private final AtomicLong seconds = new AtomicLong();

    private JobQueue worker() {
        return worker(SafeFiles::move);
    }

    /** A worker whose clock the test sets; the others' times are never read. */
    private JobQueue worker(JobQueue.Rename rename) {
        return new JobQueue(
                new SweepFolder(folder), Duration.ofSeconds(30), () -> seconds.get() * 1_000_000_000L, rename);
    }

    private void watched(JobQueue watcher, int time) {
        watcher.beat();
        seconds.addAndGet(time);
    }

    private static List<SweepRow> rows(String job) {
        return List.of(SweepRow.without(job, 1, RunStatus.FAILED, "it, \"says\" why"));
    }

    @Test
    void eachJobIsClaimedOnceAndItsResultsAreKept() {
        JobQueue one = worker();
        JobQueue other = worker();
        one.add(JOBS);
        assertEquals(Optional.of(JOBS.get(0)), one.claim(JOBS));
        other.add(JOBS);
        assertEquals(Optional.of(JOBS.get(1)), other.claim(JOBS));
        assertEquals(Optional.empty(), one.claim(JOBS));
        one.done(JOBS.get(0), rows(JOBS.get(0)));
        assertEquals(rows(JOBS.get(0)), other.results(JOBS.get(0)));
        other.release(JOBS.get(1));
        assertEquals(Map.of(JOBS.get(0), JobState.DONE, JOBS.get(1), JobState.OPEN), one.states());
        one.reopen(JOBS.get(0));
        assertEquals(Map.of(JOBS.get(0), JobState.OPEN, JOBS.get(1), JobState.OPEN), one.states());
    }

    /** Also of a worker that died before its first sign of life. */
    @Test
    void theJobsOfADeadWorkerAreClaimedAgainAfterThePatienceOfTheWatcher() {
        JobQueue dead = worker();
        JobQueue alive = worker();
        JobQueue watcher = worker();
        watcher.add(JOBS);
        dead.claim(JOBS);
        alive.claim(JOBS);
        for (int round = 0; round < 3; round++) {
            alive.beat();
            watched(watcher, 29);
            alive.beat();
            assertEquals(round == 0 ? Optional.empty() : Optional.of(JOBS.get(0)), watcher.claim(JOBS));
            if (round > 0) {
                assertFalse(dead.holds(JOBS.get(0)), "it notices when it comes back");
                dead.release(JOBS.get(0));
                assertTrue(watcher.holds(JOBS.get(0)));
                assertTrue(alive.holds(JOBS.get(1)));
                return;
            }
        }
    }

    @Test
    void whoStartsToWatchLaterWaitsAsLong() {
        JobQueue dead = worker();
        dead.add(JOBS);
        dead.claim(JOBS);
        dead.beat();
        seconds.addAndGet(100_000); // the file is old by every clock
        JobQueue watcher = worker();
        assertEquals(Optional.of(JOBS.get(1)), watcher.claim(JOBS));
        assertEquals(Optional.empty(), watcher.claim(JOBS));
        watched(watcher, 30);
        assertEquals(Optional.of(JOBS.get(0)), watcher.claim(JOBS));
    }

    /** A slow worker that ends after its job was claimed again does no harm: what is done stays done. */
    @Test
    void whatASlowWorkerDoesCounts() {
        JobQueue slow = worker();
        JobQueue fast = worker();
        slow.add(JOBS.subList(0, 1));
        slow.claim(JOBS);
        fast.claim(JOBS);
        watched(fast, 30);
        assertEquals(Optional.of(JOBS.get(0)), fast.claim(JOBS));
        slow.done(JOBS.get(0), rows(JOBS.get(0)));
        assertEquals(JobState.DONE, fast.states().get(JOBS.get(0)));
        fast.done(JOBS.get(0), rows(JOBS.get(0)));
        assertEquals(Map.of(JOBS.get(0), JobState.DONE), worker().states());
        assertEquals(Optional.empty(), worker().claim(JOBS));
    }

    /** On a network file system the answer to a rename may be lost, and the repeated request finds nothing to rename. */
    @Test
    void aRenameWhoseAnswerWasLostIsTheWorkersOwn() {
        JobQueue worker = worker((from, to) -> {
            SafeFiles.move(from, to);
            throw new NoSuchFileException(from.toString());
        });
        worker.add(JOBS);
        assertEquals(Optional.of(JOBS.get(0)), worker.claim(JOBS));
        JobQueue late = worker((from, to) -> {
            throw new NoSuchFileException(from.toString());
        });
        assertEquals(Optional.empty(), late.claim(JOBS));
    }

    /** Each worker has two threads. */
    @Test
    void manyWorkersShareManyJobs() throws InterruptedException {
        List<String> jobs = IntStream.range(0, 60).mapToObj(job -> "job=" + job).toList();
        worker().add(jobs);
        List<String> claimed = Collections.synchronizedList(new ArrayList<>());
        List<JobQueue> workers = List.of(worker(), worker());
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    JobQueue own = workers.get(number / 2);
                    for (Optional<String> job = own.claim(jobs); job.isPresent(); job = own.claim(jobs)) {
                        claimed.add(job.get());
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(60, claimed.size());
        assertEquals(60, claimed.stream().distinct().count());
    }

    @Test
    void countsOfWorkersThatAreGoneAreRemoved() throws Exception {
        JobQueue gone = worker();
        JobQueue holds = worker();
        holds.add(JOBS);
        holds.claim(JOBS);
        gone.beat();
        holds.beat();
        worker().tidy();
        try (var files = Files.list(folder.resolve("jobs"))) {
            assertEquals(
                    List.of(holds.owner() + ".heart"),
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".heart"))
                            .toList());
        }
    }

    /** The thread that counts may still be at it while the worker ends: what it would write would stay for good. */
    @Test
    void theCountOfAWorkerThatEndedDoesNotComeBack() throws IOException {
        JobQueue worker = worker();
        worker.add(JOBS);
        worker.beat();
        worker.close();
        worker.beat();
        try (Stream<Path> files = Files.list(folder.resolve("jobs"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".heart")).toList());
        }
    }

    /** A worker that was killed after it had noted its results, and before it took its claim away. */
    @Test
    void nothingIsLeftOfAWorkerKilledWithItsLastJobDone() throws IOException {
        JobQueue killed = worker();
        killed.add(JOBS.subList(0, 1));
        killed.beat();
        killed.claim(JOBS);
        Path jobs = folder.resolve("jobs");
        Path claim;
        try (Stream<Path> files = Files.list(jobs)) {
            claim = files.filter(file -> file.toString().endsWith(".claim"))
                    .findFirst()
                    .orElseThrow();
        }
        String content = Files.readString(claim);
        killed.done(JOBS.get(0), rows(JOBS.get(0)));
        Files.writeString(claim, content);
        worker().tidy();
        try (Stream<Path> files = Files.list(jobs)) {
            assertEquals(
                    List.of(JOBS.get(0) + ".done"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
