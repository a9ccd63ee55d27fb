package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.PlanePoint;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.work.Background;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Measures the visible runs again with another estimator, for looking at: first a few epochs, then all. The newest
 * settings win; measuring with older ones is given up. For the window's thread only.
 */
public final class Trial {
    private static final int ROUGH_EPOCHS = 12;

    /** Ends measuring that nobody waits for any more. */
    private static final class Task implements RunMonitor {
        private final AtomicBoolean givenUp = new AtomicBoolean();

        @Override
        public void progressed(int done, int total, String what) {}

        @Override
        public boolean cancelled() {
            return givenUp.get();
        }
    }

    private final RunList runs;
    private final RunEngine engine;
    private final Background background;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper keepable = new ReadOnlyBooleanWrapper();
    private final Map<Run, List<PlanePoint>> complete = new IdentityHashMap<>();
    private @Nullable Task task;
    private int waitingFor;

    /** @param background measures */
    public Trial(RunList runs, RunEngine engine, Background background) {
        this.runs = runs;
        this.engine = engine;
        this.background = background;
    }

    /** What is being done, or what came out; empty if nothing was asked for. */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** Shows the visible runs as this estimator sees them. */
    public void measure(EstimatorSettings estimator) {
        giveUp();
        Task mine = new Task();
        task = mine;
        complete.clear();
        List<Run> visible = runs.visible();
        List<Run> measurable = visible.stream().filter(Run::measurable).toList();
        waitingFor = measurable.size();
        state.set(measurable.isEmpty() ? "No visible run has kept weights to measure" : "Measuring " + estimator.id());
        for (Run run : measurable) {
            MeasureSettings all = run.settings().measure().with(List.of(estimator));
            MeasureSettings rough = all.with(new ScheduleSettings.Log(ROUGH_EPOCHS));
            background.run(
                    () -> engine.measure(run.folder(), rough, points -> {}, mine),
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

    /** Shows the runs as they were measured. */
    public void end() {
        giveUp();
        complete.clear();
        state.set("");
        runs.runs().forEach(run -> run.tryOut(Optional.empty()));
    }

    /** Whether everything asked for is measured. */
    public ReadOnlyBooleanProperty keepable() {
        return keepable.getReadOnlyProperty();
    }

    /** Keeps what was measured in the folders of the runs. */
    public void keep() {
        Map<Run, List<PlanePoint>> kept = new IdentityHashMap<>(complete);
        kept.forEach((run, points) -> background.run(
                () -> {
                    engine.keep(run.folder(), points);
                    return engine.results(run.folder());
                },
                run::show));
    }

    private void giveUp() {
        keepable.set(false);
        if (task != null) {
            task.givenUp.set(true);
        }
    }

    private void show(Task mine, Run run, List<PlanePoint> points) {
        if (mine == task && !mine.cancelled()) {
            run.tryOut(Optional.of(new ArrayList<>(points)));
        }
    }

    private void finish(Task mine, Run run, List<PlanePoint> points) {
        if (mine == task && !mine.cancelled()) {
            complete.put(run, points);
            waitingFor--;
            show(mine, run, points);
            if (waitingFor == 0) {
                keepable.set(true);
                state.set("Measured " + (complete.size() == 1 ? "one run" : complete.size() + " runs"));
            }
        }
    }

    private void fail(Task mine, Throwable failure) {
        if (mine != task || mine.cancelled() || failure instanceof CancellationException) {
            return;
        }
        state.set(failure instanceof IllegalArgumentException ? String.valueOf(failure.getMessage()) : "Not measured");
        if (!(failure instanceof IllegalArgumentException)) {
            background.report(failure);
        }
    }
}
