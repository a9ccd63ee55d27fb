package infoplane.runs;

import infoplane.experiment.ExperimentSettings;
import infoplane.network.NetworkSettings;
import infoplane.network.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Describes how an experiment differs from another of the same name, in few words that fit into a name. */
final class RunDifference {
    /** Greatest number of differences in a name; with more, nobody reads the name to its end. */
    private static final int MOST = 2;

    private RunDifference() {}

    /**
     * The differences, such as {@code 3,000 epochs, seed 2}; empty if no difference has a short description, or there are
     * too many.
     */
    static String words(ExperimentSettings own, ExperimentSettings other) {
        List<String> words = new ArrayList<>();
        addNetwork(words, own.network(), other.network());
        addTraining(words, own.training(), other.training());
        add(words, own.seed(), other.seed(), "seed " + own.seed());
        return words.size() > MOST ? "" : String.join(", ", words);
    }

    private static void addNetwork(List<String> words, NetworkSettings own, NetworkSettings other) {
        add(words, RunNames.activations(own), RunNames.activations(other), RunNames.activations(own));
        add(words, own.hidden(), other.hidden(), RunNames.hidden(own));
        String units = RunNames.units(own);
        add(words, units, RunNames.units(other), units.isEmpty() ? "plain units" : units);
    }

    private static void addTraining(List<String> words, TrainingSettings own, TrainingSettings other) {
        add(words, own.epochs(), other.epochs(), String.format(Locale.ROOT, "%d epochs", own.epochs()));
        add(words, own.optimiser(), other.optimiser(), own.optimiser().name().toLowerCase(Locale.ROOT));
        add(words, own.learningRate(), other.learningRate(), "learning rate " + own.learningRate());
        add(
                words,
                own.batchSize(),
                other.batchSize(),
                own.batchSize().full() ? "full batch" : "batches of " + own.batchSize());
    }

    private static void add(List<String> words, Object own, Object other, String said) {
        if (!Objects.equals(own, other)) {
            words.add(said);
        }
    }
}
