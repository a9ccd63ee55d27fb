package infoplane.sweep;

import infoplane.config.SweepPoint;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import infoplane.store.JobQueue;
import infoplane.store.SweepFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the table of a sweep from the results of its jobs. The order is that of the combinations, whoever computed the runs
 * and when. Thread-safe.
 */
final class SweepTables {
    private static final Logger LOG = LoggerFactory.getLogger(SweepTables.class);

    private final SweepFolder folder;
    private final SweepPlan plan;
    private final JobQueue queue;
    /** The results of jobs that are done, which no longer change. */
    private final Map<String, List<SweepRow>> results = new HashMap<>();

    SweepTables(SweepFolder folder, SweepPlan plan) {
        this.folder = folder;
        this.plan = plan;
        queue = new JobQueue(folder, Duration.ZERO);
    }

    /** Whether no run of a job failed. */
    synchronized boolean sound(String job) {
        return rows(job).stream().noneMatch(row -> row.status() == RunStatus.FAILED);
    }

    /** Writes the table; again if more has been done meanwhile, so that the last of several writers has it all. */
    synchronized void write() {
        Map<String, JobQueue.JobState> before;
        do {
            before = queue.states();
            folder.write(table(before), queue);
        } while (!before.equals(queue.states()));
    }

    synchronized SweepTable table() {
        return table(queue.states());
    }

    private SweepTable table(Map<String, JobQueue.JobState> states) {
        Map<String, List<SweepRow>> byRun = new HashMap<>();
        for (SweepJob job : plan.jobs()) {
            if (states.get(job.name()) == JobQueue.JobState.DONE) {
                for (SweepRow row : rows(job.name())) {
                    byRun.computeIfAbsent(row.run().replaceFirst("/.*", ""), run -> new ArrayList<>())
                            .add(row);
                }
            } else {
                RunStatus status =
                        states.get(job.name()) == JobQueue.JobState.CLAIMED ? RunStatus.RUNNING : RunStatus.WAITING;
                job.ways()
                        .forEach(way -> byRun.put(
                                way.run(),
                                List.of(SweepRow.without(
                                        way.run(), job.settings().seed(), status, ""))));
            }
        }
        Set<SweepRow> rows = new LinkedHashSet<>(); // an estimator of several combinations stands there once
        for (int place = 0; place < plan.runs().size(); place++) {
            SweepPoint point = plan.sweep().points().get(place);
            for (SweepRow row : byRun.getOrDefault(plan.runs().get(place), List.of())) {
                add(rows, row, point);
            }
        }
        return new SweepTable(plan.sweep().fields(), List.copyOf(rows));
    }

    private void add(Set<SweepRow> rows, SweepRow row, SweepPoint point) {
        List<EstimatorSettings> estimators = point.settings().measure().estimators();
        if (!row.measured()) {
            rows.add(row.with(values(point, -1)));
        }
        for (int number = 0; number < estimators.size(); number++) {
            if (estimators.get(number).id().equals(row.estimator())) {
                rows.add(row.with(values(point, number)));
            }
        }
    }

    /** The values of a combination, without those that concern another estimator. @param number of the estimator, from 0 */
    private List<String> values(SweepPoint point, int number) {
        List<String> values = new ArrayList<>();
        for (int field = 0; field < point.values().size(); field++) {
            String path = plan.sweep().fields().get(field);
            boolean foreign =
                    path.startsWith("measure.estimators[") && !path.startsWith("measure.estimators[" + number + "]");
            values.add(foreign ? "" : point.values().get(field));
        }
        return values;
    }

    private List<SweepRow> rows(String job) {
        return results.computeIfAbsent(job, name -> {
            try {
                return queue.results(name);
            } catch (InvalidInputException | RunFailedException e) {
                LOG.info("{}", e.getMessage());
                return List.of(SweepRow.without(name, 0, RunStatus.FAILED, String.valueOf(e.getMessage())));
            }
        });
    }
}
