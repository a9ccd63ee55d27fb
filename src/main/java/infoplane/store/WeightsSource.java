package infoplane.store;

import infoplane.config.ImportManifest;
import infoplane.config.SourceNotes;
import infoplane.config.SourceNotes.NotedLayer;
import infoplane.config.WeightsNetwork;
import infoplane.config.WeightsNetwork.Layout;
import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.dataset.FileData.ReadLabels;
import infoplane.dataset.array.StoredArray;
import infoplane.network.NetworkSettings;
import infoplane.network.ParameterLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a dense network that another program trained: one matrix and one row of biases a layer, at each epoch. Shapes
 * tell how they lie.
 */
public final class WeightsSource {
    private final Path path;
    private final ArraySource source;
    private final int inputs;
    private final boolean transposed;
    private final boolean inFileOrder;
    private final boolean brainFloats;
    private final ParameterLayout layout;

    /** The matrices and the biases of an epoch, in the order of the layers; no biases at all is allowed. */
    private record Parameters(List<StoredArray> matrices, List<StoredArray> biases) {}

    private WeightsSource(
            Path path,
            ArraySource source,
            int inputs,
            boolean transposed,
            boolean inFileOrder,
            boolean brainFloats,
            ParameterLayout layout) {
        this.path = path;
        this.source = source;
        this.inputs = inputs;
        this.transposed = transposed;
        this.inFileOrder = inFileOrder;
        this.brainFloats = brainFloats;
        this.layout = layout;
    }

    /**
     * Recognises weights.
     *
     * @param inputs columns of the inputs
     * @throws InvalidInputException if they are not those of a dense network with so many inputs
     */
    public static WeightsSource open(Path path, int inputs, @Nullable Layout said) {
        ArraySource source = ArraySource.open(path);
        if (source.epochs().isEmpty()) {
            throw new InvalidInputException(PlainText.path(path)
                    + " holds no weights: there must be a file epoch_000123.npz or epoch_000123.safetensors an epoch");
        }
        @Nullable InvalidInputException problem = null;
        for (int epoch : source.epochs()) { // the first one may not be whole
            try {
                return open(path, source, epoch, inputs, said);
            } catch (InvalidInputException e) {
                problem = problem == null ? e : problem;
            }
        }
        throw Objects.requireNonNull(problem);
    }

    private static WeightsSource open(Path path, ArraySource source, int first, int inputs, @Nullable Layout said) {
        boolean brainFloats = SourceSurvey.manifest(path).dtype() != null;
        Parameters parameters = parameters(path, source, first, false, brainFloats);
        boolean fileOrder = false;
        if (chain(parameters.matrices(), inputs, false).isEmpty()
                && chain(parameters.matrices(), inputs, true).isEmpty()) {
            parameters = parameters(path, source, first, true, brainFloats); // a state's own order, whatever its names
            fileOrder = true;
        }
        boolean outIn = outIn(path, parameters.matrices(), inputs, said);
        List<ParameterLayout.LayerParameters> layers = chain(parameters.matrices(), inputs, outIn);
        if (layers.isEmpty()) {
            throw new InvalidInputException(PlainText.path(path) + " holds matrices that do not follow each other: "
                    + shapes(parameters.matrices()) + " with " + inputs + " inputs; each must have as many "
                    + (outIn ? "columns" : "rows") + " as the one before has outputs");
        }
        WeightsSource weights =
                new WeightsSource(path, source, inputs, outIn, fileOrder, brainFloats, new ParameterLayout(layers));
        weights.parameters(first);
        return weights;
    }

    private static String shapes(List<StoredArray> matrices) {
        return PlainText.quoted(matrices.stream()
                .map(matrix -> matrix.name() + " " + matrix.shape())
                .collect(Collectors.joining(", ")));
    }

    /** The first matrix that is not square decides for all. */
    private static boolean outIn(Path path, List<StoredArray> matrices, int inputs, @Nullable Layout said) {
        if (said != null) {
            return said == Layout.OUT_IN;
        }
        int before = inputs;
        for (StoredArray matrix : matrices) {
            if (matrix.rows() != matrix.columns()) {
                if (matrix.rows() != before && matrix.columns() != before) {
                    throw new InvalidInputException(matrix.described() + " is " + matrix.shape() + " but " + before
                            + " values go into it: one of its sides must be that long");
                }
                return matrix.rows() != before;
            }
            before = matrix.columns();
        }
        throw new InvalidInputException(
                PlainText.path(path) + " holds only square matrices, which do not show how they lie; "
                        + WeightsNetwork.FILE + " must say \"layout\": \"in-out\", or \"out-in\" as PyTorch has it");
    }

    /** The layers that the matrices make; empty if they do not follow each other. */
    private static List<ParameterLayout.LayerParameters> chain(List<StoredArray> matrices, int inputs, boolean outIn) {
        List<ParameterLayout.LayerParameters> layers = new ArrayList<>();
        int before = inputs;
        long offset = 0;
        for (StoredArray matrix : matrices) {
            int in = outIn ? matrix.columns() : matrix.rows();
            int out = outIn ? matrix.rows() : matrix.columns();
            if (in != before || offset + ((long) in + 1) * out > Integer.MAX_VALUE) {
                return List.of();
            }
            layers.add(new ParameterLayout.LayerParameters(in, out, (int) offset));
            offset += ((long) in + 1) * out;
            before = out;
        }
        return layers;
    }

    private static Parameters parameters(
            Path path, ArraySource source, int epoch, boolean fileOrder, boolean brainFloats) {
        List<StoredArray> all = (fileOrder ? source.inFileOrder(epoch) : source.at(epoch))
                .stream()
                        .filter(array -> array.dimensions() > 0
                                && !array.name().startsWith("optimizer")) // Keras keeps its moments beside the weights
                        .map(array -> brainFloats ? array.brainFloats() : array)
                        .toList();
        all.stream().filter(array -> array.dimensions() > 2).findFirst().ifPresent(array -> {
            throw new InvalidInputException(
                    array.described() + " has " + array.dimensions()
                            + " dimensions, but only dense networks can be imported as weights; import its activations instead");
        });
        List<StoredArray> matrices =
                all.stream().filter(array -> array.dimensions() == 2).toList();
        List<StoredArray> biases =
                all.stream().filter(array -> array.dimensions() == 1).toList();
        if (matrices.isEmpty() || !biases.isEmpty() && biases.size() != matrices.size()) {
            throw new InvalidInputException(
                    PlainText.path(path) + " holds " + matrices.size() + " matrices and " + biases.size()
                            + " rows of biases at epoch " + epoch + "; a dense network has one of each a layer ("
                            + ArraySource.names(all) + ")");
        }
        return new Parameters(matrices, biases);
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** Units of the last layer. */
    public int outputs() {
        return layout.layers().get(layout.layers().size() - 1).outputs();
    }

    /** The epochs that are there, ascending. */
    public List<Integer> epochs() {
        return source.epochs();
    }

    /** What was recognised, in a sentence. */
    public String sentence() {
        String widths = layout.layers().stream()
                .map(layer -> Integer.toString(layer.outputs()))
                .collect(Collectors.joining("-"));
        return "Weights of a dense network " + inputs + "-" + widths + ", matrices as "
                + (transposed ? "outputs x inputs (as PyTorch has them)" : "inputs x outputs");
    }

    /** Refuses a network that the weights do not make. */
    public NetworkSettings network(WeightsNetwork said) {
        List<Integer> hidden = layout.layers().stream()
                .limit(layout.layers().size() - 1L)
                .map(ParameterLayout.LayerParameters::outputs)
                .toList();
        NetworkSettings network = said.network();
        if (!network.hidden().equals(hidden)) {
            throw new InvalidInputException(path.resolve(WeightsNetwork.FILE) + " says hidden "
                    + PlainText.quoted(network.hidden().toString()) + " but the weights make "
                    + PlainText.quoted(hidden.toString()));
        }
        return network;
    }

    /**
     * The parameters of an epoch, laid out as a trajectory has them.
     *
     * @throws InvalidInputException if the epoch is not whole, or of another network
     */
    public float[] parameters(int epoch) {
        return parameters(source, epoch);
    }

    /** The same of a later listing of the source. */
    float[] parameters(ArraySource listing, int epoch) {
        Parameters there = parameters(path, listing, epoch, inFileOrder, brainFloats);
        float[] all = new float[layout.size()];
        if (there.matrices().size() != layout.layers().size()) {
            throw other(epoch);
        }
        for (int number = 0; number < layout.layers().size(); number++) {
            ParameterLayout.LayerParameters layer = layout.layers().get(number);
            StoredArray matrix = there.matrices().get(number);
            if (matrix.rows() != (transposed ? layer.outputs() : layer.inputs())
                    || matrix.columns() != (transposed ? layer.inputs() : layer.outputs())) {
                throw other(epoch);
            }
            float[] weights = finite(matrix, epoch);
            for (int i = 0; i < weights.length; i++) {
                int place = transposed ? i % layer.inputs() * layer.outputs() + i / layer.inputs() : i;
                all[layer.offset() + place] = weights[i];
            }
            if (!there.biases().isEmpty()) {
                StoredArray bias = there.biases().get(number);
                if (bias.rows() != layer.outputs()) {
                    throw new InvalidInputException(bias.described() + " has " + bias.rows() + " values but layer "
                            + (number + 1) + " has " + layer.outputs() + " outputs");
                }
                System.arraycopy(finite(bias, epoch), 0, all, layer.biasOffset(), layer.outputs());
            }
        }
        return all;
    }

    private InvalidInputException other(int epoch) {
        return new InvalidInputException(PlainText.path(path) + " holds the weights of another network at epoch "
                + epoch + " than at epoch " + epochs().get(0));
    }

    private static float[] finite(StoredArray array, int epoch) {
        float[] values = array.samples().toFloats();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new InvalidInputException(array.described() + " holds " + value + " at epoch " + epoch
                        + ", but weights must be finite: leave out the epochs after training diverged");
            }
        }
        return values;
    }

    /** The file that was asked for, or that of this name in the folder or beside the file. */
    private static String place(Path source, Optional<Path> asked, String name) {
        Path beside = Path.of(name + ".npy");
        return asked.map(file -> file.toAbsolutePath().normalize())
                .orElseGet(() -> Files.isDirectory(source)
                        ? beside
                        : source.toAbsolutePath().resolveSibling(beside).normalize())
                .toString();
    }

    /** How a source says that its matrices lie; null if it does not. */
    public static @Nullable Layout layoutOf(Path source) {
        Path folder =
                Files.isDirectory(source) ? source : source.toAbsolutePath().resolveSibling("");
        return WeightsNetwork.read(folder.resolve(WeightsNetwork.FILE)).layout();
    }

    /** Columns of the inputs that belong to weights. */
    public static int inputs(Path source, SourceSurvey.Asked asked) {
        Path file = source.resolve(place(source, asked.inputs(), ArraySource.INPUTS));
        if (!Files.exists(file)) {
            throw noInputs(file);
        }
        return StoredArray.list(file).get(0).columns();
    }

    private static InvalidInputException noInputs(Path file) {
        return new InvalidInputException(PlainText.path(file)
                        + " does not exist but weights need their inputs; name another file of them")
                .with(Advice.Means.INPUTS);
    }

    /** Notes where the weights come from. */
    public SourceNotes notes(SourceSurvey.Asked asked) {
        String near = place(path, asked.inputs(), ArraySource.INPUTS);
        String labels = place(path, asked.labels(), ArraySource.LABELS);
        List<NotedLayer> layers = layout.layers().stream()
                .map(layer -> new NotedLayer(layer.inputs() + "x" + layer.outputs(), layer.outputs(), null, null))
                .toList();
        SourceNotes plain = SourceNotes.of(
                SourceNotes.WEIGHTS,
                path.toString(),
                path.toAbsolutePath().normalize().toString());
        return new SourceNotes(
                1,
                plain.kind(),
                plain.path(),
                plain.absolute(),
                false,
                new SourceNotes.ArrayPlace(labels, ""),
                new SourceNotes.ArrayPlace(near, ""),
                brainFloats ? ImportManifest.BFLOAT16 : null,
                0,
                0,
                layers,
                epochs(),
                java.util.Map.of());
    }

    /** The inputs and labels that notes name. */
    public static Dataset dataset(SourceNotes notes, Path source) {
        SourceNotes.ArrayPlace place = notes.inputs();
        if (place == null) {
            throw new InvalidInputException(PlainText.path(source) + " has no inputs");
        }
        Path file = ImportedRows.resolve(place, source);
        if (!Files.exists(file)) {
            throw noInputs(file);
        }
        StoredArray only = StoredArray.list(file).get(0);
        StoredArray array = notes.dtype() == null ? only : only.brainFloats();
        Samples inputs = array.samples();
        ReadLabels read = SourceSurvey.labelsOf(notes, source, inputs.rows());
        Labels labels = read.labels();
        if (labels.count() != inputs.rows()) {
            throw new InvalidInputException(PlainText.path(file) + " has " + inputs.rows() + " rows but there are "
                    + labels.count() + " labels; there must be one a row");
        }
        Dataset all = new Dataset(
                        file.getFileName().toString(),
                        inputs,
                        labels,
                        false,
                        read.reading().classNames(),
                        read.reading())
                .shaped(array.rowShape());
        int[] measured = MeasuredRows.of(notes, labels);
        return measured.length == all.size() ? all : all.select(measured);
    }

    /** The inputs and labels of a run of imported weights. */
    static Dataset dataset(Path runFolder) {
        SourceNotes notes = SourceNotes.read(runFolder.resolve(SourceNotes.FILE));
        return dataset(notes, ImportedRows.place(notes, runFolder));
    }

    /** How a source differs from the weights that a run holds; empty if it does not. */
    public static Optional<String> difference(Path runFolder, Path source) {
        SourceNotes notes = SourceNotes.read(runFolder.resolve(SourceNotes.FILE));
        try (TrajectoryFile kept = TrajectoryFile.read(runFolder)) {
            int inputs = kept.layout().layers().get(0).inputs();
            WeightsSource there = open(source, inputs, layoutOf(source));
            for (int epoch : kept.epochs()) {
                if (!there.epochs().contains(epoch)
                        || !Arrays.equals(there.parameters(epoch), kept.parameters(epoch))) {
                    return Optional.of("the weights of epoch " + epoch + " in " + notes.absolute() + " are others");
                }
            }
        }
        return Optional.empty();
    }

    /** Writes the weights of all epochs as a trajectory. */
    public void write(Path folder, List<Integer> epochs) {
        TrajectoryFile.write(folder, layout, epochs, this::parameters);
    }
}
