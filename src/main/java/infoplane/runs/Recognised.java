package infoplane.runs;

import infoplane.config.SourceNotes;
import infoplane.config.WeightsNetwork;
import infoplane.core.Advice;
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
import java.util.Locale;
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
        return request.weights() ? weights(request, checked) : activations(request, checked, monitor);
    }

    private static Recognised activations(ImportRequest request, boolean checked, RunMonitor monitor) {
        SourceSurvey.Surveyed found;
        try {
            found = SourceSurvey.of(request.source(), asked(request), checked, monitor);
        } catch (InvalidInputException e) {
            throw Files.exists(request.source().resolve(WeightsNetwork.FILE))
                    ? new InvalidInputException(e.getMessage() + "; if these are weights, say so", e)
                            .with(Advice.Means.WEIGHTS)
                    : e;
        }
        List<String> notices = new ArrayList<>(found.notices());
        notices.add(
                "Activations say neither loss nor accuracy: whether the network learnt is judged by I(T;Y) of its output");
        SourceNotes notes = measuring(request, found.notes(), found.notes().rows(), notices);
        ImportedRows rows = ImportedRows.open(notes, request.source());
        List<Layer> layers = rows.layers().layers();
        Dataset dataset = rows.dataset();
        return new Recognised(notes, dataset, network(layers), layers, withReading(notices, dataset));
    }

    /** The same source before any of its epochs is known to be whole. */
    Recognised withoutEpochs() {
        return new Recognised(notes.with(List.of(), Map.of()), dataset, network, layers, notices);
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

    private static Recognised weights(ImportRequest request, boolean checked) {
        if (!request.layers().isEmpty()) {
            throw InvalidInputException.about(
                    SourceSurvey.LAYERS,
                    "layers are named but must not be: names are for activations, and of weights all layers are taken");
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
        SourceNotes all =
                weights.notes(asked(request)).with(checked ? whole(weights, notices) : weights.epochs(), Map.of());
        int there = InvalidInputException.about(SourceSurvey.LABELS, () -> WeightsSource.dataset(all, source))
                .size();
        SourceNotes notes = measuring(request, all, there, notices);
        Dataset dataset = WeightsSource.dataset(notes, source);
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

    /** Notes that only some rows are measured, and what that does to the ceiling. */
    private static SourceNotes measuring(ImportRequest request, SourceNotes notes, int there, List<String> notices) {
        if (request.rows().isEmpty()) {
            return notes;
        }
        int rows = request.rows().getAsInt();
        if (rows < 2 || rows > there) {
            throw InvalidInputException.about(
                    "rows",
                    rows + " rows are asked for but there must be 2 to " + there + ", the rows of "
                            + PlainText.path(request.source()));
        }
        if (rows == there) {
            return notes;
        }
        notices.add(String.format(
                Locale.ROOT,
                "%d of %d rows are measured, the same at every epoch, with the classes in their shares: I(X;T) is at most"
                        + " log2 %d = %.2f bits instead of %.2f",
                rows,
                there,
                rows,
                Math.log(rows) / Math.log(2),
                Math.log(there) / Math.log(2)));
        return notes.measuring(rows);
    }

    /** Adds how labels in a table were read. */
    private static List<String> withReading(List<String> notices, Dataset dataset) {
        return Stream.concat(notices.stream(), ReadingWords.lines(dataset.reading()).stream())
                .toList();
    }

    /** The epochs whose weights are all there; the others are named. */
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
