package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment that names data on the web. */
class AddressTest {
    @TempDir
    Path folder;

    @Test
    void anAddressInAnExperimentIsQuotedAsItWasWritten() throws IOException {
        Path experiment = Files.writeString(
                folder.resolve("e.json"),
                "{\"dataset\": {\"type\": \"file\", \"path\": \"https://example.org/x.csv\"}}");
        Path run = folder.resolve("run");
        Outcome.of("run", experiment.toString(), "--out", run.toString())
                .refused(
                        "\"https://example.org/x.csv\" is an address, and files on the web are not read; download it and"
                                + " name the file");
        assertFalse(Files.exists(run));
    }
}
