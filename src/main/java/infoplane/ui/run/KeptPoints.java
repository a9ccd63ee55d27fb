package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.runs.RunService;
import infoplane.ui.work.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Points that runs get beside those that they measured by themselves, for good. For the window's thread only. */
public final class KeptPoints {
    private static final RunMonitor UNWATCHED = (done, total, what) -> {};

    private final RunService engine;
    private final Background background;

    /** @param background measures, and writes */
    public KeptPoints(RunService engine, Background background) {
        this.engine = engine;
        this.background = background;
    }

    /**
     * Keeps points in the folder of their run. A run that is only paused takes them in at once, and is measured to its end
     * when it has finished.
     *
     * @param measure how they were measured, by one estimator
     * @param plane with what was found of the estimator
     * @param done is done when they are kept
     */
    void keep(Run run, MeasureSettings measure, MeasuredPlane plane, Runnable done) {
        if (!run.computing()) {
            background.run(
                    () -> {
                        engine.keep(run.folder(), measure, plane);
                        return engine.results(run.folder());
                    },
                    results -> {
                        run.show(results);
                        done.run();
                    });
            return;
        }
        RunControl control = run.control();
        EstimatorSettings estimator = measure.estimators().get(0);
        background.run(
                () -> control.join(measure, plane.points()),
                taken -> whenFinished(run, () -> {
                    if (!run.settings()
                            .measure()
                            .estimators()
                            .contains(estimator)) { // else it went on to the end by itself
                        restore(run, List.of(measure));
                    }
                }));
    }

    /** Measures a run in these ways when it has finished, as far as it was not, and keeps the points. */
    public void restore(Run run, List<MeasureSettings> measures) {
        whenFinished(run, () -> measure(run, () -> engine.measureAlso(run.folder(), measures, more -> {}, UNWATCHED)));
    }

    /** Measures a finished run to its end also in the ways in which points were kept when it was shorter. */
    public void complete(Run run) {
        measure(run, () -> engine.completeLater(run.folder(), more -> {}, UNWATCHED));
    }

    /** @param measuring says whether there are points that the run had not */
    private void measure(Run run, Callable<Boolean> measuring) {
        background.run(
                () -> measuring.call() ? Optional.of(engine.results(run.folder())) : Optional.<RunResults>empty(),
                results -> results.ifPresent(run::show));
    }

    /** Stopped and failed runs may still go on; they have the points that they took. */
    private static void whenFinished(Run run, Runnable action) {
        if (!run.computing()) {
            action.run();
            return;
        }
        run.status().addListener(new ChangeListener<RunStatus>() {
            @Override
            public void changed(ObservableValue<? extends RunStatus> source, RunStatus before, RunStatus now) {
                if (now == RunStatus.FINISHED) {
                    source.removeListener(this);
                    action.run();
                }
            }
        });
    }
}
