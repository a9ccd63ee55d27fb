package infoplane.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Allowed;
import infoplane.core.NotAllowedException;
import infoplane.core.PlainText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code infoplane.json} in a folder of activations: what its writer says about them. Everything may be left out.
 *
 * @param layers the layers, first to last; empty: all arrays of an epoch in natural order of their names
 * @param labels file of the labels, relative to the folder; null: {@code y.npy} there
 * @param inputs file of the inputs, relative to the folder; null: {@code X.npy} there, if any
 * @param dtype {@code bfloat16} where arrays of uint16 hold bfloat16; null otherwise
 * @param renamed whether the writer writes each epoch beside and renames it, so that an epoch is complete when it is there
 */
public record ImportManifest(
        List<NamedLayer> layers,
        @Nullable String labels,
        @Nullable String inputs,
        @Nullable String dtype,
        boolean renamed) {
    public static final String FILE = "infoplane.json";
    /** What {@code dtype} may say. */
    public static final String BFLOAT16 = "bfloat16";

    /**
     * A layer as the manifest names it.
     *
     * @param name name of its array
     * @param range the least and the greatest value that its function can take; null if unbounded or unknown
     * @param kind the function that computes it, such as {@code tanh}; null if unknown
     */
    public record NamedLayer(
            @JsonProperty(required = true) String name,
            @Nullable List<Double> range,
            @Nullable String kind) {
        public NamedLayer {
            requireRange(range);
        }

        public static NamedLayer of(String name) {
            return new NamedLayer(name, null, null);
        }
    }

    /** Refuses anything but two finite numbers that ascend, or null. */
    static void requireRange(@Nullable List<Double> range) {
        if (range != null && (range.size() != 2 || !(range.get(0) < range.get(1)))) {
            throw new NotAllowedException(
                    "range",
                    "is " + PlainText.quoted(range.toString()),
                    new Allowed.Fitting("must be two numbers, the lower one first"));
        }
    }

    public ImportManifest {
        layers = List.copyOf(layers);
        if (dtype != null && !dtype.equals(BFLOAT16)) {
            throw new NotAllowedException(
                    "dtype", "is \"" + PlainText.quoted(dtype) + "\"", new Allowed.Fitting("must be " + BFLOAT16));
        }
    }

    public static ImportManifest defaults() {
        return new ImportManifest(List.of(), null, null, null, false);
    }

    /** @throws infoplane.core.InvalidInputException with the file, the path in it and what is allowed */
    public static ImportManifest read(Path file) {
        return Json.read(ImportManifest.class, file);
    }
}
