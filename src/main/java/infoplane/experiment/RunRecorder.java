package infoplane.experiment;

import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.Ceilings;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.ParameterLayout;
import infoplane.network.TrainerState;
import infoplane.network.Trajectory;
import java.util.List;
import java.util.Optional;

/** Records the progress and the results of a run, so that a crash loses little. One thread at a time calls it. */
public interface RunRecorder extends AutoCloseable {
    /** Free bytes on the disk where the run is kept. */
    long freeBytes();

    /**
     * Records that the run is about to train.
     *
     * @param layers names of the layers, first hidden to output
     * @param ceilings limits of the plane
     */
    void started(Provenance provenance, List<String> layers, Ceilings ceilings);

    /** Records that an imported run, whose source grows, has more epochs than its settings said. */
    default void reached(ExperimentSettings longer) {}

    /** The trajectory that is being recorded; measuring reads from it. */
    Trajectory trajectory(ParameterLayout layout);

    /** The checkpoint of an earlier, unfinished run of the same settings, to resume from. */
    Optional<TrainerState> checkpoint();

    /** The engine that trained up to the checkpoint; empty if there is none. */
    default String recordedEngine() {
        return "";
    }

    /** The training records of an earlier run up to its checkpoint. */
    List<EpochRecord> recordedTraining();

    /** The points of an earlier run; they are not measured again. */
    List<PlanePoint> recordedPoints();

    /** Estimators that measured recorded points but are not in the settings of the run. */
    default List<EstimatorSettings> furtherEstimators() {
        return List.of();
    }

    /** Appends a trained epoch. */
    void trained(EpochRecord record, float[] parameters);

    /**
     * Records loss and accuracy of an imported network, in place of what was recorded of them. @param records ascending
     */
    default void scored(List<EpochRecord> records) {}

    /** Appends measured points. */
    void measured(List<PlanePoint> points);

    /**
     * Announces that points measured by the user follow among those of the run. @param measure how they were measured
     */
    void joined(MeasureSettings measure);

    /** Writes the state that training resumes from. */
    void checkpoint(TrainerState state);

    /** Writes the final files: sorted points, findings and status. */
    void ended(RunResults results, Provenance provenance);

    @Override
    void close();
}
