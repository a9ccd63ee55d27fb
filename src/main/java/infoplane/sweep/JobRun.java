package infoplane.sweep;

import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunNeeds;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.runs.RunService;
import infoplane.runs.RunSet;
import infoplane.store.RunFolder;
import infoplane.store.SweepFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes one job of a sweep: trains and measures what is missing of its runs, and puts them at their places. */
final class JobRun implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final SweepFolder folder;
    private final String owner;
    private final SweepJob job;
    private final RunService runs;
    private final RunControl control;
    private final SweepListener listener;
    private final BooleanSupplier holds;
    private MemoryGate.@Nullable Pass pass;

    /**
     * @param owner the worker
     * @param holds whether the worker still holds the job
     */
    JobRun(
            SweepFolder folder,
            String owner,
            SweepJob job,
            RunService runs,
            RunControl control,
            SweepListener listener,
            BooleanSupplier holds) {
        this.folder = folder;
        this.owner = owner;
        this.job = job;
        this.runs = runs;
        this.control = control;
        this.listener = listener;
        this.holds = holds;
    }

    /** @return the results of all runs of the job; empty if it was stopped, and then what was done is kept */
    Optional<List<SweepRow>> run() {
        try {
            return trained() ? Optional.of(measured()) : Optional.empty();
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (RunFailedException | InvalidInputException e) {
            return control.stopped() ? Optional.empty() : Optional.of(failed(e));
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", job.name(), e); // also out of memory: the other runs go on
            return Optional.of(failed(e));
        } finally {
            leave();
        }
    }

    /** Rows that say why there is no run. */
    private List<SweepRow> failed(Throwable e) {
        job.ways().forEach(way -> SweepFolder.discard(folder.work(way.run(), owner)));
        return job.failed(Failures.sentence("The run", e));
    }

    /** Trains the network unless that was done. @return false if it was stopped */
    private boolean trained() {
        String name = job.name();
        if (folder.hasRun(name) && hasEnded(folder.run(name))) {
            return true;
        }
        folder.takeOver(name, owner);
        Path work = folder.work(name, owner);
        try {
            train(work);
        } catch (InvalidInputException | RunFailedException e) {
            if (control.stopped() || !runs.holdsRun(work)) {
                throw e;
            }
            LOG.info(
                    "{} begins anew: {}", name, e.getMessage()); // a copy of what was being written may be no whole run
            SweepFolder.discard(work);
            train(work);
        }
        if (control.stopped() && !hasEnded(work)) {
            keep(work);
            return false;
        }
        if (folder.hasRun(name) && !hasEnded(folder.run(name))) {
            folder.withdraw(name, owner); // left by a worker that was stopped meanwhile
        }
        folder.publish(work, name);
        return true;
    }

    private void train(Path work) {
        ExperimentSettings settings = job.settings();
        boolean begun = runs.holdsRun(work);
        if (begun && !settings.equals(RunFolder.open(work).settings())) {
            SweepFolder.discard(work); // begun before the sweep was changed
            begun = false;
        }
        if (settings.repeats() > 1) {
            runs.runRepeats(settings, work, begun, repeat -> this, control);
        } else if (begun) {
            runs.run(settings, work, 0, this, control);
        } else {
            runs.start(settings, work, this, control);
        }
    }

    /** Puts a stopped run at its place, where it can be looked at, and goes on from there later; not if another worker does. */
    private void keep(Path work) {
        if (holds.getAsBoolean() && runs.holdsRun(work)) {
            folder.publish(work, job.name());
        } else {
            SweepFolder.discard(work);
        }
    }

    /** Whether training again would change nothing: a run that failed would fail in the same way. */
    private boolean hasEnded(Path run) {
        if (!runs.holdsRun(run)) {
            return false;
        }
        List<RunResults> results = results(run);
        return results.size() == job.settings().repeats()
                && results.stream()
                        .allMatch(one -> one.status() == RunStatus.FINISHED || one.status() == RunStatus.FAILED);
    }

    private static List<RunResults> results(Path run) {
        try {
            return RunSet.of(run).results();
        } catch (InvalidInputException e) {
            return List.of(); // it has not begun
        }
    }

    private List<SweepRow> measured() {
        List<SweepRow> rows = new ArrayList<>();
        boolean whole = results(folder.run(job.name())).stream().allMatch(one -> one.status() == RunStatus.FINISHED);
        for (SweepJob.Way way : job.ways()) {
            if (!whole && !folder.hasRun(way.run())) {
                rows.add(SweepRow.without(
                        way.run(), job.settings().seed(), RunStatus.FAILED, "the run that it is measured from failed"));
                continue;
            }
            if (whole) {
                copy(way);
                complete(way);
            }
            rows.addAll(rows(way.run()));
        }
        return rows;
    }

    /** Makes the run of a way of measuring from the weights of the first one. */
    private void copy(SweepJob.Way way) {
        if (!folder.hasRun(way.run())) {
            Path work = folder.work(way.run(), owner);
            SweepFolder.discard(work);
            runs.remeasure(folder.run(job.name()), Optional.of(work), measure -> way.measure(), monitor());
            folder.publish(work, way.run());
        }
    }

    /** Adds the points of estimators that the sweep did not have when the run was measured. */
    private void complete(SweepJob.Way way) {
        boolean missing = results(folder.run(way.run())).stream()
                .anyMatch(one -> !one.incomplete(way.measure().estimators()).isEmpty());
        if (missing) {
            Path work = folder.work(way.run(), owner);
            SweepFolder.discard(work);
            folder.takeOver(way.run(), owner);
            try {
                runs.measureAlso(work, List.of(way.measure()), measure -> {}, monitor());
            } finally {
                folder.publish(work, way.run());
            }
        }
    }

    private List<SweepRow> rows(String name) {
        RunSet set = RunSet.of(folder.run(name));
        List<SweepRow> rows = new ArrayList<>();
        for (Path run : set.runs()) {
            String called = set.repeats() ? name + "/" + run.getFileName() : name;
            rows.addAll(SweepRow.of(called, runs.results(run)));
        }
        return rows;
    }

    private RunMonitor monitor() {
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                listener.progressed(job.name(), what, done, total);
            }

            @Override
            public boolean cancelled() {
                return control.stopped();
            }
        };
    }

    /** Waits for room in the memory. */
    @Override
    public void needing(RunNeeds needs) {
        leave();
        try {
            MemoryGate.Pass entered = MemoryGate.OF_PROCESS.enter(needs.memoryBytes());
            synchronized (this) {
                pass = entered;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    private synchronized void leave() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }

    @Override
    public void progressed(String what, int done, int total) {
        listener.progressed(job.name(), what, done, total);
    }

    @Override
    public void ended(RunResults results) {
        leave();
    }
}
