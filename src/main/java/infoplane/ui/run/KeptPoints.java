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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Adds points to the folders of runs, beside the points that the runs measure themselves. For the window's thread only. */
public final class KeptPoints {
    private static final RunMonitor UNWATCHED = (done, total, what) -> {};

    private final RunService engine;
    private final Background background;

    /** @param background measures and writes points */
    public KeptPoints(RunService engine, Background background) {
        this.engine = engine;
        this.background = background;
    }

    /**
     * Writes the points of some runs into their folders, as {@link #keep(Run, MeasureSettings, MeasuredPlane, Consumer)} does.
     *
     * @param measure returns the settings that a run's points were measured with
     * @param done called once, when all runs have answered, with the number of runs that have the points
     */
    void keep(Map<Run, MeasuredPlane> points, Function<Run, MeasureSettings> measure, IntConsumer done) {
        List<Boolean> answers = new ArrayList<>();
        points.forEach((run, plane) -> keep(run, measure.apply(run), plane, kept -> {
            answers.add(kept);
            if (answers.size() == points.size()) {
                done.accept(Collections.frequency(answers, true));
            }
        }));
    }

    /**
     * Writes points into the folder of their run. A paused run takes the points at once; when it has finished, it is
     * measured with the same settings to its last epoch.
     *
     * @param measure the settings that the points were measured with; exactly one estimator
     * @param plane the points, and the facts found about the estimator
     * @param done called once: with true when an ended run has the points in its folder or a run under way has taken them;
     *     with false if writing failed, or if the run ended before it took them
     */
    private void keep(Run run, MeasureSettings measure, MeasuredPlane plane, Consumer<Boolean> done) {
        if (!run.computing()) {
            background.run(
                    () -> {
                        engine.keep(run.folder(), measure, plane);
                        return engine.results(run.folder());
                    },
                    results -> {
                        run.show(results);
                        done.accept(true);
                    },
                    failure -> {
                        done.accept(false);
                        background.report(failure);
                    });
            return;
        }
        RunControl control = run.control();
        EstimatorSettings estimator = measure.estimators().get(0);
        background.run(
                () -> control.join(measure, plane.points()),
                taken -> {
                    done.accept(taken);
                    whenFinished(run, () -> {
                        if (!run.settings()
                                .measure()
                                .estimators()
                                .contains(estimator)) { // otherwise the run measures to its last epoch itself
                            measureWhenFinished(run, List.of(measure));
                        }
                    });
                },
                failure -> {
                    done.accept(false);
                    background.report(failure);
                });
    }

    /** Measures a run with these settings when it has finished, and keeps the points. Skips what has been measured. */
    public void measureWhenFinished(Run run, List<MeasureSettings> measures) {
        whenFinished(run, () -> measure(run, () -> engine.measureAlso(run.folder(), measures, more -> {}, UNWATCHED)));
    }

    /** Measures a finished run to its last epoch with the settings whose points were kept while the run was shorter. */
    public void complete(Run run) {
        measure(run, () -> engine.completeLater(run.folder(), more -> {}, UNWATCHED));
    }

    /** @param measuring measures, and returns whether the run got new points */
    private void measure(Run run, Callable<Boolean> measuring) {
        background.run(
                () -> measuring.call() ? Optional.of(engine.results(run.folder())) : Optional.<RunResults>empty(),
                results -> results.ifPresent(run::show));
    }

    /**
     * Calls an action when a run has finished. Keeps waiting after the run stops or fails, because the user may resume it;
     * such a run still has the points that it took.
     */
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
