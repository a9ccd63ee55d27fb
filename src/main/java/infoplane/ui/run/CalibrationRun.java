package infoplane.ui.run;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationTask;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.runs.RunService;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Sparing;
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
 * Calibrates an estimator: measures problems with known answers that have the number of rows and columns of a layer. A new
 * calibration cancels the one before it. For the window's thread only.
 */
public final class CalibrationRun {
    /** One calibration; the computing thread calls it to report progress and to ask whether the calibration is cancelled. */
    private final class Task implements RunMonitor {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final Sparing reports = background.sparing();

        @Override
        public void progressed(int done, int total, String what) {
            reports.show(() -> {
                if (task == this) {
                    state.set("Estimate " + done + " of " + total);
                }
            });
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
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
    private int rows;
    private int columns;

    /** @param background executes the calibrations */
    public CalibrationRun(RunService engine, Background background) {
        this.engine = engine;
        this.background = background;
    }

    /**
     * The progress, then the verdict or the reason of a failure; empty before the first calibration and after
     * {@link #cancel}.
     */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** The layer that the last calibration is for, such as {@code T1}; empty before the first calibration. */
    public String where() {
        return where;
    }

    /** The rows of the samples of the last calibration; 0 before the first. */
    public int rows() {
        return rows;
    }

    /** The columns of the samples of the last calibration; 0 before the first. */
    public int columns() {
        return columns;
    }

    /** The full report of the last calibration; empty until it has finished. */
    public ReadOnlyObjectProperty<Optional<CalibrationReport>> report() {
        return report.getReadOnlyProperty();
    }

    /**
     * Starts a calibration and cancels the one before it.
     *
     * @param asked the layer that has n rows and d columns, such as {@code T1}
     * @param n rows
     * @param d columns
     */
    public void start(EstimatorSettings estimator, String asked, int n, int d) {
        cancel();
        Task mine = new Task();
        task = mine;
        where = asked;
        rows = n;
        columns = d;
        running.set(true);
        state.set("Calibrating …");
        background.run(
                () -> engine.calibrate(examination(estimator, n, d), mine),
                result -> {
                    if (task == mine) {
                        finish("At " + asked + " (N = " + n + ", d = " + d + "): " + result.verdict(estimator.id()));
                        report.set(Optional.of(result));
                    }
                },
                failure -> fail(mine, failure));
    }

    /** Uses the labelled problems alone, because a layer is measured against labels; includes warnings, as estimates do. */
    private static Calibration.Examination examination(EstimatorSettings estimator, int n, int d) {
        int seeds = RunService.CALIBRATION_SEEDS;
        return new Calibration.Examination(
                List.of(estimator), CalibrationTask.labelled(d), n, seeds, RunService.mostSeeds(seeds), true);
    }

    /** Cancels a calibration that is under way and clears the report. */
    public void cancel() {
        if (task != null) {
            task.cancelled.set(true);
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
        Optional<String> sentence = AdviceWords.sentence(failure);
        finish(sentence.orElse("Not calibrated"));
        if (sentence.isEmpty()) {
            background.report(failure);
        }
    }
}
