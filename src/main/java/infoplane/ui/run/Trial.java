package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.runs.Imports;
import infoplane.runs.RunService;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Sparing;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Measures the visible runs again with another estimator and shows the points without keeping them: first the points of a
 * few epochs, then all. New settings cancel measuring with older ones. For the window's thread only.
 */
public final class Trial {
    private static final int ROUGH_EPOCHS = 12;
    /** Progress is shown only after this time, because a shorter measurement ends before the user can read it. */
    private static final long PROGRESS_AFTER_NANOS = 500_000_000L;
    /** Dropping points that took longer than this gives a notice. */
    private static final long LONG_NANOS = 2_000_000_000L;

    private static final String LATER = "Measured again when the run pauses or ends";

    /** The settings of one trial; cancels its measuring when another trial replaces it. */
    private final class Task implements RunMonitor {
        private final AtomicBoolean abandoned = new AtomicBoolean();
        private final Sparing reports = background.sparing();

        private final EstimatorSettings estimator;
        private final Optional<ScheduleSettings> schedule;
        private final long begun = nanoTime.getAsLong();

        private final OptionalInt draws;

        private Task(EstimatorSettings estimator, Optional<ScheduleSettings> schedule, OptionalInt draws) {
            this.estimator = estimator;
            this.schedule = schedule;
            this.draws = draws;
        }

        private String name() {
            return estimator.name().enclosed();
        }

        /** The run's own settings with the trial's estimator and, if the trial has them, its schedule and draws. */
        private MeasureSettings measureOf(Run run) {
            MeasureSettings own = run.settings().measure().with(List.of(estimator));
            MeasureSettings scheduled = schedule.map(own::with).orElse(own);
            return draws.isPresent() ? scheduled.withDraws(draws.getAsInt()) : scheduled;
        }

        @Override
        public void progressed(int done, int total, String what) {
            progressed(done, total, false);
        }

        /** @param rough whether these are the few epochs that are measured first */
        private void progressed(int done, int total, boolean rough) {
            if (nanoTime.getAsLong() - begun > PROGRESS_AFTER_NANOS) {
                reports.show(() -> showProgress(this, done, total, rough));
            }
        }

        /** Monitor for the few epochs that are measured first. */
        private RunMonitor roughMonitor() {
            return new RunMonitor() {
                @Override
                public void progressed(int done, int total, String what) {
                    Task.this.progressed(done, total, true);
                }

                @Override
                public boolean cancelled() {
                    return Task.this.cancelled();
                }
            };
        }

        @Override
        public boolean cancelled() {
            return abandoned.get();
        }
    }

    /** Called when the points of a trial are kept or dropped. */
    public interface Listener {
        default void kept(String sentence) {}

        /** @param keep keeps the points after all */
        default void dropped(String sentence, Runnable keep) {}

        /** @param again measures again, when the source of the run is there */
        default void sourceGone(Run run, Runnable again) {}
    }

    private Listener listener = new Listener() {};
    private long elapsedNanos;
    private final RunList runs;
    private final RunService engine;
    private final Background background;
    private final KeptPoints keptPoints;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper keepable = new ReadOnlyBooleanWrapper();
    private final Map<Run, MeasuredPlane> complete = new IdentityHashMap<>();
    private @Nullable Task task;
    private Subscription following = Subscription.EMPTY;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final LongSupplier nanoTime;
    /** Number of runs whose measuring has neither ended nor failed. */
    private int waitingFor;
    /** Number of runs that could not be measured. */
    private int failed;
    /** Why the last of these runs could not be measured; empty if none failed or the user cannot change the reason. */
    private String failure = "";

    private int asked;

    /** @param background measures and writes points */
    public Trial(RunList runs, RunService engine, Background background) {
        this(runs, engine, background, System::nanoTime);
    }

    /** @param nanoTime clock that times the measuring */
    Trial(RunList runs, RunService engine, Background background, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.runs = runs;
        this.engine = engine;
        this.background = background;
        this.keptPoints = new KeptPoints(engine, background);
    }

    /** @param hears called when points are kept or dropped */
    public void onEnd(Listener hears) {
        listener = hears;
    }

    /** The progress, then the outcome, in words; empty if there is no trial. */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** Share of the measuring that is done, 0 to 1; negative while not measuring and in the first half second. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Cancels the measuring and shows the runs' own points again. */
    public void cancel() {
        String given = task == null ? "" : task.name();
        end();
        if (!given.isEmpty()) {
            state.set("Given up measuring " + given);
        }
    }

    private void showProgress(Task mine, int done, int total, boolean rough) {
        if (mine == task && !mine.cancelled() && waitingFor > 0 && total > 0) {
            int before = asked - waitingFor;
            progress.set((before + (rough ? 0 : (double) done / total)) / asked);
            if (failed > 0) {
                return; // the words say what failed
            }
            String which = asked == 1 || rough ? "" : ", run " + (before + 1) + " of " + asked;
            state.set(String.format(
                    Locale.ROOT,
                    "Measuring %s: %d of %s%d epochs%s",
                    mine.name(),
                    done,
                    rough ? "the first " : "",
                    total,
                    which));
        }
    }

    /** Measures the visible runs with this estimator, at the epochs of their own schedules, and shows the points. */
    public void measure(EstimatorSettings estimator) {
        measure(estimator, Optional.empty(), OptionalInt.empty());
    }

    /**
     * Measures the visible runs with this estimator and shows the points. Measures a run under way only while it is paused,
     * up to the epoch that it has reached.
     *
     * @param schedule which epochs to measure; empty for each run's own schedule
     * @param draws rows for each input of networks with noise; empty for each run's own number
     */
    public void measure(EstimatorSettings estimator, Optional<ScheduleSettings> schedule, OptionalInt draws) {
        cancelTask();
        Task mine = new Task(estimator, schedule, draws);
        task = mine;
        complete.clear();
        failed = 0;
        failure = "";
        List<Run> visible = runs.visible();
        List<Run> measurable = visible.stream().filter(Run::measurable).toList();
        waitingFor = measurable.size();
        asked = measurable.size();
        state.set(measurable.isEmpty() ? TrialWords.nothingToMeasure(visible) : "Measuring " + mine.name());
        following.unsubscribe();
        following = measureAtPauses(mine, visible);
        for (Run run : measurable) {
            MeasureSettings all = mine.measureOf(run);
            MeasureSettings rough = all.with(new ScheduleSettings.Log(ROUGH_EPOCHS));
            background.run(
                    () -> MeasuredPlane.of(engine.preview(run.folder(), rough, mine.roughMonitor())),
                    points -> {
                        show(mine, run, points);
                        background.run(
                                () -> engine.measure(run.folder(), all, more -> {}, mine),
                                finished -> finish(mine, run, finished),
                                failure -> fail(mine, run, failure));
                    },
                    failure -> fail(mine, run, failure));
        }
    }

    /**
     * Measures again when a visible run under way pauses or ends, because points that were measured in a pause end at the
     * epoch of that pause. Drops the points of a run that resumes.
     */
    private Subscription measureAtPauses(Task mine, List<Run> visible) {
        Subscription all = Subscription.EMPTY;
        for (Run run : visible) {
            if (run.computing()) {
                all = all.and(run.paused().subscribe((before, now) -> {
                            if (run.computing() && now) {
                                measureAgain(mine);
                            } else if (run.computing()) {
                                forget(mine, run);
                            }
                        }))
                        .and(run.status().subscribe((before, now) -> {
                            if (!run.computing()) {
                                measureAgain(mine);
                            }
                        }));
            }
        }
        return all;
    }

    private void measureAgain(Task mine) {
        if (mine == task && !mine.cancelled()) {
            measure(mine.estimator, mine.schedule, mine.draws);
        }
    }

    private void forget(Task mine, Run run) {
        if (mine == task && !mine.cancelled()) {
            complete.remove(run);
            keepable.set(keepable.get() && !complete.isEmpty());
            state.set(complete.isEmpty() ? LATER : sentence());
        }
    }

    /**
     * Ends the trial and shows the runs' own points again. If measuring took over 2 s, reports the dropped points to the
     * listener.
     */
    public void end() {
        Task ended = task;
        if (ended != null && keepable.get() && elapsedNanos > LONG_NANOS) {
            Map<Run, MeasuredPlane> points = new IdentityHashMap<>(complete);
            listener.dropped(
                    String.format(Locale.ROOT, "Not kept: %s, measured in %.0f s.", ended.name(), elapsedNanos * 1e-9),
                    () -> keep(ended, points));
        }
        cancelTask();
        following.unsubscribe();
        complete.clear();
        state.set("");
        runs.runs().forEach(run -> run.showTrial(Optional.empty()));
    }

    /** Whether measuring has ended and its points can be kept. */
    public ReadOnlyBooleanProperty keepable() {
        return keepable.getReadOnlyProperty();
    }

    /**
     * Writes the points into the folders of the runs. A paused run takes the points at once; when it has finished, it is
     * measured with the same settings to its last epoch.
     */
    public void keep() {
        if (task != null) {
            keep(task, new IdentityHashMap<>(complete));
            keepable.set(false); // the points are kept only once
        }
    }

    private void keep(Task kept, Map<Run, MeasuredPlane> points) {
        keptPoints.keep(points, kept::measureOf, written -> {
            if (written > 0) {
                listener.kept("Kept: the points of " + kept.name() + " are now in the folder of "
                        + TrialWords.whose(written, points.size()) + ", beside those that were there.");
            }
        });
    }

    private void cancelTask() {
        keepable.set(false);
        progress.set(-1);
        if (task != null) {
            task.abandoned.set(true);
        }
    }

    private void show(Task mine, Run run, MeasuredPlane plane) {
        if (mine == task && !mine.cancelled() && run.measurable()) { // false if the run has resumed after its pause
            run.showTrial(Optional.of(new Run.TrialPlane(mine.measureOf(run), plane)));
        }
    }

    private void finish(Task mine, Run run, MeasuredPlane plane) {
        if (mine == task && !mine.cancelled()) {
            waitingFor--;
            if (run.measurable()) { // false if the run has resumed after its pause
                complete.put(run, plane);
            }
            show(mine, run, plane);
            endWhenAllAnswered(mine);
        }
    }

    private void endWhenAllAnswered(Task mine) {
        if (waitingFor == 0) {
            elapsedNanos = nanoTime.getAsLong() - mine.begun;
            progress.set(-1);
            keepable.set(!complete.isEmpty());
            state.set(sentence());
        }
    }

    private String sentence() {
        if (complete.isEmpty()) {
            return failed == 0 ? LATER : failureSentence();
        }
        String measured = "Measured " + (complete.size() == 1 ? "one run" : complete.size() + " runs");
        boolean paused = complete.keySet().stream().anyMatch(Run::computing);
        return measured
                + (paused ? ", as far as trained" : "")
                + (failed == 0 ? "" : "; " + failed + " not measured" + (failure.isEmpty() ? "" : ": " + failure));
    }

    private String failureSentence() {
        return failure.isEmpty() ? "Not measured" : failure;
    }

    /** Notes that one run could not be measured; the others are still measured and can be kept. */
    private void fail(Task mine, Run run, Throwable reason) {
        if (mine != task || mine.cancelled() || reason instanceof CancellationException) {
            return;
        }
        waitingFor--;
        failed++;
        Optional<String> sentence = AdviceWords.sentence(reason);
        boolean refused = sentence.isPresent();
        failure = sentence.orElse("");
        state.set(failureSentence());
        endWhenAllAnswered(mine);
        if (Imports.isSourceGone(reason)) {
            listener.sourceGone(run, () -> measureAgain(mine));
        }
        if (!refused) {
            background.report(reason);
        }
    }
}
