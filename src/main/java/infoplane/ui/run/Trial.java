package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.runs.RunService;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.work.Background;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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
 * Measures the visible runs again with another estimator, for looking at: first a few epochs, then all. The newest
 * settings win; measuring with older ones is given up. For the window's thread only.
 */
public final class Trial {
    private static final int ROUGH_EPOCHS = 12;
    private static final long UNTOLD_NANOS = 500_000_000L;
    /** What took longer is not given up without a word. */
    private static final long EFFORT_NANOS = 2_000_000_000L;

    /** What was asked for; ends measuring that nobody waits for any more. */
    private final class Task implements RunMonitor {
        private final AtomicBoolean abandoned = new AtomicBoolean();
        /** What the window has not told yet. */
        private final AtomicReference<@Nullable Runnable> news = new AtomicReference<>();

        private final EstimatorSettings estimator;
        private final Optional<ScheduleSettings> schedule;
        private final long begun = nanoTime.getAsLong();

        private Task(EstimatorSettings estimator, Optional<ScheduleSettings> schedule) {
            this.estimator = estimator;
            this.schedule = schedule;
        }

        private String name() {
            return estimator.name().enclosed();
        }

        private MeasureSettings of(Run run) {
            MeasureSettings own = run.settings().measure().with(List.of(estimator));
            return schedule.map(own::with).orElse(own);
        }

        @Override
        public void progressed(int done, int total, String what) {
            progressed(done, total, false);
        }

        /** What takes a moment only is done before one could read how far it is. */
        private void progressed(int done, int total, boolean few) {
            if (nanoTime.getAsLong() - begun > UNTOLD_NANOS
                    && news.getAndSet(() -> showProgress(this, done, total, few)) == null) {
                background.show(this::showNews);
            }
        }

        /** Of many that came before the window had time, the last. */
        private void showNews() {
            Runnable last = news.getAndSet(null);
            if (last != null) {
                last.run();
            }
        }

        /** The same for the few epochs that come first. */
        private RunMonitor few() {
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

    /** What becomes of points that were looked at. */
    public interface Listener {
        void kept(String sentence);

        /** @param keep keeps them all the same */
        void dropped(String sentence, Runnable keep);
    }

    private Listener listener = new Listener() {
        @Override
        public void kept(String sentence) {}

        @Override
        public void dropped(String sentence, Runnable keep) {}
    };
    private long took;
    private final RunList runs;
    private final RunService engine;
    private final Background background;
    private final KeptPoints keeping;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper keepable = new ReadOnlyBooleanWrapper();
    private final Map<Run, MeasuredPlane> complete = new IdentityHashMap<>();
    private @Nullable Task task;
    private Subscription following = Subscription.EMPTY;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final LongSupplier nanoTime;
    private int waitingFor;
    private int asked;

    /** @param background measures */
    public Trial(RunList runs, RunService engine, Background background) {
        this(runs, engine, background, System::nanoTime);
    }

    /** @param nanoTime the clock that tells what takes long */
    Trial(RunList runs, RunService engine, Background background, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.runs = runs;
        this.engine = engine;
        this.background = background;
        this.keeping = new KeptPoints(engine, background);
    }

    /** @param hears what becomes of points that were looked at */
    public void onEnd(Listener hears) {
        listener = hears;
    }

    /** What is being done, or what came out; empty if nothing was asked for. */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** How much of what takes long is done, 0 to 1; negative while nothing that takes long is under way. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Measures no further, and shows the runs as they were measured. */
    public void cancel() {
        String given = task == null ? "" : task.name();
        end();
        if (!given.isEmpty()) {
            state.set("Given up measuring " + given);
        }
    }

    private void showProgress(Task mine, int done, int total, boolean few) {
        if (mine == task && !mine.cancelled() && waitingFor > 0 && total > 0) {
            int before = asked - waitingFor;
            progress.set((before + (few ? 0 : (double) done / total)) / asked);
            String which = asked == 1 || few ? "" : ", run " + (before + 1) + " of " + asked;
            state.set(String.format(
                    Locale.ROOT,
                    "Measuring %s: %,d of %s%,d epochs%s",
                    mine.name(),
                    done,
                    few ? "the first " : "",
                    total,
                    which));
        }
    }

    /** Shows the visible runs as this estimator sees them, at the epochs that their own schedules choose. */
    public void measure(EstimatorSettings estimator) {
        measure(estimator, Optional.empty());
    }

    /**
     * Shows the visible runs as this estimator sees them; those under way while they are paused, as far as they have come.
     *
     * @param schedule which epochs; empty for the schedule of each run
     */
    public void measure(EstimatorSettings estimator, Optional<ScheduleSettings> schedule) {
        cancelTask();
        Task mine = new Task(estimator, schedule);
        task = mine;
        complete.clear();
        List<Run> visible = runs.visible();
        List<Run> measurable = visible.stream().filter(Run::measurable).toList();
        waitingFor = measurable.size();
        asked = measurable.size();
        state.set(measurable.isEmpty() ? nothingToMeasure(visible) : "Measuring " + mine.name());
        following.unsubscribe();
        following = follow(mine, visible);
        for (Run run : measurable) {
            MeasureSettings all = mine.of(run);
            MeasureSettings rough = all.with(new ScheduleSettings.Log(ROUGH_EPOCHS));
            background.run(
                    () -> MeasuredPlane.of(engine.preview(run.folder(), rough, mine.few())),
                    points -> {
                        show(mine, run, points);
                        background.run(
                                () -> engine.measure(run.folder(), all, more -> {}, mine),
                                finished -> finish(mine, run, finished),
                                failure -> fail(mine, failure));
                    },
                    failure -> fail(mine, failure));
        }
    }

    /** What was measured in a pause is not the whole of a run that goes on: it is measured again at the next rest. */
    private Subscription follow(Task mine, List<Run> visible) {
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
            measure(mine.estimator, mine.schedule);
        }
    }

    private void forget(Task mine, Run run) {
        if (mine == task && !mine.cancelled()) {
            complete.remove(run);
            keepable.set(keepable.get() && !complete.isEmpty());
            state.set(sentence());
        }
    }

    private static String nothingToMeasure(List<Run> visible) {
        return visible.stream().anyMatch(run -> run.computing() && !run.paused().get())
                ? "A run that computes can be measured again while it is paused (Ctrl+P), and when it has ended"
                : "No visible run has kept weights to measure";
    }

    /** Shows the runs as they were measured; what took long and was not kept is said to be gone, with the way back. */
    public void end() {
        Task ended = task;
        if (ended != null && keepable.get() && took > EFFORT_NANOS) {
            Map<Run, MeasuredPlane> points = new IdentityHashMap<>(complete);
            listener.dropped(
                    String.format(Locale.ROOT, "Not kept: %s, measured in %.0f s.", ended.name(), took * 1e-9),
                    () -> keep(ended, points));
        }
        cancelTask();
        following.unsubscribe();
        complete.clear();
        state.set("");
        runs.runs().forEach(run -> run.tryOut(Optional.empty()));
    }

    /** Whether everything asked for is measured. */
    public ReadOnlyBooleanProperty keepable() {
        return keepable.getReadOnlyProperty();
    }

    /**
     * Keeps what was measured in the folders of the runs. A run that is only paused takes the points in at once, and is
     * measured to its end when it has finished.
     */
    public void keep() {
        if (task != null) {
            keep(task, new IdentityHashMap<>(complete));
            keepable.set(false); // because it is done
        }
    }

    private void keep(Task kept, Map<Run, MeasuredPlane> points) {
        List<Run> waiting = new ArrayList<>(points.keySet());
        points.forEach((run, some) -> keeping.keep(run, kept.of(run), some, () -> {
            waiting.remove(run);
            if (waiting.isEmpty()) {
                listener.kept("Kept: the points of " + kept.name() + " are now in the folder of "
                        + (points.size() == 1 ? "the run" : "each of " + points.size() + " runs")
                        + ", beside those that were there.");
            }
        }));
    }

    private void cancelTask() {
        keepable.set(false);
        progress.set(-1);
        if (task != null) {
            task.abandoned.set(true);
        }
    }

    private void show(Task mine, Run run, MeasuredPlane plane) {
        if (mine == task && !mine.cancelled() && run.measurable()) { // else the run has gone on from its pause
            run.tryOut(Optional.of(new Run.TrialPlane(mine.of(run), plane)));
        }
    }

    private void finish(Task mine, Run run, MeasuredPlane plane) {
        if (mine == task && !mine.cancelled()) {
            waitingFor--;
            if (run.measurable()) { // else the run has gone on from its pause
                complete.put(run, plane);
            }
            show(mine, run, plane);
            if (waitingFor == 0) {
                took = nanoTime.getAsLong() - mine.begun;
                progress.set(-1);
                keepable.set(!complete.isEmpty());
                state.set(sentence());
            }
        }
    }

    private String sentence() {
        if (complete.isEmpty()) {
            return "Measured again when the run pauses or ends";
        }
        String measured = "Measured " + (complete.size() == 1 ? "one run" : complete.size() + " runs");
        boolean paused = complete.keySet().stream().anyMatch(Run::computing);
        return paused ? measured + ", as far as trained" : measured;
    }

    private void fail(Task mine, Throwable failure) {
        if (mine != task || mine.cancelled() || failure instanceof CancellationException) {
            return;
        }
        progress.set(-1);
        state.set(failure instanceof IllegalArgumentException ? String.valueOf(failure.getMessage()) : "Not measured");
        if (!(failure instanceof IllegalArgumentException)) {
            background.report(failure);
        }
    }
}
