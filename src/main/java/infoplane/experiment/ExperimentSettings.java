package infoplane.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Seed;
import infoplane.core.Setting;
import infoplane.dataset.DatasetSettings;
import infoplane.dataset.SztSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.network.NetworkSettings;
import infoplane.network.TrainingSettings;
import java.util.List;

/**
 * Everything that decides the result of an experiment.
 *
 * @param schemaVersion version of the file format, {@link #SCHEMA_VERSION}
 * @param name what the user calls the experiment
 * @param seed seed of all randomness
 * @param backend where ND4J computes
 * @param dataset the data set
 * @param network the network
 * @param training how the network is trained
 * @param measure what is measured
 * @param repeats number of runs with other initial weights and batch orders, 1 to 10000
 */
public record ExperimentSettings(
        @Setting(label = "Version", help = "Version of the file format.")
        int schemaVersion,

        @Setting(label = "Name", help = "The name in lists, figures and files.")
        String name,

        @Setting(label = "Seed", help = "Start of all random numbers; the same seed gives the same run.")
        long seed,

        @Setting(
                label = "Computes on",
                help = "Where arrays are computed. Automatic takes a graphics card where there is one.")
        BackendChoice backend,

        @Setting(label = "Data set", help = "The data that the network learns.")
        DatasetSettings dataset,

        @Setting(label = "Network", help = "The network that is trained.")
        NetworkSettings network,

        @Setting(label = "Training", help = "How it is trained.")
        TrainingSettings training,

        @Setting(label = "Measuring", help = "What is measured, and when.")
        MeasureSettings measure,

        @Setting(
                label = "Repeats",
                unit = "runs",
                help = "Runs of this experiment, each with other initial weights and batch orders.")
        int repeats) {
    public static final int SCHEMA_VERSION = 1;

    /** The name of an experiment that the user has not named. */
    public static final String UNTITLED = "Untitled";

    /** Where ND4J computes. */
    public enum BackendChoice {
        @Setting(label = "Automatic")
        @JsonProperty("auto")
        AUTO,
        @Setting(label = "Processor")
        @JsonProperty("cpu")
        CPU,
        @Setting(label = "Graphics card (CUDA)")
        @JsonProperty("cuda")
        CUDA
    }

    public ExperimentSettings {
        Checks.between("schemaVersion", schemaVersion, SCHEMA_VERSION, SCHEMA_VERSION);
        requireRepeats(repeats);
        requireNoise(network, measure.estimators());
    }

    /** @throws NotAllowedException if an estimator measures the network's own noise and there is none */
    public static void requireNoise(NetworkSettings network, List<EstimatorSettings> estimators) {
        for (EstimatorSettings estimator : estimators) {
            if (estimator.needsNoise() && !network.noise().any()) {
                throw new NotAllowedException(
                        "measure.estimators",
                        "names " + estimator.id(),
                        new Allowed.Fitting("must not where units have no noise (network.noise.sigma is 0), because"
                                + " it measures the noise of the network itself"));
            }
        }
    }

    /** @throws NotAllowedException unless {@code repeats} is from 1 to 10000 */
    public static int requireRepeats(int repeats) {
        return Checks.between("repeats", repeats, 1, 10_000);
    }

    public static ExperimentSettings defaults() {
        return new ExperimentSettings(
                SCHEMA_VERSION,
                UNTITLED,
                1,
                BackendChoice.AUTO,
                SztSettings.defaults(),
                NetworkSettings.defaults(),
                TrainingSettings.defaults(),
                MeasureSettings.defaults(),
                1);
    }

    public ExperimentSettings withName(String newName) {
        return new ExperimentSettings(
                schemaVersion, newName, seed, backend, dataset, network, training, measure, repeats);
    }

    public ExperimentSettings withSeed(long newSeed) {
        return new ExperimentSettings(
                schemaVersion, name, newSeed, backend, dataset, network, training, measure, repeats);
    }

    public ExperimentSettings withNetwork(NetworkSettings newNetwork) {
        return new ExperimentSettings(
                schemaVersion, name, seed, backend, dataset, newNetwork, training, measure, repeats);
    }

    public ExperimentSettings withTraining(TrainingSettings newTraining) {
        return new ExperimentSettings(
                schemaVersion, name, seed, backend, dataset, network, newTraining, measure, repeats);
    }

    public ExperimentSettings withMeasure(MeasureSettings newMeasure) {
        return new ExperimentSettings(
                schemaVersion, name, seed, backend, dataset, network, training, newMeasure, repeats);
    }

    public ExperimentSettings withRepeats(int newRepeats) {
        return new ExperimentSettings(
                schemaVersion, name, seed, backend, dataset, network, training, measure, newRepeats);
    }

    public Seed seedOf(int repeat) {
        return new Seed(seed).repeat(repeat);
    }
}
