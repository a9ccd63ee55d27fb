package infoplane.experiment;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.Split;
import infoplane.measuring.EpochMeter;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasureSettings.MeasuredInputs;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.TrajectoryLayers;
import infoplane.network.TrainingData;
import infoplane.network.Trajectory;

/**
 * The data of an experiment. All repeats, and all measurements of them, use the same data and the same split.
 *
 * @param dataset all rows
 * @param split which rows are for training and which for testing
 */
public record ExperimentData(Dataset dataset, Split split) {
    /** Loads the data and splits it. Both depend only on the seed of the experiment. */
    public static ExperimentData of(ExperimentSettings settings) {
        Seed seed = new Seed(settings.seed());
        Dataset dataset = settings.dataset().load(seed);
        return new ExperimentData(dataset, settings.dataset().split(dataset, seed));
    }

    /** All rows as training rows, for data whose split is not known. */
    public static Split whole(Dataset dataset) {
        return Split.stratified(dataset.labels(), 1, new Seed(0));
    }

    TrainingData training() {
        return new TrainingData(
                dataset.inputs(),
                dataset.labels().toClasses(),
                dataset.labels().classCount(),
                split.train(),
                split.test());
    }

    /**
     * The share of the largest class among the training labels. A guesser that always names this class reaches this
     * accuracy.
     */
    double chance() {
        int[] classes = dataset.labels().toClasses();
        int[] counts = new int[dataset.labels().classCount()];
        for (int row : split.train()) {
            counts[classes[row]]++;
        }
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        return split.train().length == 0 ? Double.NaN : (double) most / split.train().length;
    }

    public MeasuredSet measured(MeasuredInputs on) {
        return MeasuredSet.of(dataset, split, on);
    }

    /** A meter that measures a set of inputs with the weights of a trajectory. */
    public static EpochMeter meter(
            ExperimentSettings settings,
            MeasuredSet set,
            MeasureSettings measure,
            Trajectory trajectory,
            EstimateCache cache) {
        LayerSource source =
                layers(settings, trajectory, set.inputs(), set.labels().classCount(), measure.draws());
        return meter(settings, set, measure, source, cache);
    }

    /**
     * The layers that the network of an experiment has for some inputs.
     *
     * @param draws rows for each input, if the network has noise
     */
    public static LayerSource layers(
            ExperimentSettings settings, Trajectory trajectory, Samples inputs, int classes, int draws) {
        return new TrajectoryLayers(settings.network(), trajectory, inputs, classes, draws, new Seed(settings.seed()));
    }

    /** @param source gives the rows of the layers for the inputs of {@code set} */
    public static EpochMeter meter(
            ExperimentSettings settings,
            MeasuredSet set,
            MeasureSettings measure,
            LayerSource source,
            EstimateCache cache) {
        EstimateCache.Inputs inputs =
                new EstimateCache.Inputs(settings.dataset(), settings.seed(), measure.on(), measure.permutations());
        return new EpochMeter(source, set, measure, inputs, cache);
    }
}
