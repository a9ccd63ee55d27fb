package infoplane.sweep;

import infoplane.config.SettingsDifference;
import infoplane.config.Sweep;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import infoplane.store.JobQueue;
import infoplane.store.SweepFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A sweep in its folder: starts it, changes it, takes part in it, and gives the table of its outcomes. */
public final class Sweeps {
    /** Tasks that a cluster is given at once; a thread waits for each. */
    private static final int MOST_TASKS = 512;

    private final SweepFolder folder;
    private final SweepPlan plan;

    private Sweeps(SweepFolder folder, SweepPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** Whether a folder holds a sweep. */
    public static boolean holdsSweep(Path folder) {
        return SweepFolder.holdsSweep(folder);
    }

    /**
     * The sweep that a folder holds.
     *
     * @throws InvalidInputException if it holds none
     */
    public static Sweeps open(Path path) {
        SweepFolder folder = SweepFolder.open(path);
        return new Sweeps(folder, adopted(folder, SweepPlan.of(folder.sweep())));
    }

    /**
     * A sweep that is to be started in a folder. Nothing is written before {@link #prepare}.
     *
     * @throws InvalidInputException if the folder holds a sweep, or anything else
     */
    public static Sweeps create(Path path, Sweep sweep) {
        SweepFolder.requireFree(path);
        return new Sweeps(new SweepFolder(path), SweepPlan.of(sweep));
    }

    /**
     * A sweep that is to go on in its folder, perhaps with other values than before. Runs that the folder holds are not
     * computed again; those that the sweep no longer names stay, but are left out of the table.
     *
     * @throws InvalidInputException if the folder holds a run of the same name with other settings
     */
    public static Sweeps resume(Path path, Sweep sweep) {
        SweepFolder folder = new SweepFolder(path);
        if (!SweepFolder.holdsSweep(path)) {
            return create(path, sweep);
        }
        SweepPlan plan = SweepPlan.of(sweep);
        if (folder.holds(sweep)) {
            return new Sweeps(folder, adopted(folder, plan));
        }
        Sweeps changed = new Sweeps(folder, adopted(folder, plan));
        changed.requireSameSettings();
        return changed;
    }

    /** A run that lay there under another name before the sweep had a further field keeps its name. */
    private static SweepPlan adopted(SweepFolder folder, SweepPlan plan) {
        Set<String> planned = plan.jobs().stream()
                .flatMap(job -> job.ways().stream())
                .map(SweepJob.Way::run)
                .collect(Collectors.toSet());
        Map<ExperimentSettings, String> others = new HashMap<>();
        for (String run : folder.runs()) {
            if (!planned.contains(run)) {
                folder.settings(run).ifPresent(settings -> others.putIfAbsent(settings, run));
            }
        }
        if (others.isEmpty()) {
            return plan;
        }
        Map<String, String> names = new HashMap<>();
        for (SweepJob job : plan.jobs()) {
            for (SweepJob.Way way : job.ways()) {
                others.forEach((settings, run) -> {
                    if (!folder.hasRun(way.run())
                            && sameRun(settings, job.settings().withMeasure(way.measure()))) {
                        names.putIfAbsent(way.run(), run);
                    }
                });
            }
        }
        return plan.renamed(name -> names.getOrDefault(name, name));
    }

    /** Whether two runs have the same weights and the same way of measuring; their estimators may differ. */
    private static boolean sameRun(ExperimentSettings one, ExperimentSettings other) {
        List<EstimatorSettings> none =
                infoplane.measuring.MeasureSettings.defaults().estimators();
        return one.withMeasure(one.measure().with(none))
                .equals(other.withMeasure(other.measure().with(none)));
    }

    private void requireSameSettings() {
        for (SweepJob job : plan.jobs()) {
            folder.settings(job.name()).ifPresent(earlier -> {
                ExperimentSettings now = job.settings().withMeasure(earlier.measure());
                SettingsDifference.first(earlier, now).ifPresent(difference -> {
                    throw new InvalidInputException(PlainText.path(folder.run(job.name()))
                            + " holds a run of other settings, which cannot go on with these: " + difference
                            + "; choose another folder, or leave all but the values of the sweep as they were");
                });
            });
        }
    }

    /** Writes the sweep and creates the jobs that are missing. May be repeated after a kill at any instant. */
    public void prepare() {
        try (JobQueue queue = queue()) {
            boolean same = folder.holds(plan.sweep());
            queue.add(plan.names());
            Set<String> done = done(queue);
            for (SweepJob job : plan.jobs()) {
                if (done.contains(job.name()) && !(same ? isThere(job) : isComplete(queue, job))) {
                    queue.reopen(job.name());
                }
            }
            if (!same) {
                folder.write(plan.sweep());
            }
        }
    }

    private JobQueue queue() {
        return new JobQueue(folder, Duration.ZERO);
    }

    private static Set<String> done(JobQueue queue) {
        Set<String> done = new HashSet<>();
        queue.states().forEach((job, state) -> {
            if (state == JobQueue.JobState.DONE) {
                done.add(job);
            }
        });
        return done;
    }

    /** Whether all runs of a job lie at their places; they do not where they could not start, or somebody deleted them. */
    private boolean isThere(SweepJob job) {
        return job.ways().stream().allMatch(way -> folder.hasRun(way.run()));
    }

    /** Whether the results of a job hold all that the sweep now asks for. */
    private boolean isComplete(JobQueue queue, SweepJob job) {
        Map<String, Set<String>> measured = new HashMap<>();
        for (SweepRow row : queue.results(job.name())) {
            measured.computeIfAbsent(row.run().replaceFirst("/.*", ""), run -> new HashSet<>())
                    .add(row.estimator());
        }
        return isThere(job)
                && job.ways().stream().allMatch(way -> {
                    Set<String> ids = measured.getOrDefault(way.run(), Set.of());
                    return ids.contains("")
                            || way.measure().estimators().stream().allMatch(estimator -> ids.contains(estimator.id()));
                });
    }

    /** Number of runs to be trained. */
    public int trainings() {
        return plan.jobs().size();
    }

    /** The sweep as it is to run. */
    public Sweep sweep() {
        return plan.sweep();
    }

    /** Runs of an earlier form of the sweep, which it no longer names. */
    public List<String> surplus() {
        Set<String> planned = Set.copyOf(plan.runs());
        return folder.runs().stream().filter(run -> !planned.contains(run)).toList();
    }

    /** The present table, also of a sweep that goes on. */
    public SweepTable table() {
        return new SweepTables(folder, plan).table();
    }

    /** The file of the table. */
    public Path tableFile() {
        return folder.table();
    }

    /** All trainings, in order. */
    List<SweepJob> jobs() {
        return plan.jobs();
    }

    /** Free bytes on the disk of the sweep. */
    public long freeBytes() {
        return folder.freeBytes();
    }

    /**
     * Prepares to take part in the sweep, as one of any number of processes. {@link #prepare} must have been called.
     *
     * @param listener receives the progress
     */
    public SweepProcess process(SweepWork work, SweepListener listener) {
        return new SweepProcess(new SweepWorkers(
                folder,
                plan,
                work,
                listener,
                atOnce -> new HereComputer(folder, Math.max(1, work.threads() / atOnce))));
    }

    /**
     * Prepares to have the whole sweep computed by a cluster. {@link #prepare} must have been called.
     *
     * @param cost tells how many runs make a task
     * @param listener receives the progress
     */
    public SweepProcess process(Cluster cluster, SweepCost cost, SweepListener listener) {
        return new SweepProcess(new SweepWorkers(
                folder,
                plan,
                SweepWork.all(MOST_TASKS),
                listener,
                atOnce -> new ClusterComputer(folder, cluster, cost, plan.jobs().size())));
    }
}
