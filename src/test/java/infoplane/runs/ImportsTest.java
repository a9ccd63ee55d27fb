package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A network that is trained here is written as another program would, and imported: the plane must be the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {
    private static final List<String> NAMES = List.of("fc1", "fc2", "out");
    private static final int EPOCHS = 3;

    @TempDir
    private static Path folder = Path.of("");

    private final List<RunResults> trained = new ArrayList<>();
    private Path acts = Path.of("");

    private RunResults own() {
        return trained.get(0);
    }

    @BeforeAll
    void trainAndWrite() throws IOException {
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
        trained.add(new RunService(2).start(settings, folder.resolve("own"), RunListener.NONE, new RunControl()));
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
            writeEpoch(acts, epoch);
        }
        Files.writeString(
                acts.resolve("infoplane.json"),
                "{\"layers\": [{\"name\": \"fc1\", \"range\": [-1, 1], \"kind\": \"tanh\"}, {\"name\": \"fc2\","
                        + " \"range\": [-1, 1], \"kind\": \"tanh\"}, {\"name\": \"out\", \"range\": [0, 1]}]}");
    }

    private static void writeEpoch(Path to, int epoch) throws IOException {
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

    private static ImportRequest request(Path source, boolean weights, boolean copy) {
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

    private static RunResults imported(ImportRequest request, String name) {
        return new Imports(2)
                .run(request, folder.resolve(name), false, RunListener.NONE, new RunControl(), notice -> {});
    }

    /** The same rows give the same plane. The range of the bins is that of the manifest, as the network's own. */
    @Test
    void activationsGiveThePlaneOfTheNetworkThatMadeThem() {
        assertSamePlane(imported(request(acts, false, false), "from-acts"));
    }

    /** Weights as numpy and as PyTorch have them, transposed, give the plane of the network, to 1e-6 bits. */
    @Test
    void weightsGiveThePlaneOfTheirNetwork() throws IOException {
        for (boolean transposed : new boolean[] {false, true}) {
            Path source = weights("weights-" + transposed, transposed);
            assertSamePlane(imported(request(source, true, false), "from-" + source.getFileName()));
            assertEquals(Optional.empty(), verified("from-" + source.getFileName()));
        }
    }

    private void assertSamePlane(RunResults imported) {
        assertEquals(RunStatus.FINISHED, imported.status(), imported.message());
        assertEquals(own().points().size(), imported.points().size());
        for (int i = 0; i < own().points().size(); i++) {
            PlanePoint was = own().points().get(i);
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

    private Path weights(String name, boolean transposed) throws IOException {
        Path source = Files.createDirectory(folder.resolve(name));
        for (String file : List.of("X.npy", "y.npy")) {
            Files.copy(acts.resolve(file), source.resolve(file));
        }
        Files.writeString(source.resolve("network.json"), "{\"hidden\": [5, 4], \"activation\": \"tanh\"}");
        try (Trajectory kept = RunFolder.open(folder.resolve("own")).trajectory()) {
            for (int epoch : kept.epochs()) {
                try (ZipOutputStream zip =
                        new ZipOutputStream(Files.newOutputStream(source.resolve("epoch_" + 10 * epoch + ".npz")))) {
                    for (int layer = 0; layer < NAMES.size(); layer++) {
                        put(zip, kept.layout().layers().get(layer), kept.parameters(epoch), layer, transposed);
                    }
                }
            }
        }
        for (int epoch = 1; epoch <= EPOCHS; epoch++) { // back to the epochs of the run, which need not be regular
            Files.move(source.resolve("epoch_" + 10 * epoch + ".npz"), source.resolve("epoch_" + epoch + ".npz"));
        }
        return source;
    }

    private static void put(
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

    private static Optional<String> verified(String run) {
        return new RunService(2).verify(folder.resolve(run), RunListener.NONE, new RunControl());
    }

    /** A source that was moved is asked for; one that was changed is refused, and verify says where. */
    @Test
    void aSourceIsFoundAgainAndKnown() throws IOException {
        Path moved = copy("moving");
        imported(request(moved, false, false), "of-moved");
        Path run = folder.resolve("of-moved");
        assertEquals(Optional.empty(), verified("of-moved"));
        Path there = Files.move(moved, folder.resolve("moved"));
        InvalidInputException gone = assertThrows(InvalidInputException.class, () -> verified("of-moved"));
        assertEquals(Optional.of(new Advice(Advice.Means.SOURCE, run.toString())), gone.advice(), gone.getMessage());
        new Imports(1).move(run, there);
        assertEquals(Optional.empty(), verified("of-moved"));
        Files.copy(
                there.resolve("epoch_000000/fc1.npy"),
                there.resolve("epoch_000003/fc1.npy"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.of("epoch 3 holds other values"), verified("of-moved"));
        assertThrows(InvalidInputException.class, () -> new Imports(1).move(run, acts.resolve("epoch_000000")));
    }

    private Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(acts)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(acts.relativize(file).toString()));
            }
        }
        return to;
    }

    /** A copy in the run is measured where it lies, in another folder too. */
    @Test
    void aCopyNeedsNoSource() throws IOException {
        Path source = copy("copied");
        imported(request(source, false, true), "with-copy");
        infoplane.core.Drafts.removeTree(source);
        Path run = Files.move(folder.resolve("with-copy"), folder.resolve("elsewhere"));
        assertEquals(Optional.empty(), verified("elsewhere"));
        RunService service = new RunService(2);
        MeasureSettings kde = own().settings().measure().with(List.of(KdeSettings.defaults()));
        service.remeasure(run, Optional.of(folder.resolve("again")), usual -> kde, infoplane.core.RunMonitor.SILENT);
        assertEquals(Optional.empty(), verified("again"));
        assertThrows(InvalidInputException.class, () -> service.extend(run, 9));
        assertThrows(
                InvalidInputException.class,
                () -> service.measure(
                        run,
                        kde.with(MeasureSettings.MeasuredInputs.TEST),
                        points -> {},
                        infoplane.core.RunMonitor.SILENT));
    }

    /** An epoch of which a part is missing is left out and named; a source without any whole epoch is refused. */
    @Test
    void halfEpochsAreLeftOut() throws IOException {
        Path source = copy("half");
        Files.delete(source.resolve("epoch_000002/fc2.npy"));
        ImportPreview found = new Imports(1).preview(ImportRequest.of(source), infoplane.core.RunMonitor.SILENT);
        assertEquals(List.of(0, 1, 3), found.epochs());
        assertEquals(List.of("Left out, because not whole: epoch 2 (it holds no array fc2)"), found.notices());
        assertEquals(List.of("T1 fc1 5", "T2 fc2 4", "T3 out 2"), Layer.names(found.layers()));
        assertEquals(4096, found.rows());
    }

    /** Classes keep their shares to less than a row, and row i of a layer still belongs to input i. */
    @Test
    void aPartOfTheRowsIsMeasured() throws IOException {
        int part = 1000;
        for (boolean weights : List.of(false, true)) {
            ImportRequest all = request(weights ? weights("part-weights", true) : acts, weights, false);
            ImportRequest some = new ImportRequest(
                    all.source(),
                    weights,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    all.estimators(),
                    Optional.empty(),
                    OptionalInt.of(part),
                    false);
            String name = weights ? "part-of-weights" : "part";
            RunResults results = imported(some, name);
            assertEquals(RunStatus.FINISHED, results.status(), results.message());
            RunFolder run = RunFolder.open(folder.resolve(name));
            try (RunRows rows = RunRows.of(run, MeasureSettings.MeasuredInputs.ALL);
                    RunRows whole =
                            RunRows.of(RunFolder.open(folder.resolve("own")), MeasureSettings.MeasuredInputs.ALL)) {
                Samples inputs = rows.set().inputs();
                assertEquals(part, inputs.rows());
                int[] sizes = rows.set().labels().classSizes();
                double[] shares = whole.set().labels().classShares();
                for (int label = 0; label < sizes.length; label++) {
                    assertEquals(part * shares[label], sizes[label], 1);
                }
                Layer first = rows.source().layers().get(0);
                Samples own =
                        whole.source().rows(EPOCHS, whole.source().layers().get(0));
                Samples those = rows.source().rows(EPOCHS, first);
                for (int row = 0; row < part; row++) {
                    int place = 0; // szt has all inputs of 12 bits, the first bit the highest
                    for (int column = 0; column < inputs.columns(); column++) {
                        place = 2 * place + (inputs.at(row, column) > 0 ? 1 : 0);
                    }
                    for (int unit = 0; unit < those.columns(); unit++) {
                        assertEquals(own.at(place, unit), those.at(row, unit), 1e-6);
                    }
                }
            }
            assertEquals(Optional.empty(), verified(name));
        }
    }

    /** The writer works while the reader waits: new epochs, half ones, a rewritten one, and the end. */
    @Test
    void aGrowingSourceIsFollowedToItsEnd() throws IOException {
        Path source = Files.createDirectory(folder.resolve("growing"));
        Files.copy(acts.resolve("y.npy"), source.resolve("y.npy"));
        List<Integer> measured = new ArrayList<>();
        Writer writer = new Writer(source);
        RunResults results = new Imports(2, writer)
                .run(
                        request(source, false, false),
                        folder.resolve("grown"),
                        true,
                        new RunListener() {
                            @Override
                            public void measured(List<PlanePoint> points) {
                                measured.add(points.get(0).epoch());
                            }
                        },
                        new RunControl(),
                        notice -> {});
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        assertEquals(
                List.of(0, 1, 3),
                results.points().stream()
                        .map(PlanePoint::epoch)
                        .distinct()
                        .sorted()
                        .toList());
        assertTrue(measured.indexOf(1) >= 0 && measured.subList(0, 3).contains(0), measured::toString);
        assertFalse(measured.contains(2), "an epoch that is never whole is never measured");
        assertEquals(Optional.empty(), verified("grown"));
        assertEquals(
                EPOCHS,
                RunFolder.open(folder.resolve("grown")).settings().training().epochs());
    }

    /** Writes a step each time the reader waits; waiting costs no time. */
    private static final class Writer implements SourceWatch.Time {
        private final Path source;
        private long now;
        private int turn;

        Writer(Path source) {
            this.source = source;
        }

        @Override
        public long millis() {
            return now;
        }

        @Override
        public void pause(long millis) {
            now += millis;
            try {
                step(turn++);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void step(int number) throws IOException {
            switch (number) {
                case 1 -> writeEpoch(source, 0);
                case 12 -> {
                    Path half = Files.createDirectory(source.resolve("epoch_000002"));
                    Files.copy(
                            source.resolve("epoch_000000/fc1.npy"), half.resolve("fc1.npy")); // the writer crashed here
                }
                case 14 -> writeEpoch(source, 1);
                case 26 -> writeEpoch(source, 3);
                case 40 -> Files.createFile(source.resolve("finished"));
                default -> {}
            }
        }
    }
}
