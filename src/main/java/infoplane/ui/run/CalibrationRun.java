package infoplane.ui.run;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationTask;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.runs.RunService;
import infoplane.ui.work.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Tries an estimator on problems with known answers, at the number of rows and columns of a layer. Only the newest
 * question is answered. For the window's thread only.
 */
public final class CalibrationRun {
    /** Counts on the computing thread and asks whether to go on. */
    private final class Task implements RunMonitor {
        private final AtomicBoolean givenUp = new AtomicBoolean();

        @Override
        public void progressed(int done, int total, String what) {
            background.show(() -> {
                if (task == this) {
                    state.set("Estimate " + done + " of " + total);
                }
            });
        }

        @Override
        public boolean cancelled() {
            return givenUp.get();
        }
    }

    private final RunService engine;
    private final Background background;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<CalibrationReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Task task;
    private String where = "";

    /** @param background computes */
    public CalibrationRun(RunService engine, Background background) {
        this.engine = engine;
        this.background = background;
    }

    /** How far it is, or what came out; empty if nothing was asked. */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** What the numbers are of, such as {@code T1}; empty if nothing was asked. */
    public String where() {
        return where;
    }

    /** All that came out; empty while nothing has. */
    public ReadOnlyObjectProperty<Optional<CalibrationReport>> report() {
        return report.getReadOnlyProperty();
    }

    /**
     * @param asked what the numbers are of, such as {@code T1}
     * @param n rows
     * @param d columns
     */
    public void start(EstimatorSettings estimator, String asked, int n, int d) {
        cancel();
        Task mine = new Task();
        task = mine;
        where = asked;
        running.set(true);
        state.set("Calibrating …");
        background.run(
                () -> engine.calibrate(question(estimator, n, d), mine),
                result -> {
                    if (task == mine) {
                        finish("At " + asked + " (N = " + n + ", d = " + d + "): " + result.verdict(estimator.id()));
                        report.set(Optional.of(result));
                    }
                },
                failure -> fail(mine, failure));
    }

    /** The labelled problems alone, because a layer is held against labels; with warnings, as estimates have them. */
    private static Calibration.Examination question(EstimatorSettings estimator, int n, int d) {
        int seeds = RunService.CALIBRATION_SEEDS;
        return new Calibration.Examination(
                List.of(estimator), CalibrationTask.labelled(d), n, seeds, RunService.mostSeeds(seeds), true);
    }

    /** Gives up what is under way, and forgets what came out. */
    public void cancel() {
        if (task != null) {
            task.givenUp.set(true);
        }
        report.set(Optional.empty());
        finish("");
    }

    private void finish(String now) {
        task = null;
        running.set(false);
        state.set(now);
    }

    private void fail(Task mine, Throwable failure) {
        if (task != mine || failure instanceof CancellationException) {
            return;
        }
        finish(failure instanceof IllegalArgumentException ? String.valueOf(failure.getMessage()) : "Not calibrated");
        if (!(failure instanceof IllegalArgumentException)) {
            background.report(failure);
        }
    }
}
