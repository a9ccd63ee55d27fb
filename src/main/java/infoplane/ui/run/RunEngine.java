package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.estimation.CalibrationReport;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.MeasuredPlane;
import infoplane.experiment.PlanePoint;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.measuring.ActivationHistograms;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What computes and keeps runs: the real thing in the window, something quick in tests. Every call may take long. */
public interface RunEngine {
    /**
     * Runs to the end on the calling thread, or goes on with what the folder holds.
     *
     * @param folder where the run is kept
     * @param repeat which repetition of the experiment, from 0
     */
    RunResults run(ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control);

    /**
     * Makes an ended run longer, with all others of its ensemble if it is a repeat; running it then trains the rest.
     *
     * @param epochs more than it has now
     */
    void extend(Path folder, int epochs);

    /** What a run folder holds. */
    RunResults results(Path folder);

    /**
     * Measures the kept weights of a run again.
     *
     * @param points hears points as they come
     * @return all points, with what was found of the estimators
     */
    MeasuredPlane measure(Path folder, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor);

    /** The points of a few epochs for a first look, without what findings and checks need. */
    List<PlanePoint> preview(Path folder, MeasureSettings measure, RunMonitor monitor);

    /** How the activations of a layer of a run that kept its weights are distributed. @param layer counted from 1 */
    ActivationHistograms activations(Path folder, int layer, RunMonitor monitor);

    /**
     * Tries an estimator on labelled problems with known answers.
     *
     * @param n rows
     * @param d columns
     */
    CalibrationReport calibrate(EstimatorSettings estimator, int n, int d, RunMonitor monitor);

    /**
     * Adds points to what the folder holds; those of the same estimators are replaced.
     *
     * @param measure how they were measured
     */
    void keep(Path folder, MeasureSettings measure, MeasuredPlane plane);

    /** How points in the folder were measured that are not of the run's own measuring. */
    List<MeasureSettings> later(Path folder);
}
