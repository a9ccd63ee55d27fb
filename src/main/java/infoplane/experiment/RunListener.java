package infoplane.experiment;

import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.List;

/** Receives the progress of a run. The run's threads call it, never two at once; calls must return quickly. */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /** The resources that the run will need, before it starts. */
    default void needing(RunNeeds needs) {}

    /** What was decided while the data were read from files, in words; empty if nothing was. */
    default void dataRead(List<String> lines) {}

    /** The run is about to start. */
    default void starting(ExperimentSettings settings, List<String> layers, Ceilings ceilings) {}

    /** Further estimators, which are not in the settings of the run but have points in it. */
    default void furtherEstimators(List<EstimatorSettings> further) {}

    /** An epoch was trained; epoch 0 is the evaluation before training. */
    default void trained(EpochRecord record) {}

    /** Points were measured. They replace earlier points with the same estimator, epoch and layer. */
    default void measured(List<PlanePoint> points) {}

    /**
     * @param what the work, such as {@code training} or {@code measuring}; {@code done} and {@code total} count its
     *     units
     */
    default void progressed(String what, int done, int total) {}

    /** How far a single step is that takes long, such as an estimate of very many rows. */
    default void within(String what, int done, int total) {}

    /** The run has ended with these complete results. */
    default void ended(RunResults results) {}
}
