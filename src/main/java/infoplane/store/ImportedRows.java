package infoplane.store;

import infoplane.config.SourceNotes;
import infoplane.config.SourceNotes.ArrayPlace;
import infoplane.config.SourceNotes.NotedLayer;
import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Range;
import infoplane.core.SafeFiles;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.dataset.FileData.ReadLabels;
import infoplane.dataset.RowShape;
import infoplane.dataset.array.LabelArray;
import infoplane.dataset.array.StoredArray;
import infoplane.measuring.ActivationLayers;
import infoplane.measuring.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of imported activations, ready to be measured. */
public final class ImportedRows implements WatchedSource {
    /** The source of a run, for what is refused because it is gone. */
    public static final String SOURCE = "source";

    /** The most epochs whose fingerprints are noted. */
    private static final int MOST_FINGERPRINTS = 64;

    private final SourceNotes notes;
    private final Path path;
    private volatile ArraySource source;
    private volatile List<Integer> epochs;
    private int @Nullable [] measured;

    private ImportedRows(SourceNotes notes, Path path, ArraySource source) {
        this.notes = notes;
        this.path = path;
        this.source = source;
        this.epochs = notes.epochs();
    }

    /** Opens a source where it lies. */
    public static ImportedRows open(SourceNotes notes, Path path) {
        return new ImportedRows(notes, path, ArraySource.open(path));
    }

    /**
     * Opens the source of a run.
     *
     * @throws InvalidInputException if it is not where it was, or its content has changed since it was imported
     */
    public static ImportedRows of(Path runFolder) {
        SourceNotes notes = SourceNotes.read(runFolder.resolve(SourceNotes.FILE));
        ImportedRows rows = open(notes, place(notes, runFolder));
        rows.requireUnchanged(runFolder);
        return rows;
    }

    /** Where the source of a run lies now: relative to the run, or else where it was. */
    public static Path place(SourceNotes notes, Path runFolder) {
        Path near = runFolder.toAbsolutePath().resolve(notes.path()).normalize();
        if (Files.exists(near)) {
            return near;
        }
        Path before = Path.of(notes.absolute());
        if (Files.exists(before)) {
            return before;
        }
        throw InvalidInputException.about(
                        SOURCE,
                        PlainText.path(before) + ", from which " + PlainText.path(runFolder)
                                + " was imported, is no longer there; say where it is now")
                .with(new Advice(Advice.Means.SOURCE, PlainText.path(runFolder)));
    }

    /**
     * Notes that the source of a run lies somewhere else now.
     *
     * @throws InvalidInputException if the run was not imported, or other rows lie there
     */
    public static void move(Path runFolder, Path place) {
        if (!RunFolder.imported(runFolder)) {
            throw new InvalidInputException(PlainText.path(runFolder) + " was not imported, so it has no source");
        }
        SourceNotes notes = SourceNotes.read(runFolder.resolve(SourceNotes.FILE));
        if (!Files.exists(place)) {
            throw new InvalidInputException(PlainText.path(place) + " does not exist");
        }
        if (!notes.weights()) {
            open(notes, place).requireUnchanged(runFolder);
        }
        try (RunLock lock = RunLock.take(runFolder);
                Commit commit = new Commit(runFolder)) {
            SafeFiles.write(
                    commit.draft().resolve(SourceNotes.FILE),
                    placed(notes, place, runFolder).write());
            commit.apply();
        }
    }

    /** The notes for a run folder: the path of the source relative to it. */
    public static SourceNotes placed(SourceNotes notes, Path source, Path runFolder) {
        Path absolute = source.toAbsolutePath().normalize();
        Path from = runFolder.toAbsolutePath().normalize();
        boolean relative = java.util.Objects.equals(absolute.getRoot(), from.getRoot());
        return notes.at(
                (relative ? from.relativize(absolute) : absolute).toString(),
                absolute.toString(),
                absolute.startsWith(from));
    }

    private void requireUnchanged(Path runFolder) {
        difference(notes).ifPresent(difference -> {
            throw new InvalidInputException(PlainText.path(path) + " has changed since " + PlainText.path(runFolder)
                    + " was imported: " + difference + "; import it again into a new folder");
        });
    }

    /** How the source of a run differs from what was imported; empty if it does not. */
    public static Optional<String> difference(Path runFolder) {
        SourceNotes notes = SourceNotes.read(runFolder.resolve(SourceNotes.FILE));
        return open(notes, place(notes, runFolder)).difference(notes);
    }

    private Optional<String> difference(SourceNotes noted) {
        for (Map.Entry<String, String> entry : noted.fingerprints().entrySet()) {
            int epoch = Integer.parseInt(entry.getKey());
            Optional<String> problem = problem(noted, source, epoch);
            if (problem.isPresent()) {
                return Optional.of("epoch " + epoch + " is not whole (" + problem.get() + ")");
            }
            if (!layers().fingerprint(epoch).equals(entry.getValue())) {
                return Optional.of("epoch " + epoch + " holds other values");
            }
        }
        return Optional.empty();
    }

    /** Fingerprints of at most 64 equally spaced epochs. */
    @Override
    public Map<String, String> fingerprints() {
        TreeSet<Integer> chosen = new TreeSet<>();
        int count = Math.min(epochs.size(), MOST_FINGERPRINTS);
        for (int place = 0; place < count; place++) {
            chosen.add(epochs.get(count == 1 ? 0 : (int) ((long) place * (epochs.size() - 1) / (count - 1))));
        }
        Map<String, String> fingerprints = new LinkedHashMap<>();
        chosen.forEach(epoch -> fingerprints.put(epoch.toString(), layers().fingerprint(epoch)));
        return fingerprints;
    }

    /** The inputs and labels. Without inputs, each row is an input of its own. */
    public Dataset dataset() {
        ReadLabels labels = SourceSurvey.labelsOf(notes, path, notes.rows());
        int[] rowNumbers = measured();
        ArrayPlace inputs = notes.inputs();
        StoredArray array = inputs == null ? null : inputs(notes, array(inputs, path));
        return new Dataset(
                        String.valueOf(path.getFileName()),
                        array == null
                                ? Samples.column(Arrays.stream(rowNumbers)
                                        .asDoubleStream()
                                        .toArray())
                                : array.samples(rowNumbers),
                        labels.labels().select(rowNumbers),
                        false,
                        labels.reading().classNames(),
                        labels.reading())
                .shaped(array == null ? RowShape.UNKNOWN : array.rowShape());
    }

    private static StoredArray inputs(SourceNotes notes, StoredArray stored) {
        return notes.dtype() == null ? stored : stored.brainFloats();
    }

    /** Numbers of the rows that are measured; labels are read only where they decide, and once. */
    private synchronized int[] measured() {
        int[] known = measured;
        if (known == null) {
            known = notes.measuredRows() == 0
                    ? IntStream.range(0, notes.rows()).toArray()
                    : MeasuredRows.of(
                            notes,
                            SourceSurvey.labelsOf(notes, path, notes.rows()).labels());
            measured = known;
        }
        return known;
    }

    /** The layers; their rows are read when they are asked for. */
    public ActivationLayers layers() {
        return new ActivationLayers(
                layers(notes),
                notes.layers().stream().map(NotedLayer::name).toList(),
                notes.rows(),
                measured(),
                notes.dtype() != null,
                () -> epochs,
                epoch -> source.at(epoch));
    }

    /** The layers as notes name them. */
    static List<Layer> layers(SourceNotes notes) {
        List<Layer> layers = new ArrayList<>();
        for (NotedLayer layer : notes.layers()) {
            int number = layers.size() + 1;
            List<Double> range = layer.range();
            layers.add(new Layer(
                    number,
                    Layer.symbol(number) + " " + layer.name() + " " + layer.width(),
                    layer.width(),
                    layer.kind() == null ? layer.name() : layer.kind(),
                    range == null ? null : new Range(range.get(0), range.get(1))));
        }
        return layers;
    }

    @Override
    public Optional<String> take(ArraySource listing, int epoch) {
        return problem(notes, listing, epoch);
    }

    @Override
    public void follow(ArraySource fresh, List<Integer> whole) {
        source = fresh;
        epochs = List.copyOf(whole);
    }

    @Override
    public List<Integer> epochs() {
        return epochs;
    }

    /** Why an epoch cannot be measured, in a clause; empty if it is whole. */
    static Optional<String> problem(SourceNotes notes, ArraySource source, int epoch) {
        try {
            ActivationLayers layers = new ActivationLayers(
                    layers(notes),
                    notes.layers().stream().map(NotedLayer::name).toList(),
                    notes.rows(),
                    new int[0],
                    notes.dtype() != null,
                    List::of,
                    source::at);
            return Optional.ofNullable(layers.problem(source.at(epoch)));
        } catch (InvalidInputException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses labels and inputs that do not fit the rows. */
    static void check(SourceNotes notes, Path path, ArraySource source) {
        int labels = SourceSurvey.labelsOf(notes, path, notes.rows()).labels().count();
        if (labels != notes.rows()) {
            throw InvalidInputException.about(
                    SourceSurvey.LABELS,
                    PlainText.path(path) + " has " + notes.rows() + " rows a layer but there are " + labels
                            + " labels; there must be one a row");
        }
        ArrayPlace inputs = notes.inputs();
        if (inputs != null
                && InvalidInputException.about(SourceSurvey.INPUTS, () -> array(inputs, path))
                                .rows()
                        != notes.rows()) {
            throw InvalidInputException.about(
                    SourceSurvey.INPUTS,
                    PlainText.path(path) + " has " + notes.rows() + " rows a layer but there are "
                            + array(inputs, path).rows() + " inputs; row i of a layer belongs to input i");
        }
    }

    private static StoredArray array(ArrayPlace place, Path source) {
        Path file = resolve(place, source);
        return StoredArray.list(file).stream()
                .filter(array ->
                        array.name().equals(place.array()) || place.array().isEmpty())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        PlainText.path(file) + " holds no array \"" + PlainText.quoted(place.array()) + "\""));
    }

    static Path resolve(ArrayPlace place, Path source) {
        if (place.file().isEmpty()) {
            return source;
        }
        return Files.isDirectory(source) ? source.resolve(place.file()) : Path.of(place.file());
    }

    /** Whether a file holds texts of this name. */
    static boolean holdsTexts(Path file, String name) {
        try {
            return LabelArray.holdsTexts(file, name);
        } catch (InvalidInputException e) {
            return false; // what is wrong with the file is said where it is read
        }
    }
}
