package infoplane.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code source.json} in the folder of an imported run: where its rows, or its weights, come from.
 *
 * @param schemaVersion version of the format, 1
 * @param kind {@code activations} or {@code weights}
 * @param path file or folder of the source, relative to the run folder where possible
 * @param absolute the same as an absolute path, for a run that was moved alone
 * @param copied whether the source lies in the run folder
 * @param labels the labels; null for weights, whose labels belong to the data set
 * @param inputs the inputs; null if there are none
 * @param dtype {@code bfloat16} where arrays of uint16 hold it; null otherwise
 * @param rows rows of every array; 0 for weights
 * @param measuredRows how many of the rows are measured, the classes in their shares; 0: all
 * @param layers the layers, first to last
 * @param epochs the imported epochs, ascending
 * @param fingerprints fingerprint of some epochs, by their numbers
 */
public record SourceNotes(
        int schemaVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) String path,
        @JsonProperty(required = true) String absolute,
        boolean copied,
        @Nullable ArrayPlace labels,
        @Nullable ArrayPlace inputs,
        @Nullable String dtype,
        int rows,
        int measuredRows,
        List<NotedLayer> layers,
        List<Integer> epochs,
        Map<String, String> fingerprints) {
    public static final String FILE = "source.json";
    /** The folder in the run that holds a copied source. */
    public static final String COPY = "activations";

    public static final String ACTIVATIONS = "activations";
    public static final String WEIGHTS = "weights";

    /**
     * An array beside the activations.
     *
     * @param file its file: relative to the source if it lies there, else absolute; empty for the source itself
     * @param array its name in the file; empty for the only one
     */
    public record ArrayPlace(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String array) {
        public static ArrayPlace of(String file, String array) {
            return new ArrayPlace(file, array);
        }
    }

    /**
     * A layer.
     *
     * @param name name of its array
     * @param width units
     * @param range the least and the greatest value of its function; null if unbounded or unknown
     * @param kind the function; null if unknown
     */
    public record NotedLayer(
            @JsonProperty(required = true) String name,
            int width,
            @Nullable List<Double> range,
            @Nullable String kind) {
        public NotedLayer {
            Checks.atLeast("width", width, 1);
            ImportManifest.requireRange(range);
        }

        public static NotedLayer of(String name) {
            return new NotedLayer(name, 1, null, null);
        }
    }

    public SourceNotes {
        requireKnown(kind);
        Checks.atLeast("rows", rows, 0);
        Checks.atLeast("measuredRows", measuredRows, 0);
        layers = List.copyOf(layers);
        epochs = List.copyOf(epochs);
        requireEpochs(fingerprints);
        fingerprints = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fingerprints));
    }

    private static void requireKnown(String kind) {
        if (!kind.equals(ACTIVATIONS) && !kind.equals(WEIGHTS)) {
            throw new NotAllowedException(
                    "kind",
                    "is \"" + PlainText.quoted(kind) + "\"",
                    new Allowed.Fitting("must be " + ACTIVATIONS + " or " + WEIGHTS));
        }
    }

    private static void requireEpochs(Map<String, String> fingerprints) {
        if (!fingerprints.keySet().stream().allMatch(epoch -> epoch.matches("\\d{1,9}"))) {
            throw new NotAllowedException(
                    "fingerprints",
                    "has a name that is no epoch",
                    new Allowed.Fitting("must be by the number of an epoch"));
        }
    }

    public static SourceNotes of(String kind, String path, String absolute) {
        return new SourceNotes(1, kind, path, absolute, false, null, null, null, 0, 0, List.of(), List.of(), Map.of());
    }

    public boolean weights() {
        return kind.equals(WEIGHTS);
    }

    /** Whether the run watches for epochs: fingerprints of activations, and epochs of weights, are noted when a watch has ended. */
    public boolean watching() {
        return weights() ? epochs.isEmpty() : fingerprints.isEmpty();
    }

    /** The same source at another place. */
    public SourceNotes at(String newPath, String newAbsolute, boolean inRun) {
        return with(newPath, newAbsolute, inRun, measuredRows, epochs, fingerprints);
    }

    /** The same source, of whose rows only some are measured. */
    public SourceNotes measuring(int newRows) {
        return with(path, absolute, copied, newRows, epochs, fingerprints);
    }

    /** The same source with other epochs. */
    public SourceNotes with(List<Integer> newEpochs, Map<String, String> newFingerprints) {
        return with(path, absolute, copied, measuredRows, newEpochs, newFingerprints);
    }

    private SourceNotes with(
            String newPath,
            String newAbsolute,
            boolean inRun,
            int newRows,
            List<Integer> newEpochs,
            Map<String, String> newFingerprints) {
        return new SourceNotes(
                schemaVersion,
                kind,
                newPath,
                newAbsolute,
                inRun,
                labels,
                inputs,
                dtype,
                rows,
                newRows,
                layers,
                newEpochs,
                newFingerprints);
    }

    /** @throws infoplane.core.InvalidInputException with the file, the path in it and what is allowed */
    public static SourceNotes read(Path file) {
        return Json.read(SourceNotes.class, file);
    }

    /** The text of the file. */
    public String write() {
        return JsonText.indented(RecordWriter.tree(this));
    }
}
