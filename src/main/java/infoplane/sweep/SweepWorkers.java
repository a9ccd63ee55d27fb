package infoplane.sweep;

import infoplane.core.Failures;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.store.JobQueue;
import infoplane.store.SweepFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of one process: threads that claim the jobs of a sweep one after the other until all are done. */
final class SweepWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(SweepWorkers.class);
    /** Time between two rewritings of the table. */
    private static final long TABLE_NANOS = 10_000_000_000L;

    private static final long LONGEST_POLL_MILLIS = 1000;
    /** Looks at the jobs while waiting for other workers, in the time of their patience. */
    private static final int POLLS = 10;

    private final SweepFolder folder;
    private final SweepWork work;
    private final SweepListener listener;
    private final JobQueue queue;
    private final JobComputer computer;
    private final SweepTables tables;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, RunControl> running = new ConcurrentHashMap<>();
    private final Map<String, Boolean> finished = new HashMap<>();
    private final Map<String, SweepJob> jobs = new LinkedHashMap<>();
    private final int atOnce;
    private final long pollMillis;
    private final Object looking = new Object();
    /** When nothing was found to claim, by {@link System#nanoTime}. Threads look one after the other, not each by itself. */
    private long looked;

    private int calls;
    private boolean over;
    private long written;
    private boolean waiting;

    /** @param computer makes what computes, for so many jobs at once */
    SweepWorkers(
            SweepFolder folder,
            SweepPlan plan,
            SweepWork work,
            SweepListener listener,
            IntFunction<JobComputer> computer) {
        this.folder = folder;
        this.work = work;
        this.listener = listener;
        for (int place = 0; place < plan.jobs().size(); place++) {
            if (work.takes(place)) {
                jobs.put(plan.jobs().get(place).name(), plan.jobs().get(place));
            }
        }
        queue = new JobQueue(folder, work.patience());
        atOnce = Math.max(1, Math.min(work.threads(), jobs.size()));
        this.computer = computer.apply(atOnce);
        tables = new SweepTables(folder, plan);
        pollMillis = Math.max(1, Math.min(LONGEST_POLL_MILLIS, work.patience().toMillis() / POLLS));
        looked = System.nanoTime() - pollNanos();
    }

    /** Stops all runs; what was done is kept. */
    void stop() {
        stopped.countDown();
        running.values().forEach(RunControl::stop);
        computer.stop();
    }

    private long pollNanos() {
        return TimeUnit.MILLISECONDS.toNanos(pollMillis);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Works until all jobs of this process are done, or it is stopped. */
    SweepEnd run() {
        written = System.nanoTime();
        queue.beat();
        see();
        Thread heart = new Thread(this::beat, "heart");
        heart.setDaemon(true);
        heart.start();
        ExecutorService pool = Executors.newFixedThreadPool(atOnce, task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
        });
        try {
            computer.begin(queue);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < atOnce; thread++) {
                all.add(pool.submit(this::work));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            stop();
            throw Failures.ofAnotherThread(e);
        } finally {
            pool.shutdown();
            awaitEnd(pool);
            heart.interrupt();
            queue.close();
        }
        return end();
    }

    private static void awaitEnd(ExecutorService pool) {
        try {
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("a run goes on"); // it is measuring a step that cannot be stopped
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SweepEnd end() {
        see();
        tables.write();
        int failed = 0;
        int done = 0;
        for (String job : jobs.keySet()) {
            if (finished.containsKey(job)) {
                done++;
                failed += finished.get(job) ? 0 : 1;
            }
        }
        queue.tidy();
        if (queue.isOver()) {
            folder.tidy();
        }
        return new SweepEnd(done, jobs.size(), failed, isStopped() && done < jobs.size());
    }

    /** Shows that the process lives, and stops runs that another worker has claimed again. */
    private void beat() {
        try {
            while (true) {
                Thread.sleep(work.beat().toMillis());
                try {
                    queue.beat();
                    running.forEach((job, control) -> {
                        if (!queue.holds(job)) {
                            control.stop();
                        }
                    });
                } catch (RuntimeException e) {
                    LOG.info("no sign of life could be given: {}", e.getMessage()); // as while the file server is away
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the work has ended
        }
    }

    private void work() {
        while (!isStopped()) {
            Map<SweepJob, RunControl> claimed = claim();
            if (!claimed.isEmpty()) {
                compute(claimed);
            } else if (isOver()) {
                return;
            } else {
                await();
            }
        }
    }

    /** Claims jobs, if there is one to claim and another call would not only wait. */
    private Map<SweepJob, RunControl> claim() {
        Map<SweepJob, RunControl> claimed = new LinkedHashMap<>();
        synchronized (looking) {
            if (computer.isFull(calls) || System.nanoTime() - looked < pollNanos()) {
                return claimed;
            }
            folder.requireThere();
            Optional<String> next = queue.claim(List.copyOf(jobs.keySet()));
            while (next.isPresent()) {
                SweepJob job = Objects.requireNonNull(jobs.get(next.get()));
                claimed.put(job, new RunControl());
                running.put(job.name(), Objects.requireNonNull(claimed.get(job)));
                next = claimed.size() < computer.most() ? queue.claim(List.copyOf(jobs.keySet())) : Optional.empty();
            }
            if (claimed.isEmpty()) {
                over = allDone();
                looked = System.nanoTime();
            } else {
                calls++;
            }
        }
        return claimed;
    }

    private boolean isOver() {
        synchronized (looking) {
            return over;
        }
    }

    private void compute(Map<SweepJob, RunControl> claimed) {
        if (isStopped()) {
            claimed.values().forEach(RunControl::stop);
        }
        Map<String, List<SweepRow>> results = Map.of();
        try {
            results = computer.compute(claimed, queue, new Told());
        } finally {
            for (SweepJob job : claimed.keySet()) {
                end(job, Optional.ofNullable(results.get(job.name())));
            }
            synchronized (looking) {
                calls--;
                looked = System.nanoTime() - pollNanos();
            }
        }
    }

    /** Notes the results of a job, or gives it back. */
    private void end(SweepJob job, Optional<List<SweepRow>> rows) {
        String name = job.name();
        String why = "";
        try {
            if (rows.isPresent() && (queue.holds(name) || !queue.isDone(name))) {
                queue.done(name, rows.get());
                job.ways().forEach(way -> folder.clear(way.run()));
                why = rows.get().stream()
                        .filter(row -> row.status() == RunStatus.FAILED)
                        .map(SweepRow::judged)
                        .findFirst()
                        .orElse("");
            } else {
                queue.release(name);
            }
        } finally {
            running.remove(name);
            see();
            told(name, why);
        }
    }

    private synchronized void told(String name, String why) {
        listener.ended(name, why);
        if (System.nanoTime() - written > TABLE_NANOS) {
            tables.write();
            written = System.nanoTime();
        }
    }

    /** Looks which jobs are done, and which of them failed. @return how many are done */
    private synchronized int see() {
        queue.states().forEach((job, state) -> {
            if (state == JobQueue.JobState.DONE && jobs.containsKey(job) && !finished.containsKey(job)) {
                finished.put(job, tables.sound(job));
            }
        });
        listener.done(finished.size(), jobs.size());
        return finished.size();
    }

    private boolean allDone() {
        return see() == jobs.size();
    }

    private void await() {
        synchronized (this) {
            int left = jobs.size() - finished.size();
            if (!waiting && running.isEmpty() && left > 0) {
                waiting = true;
                listener.waiting(left);
            }
        }
        try {
            stopped.await(pollMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** Tells one thing at a time. */
    private final class Told implements SweepListener {
        @Override
        public void progressed(String run, String what, int done, int total) {
            synchronized (SweepWorkers.this) {
                listener.progressed(run, what, done, total);
            }
        }
    }
}
