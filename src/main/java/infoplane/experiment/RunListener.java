package infoplane.experiment;

import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.List;

/** Hears what a run comes to while it runs. Called from the run's own threads, never two at once; must return quickly. */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /** What the run will need, before it starts. */
    default void needing(RunNeeds needs) {}

    /** The run is about to start. */
    default void starting(ExperimentSettings settings, List<String> layers, Ceilings ceilings) {}

    /** These estimators have points in the run, too, besides those of its settings. */
    default void furtherEstimators(List<EstimatorSettings> further) {}

    /** An epoch was trained, or the network before training evaluated. */
    default void trained(EpochRecord record) {}

    /** Points were measured. Points measured before with the same estimator, epoch and layer are replaced. */
    default void measured(List<PlanePoint> points) {}

    /** @param what such as {@code training} or {@code measuring}; {@code done} and {@code total} count its units */
    default void progressed(String what, int done, int total) {}

    /** The run has ended; results are complete. */
    default void ended(RunResults results) {}
}
