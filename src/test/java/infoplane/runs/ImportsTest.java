package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.Samples;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Layer;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A network that is trained here is written as another program would, and imported: the plane must be the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {
    private final Path folder;
    private final ForeignNetwork network;

    ImportsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        network = new ForeignNetwork(folder);
    }

    /** The same rows give the same plane. The range of the bins is that of the manifest, as the network's own. */
    @Test
    void activationsGiveThePlaneOfTheNetworkThatMadeThem() {
        network.assertSamePlane(network.imported(ForeignNetwork.request(network.acts(), false, false), "from-acts"));
    }

    /** A source that was moved is asked for; one that was changed is refused, and verify says where. */
    @Test
    void aSourceIsFoundAgainAndKnown() throws IOException {
        Path moved = network.copy("moving");
        network.imported(ForeignNetwork.request(moved, false, false), "of-moved");
        Path run = folder.resolve("of-moved");
        assertEquals(Optional.empty(), network.verified("of-moved"));
        Path there = Files.move(moved, folder.resolve("moved"));
        InvalidInputException gone = assertThrows(InvalidInputException.class, () -> network.verified("of-moved"));
        assertEquals(Optional.of(new Advice(Advice.Means.SOURCE, run.toString())), gone.advice(), gone.getMessage());
        new Imports(1).move(run, there);
        assertEquals(Optional.empty(), network.verified("of-moved"));
        Files.copy(
                there.resolve("epoch_000000/fc1.npy"),
                there.resolve("epoch_000003/fc1.npy"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.of("epoch 3 holds other values"), network.verified("of-moved"));
        assertThrows(
                InvalidInputException.class,
                () -> new Imports(1).move(run, network.acts().resolve("epoch_000000")));
    }

    /** A copy in the run is measured where it lies, in another folder too. */
    @Test
    void aCopyNeedsNoSource() throws IOException {
        Path source = network.copy("copied");
        network.imported(ForeignNetwork.request(source, false, true), "with-copy");
        infoplane.core.Drafts.removeTree(source);
        Path run = Files.move(folder.resolve("with-copy"), folder.resolve("elsewhere"));
        assertEquals(Optional.empty(), network.verified("elsewhere"));
        RunService service = new RunService(2);
        MeasureSettings kde = network.own().settings().measure().with(List.of(KdeSettings.defaults()));
        service.remeasure(run, Optional.of(folder.resolve("again")), usual -> kde, infoplane.core.RunMonitor.SILENT);
        assertEquals(Optional.empty(), network.verified("again"));
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
        Path source = network.copy("half");
        Files.delete(source.resolve("epoch_000002/fc2.npy"));
        ImportPreview found = new Imports(1).preview(ImportRequest.of(source), infoplane.core.RunMonitor.SILENT);
        assertEquals(List.of(0, 1, 3), found.epochs());
        assertEquals(
                "Left out, because not whole: epoch 2 (it holds no array fc2)",
                found.notices().get(0));
        assertEquals(List.of("T1 fc1 5", "T2 fc2 4", "T3 out 2"), Layer.names(found.layers()));
        assertEquals(4096, found.rows());
    }

    /** Classes keep their shares to less than a row, and row i of a layer still belongs to input i. */
    @Test
    void aPartOfTheRowsIsMeasured() throws IOException {
        int part = 1000;
        for (boolean weights : List.of(false, true)) {
            ImportRequest all = ForeignNetwork.request(
                    weights ? network.weights("part-weights", true) : network.acts(), weights, false);
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
            RunResults results = network.imported(some, name);
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
                Samples own = whole.source()
                        .rows(ForeignNetwork.EPOCHS, whole.source().layers().get(0));
                Samples those = rows.source().rows(ForeignNetwork.EPOCHS, first);
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
            assertEquals(Optional.empty(), network.verified(name));
        }
    }

    /** A writer may delete an epoch that is about to be read; it is measured when it is there again. */
    @Test
    void anEpochThatVanishesIsWaitedFor() throws IOException {
        Path source = network.copy("vanishing");
        Path kept = folder.resolve("kept");
        AtomicBoolean taken = new AtomicBoolean();
        ScriptedWriter writer = new ScriptedWriter(Map.of(
                20, () -> Files.move(kept, source.resolve("epoch_000003")),
                40, () -> Files.createFile(source.resolve("finished"))));
        RunResults results = new Imports(1, writer)
                .run(
                        ForeignNetwork.request(source, false, false),
                        folder.resolve("vanished"),
                        true,
                        new RunListener() {
                            @Override
                            public void measured(List<PlanePoint> points) {
                                if (points.get(0).epoch() == 0 && !taken.getAndSet(true)) {
                                    move(source.resolve("epoch_000003"), kept);
                                }
                            }
                        },
                        new RunControl(),
                        notice -> {});
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        network.assertSamePlane(results);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The writer works while the reader waits: new epochs, half ones, a rewritten one, and the end. */
    @Test
    void aGrowingSourceIsFollowedToItsEnd() throws IOException {
        Path source = Files.createDirectory(folder.resolve("growing"));
        Files.copy(network.acts().resolve("y.npy"), source.resolve("y.npy"));
        List<Integer> measured = new ArrayList<>();
        ScriptedWriter writer = new ScriptedWriter(Map.of(
                1, () -> network.writeEpoch(source, 0),
                12,
                        () -> {
                            Path half = Files.createDirectory(source.resolve("epoch_000002"));
                            Files.copy(
                                    source.resolve("epoch_000000/fc1.npy"),
                                    half.resolve("fc1.npy")); // the writer crashed here
                        },
                14, () -> network.writeEpoch(source, 1),
                26, () -> network.writeEpoch(source, 3),
                40, () -> Files.createFile(source.resolve("finished"))));
        RunResults results = new Imports(2, writer)
                .run(
                        ForeignNetwork.request(source, false, false),
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
        assertEquals(Optional.empty(), network.verified("grown"));
        assertEquals(
                ForeignNetwork.EPOCHS,
                RunFolder.open(folder.resolve("grown")).settings().training().epochs());
    }
}
