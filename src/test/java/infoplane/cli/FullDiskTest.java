package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Drafts;
import infoplane.core.KillPoints;
import infoplane.dataset.array.ImportInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The disk is full from the n-th write of a command on. The command ends with exit code 1 and one sentence that names a file in
 * the folder that was given, no draft is left, and with room on the disk the same command, or --resume, comes to its end.
 */
class FullDiskTest {
    private static final String EXPERIMENT = """
            { "network": { "hidden": [3] }, "training": { "epochs": 2, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """;

    @TempDir
    static Path shared;

    @BeforeAll
    static void run() throws IOException {
        Path config = Files.writeString(shared.resolve("tiny.json"), EXPERIMENT);
        Outcome.of("run", config.toString(), "--out", shared.resolve("run").toString())
                .done();
        ImportInputs.write(new ImportInputs(shared).npz(), shared.resolve("acts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run CONFIG --out OUT",
                "run CONFIG --out OUT --repeats 2 --threads 1",
                "measure RUN --estimator kde --no-check --out OUT",
                "measure COPY --estimator kde --no-check",
                "import SOURCE --threads 1 --out OUT",
                "import SOURCE --copy --threads 1 --out OUT",
                "recover RUN --out OUT",
                "figure RUN --out OUT.svg",
                "figure RUN --out OUT.pdf",
                "figure RUN --out OUT.png",
                "figure RUN --out OUT.gif",
                "figure RUN --out OUT.csv",
                "figure RUN --out OUT.tex",
                "calibrate --estimator ksg --n 50 --seeds 2 --most-seeds 2 --problem normal --out OUT.svg",
                "dataset szt --export OUT"
            })
    void fullFromTheFirstWritesOn(String command) throws IOException {
        full(command, Set.of(1, 2, 5, 11));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"run CONFIG --out OUT", "run CONFIG --out OUT --repeats 2 --threads 1"})
    void fullFromAnyWriteOn(String command) throws IOException {
        full(command, Stream.iterate(1, write -> write + 1).limit(60).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void full(String command, Set<Integer> writes) throws IOException {
        for (int write : new TreeSet<>(writes)) {
            Path place = Files.createTempDirectory(shared, "full");
            boolean copied = command.contains("COPY");
            if (copied) {
                copy(shared.resolve("run"), place.resolve("out"));
            }
            Map<String, Integer> before = contents(place);
            String[] arguments = command.replace("COPY", "OUT")
                    .replace("SOURCE", shared.resolve("acts").toString())
                    .replace("CONFIG", shared.resolve("tiny.json").toString())
                    .replace("RUN", shared.resolve("run").toString())
                    .replace("OUT", place.resolve("out").toString())
                    .split(" ");
            Outcome[] outcome = new Outcome[1];
            boolean full = KillPoints.fullFrom(write, () -> outcome[0] = Outcome.of(arguments));
            if (!full) {
                outcome[0].done();
                return;
            }
            String told = outcome[0].err();
            assertEquals(1, outcome[0].code(), command + ", write " + write + ": " + told);
            List<String> sentences = told.lines()
                    .filter(line -> line.contains("No space left on device"))
                    .toList();
            assertEquals(1, sentences.size(), command + ", write " + write + ": " + told);
            assertTrue(
                    sentences.get(0).contains(place.getFileName().toString()), told); // of a long path the end is shown
            assertFalse(told.contains(".draft") || told.contains("Exception") || told.contains("unexpected"), told);
            try (Stream<Path> files = Files.walk(place)) {
                files.forEach(file -> assertFalse(Drafts.isDraft(file), file::toString));
            }
            boolean held = Files.exists(place.resolve("out/experiment.json"));
            assertTrue(
                    copied
                            ? contents(place).equals(before)
                            : held || contents(place).isEmpty(),
                    "nothing half is left");
            if (command.startsWith("dataset")) {
                assertFalse(Files.exists(place.resolve("out")), "the folder was new");
            }
            if (command.startsWith("import") && held) {
                Path run = place.resolve("out");
                Outcome.of("run", run + "/experiment.json", "--resume", "--out", run.toString())
                        .done();
            } else {
                boolean resumes = command.startsWith("run") && held;
                Outcome.of(resumes ? (String.join(" ", arguments) + " --resume").split(" ") : arguments)
                        .done();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Map<String, Integer> contents(Path place) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
