package infoplane.runs;

import infoplane.config.SourceNotes;
import infoplane.config.WeightsNetwork;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.dataset.Dataset;
import infoplane.dataset.ReadingWords;
import infoplane.measuring.Layer;
import infoplane.measuring.TrajectoryLayers;
import infoplane.network.Activation;
import infoplane.network.NetworkSettings;
import infoplane.store.ImportedRows;
import infoplane.store.SourceSurvey;
import infoplane.store.WeightsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A source that was recognised.
 *
 * @param notes what the run will note of it
 * @param dataset inputs and labels of its rows
 * @param network settings of a network that has its layers
 * @param notices what the user should know, in sentences
 */
record Recognised(
        SourceNotes notes, Dataset dataset, NetworkSettings network, List<Layer> layers, List<String> notices) {
    static SourceSurvey.Asked asked(ImportRequest request) {
        return new SourceSurvey.Asked(request.labels(), request.inputs(), request.layers());
    }

    /** @param checked whether every epoch is looked at */
    static Recognised recognise(ImportRequest request, boolean checked, RunMonitor monitor) {
        return request.weights() ? weights(request) : activations(request, checked, monitor);
    }

    private static Recognised activations(ImportRequest request, boolean checked, RunMonitor monitor) {
        SourceSurvey.Surveyed found = SourceSurvey.of(request.source(), asked(request), checked, monitor);
        ImportedRows rows = ImportedRows.open(found.notes(), request.source());
        List<Layer> layers = rows.layers().layers();
        Dataset dataset = rows.dataset();
        return new Recognised(found.notes(), dataset, network(layers), layers, withReading(found.notices(), dataset));
    }

    /** Settings of a network that has these layers. Functions that are not known count as linear. */
    private static NetworkSettings network(List<Layer> layers) {
        List<Layer> hidden = layers.subList(0, layers.size() - 1);
        return new NetworkSettings(
                hidden.stream().map(Layer::width).toList(),
                Activation.LINEAR,
                hidden.stream().map(layer -> activation(layer.kind())).toList(),
                NetworkSettings.defaults().initialisation());
    }

    private static Activation activation(String kind) {
        return Arrays.stream(Activation.values())
                .filter(activation -> activation.label().equals(kind))
                .findFirst()
                .orElse(Activation.LINEAR);
    }

    private static Recognised weights(ImportRequest request) {
        if (!request.layers().isEmpty()) {
            throw InvalidInputException.about(
                    SourceSurvey.LAYERS, "--layers names arrays of activations; with --weights all layers are taken");
        }
        Path source = request.source();
        if (!Files.exists(source)) {
            throw new InvalidInputException(PlainText.path(source) + " does not exist");
        }
        Path said = (Files.isDirectory(source)
                        ? source
                        : source.toAbsolutePath().resolveSibling(""))
                .resolve(WeightsNetwork.FILE);
        if (!Files.exists(said)) {
            throw new InvalidInputException(
                    PlainText.path(said) + " is missing: it says the hidden layers and their activation, such as"
                            + " {\"hidden\": [10, 7], \"activation\": \"tanh\"}");
        }
        WeightsNetwork network = WeightsNetwork.read(said);
        WeightsSource weights = WeightsSource.open(
                source,
                InvalidInputException.about(SourceSurvey.INPUTS, () -> WeightsSource.inputs(source, asked(request))),
                network.layout());
        NetworkSettings settings = weights.network(network);
        List<String> notices = new ArrayList<>(List.of(weights.sentence()));
        SourceNotes notes = weights.notes(asked(request)).with(whole(weights, notices), Map.of());
        Dataset dataset = InvalidInputException.about(SourceSurvey.LABELS, () -> WeightsSource.dataset(notes, source));
        int outputs = weights.outputs();
        if (outputs < Math.max(2, dataset.labels().classCount())) {
            throw InvalidInputException.about(
                    SourceSurvey.LABELS,
                    PlainText.path(source) + " has " + outputs + " outputs but there are "
                            + dataset.labels().classCount() + " classes; a softmax has one output a class");
        }
        return new Recognised(
                notes, dataset, settings, TrajectoryLayers.layers(settings, outputs), withReading(notices, dataset));
    }

    /** Adds how labels in a table were read. */
    private static List<String> withReading(List<String> notices, Dataset dataset) {
        return Stream.concat(notices.stream(), ReadingWords.lines(dataset.reading()).stream())
                .toList();
    }

    /** The epochs whose weights are all there; the others are named. The first one is. */
    private static List<Integer> whole(WeightsSource weights, List<String> notices) {
        List<Integer> whole = new ArrayList<>();
        for (int epoch : weights.epochs()) {
            try {
                weights.parameters(epoch);
                whole.add(epoch);
            } catch (InvalidInputException e) {
                notices.add("Epoch " + epoch + " is left out: " + e.getMessage());
            }
        }
        return whole;
    }
}
