package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.ExperimentSettings;
import infoplane.network.NetworkSettings;
import infoplane.network.TrainingSettings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write who come from Keras, PyTorch and scikit-learn, or who mistype. */
class SuggestionTest {
    private static final List<String> TRAINING = Shapes.fields(TrainingSettings.class);

    @ParameterizedTest
    @CsvSource({
        "lr, learningRate",
        "learning_rate, learningRate",
        "learnignRate, learningRate",
        "eta, learningRate",
        "epoch, epochs",
        "n_epochs, epochs",
        "max_iter, epochs",
        "bs, batchSize",
        "batch, batchSize",
        "Batch-Size, batchSize",
        "opt, optimiser",
        "optimizer, optimiser",
        "wd, weightDecay",
        "weight_decay, weightDecay",
        "mom, momentum",
        "xyzzy, ''",
        "l3, ''",
        "q, ''",
    })
    void ofAFieldOfTraining(String word, String meant) {
        assertEquals(meant, Suggestion.nearest(word, TRAINING).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "layers, hidden",
        "hidden_layers, hidden",
        "units, hidden",
        "act, activation",
        "nonlinearity, activation",
        "init, initialisation"
    })
    void ofAFieldOfTheNetwork(String word, String meant) {
        assertEquals(
                meant,
                Suggestion.nearest(word, Shapes.fields(NetworkSettings.class)).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"model, network", "data, dataset", "metrics, measure", "random_state, seed", "runs, repeats"})
    void ofASection(String word, String meant) {
        assertEquals(
                meant,
                Suggestion.nearest(word, Shapes.fields(ExperimentSettings.class))
                        .orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"kraskov, ksg", "quantized, quantised", "histogram, binning", "nce, infonce", "kl, knn-entropy"})
    void ofAnEstimator(String word, String meant) {
        assertEquals(meant, Suggestion.nearest(word, Json.estimatorNames()).orElse(""));
    }

    /** One mistake in three letters is a spelling mistake; a swap of neighbours is one mistake (Damerau 1964). */
    @ParameterizedTest
    @CsvSource({
        "kdd, kde", // replaced
        "ked, kde", // swapped: one mistake, so even a word of three letters is recognised
        "kd, kde", // missing
        "binninng, binning", // one too many
        "batch_size, batchSize", // separators and case do not count
        "LEARNING-RATE, learningRate",
        "epcohs, epochs",
        "ksg, ''", // two of three letters differ
        "abc, ''",
        "'', ''"
    })
    void namesTheWordThatWasMeant(String word, String meant) {
        assertEquals(
                meant,
                Suggestion.nearest(word, List.of("kde", "binning", "batchSize", "learningRate", "epochs"))
                        .orElse(""));
    }
}
