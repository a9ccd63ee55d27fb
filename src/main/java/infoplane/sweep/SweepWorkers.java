package infoplane.sweep;

import infoplane.core.Failures;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.runs.RunService;
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
    private final RunService runs;
    private final SweepTables tables;
    private final MemoryGate memory = new MemoryGate();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, RunControl> running = new ConcurrentHashMap<>();
    private final Map<String, Boolean> finished = new HashMap<>();
    private final Map<String, SweepJob> jobs = new LinkedHashMap<>();
    private final int atOnce;
    private long written;
    private boolean waiting;

    SweepWorkers(SweepFolder folder, SweepPlan plan, SweepWork work, SweepListener listener) {
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
        runs = new RunService(Math.max(1, work.threads() / atOnce));
        tables = new SweepTables(folder, plan);
    }

    /** Stops all runs; what was done is kept. */
    void stop() {
        stopped.countDown();
        running.values().forEach(RunControl::stop);
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
            folder.requireThere();
            Optional<String> claimed = queue.claim(List.copyOf(jobs.keySet()));
            if (claimed.isPresent()) {
                compute(Objects.requireNonNull(jobs.get(claimed.get())));
            } else if (allDone()) {
                return;
            } else {
                await();
            }
        }
    }

    private void compute(SweepJob job) {
        String name = job.name();
        RunControl control = new RunControl();
        running.put(name, control);
        if (isStopped()) {
            control.stop();
        }
        String why = "";
        try {
            Optional<List<SweepRow>> rows = new JobRun(
                            folder, queue.owner(), job, runs, memory, control, new Told(), () -> queue.holds(name))
                    .run();
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
            if (!waiting && running.isEmpty()) {
                waiting = true;
                listener.waiting(jobs.size() - finished.size());
            }
        }
        try {
            stopped.await(
                    Math.max(1, Math.min(LONGEST_POLL_MILLIS, work.patience().toMillis() / POLLS)),
                    TimeUnit.MILLISECONDS);
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
