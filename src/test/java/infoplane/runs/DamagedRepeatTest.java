package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.store.EnsembleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The means of repeats follow from what the repeats wrote, never from damage. */
final class DamagedRepeatTest {
    @TempDir
    private Path folder;

    @Test
    void meansAreNotMadeOfADamagedRepeat() throws IOException {
        Path run = folder.resolve("run");
        new RunService(1)
                .runRepeats(
                        Json.parseExperiment("""
                                { "repeats": 2, "network": { "hidden": [3] },
                                  "training": { "epochs": 1, "batchSize": "full" },
                                  "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
                                """, "test"), run, false, repeat -> RunListener.NONE, new RunControl());
        Path means = run.resolve("ensemble.csv");
        String before = Files.readString(means);
        Path plane = RunFolders.repeat(run, 1).resolve("plane.csv");
        String whole = Files.readString(plane);
        Files.writeString(plane, whole.replaceFirst("(?m)(,0\\.\\d+)", "$17")); // longer, and another number
        EnsembleFolder.refresh(run);
        assertEquals(before, Files.readString(means));
        InvalidInputException told = assertThrows(InvalidInputException.class, () -> EnsembleFolder.sumUp(run));
        assertTrue(String.valueOf(told.getMessage()).contains("repeat-001/plane.csv is damaged"), told.getMessage());
        Files.writeString(plane, whole);
        Files.writeString(run.resolve("summed.json"), "{"); // says nothing any longer, so the means are made again
        Files.delete(means);
        EnsembleFolder.refresh(run);
        assertEquals(before, Files.readString(means));
    }
}
