package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.config.Json;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose settings leave the engine to the program keeps the one that it recorded (decision 0005). */
class RecordedEngineTest {
    @TempDir
    private Path folder = Path.of("");

    /** The run of a program that chose Deeplearning4j; the present one would choose the fused engine. */
    @Test
    void verifyAndResumeTakeTheRecordedEngine() throws IOException {
        Path place = folder.resolve("run");
        RunService runs = new RunService(1);
        RunListener quiet = new RunListener() {};
        runs.run(Json.parseExperiment("""
                {"schemaVersion": 1, "name": "small", "training": {"engine": "dl4j", "epochs": 2},
                 "measure": {"schedule": {"type": "every", "epochs": 1}}}
                """, "small"), place, 0, quiet, new RunControl());
        Path settings = place.resolve("experiment.json");
        Files.writeString(settings, Files.readString(settings).replace("\"dl4j\"", "\"auto\""));
        Files.delete(place.resolve("manifest.json")); // older runs have none
        assertEquals(Optional.empty(), runs.verify(place, quiet, new RunControl()));
        runs.extend(place, 3);
        runs.run(RunFolder.open(place).settings(), place, 0, quiet, new RunControl());
        assertEquals("dl4j", RunFolder.open(place).provenance().engine());
    }
}
