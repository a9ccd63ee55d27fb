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

/** Keeps what a run comes to, so that nothing is lost. Called by one thread at a time. */
public interface RunRecorder extends AutoCloseable {
    /** How many bytes can still be written where the run is kept. */
    long freeBytes();

    /**
     * The run is about to train.
     *
     * @param layers names of the layers, first hidden to output
     * @param ceilings the limits of its plane
     */
    void started(Provenance provenance, List<String> layers, Ceilings ceilings);

    /** The trajectory that is being recorded, which measuring reads. */
    Trajectory trajectory(ParameterLayout layout);

    /** What an earlier, unfinished run of the same settings left, to go on from. */
    Optional<TrainerState> checkpoint();

    /** Records of epochs that an earlier run left, up to its checkpoint. */
    List<EpochRecord> recordedTraining();

    /** Points that an earlier run left; they need no measuring again. */
    List<PlanePoint> recordedPoints();

    /** Estimators that measured recorded points besides those of the run's settings. */
    default List<EstimatorSettings> furtherEstimators() {
        return List.of();
    }

    /** Appends an epoch. */
    void trained(EpochRecord record, float[] parameters);

    /** Appends points as they come. */
    void measured(List<PlanePoint> points);

    /** Points that somebody measured by hand are about to come among those of the run. @param measure how they were measured */
    void joined(MeasureSettings measure);

    /** Writes what the optimiser needs to go on. */
    void checkpoint(TrainerState state);

    /** Writes the final files: points sorted, findings, status. */
    void ended(RunResults results, Provenance provenance);

    @Override
    void close();
}
