package infoplane.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.RunSummary;
import infoplane.findings.RunSummary.LayerSummary;
import infoplane.measuring.PlanePoint;
import infoplane.runs.RunEntry;
import infoplane.runs.RunService;
import infoplane.runs.table.RunFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs of a sweep as the list and the table of runs have them. */
class SweptRunsTest {
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void sweep() {
        SweepFixture.run(
                folder, SweepFixture.sweep("{\"network.activation\": [\"tanh\", \"relu\"]}"), SweepFixture.ALONE);
    }

    @Test
    void theFolderOfASweepListsItsRunsByWhatVaries() throws IOException {
        List<RunEntry> runs = RunEntry.of(folder);
        assertEquals(
                Set.of("activation=tanh", "activation=relu"),
                runs.stream().map(run -> run.label().orElseThrow().name()).collect(Collectors.toSet()));
        assertTrue(runs.stream().allMatch(run -> run.status() == RunStatus.FINISHED));
        assertEquals(
                2,
                RunEntry.list(folder.resolveSibling("")).stream()
                        .filter(run -> run.folder().startsWith(folder))
                        .count());
    }

    /** Of each layer the largest I(X;T), the last one and I(T;Y) there are those of plane.csv. */
    @Test
    void aSummaryHoldsWhatThePlaneHolds() {
        Path run = RunEntry.of(folder).get(0).folder();
        RunResults results = new RunService(1).results(run);
        RunSummary summary = RunFacts.summary(run);
        assertEquals(results.training().get(3).accuracyTest(), summary.accuracyTest());
        assertEquals(4, summary.layers().size(), "two estimators, two layers");
        for (LayerSummary layer : summary.layers()) {
            List<PlanePoint> points = results.points(layer.estimator()).stream()
                    .filter(point -> point.layer() == layer.layer())
                    .toList();
            double[] bits = points.stream()
                    .mapToDouble(point -> bits(point.estimate().inputInformation()))
                    .toArray();
            assertEquals(Arrays.stream(bits).max().orElseThrow(), layer.maximumBits());
            assertEquals(bits[bits.length - 1], layer.endBits());
            assertEquals(bits(points.get(points.size() - 1).estimate().labelInformation()), layer.endLabelBits());
        }
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }

    /** The kept file is read the next time, made again where it is damaged, and not believed once the results are others. */
    @Test
    void aKeptSummaryIsBelievedOnlyWhileItFits() throws IOException {
        Path run = RunEntry.of(folder).get(1).folder();
        RunSummary made = RunFacts.summary(run);
        Path kept = run.resolve("summary.json");
        String text = Files.readString(kept);
        assertEquals(made, RunFacts.summary(run));
        String other = text.replaceFirst("\"lastEpoch\": 3", "\"lastEpoch\": 7");
        assertNotEquals(text, other);
        Files.writeString(kept, other);
        assertEquals(7, RunFacts.summary(run).lastEpoch(), "it is read and not computed");
        Files.writeString(kept, other.replaceFirst("\"of\": \"", "\"of\": \"0"));
        assertEquals(made, RunFacts.summary(run), "made from other results");
        Files.writeString(kept, "{ \"version\":");
        assertEquals(made, RunFacts.summary(run), "damaged");
        Files.write(kept, new byte[100]);
        assertEquals(made, RunFacts.summary(run), "what a power cut may leave");
        Files.writeString(kept, "");
        assertEquals(made, RunFacts.summary(run), "or nothing");
        assertEquals(text, Files.readString(kept));
        assertFalse(made.layers().isEmpty());
    }
}
