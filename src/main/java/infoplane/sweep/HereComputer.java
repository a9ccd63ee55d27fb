package infoplane.sweep;

import infoplane.experiment.RunControl;
import infoplane.findings.SweepRow;
import infoplane.runs.RunService;
import infoplane.store.JobQueue;
import infoplane.store.SweepFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes jobs in this process. */
final class HereComputer implements JobComputer {
    private final SweepFolder folder;
    private final RunService runs;

    /** @param threads that measure, for all runs together */
    HereComputer(SweepFolder folder, int threads) {
        this.folder = folder;
        runs = new RunService(threads);
    }

    @Override
    public Map<String, List<SweepRow>> compute(Map<SweepJob, RunControl> jobs, JobQueue queue, SweepListener listener) {
        Map<String, List<SweepRow>> results = new LinkedHashMap<>();
        jobs.forEach((job, control) -> new JobRun(
                        folder, queue.owner(), job, runs, control, listener, () -> queue.holds(job.name()))
                .run()
                .ifPresent(rows -> results.put(job.name(), rows)));
        return results;
    }
}
