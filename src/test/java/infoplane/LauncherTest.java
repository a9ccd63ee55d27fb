package infoplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth: the launcher's own promises, tried with a Java and a Maven that only say how they were called. The cases are a shell
 * script, because this test's Java may itself run in a locale in which it can name no umlaut.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final String CASES = "launcher-cases.sh";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain-locale",
                "announcement",
                "image",
                "built-once",
                "dead-locks",
                "archive",
                "graphics-card",
                "cluster",
                "old-java",
                "wrong-backend",
                "failed-build"
            })
    void keepsItsPromise(String name, @TempDir Path scratch) throws IOException, InterruptedException {
        Path script = scratch.resolve(CASES);
        try (InputStream in = Objects.requireNonNull(LauncherTest.class.getResourceAsStream(CASES))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process trial = new ProcessBuilder(
                        "sh", script.toString(), Path.of("").toAbsolutePath().toString(), scratch.toString(), name)
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, trial.waitFor(), said);
    }

    /** The launchers name the code of vectors by its rooms and the beginning of its classes' names. */
    @Test
    void allCodeOfVectorsIsCompiledEarly() throws IOException {
        List<String> rooms;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/infoplane"))) {
            List<Path> vectors = sources.filter(file -> file.toString().endsWith(".java") && usesVectors(file))
                    .toList();
            vectors.forEach(
                    file -> assertTrue(String.valueOf(file.getFileName()).startsWith("Vector"), file.toString()));
            rooms = vectors.stream()
                    .map(file -> String.valueOf(
                            Objects.requireNonNull(file.getParent()).getFileName()))
                    .distinct()
                    .toList();
        }
        for (Path launcher : List.of(Path.of("jlink/start"), Path.of("infoplane.cmd"))) {
            String text = Files.readString(launcher);
            rooms.forEach(room -> assertTrue(
                    text.lines()
                            .anyMatch(line -> line.matches("\\s*for .* in .*\\b" + room + "\\b.*")
                                    || line.contains("infoplane." + room + ".Vector")),
                    launcher + ": " + room));
        }
    }

    private static boolean usesVectors(Path file) {
        try {
            return Files.readString(file).contains("\nimport jdk.incubator.vector");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
