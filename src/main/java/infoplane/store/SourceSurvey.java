package infoplane.store;

import infoplane.config.ImportManifest;
import infoplane.config.ImportManifest.NamedLayer;
import infoplane.config.SourceNotes;
import infoplane.config.SourceNotes.ArrayPlace;
import infoplane.config.SourceNotes.NotedLayer;
import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.dataset.FileData.ReadLabels;
import infoplane.dataset.FileSettings;
import infoplane.dataset.array.LabelArray;
import infoplane.dataset.array.StoredArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises the activations of another program: layers, epochs, labels and inputs. */
public final class SourceSurvey {
    /** The names of what a user says about a source, for what is refused. */
    public static final String LABELS = "labels";

    public static final String INPUTS = "inputs";
    public static final String LAYERS = "layers";

    /** Most epochs whose problems are named one by one. */
    private static final int MOST_NAMED = 3;
    /** The most units of a layer; a wider one would not fit the settings of a network. */
    private static final int MOST_UNITS = infoplane.network.NetworkSettings.MOST_UNITS;

    private final Path path;
    private final Asked asked;
    private final List<String> notices = new ArrayList<>();

    /**
     * What the user says about a source.
     *
     * @param labels file of the labels; empty: what the source says
     * @param inputs file of the inputs; empty: what the source says
     * @param layers names of the layers in their order; empty: what the source says
     */
    public record Asked(Optional<Path> labels, Optional<Path> inputs, List<String> layers) {}

    /**
     * What was recognised.
     *
     * @param notes the source, with the epochs that are whole
     * @param notices what the user should know, in sentences
     */
    public record Surveyed(SourceNotes notes, List<String> notices) {}

    private SourceSurvey(Path path, Asked asked) {
        this.path = path;
        this.asked = asked;
    }

    /**
     * Looks at a source.
     *
     * @param checked whether every epoch is looked at, and those that are not whole are left out; otherwise only the first
     * @throws InvalidInputException if it has no whole epoch, or no labels that fit
     */
    public static Surveyed of(Path path, Asked asked, boolean checked, RunMonitor monitor) {
        return new SourceSurvey(path, asked).look(checked, monitor);
    }

    private Surveyed look(boolean checked, RunMonitor monitor) {
        ArraySource source = ArraySource.open(path);
        ImportManifest manifest = manifest(path);
        if (source.epochs().isEmpty()) {
            throw new InvalidInputException(PlainText.path(path)
                    + " holds no activations: a source has a folder epoch_000123 with"
                    + " NAME.npy files, or a file epoch_000123.npz, an epoch, or is one .npy, .npz, .h5 or .safetensors"
                    + " file"
                    + (Files.isRegularFile(path) ? "; texts and single numbers are no layers" : ""));
        }
        Whole first = firstWhole(source, manifest);
        SourceNotes notes = SourceNotes.of(
                        SourceNotes.ACTIVATIONS,
                        path.toString(),
                        path.toAbsolutePath().normalize().toString())
                .with(source.epochs(), Map.of());
        ArrayPlace labels = InvalidInputException.about(LABELS, () -> labels(source, manifest));
        Optional<ArrayPlace> inputs = InvalidInputException.about(INPUTS, () -> inputs(source, manifest));
        notes = new SourceNotes(
                1,
                notes.kind(),
                notes.path(),
                notes.absolute(),
                false,
                labels,
                inputs.orElse(null),
                manifest.dtype(),
                first.rows(),
                0,
                first.layers(),
                source.epochs(),
                Map.of());
        ImportedRows.check(notes, path, source);
        return new Surveyed(checked ? notes.with(wholeEpochs(source, notes, monitor), Map.of()) : notes, notices);
    }

    /** The manifest of a source; empty where it has none. */
    public static ImportManifest manifest(Path source) {
        Path file = source.resolve(ImportManifest.FILE);
        return Files.isDirectory(source) && Files.exists(file) ? ImportManifest.read(file) : ImportManifest.defaults();
    }

    private record Whole(int rows, List<NotedLayer> layers) {}

    /** The layers, from the first epoch that can be read. */
    private Whole firstWhole(ArraySource source, ImportManifest manifest) {
        @Nullable InvalidInputException problem = null;
        for (int epoch : source.epochs()) {
            try {
                return layers(epoch, source.at(epoch), manifest);
            } catch (InvalidInputException e) {
                problem = problem == null ? e : problem;
            }
        }
        throw problem == null ? new InvalidInputException(PlainText.path(path) + " holds no epochs") : problem;
    }

    private Whole layers(int epoch, List<StoredArray> arrays, ImportManifest manifest) {
        List<NamedLayer> named = !asked.layers().isEmpty()
                ? asked.layers().stream().map(name -> known(name, manifest)).toList()
                : !manifest.layers().isEmpty()
                        ? manifest.layers()
                        : arrays.stream()
                                .map(array -> NamedLayer.of(array.name()))
                                .toList();
        if (named.isEmpty()) {
            throw new InvalidInputException(
                    PlainText.path(path) + " holds no arrays at epoch " + epoch + ", but must hold one a layer");
        }
        List<NotedLayer> layers = new ArrayList<>();
        int rows = 0;
        for (NamedLayer layer : named) {
            StoredArray array = arrays.stream()
                    .filter(one -> one.name().equals(layer.name()))
                    .findFirst()
                    .orElseThrow(() -> InvalidInputException.about(
                            LAYERS,
                            PlainText.path(path) + " holds no array \""
                                    + PlainText.quoted(layer.name()) + "\" at epoch " + epoch + "; it holds "
                                    + ArraySource.names(arrays)));
            if (array.rows() == 0 || array.columns() == 0 || array.columns() > MOST_UNITS) {
                throw InvalidInputException.about(
                                LAYERS,
                                array.described() + " is " + array.shape()
                                        + " but a layer must have at least one row and 1 to " + MOST_UNITS
                                        + " units; take the mean over places of a wider one, or leave it out")
                        .with(Advice.Means.LAYERS);
            }
            if (!layers.isEmpty() && array.rows() != rows) {
                throw InvalidInputException.about(
                                LAYERS,
                                array.described() + " has " + array.rows() + " rows but "
                                        + layers.get(0).name() + " has " + rows
                                        + "; all layers of an epoch must have the same inputs in the same order; name the"
                                        + " layers")
                        .with(Advice.Means.LAYERS);
            }
            rows = array.rows();
            layers.add(new NotedLayer(layer.name(), array.columns(), layer.range(), layer.kind()));
        }
        if (asked.layers().isEmpty() && manifest.layers().isEmpty() && layers.size() > 1) {
            notices.add("The layers are taken in natural order of their names, the last as the output: "
                    + PlainText.quoted(String.join(
                            ", ", layers.stream().map(NotedLayer::name).toList()))
                    + "; name the layers, or write " + ImportManifest.FILE + ", for another order");
        }
        return new Whole(rows, layers);
    }

    private static NamedLayer known(String name, ImportManifest manifest) {
        return manifest.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseGet(() -> NamedLayer.of(name));
    }

    private ArrayPlace labels(ArraySource source, ImportManifest manifest) {
        if (asked.labels().isPresent()) {
            return outside(asked.labels().get(), ArraySource.LABELS);
        }
        if (manifest.labels() != null) {
            return new ArrayPlace(manifest.labels(), name(path.resolve(manifest.labels()), ArraySource.LABELS));
        }
        return beside(source, ArraySource.LABELS)
                .orElseThrow(() -> InvalidInputException.about(
                                LABELS,
                                PlainText.path(path)
                                        + " has no labels: class numbers, one-hot rows, or texts in y.npy or in"
                                        + " an array y; name another file of them")
                        .with(Advice.Means.LABELS));
    }

    private Optional<ArrayPlace> inputs(ArraySource source, ImportManifest manifest) {
        if (asked.inputs().isPresent()) {
            return Optional.of(outside(asked.inputs().get(), ArraySource.INPUTS));
        }
        if (manifest.inputs() != null) {
            return Optional.of(
                    new ArrayPlace(manifest.inputs(), name(path.resolve(manifest.inputs()), ArraySource.INPUTS)));
        }
        Optional<ArrayPlace> there = beside(source, ArraySource.INPUTS);
        if (there.isEmpty()) {
            notices.add("There are no inputs (X.npy), so every row counts as an input of its own: H(X) = log2 N");
        }
        return there;
    }

    private Optional<ArrayPlace> beside(ArraySource source, String name) {
        if (source.holds(name)) {
            return Optional.of(new ArrayPlace("", name));
        }
        if (Files.isRegularFile(path) && !path.toString().endsWith(".npy") && ImportedRows.holdsTexts(path, name)) {
            return Optional.of(new ArrayPlace("", name));
        }
        return source.besideFile(name).map(file -> new ArrayPlace(relative(file), ""));
    }

    /** Files in a folder are named relative to it; files beside a file by their absolute paths. */
    private String relative(Path file) {
        return Files.isDirectory(path)
                ? path.relativize(file).toString()
                : file.toAbsolutePath().normalize().toString();
    }

    private static ArrayPlace outside(Path file, String name) {
        return new ArrayPlace(file.toAbsolutePath().normalize().toString(), name(file, name));
    }

    /** The name of the array in a file of several; empty for the only one. */
    private static String name(Path file, String name) {
        if (!Files.exists(file)) {
            throw new InvalidInputException(PlainText.path(file) + " does not exist");
        }
        boolean several = StoredArray.isArrayFile(file)
                && !file.toString().endsWith(".npy")
                && StoredArray.list(file).stream()
                        .anyMatch(array -> array.name().equals(name));
        return several || StoredArray.isArrayFile(file) && ImportedRows.holdsTexts(file, name) ? name : "";
    }

    /** The epochs whose arrays are all there; the others are named. */
    private List<Integer> wholeEpochs(ArraySource source, SourceNotes notes, RunMonitor monitor) {
        List<Integer> whole = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int left = 0;
        for (int epoch : source.epochs()) {
            monitor.checkpoint(whole.size() + left, source.epochs().size(), "looking at epochs");
            Optional<String> problem = ImportedRows.problem(notes, source, epoch);
            if (problem.isEmpty()) {
                whole.add(epoch);
            } else if (left++ < MOST_NAMED) {
                problems.add("epoch " + epoch + " (" + problem.get() + ")");
            }
        }
        monitor.progressed(source.epochs().size(), source.epochs().size(), "looking at epochs");
        if (left > 0) {
            notices.add("Left out, because not whole: " + String.join(", ", problems)
                    + (left > MOST_NAMED ? " and " + (left - MOST_NAMED) + " more" : ""));
        }
        if (whole.isEmpty()) {
            throw new InvalidInputException(
                    PlainText.path(path) + " has no whole epoch: " + String.join(", ", problems));
        }
        return whole;
    }

    /** The labels of a source. @param rows how many there must be, which is left to the caller to check */
    static ReadLabels labelsOf(SourceNotes notes, Path source, int rows) {
        ArrayPlace place = notes.labels();
        if (place == null) {
            throw new InvalidInputException(PlainText.path(source) + " has no labels");
        }
        Path file = ImportedRows.resolve(place, source);
        return InvalidInputException.about(
                LABELS, () -> LabelArray.read(FileSettings.of(file.toString()), place.array(), rows));
    }
}
