package infoplane.experiment;

import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.Split;
import infoplane.experiment.MeasureSettings.MeasuredInputs;
import infoplane.network.NetworkSettings;
import infoplane.network.TrainingData;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of an experiment: the same for all its repeats, and for every measuring of them.
 *
 * @param dataset all rows
 * @param split which rows are trained on
 */
record ExperimentData(Dataset dataset, Split split) {
    /** Loads the data and splits it; both depend on the experiment's seed alone. */
    static ExperimentData of(ExperimentSettings settings) {
        Seed seed = new Seed(settings.seed());
        Dataset dataset = settings.dataset().load(seed);
        Split split = Split.stratified(dataset.labels(), settings.dataset().trainFraction(), seed);
        return new ExperimentData(dataset, split);
    }

    TrainingData training() {
        return new TrainingData(
                dataset.inputs(),
                dataset.labels().toClasses(),
                dataset.labels().classCount(),
                split.train(),
                split.test());
    }

    /** The share of the largest class among the training labels: what guessing it every time gets right. */
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

    MeasuredSet measured(MeasuredInputs on) {
        return MeasuredSet.of(dataset, split, on);
    }

    /** Names such as {@code T1 tanh 10}, first hidden layer to output. */
    List<String> layerNames(NetworkSettings network) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < network.hidden().size(); layer++) {
            names.add("T" + (layer + 1) + " " + network.activationOf(layer).label() + " "
                    + network.hidden().get(layer));
        }
        names.add("T" + (names.size() + 1) + " softmax " + dataset.labels().classCount());
        return names;
    }
}
