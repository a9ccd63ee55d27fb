package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.config.Json;
import infoplane.dataset.ImageSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample experiment, shortened, from file to finished folder. */
class SampleRunsTest {
    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-configs"))) {
            return files.filter(file -> file.toString().matches(".*(?<!-sweep)[.]json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsToItsEnd(Path sample, @TempDir Path folder) throws IOException {
        if (Json.readExperiment(sample).dataset() instanceof ImageSettings images) {
            assumeTrue(holdsFiles(images.place()), () -> images.place() + " is absent or empty");
        }
        Path out = folder.resolve("run");
        Outcome.of("run", sample.toString(), "--out", out.toString(), "--epochs", "1", "--repeats", "1")
                .done();
        Set<String> wanted = Json.readExperiment(sample).measure().estimators().stream()
                .map(EstimatorSettings::id)
                .collect(Collectors.toSet());
        assertEquals(wanted, Set.copyOf(RunFolder.open(out).results().estimators()));
        assertEquals(2, RunFolder.open(out).results().training().size(), "epoch 0 and the trained one");
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(Files::isRegularFile);
        }
    }
}
