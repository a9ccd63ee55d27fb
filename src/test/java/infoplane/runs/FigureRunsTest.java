package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.config.FigureSource.Shown;
import infoplane.config.Json;
import infoplane.config.LaterMeasures;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.runs.FigureRuns.Candidate;
import infoplane.schedule.ScheduleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found again by what a figure says of them. */
class FigureRunsTest {
    private static final ExperimentSettings TANH = ExperimentSettings.defaults().withName("tanh");
    private static final ExperimentSettings OTHER = TANH.withSeed(2);
    private static final Shown SHOWN = new Shown("tanh", "a", TANH, "");

    @TempDir
    private Path folder = Path.of("");

    private static Optional<Integer> find(Shown run, Candidate... candidates) {
        return FigureRuns.find(run, List.of(candidates));
    }

    private static Candidate at(String folder, ExperimentSettings experiment) {
        return new Candidate(experiment, Path.of(folder));
    }

    @Test
    void aRunIsCarriedByTheNameOfItsFolderWithWhatMadeIt() throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs").resolve("a"));
        assertEquals(new Shown("mine", "a", TANH, ""), FigureRuns.of("mine", TANH, run));
        Files.writeString(run.resolve("provenance.json"), "{\"seed\":1}");
        assertEquals("{\"seed\":1}", FigureRuns.of("mine", TANH, run).provenance());
        assertEquals(
                "a/repeat-002",
                FigureRuns.of("mine", TANH.withRepeats(3), run.resolve("repeat-002"))
                        .folder());
    }

    /** A figure drawn from the folder shows points that its experiment knows nothing of. */
    @Test
    void howItWasMeasuredLaterIsCarriedToo() throws IOException {
        Path run = Files.createDirectories(folder.resolve("a"));
        Files.writeString(run.resolve("experiment.json"), Json.write(TANH));
        assertEquals(LaterMeasures.defaults(), FigureRuns.of("mine", TANH, run).later());
        LaterMeasures later =
                LaterMeasures.defaults().with(TANH.measure().with(List.of(KdeSettings.defaults())), TANH.measure());
        Files.writeString(run.resolve("measured.json"), later.write());
        assertEquals(later, FigureRuns.of("mine", TANH, run).later());
    }

    @Test
    void theRunInTheFolderOfThatNameIsMeant() {
        assertEquals(Optional.of(1), find(SHOWN, at("runs/b", TANH), at("runs/a", TANH), at("runs/c", OTHER)));
    }

    @Test
    void moreTrainingLeavesItTheSameRun() {
        ExperimentSettings longer = TANH.withTraining(TANH.training().withEpochs(9000));
        assertEquals(Optional.of(0), find(SHOWN, at("runs/a", longer)));
        assertEquals(Optional.empty(), find(SHOWN, at("runs/b", longer)));
    }

    @Test
    void anotherRunOfTheSameExperimentServesAsWell() {
        assertEquals(Optional.of(0), find(SHOWN, at("elsewhere/renamed", TANH)));
    }

    /** What is kept are weights, and those can be measured in any way. */
    @Test
    void measuringOtherwiseLeavesItTheSameRun() {
        ExperimentSettings otherwise = TANH.withMeasure(TANH.measure().with(new ScheduleSettings.Log(7)));
        assertEquals(Optional.of(0), find(SHOWN, at("runs/a", otherwise)));
        assertEquals(
                Optional.of(1), find(SHOWN, at("runs/b", otherwise), at("runs/c", TANH)), "best one measured alike");
        assertEquals(Optional.of(0), find(SHOWN, at("runs/b", otherwise)));
    }

    @Test
    void anotherExperimentDoesNotWhateverItsFolderIsCalled() {
        assertEquals(Optional.empty(), find(SHOWN, at("runs/a", OTHER), at("runs/b", OTHER)));
    }

    @Test
    void repeatsAreNotTakenForEachOther() {
        ExperimentSettings three = TANH.withRepeats(3);
        Shown second = new Shown("tanh · 2", "a/repeat-001", three, "");
        assertEquals(Optional.empty(), find(second, at("b/repeat-000", three), at("b/repeat-002", three)));
        assertEquals(Optional.of(1), find(second, at("b/repeat-000", three), at("b/repeat-001", three)));
    }
}
