package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunMonitor;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.Findings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The weights of a network that is trained here are written as another program would, and imported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedWeightsTest {
    private final Path folder;
    private final ForeignNetwork network;

    ImportedWeightsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        network = new ForeignNetwork(folder);
    }

    /** Weights as numpy and as PyTorch have them, transposed, give the plane of the network, to 1e-6 bits. */
    @Test
    void weightsGiveThePlaneOfTheirNetwork() throws IOException {
        for (boolean transposed : new boolean[] {false, true}) {
            Path source = network.weights("weights-" + transposed, transposed);
            RunResults results =
                    network.imported(ForeignNetwork.request(source, true, false), "from-" + source.getFileName());
            network.assertSamePlane(results);
            assertLossOfTheNetwork(results.training(), 0, 1, 2, 3);
            assertEquals(Optional.empty(), network.verified("from-" + source.getFileName()));
        }
    }

    /** The mean over all rows is that over the rows of training and of test, by their numbers. */
    private void assertLossOfTheNetwork(List<EpochRecord> imported, int... of) {
        double train = 0.8;
        assertEquals(of.length, imported.size());
        for (int place = 0; place < of.length; place++) {
            EpochRecord was = network.own().training().get(of[place]);
            EpochRecord is = imported.get(place);
            assertEquals(train * was.lossTrain() + (1 - train) * was.lossTest(), is.lossTrain(), 1e-4);
            assertEquals(train * was.accuracyTrain() + (1 - train) * was.accuracyTest(), is.accuracyTrain(), 1e-4);
            assertTrue(Double.isNaN(is.lossTest()) && Double.isNaN(is.accuracyTest()), is::toString);
            for (int layer = 0; layer < is.layers().size(); layer++) {
                assertEquals(
                        was.layers().get(layer).weightNorm(),
                        is.layers().get(layer).weightNorm(),
                        1e-6);
            }
        }
    }

    /** Whether a network learnt is judged by its accuracy, where that is known. Epochs need neither start at 0 nor follow on. */
    @Test
    void findingsKnowTheAccuracy() throws IOException {
        Path source = network.withoutWeights("gaps");
        for (int epoch = 1; epoch <= 3; epoch++) {
            network.writeWeights(source, epoch, 7 * epoch, false);
        }
        RunResults results = network.imported(ForeignNetwork.request(source, true, false), "from-gaps");
        assertLossOfTheNetwork(results.training(), 1, 2, 3);
        RunFolder run = RunFolder.open(folder.resolve("from-gaps"));
        assertEquals(results.training(), run.results().training());
        assertEquals(
                results.training().get(2).accuracyTrain(),
                Findings.of(run.results()).learning().accuracy());
        assertEquals(21, run.results().training().get(2).epoch());
    }

    /** What activations cannot say is said once. */
    @Test
    void activationsSayNoLoss() {
        ImportPreview found =
                new Imports(1).preview(ForeignNetwork.request(network.acts(), false, false), RunMonitor.SILENT);
        assertEquals(
                1,
                found.notices().stream()
                        .filter(notice -> notice.contains("neither loss nor accuracy"))
                        .count());
    }

    /** Epochs come late, out of order, in halves and again; each is copied into the run once it is whole. */
    @Test
    void weightsAreFollowedToTheEnd() throws IOException {
        Path source = network.withoutWeights("growing");
        RunResults results = watched(
                source,
                Map.of(
                        1, () -> network.writeWeights(source, 1, 4, true),
                        14, () -> network.writeWeights(source, 0, 2, true),
                        16,
                                () -> {
                                    byte[] whole = Files.readAllBytes(source.resolve("epoch_4.npz"));
                                    Files.write(source.resolve("epoch_6.npz"), Arrays.copyOf(whole, whole.length / 2));
                                },
                        30, () -> network.writeWeights(source, 2, 4, true),
                        45, () -> Files.createFile(source.resolve("finished"))));
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        assertEquals(List.of(2, 4), epochs(results));
        assertLossOfTheNetwork(results.training(), 0, 2);
        assertLossOfTheNetwork(RunFolder.open(folder.resolve("grown")).results().training(), 0, 2);
        assertEquals(Optional.empty(), network.verified("grown"));
    }

    /** A source that vanishes takes nothing with it: the weights that came are in the run. */
    @Test
    void weightsThatCameStay() throws IOException {
        Path source = network.withoutWeights("vanishing");
        RunResults results = watched(
                source,
                Map.of(
                        1, () -> network.writeWeights(source, 1, 1, true),
                        20, () -> Files.move(source, folder.resolve("vanished"))));
        assertEquals(RunStatus.FAILED, results.status());
        assertEquals(List.of(1), epochs(results));
        Path run = folder.resolve("grown");
        try (var kept = RunFolder.open(run).trajectory()) {
            assertEquals(List.of(1), kept.epochs());
        }
        Files.move(folder.resolve("vanished"), source);
        network.writeWeights(source, 2, 2, true);
        assertEquals(Optional.of(source), Imports.watched(run), "it is watched again, and to the end of its writer");
        RunResults resumed = new Imports(
                        2,
                        new ScriptedWriter(Map.of(
                                20, () -> network.writeWeights(source, 1, 4, true),
                                40, () -> Files.createFile(source.resolve("finished")))))
                .resume(run, RunListener.NONE, new RunControl());
        assertEquals(RunStatus.FINISHED, resumed.status(), resumed.message());
        assertLossOfTheNetwork(resumed.training(), 1, 2, 1);
        assertEquals(List.of(1, 2, 4), epochs(resumed));
        assertEquals(Optional.empty(), Imports.watched(run), "a finished run watches nothing");
        assertEquals(Optional.empty(), network.verified("grown"));
    }

    private RunResults watched(Path source, Map<Integer, ScriptedWriter.Step> steps) throws IOException {
        infoplane.core.Drafts.removeTree(folder.resolve("grown"));
        return new Imports(2, new ScriptedWriter(steps))
                .run(
                        ForeignNetwork.request(source, true, false),
                        folder.resolve("grown"),
                        true,
                        RunListener.NONE,
                        new RunControl(),
                        notice -> {});
    }

    private static List<Integer> epochs(RunResults results) {
        return results.points().stream().map(PlanePoint::epoch).distinct().toList();
    }
}
