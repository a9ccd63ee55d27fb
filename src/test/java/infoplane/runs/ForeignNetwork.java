package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.DatasetExport;
import infoplane.dataset.FileSettings;
import infoplane.dataset.NpyFile;
import infoplane.dataset.SztSettings;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Layer;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import infoplane.schedule.ScheduleSettings;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A network that is trained here, and written as another program would write it. */
final class ForeignNetwork {
    static final List<String> NAMES = List.of("fc1", "fc2", "out");
    static final int EPOCHS = 3;

    private final Path folder;
    private final RunResults own;
    private final Path acts;

    /** @param folder holds the run {@code own}, what is written of it, and what is imported */
    ForeignNetwork(Path folder) throws IOException {
        this.folder = folder;
        acts = Files.createDirectory(folder.resolve("acts"));
        DatasetExport.write(SztSettings.defaults().load(new Seed(1)), acts);
        ExperimentSettings defaults = ExperimentSettings.defaults();
        ExperimentSettings settings = new ExperimentSettings(
                1,
                "own",
                1,
                defaults.backend(),
                new FileSettings(
                        acts.resolve("X.npy").toString(), acts.resolve("y.npy").toString(), 0, 0.8),
                new infoplane.network.NetworkSettings(
                        List.of(5, 4),
                        infoplane.network.Activation.TANH,
                        List.of(),
                        defaults.network().initialisation()),
                defaults.training().withEpochs(EPOCHS),
                new MeasureSettings(
                        MeasureSettings.MeasuredInputs.ALL,
                        ScheduleSettings.Every.defaults(),
                        List.of(BinningSettings.defaults(), KdeSettings.defaults())),
                1);
        own = new RunService(2).start(settings, folder.resolve("own"), RunListener.NONE, new RunControl());
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
            writeEpoch(acts, epoch);
        }
        Files.writeString(
                acts.resolve("infoplane.json"),
                "{\"layers\": [{\"name\": \"fc1\", \"range\": [-1, 1], \"kind\": \"tanh\"}, {\"name\": \"fc2\","
                        + " \"range\": [-1, 1], \"kind\": \"tanh\"}, {\"name\": \"out\", \"range\": [0, 1]}]}");
    }

    RunResults own() {
        return own;
    }

    /** A folder of its activations, with labels and inputs. */
    Path acts() {
        return acts;
    }

    void writeEpoch(Path to, int epoch) throws IOException {
        Path draft = Files.createDirectories(to.resolve(".draft.tmp"));
        RunFolder run = RunFolder.open(folder.resolve("own"));
        try (RunRows rows = RunRows.of(run, MeasureSettings.MeasuredInputs.ALL)) {
            for (Layer layer : rows.source().layers()) {
                NpyFile.write(
                        draft.resolve(NAMES.get(layer.number() - 1) + ".npy"),
                        rows.source().rows(epoch, layer));
            }
        }
        Files.move(draft, to.resolve(String.format("epoch_%06d", epoch)));
    }

    static ImportRequest request(Path source, boolean weights, boolean copy) {
        return new ImportRequest(
                source,
                weights,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(BinningSettings.defaults(), KdeSettings.defaults()),
                Optional.empty(),
                OptionalInt.empty(),
                copy);
    }

    RunResults imported(ImportRequest request, String name) {
        return new Imports(2)
                .run(request, folder.resolve(name), false, RunListener.NONE, new RunControl(), notice -> {});
    }

    Optional<String> verified(String run) {
        return new RunService(2).verify(folder.resolve(run), RunListener.NONE, new RunControl());
    }

    Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(acts)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(acts.relativize(file).toString()));
            }
        }
        return to;
    }

    void assertSamePlane(RunResults imported) {
        assertEquals(RunStatus.FINISHED, imported.status(), imported.message());
        assertEquals(own.points().size(), imported.points().size());
        for (int i = 0; i < own.points().size(); i++) {
            PlanePoint was = own.points().get(i);
            PlanePoint is = imported.points().get(i);
            assertEquals(was.estimator() + was.epoch() + was.layer(), is.estimator() + is.epoch() + is.layer());
            assertEquals(
                    bits(was.estimate().inputInformation()), bits(is.estimate().inputInformation()), 1e-6);
            assertEquals(
                    bits(was.estimate().labelInformation()), bits(is.estimate().labelInformation()), 1e-6);
        }
    }

    private static double bits(infoplane.core.@org.jspecify.annotations.Nullable Information amount) {
        assertNotNull(amount);
        return amount.bits();
    }

    /** A folder of its weights, with labels and inputs. */
    Path weights(String name, boolean transposed) throws IOException {
        Path source = withoutWeights(name);
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
            writeWeights(source, epoch, epoch, transposed);
        }
        return source;
    }

    Path withoutWeights(String name) throws IOException {
        Path source = Files.createDirectory(folder.resolve(name));
        for (String file : List.of("X.npy", "y.npy")) {
            Files.copy(acts.resolve(file), source.resolve(file));
        }
        Files.writeString(source.resolve("network.json"), "{\"hidden\": [5, 4], \"activation\": \"tanh\"}");
        return source;
    }

    /** Writes the weights after an epoch as those of an epoch, which need not be the same. */
    void writeWeights(Path source, int of, int as, boolean transposed) throws IOException {
        try (Trajectory kept = RunFolder.open(folder.resolve("own")).trajectory();
                ZipOutputStream zip =
                        new ZipOutputStream(Files.newOutputStream(source.resolve("epoch_" + as + ".npz")))) {
            for (int layer = 0; layer < NAMES.size(); layer++) {
                put(zip, kept.layout().layers().get(layer), kept.parameters(of), layer, transposed);
            }
        }
    }

    private void put(
            ZipOutputStream zip, ParameterLayout.LayerParameters layer, float[] all, int number, boolean transposed)
            throws IOException {
        double[] matrix = new double[layer.inputs() * layer.outputs()];
        double[][] bias = new double[1][layer.outputs()];
        for (int in = 0; in < layer.inputs(); in++) {
            for (int out = 0; out < layer.outputs(); out++) {
                double weight = all[layer.offset() + in * layer.outputs() + out];
                matrix[transposed ? out * layer.inputs() + in : in * layer.outputs() + out] = weight;
                bias[0][out] = all[layer.biasOffset() + out];
            }
        }
        Path draft = folder.resolve("draft.npy");
        int rows = transposed ? layer.outputs() : layer.inputs();
        NpyFile.write(draft, Samples.ofDoubles(matrix, rows, matrix.length / rows));
        put(zip, "net." + 2 * number + ".weight.npy", Files.readAllBytes(draft));
        put(zip, "net." + 2 * number + ".bias.npy", vector(bias[0]));
    }

    /** A vector of float64 as numpy writes it. */
    private static byte[] vector(double... values) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + values.length + ",), }";
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(128 + Double.BYTES * values.length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) 118);
        bytes.put((header + " ".repeat(117 - header.length()) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
