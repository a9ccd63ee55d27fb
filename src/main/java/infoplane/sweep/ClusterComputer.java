package infoplane.sweep;

import infoplane.experiment.RunControl;
import infoplane.findings.SweepRow;
import infoplane.store.JobQueue;
import infoplane.store.RunsParcel;
import infoplane.store.SweepFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has jobs computed by a cluster. The process keeps their claims, and so any other worker may compute the rest. Machines that
 * share the folder of the sweep get chunks of short jobs; the others one job at a time, so that what one has finished is on its
 * way back at once, and is not computed again when the machine is lost.
 */
final class ClusterComputer implements JobComputer {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterComputer.class);
    /** Seconds of computing that make a chunk worth its way. */
    private static final double CHUNK_SECONDS = 10;
    /** A cluster gets so many tasks more than it can carry out at once: no machine waits for the next. */
    private static final int TASKS_AHEAD = 2;
    /** Chunks for each task at once, at least, so that all machines end together. */
    private static final int CHUNKS_A_MACHINE = 4;

    private final SweepFolder folder;
    private final Cluster cluster;
    private final int chunk;
    private volatile boolean shared;

    ClusterComputer(SweepFolder folder, Cluster cluster, SweepCost cost, int jobs) {
        this.folder = folder;
        this.cluster = cluster;
        double each = cost.allSeconds() / Math.max(1, jobs);
        int share = jobs / (CHUNKS_A_MACHINE * cluster.tasksAtOnce());
        chunk = (int) Math.max(1, Math.min(share, CHUNK_SECONDS / each));
    }

    /** Whether a machine sees the sweep's folder. */
    private record Look(String folder, String holder) implements Cluster.Task<Boolean> {
        @Override
        public Boolean call(int threads) {
            return new JobQueue(new SweepFolder(Path.of(folder)), Duration.ZERO).sees(holder);
        }
    }

    @Override
    public void begin(JobQueue queue) {
        try {
            shared = cluster.call(new Look(absolute(), queue.owner()));
        } catch (CancellationException e) {
            LOG.info("stopped before the first run");
        }
    }

    private String absolute() {
        return folder.path().toAbsolutePath().toString();
    }

    @Override
    public int most() {
        return shared ? chunk : 1;
    }

    @Override
    public boolean isFull(int calls) {
        return calls >= TASKS_AHEAD * cluster.tasksAtOnce();
    }

    @Override
    public void stop() {
        cluster.stop();
    }

    @Override
    public Map<String, List<SweepRow>> compute(Map<SweepJob, RunControl> jobs, JobQueue queue, SweepListener listener) {
        Map<String, List<SweepRow>> results = new LinkedHashMap<>();
        try {
            compute(List.copyOf(jobs.keySet()), queue, results);
        } catch (CancellationException e) {
            LOG.info("stopped"); // what has come back counts
        }
        return results;
    }

    private void compute(List<SweepJob> jobs, JobQueue queue, Map<String, List<SweepRow>> results) {
        List<JobsTask.Sent> sent = new ArrayList<>();
        jobs.forEach(job -> sent.add(JobsTask.Sent.of(job, shared ? new byte[0] : begun(job, queue.owner()))));
        String start = Path.of("").toAbsolutePath().toString();
        try {
            cluster.call(new JobsTask(start, absolute(), queue.owner(), sent)).results().stream()
                    .filter(result -> queue.holds(result.job())) // else another worker computes it, and writes there
                    .forEach(result -> {
                        place(result, queue.owner());
                        results.put(result.job(), result.rows());
                    });
        } catch (TaskLostException e) {
            if (jobs.size() == 1) {
                results.put(jobs.get(0).name(), jobs.get(0).failed(String.valueOf(e.getMessage())));
            } else {
                jobs.forEach(job -> compute(List.of(job), queue, results)); // one of them may be at fault
            }
        }
    }

    /** The runs of a job as far as they came, here or at a worker that seems dead. */
    private byte[] begun(SweepJob job, String owner) {
        Map<String, Path> begun = new LinkedHashMap<>();
        Path left = folder.work(job.name(), owner);
        if (!folder.hasRun(job.name())) {
            folder.takeOver(job.name(), owner);
            if (folder.hasWork(job.name(), owner)) {
                begun.put(job.name(), left);
            }
        }
        job.ways().stream()
                .map(SweepJob.Way::run)
                .filter(folder::hasRun)
                .forEach(run -> begun.put(run, folder.run(run)));
        byte[] parcel = begun.isEmpty() ? new byte[0] : RunsParcel.pack(begun);
        SweepFolder.discard(left);
        return parcel;
    }

    /** Puts the runs that were sent back at their places. */
    private void place(JobsTask.Result result, String owner) {
        Map<String, Path> drafts = new LinkedHashMap<>();
        for (String run : result.sent()) {
            drafts.put(run, folder.work(run, owner));
            SweepFolder.discard(folder.work(run, owner));
        }
        if (!drafts.isEmpty()) {
            RunsParcel.unpack(result.parcel(), drafts);
        }
        drafts.forEach((run, draft) -> {
            if (folder.hasRun(run)) {
                folder.withdraw(run, owner); // as far as it had come before
            }
            folder.publish(draft, run);
        });
    }
}
