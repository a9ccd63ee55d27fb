package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.sweep.SweepListener;
import infoplane.sweep.SweepWork;
import infoplane.sweep.Sweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sweep} as people and programs use it; what it computes is tested in {@code infoplane.sweep}. */
final class SweepCommandTest {
    private static final String SWEEP = """
            { "dataset": { "type": "parity", "n": 6, "k": 2 }, "network": { "hidden": [3] },
              "training": { "epochs": %d, "batchSize": "full" },
              "measure": { "schedule": "every", "selfCheck": false },
              "sweep": { "network.activation": ["tanh", "relu"], "seed": %s } }
            """;

    @TempDir
    Path folder;

    private Path config;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(folder.resolve("s.json"), SWEEP.formatted(2, "[1, 2]"));
        out = folder.resolve("it's a sweep");
    }

    private Outcome sweep(String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", config.toString(), "--out", out.toString()));
        words.addAll(List.of(more));
        return Outcome.of(words.toArray(String[]::new));
    }

    @Test
    void runsAndGoesOnAndSaysHowMuchItIs() throws IOException {
        Outcome done = sweep("--json").done();
        JsonNode object = new ObjectMapper().readTree(done.out());
        assertEquals(4, object.path("done").asInt());
        assertEquals(8, object.path("rows").size());
        assertEquals(
                "tanh", object.path("rows").get(0).path("network.activation").asText());
        assertTrue(done.err().startsWith("4 combinations in 4 trainings; together some "), done.err());
        assertTrue(Outcome.of("sweep", "--out", out.toString(), "--resume")
                .done()
                .out()
                .contains("relu,seed=2"));
        String again = refusal(sweep());
        assertTrue(again.contains("holds a sweep already") && again.endsWith("--resume"), again);
        assertTrue(Files.readString(out.resolve("sweep.csv")).startsWith("run,seed,network.activation,status,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --part 0/2          | --part is "0/2" but must be I/N
            --part 3/2          | --part is "3/2" but must be I/N
            --part x            | --part is "x" but must be I/N
            --threads 0         | threads is 0 but must be
            --slurm --part 1/2  | --part is given with --slurm
            --spark local --slurm    | --slurm is given with --spark
            --spark local --part 1/2 | --part is given with --spark
            """)
    void whatIsWrongIsRefusedAndNothingIsWritten(String options, String expected) {
        String said = refusal(sweep(options.split(" ")));
        assertTrue(said.contains(expected), said);
        assertFalse(Files.exists(out));
    }

    /** Without Spark's libraries, how to get them; with them, what an address is. */
    @Test
    void whatSparkNeedsIsSaid() {
        String said = refusal(sweep("--spark", "here"));
        assertTrue(
                said.contains("mvn -Pspark package")
                        || said.contains("\"here\" but must be the address of a Spark cluster"),
                said);
        assertFalse(Files.exists(out));
    }

    @Test
    void aSweepIsNoExperimentAndAnExperimentNoSweep() throws IOException {
        assertTrue(refusal(Outcome.of("run", config.toString(), "--out", out.toString()))
                .contains("infoplane sweep runs it"));
        assertTrue(refusal(Outcome.of("sweep", "--out", out.toString())).startsWith("CONFIG.json is missing"));
        assertTrue(refusal(Outcome.of("sweep", "--out", out.toString(), "--resume"))
                .contains("sweep.json"));
        config = Files.writeString(folder.resolve("e.json"), "{}");
        assertTrue(refusal(sweep()).contains("holds no sweep"));
        assertFalse(Files.exists(out));
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine"), "");
        config = folder.resolve("s.json");
        assertTrue(refusal(sweep()).contains("is not empty"));
    }

    private static String refusal(Outcome outcome) {
        assertEquals(2, outcome.code(), outcome::err);
        assertEquals("", outcome.out());
        List<String> lines = outcome.err().lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** A program of its own, as on another machine. */
    private List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "infoplane.Main");
    }

    private Process start(String name, List<String> command, String... environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        for (int word = 0; word < environment.length; word += 2) {
            builder.environment().put(environment[word], environment[word + 1]);
        }
        return builder.start();
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        return process.exitValue();
    }

    /** A stand-in for sbatch: runs the tasks of the array as they stand in the script, by bash. */
    @DisabledOnOs(OS.WINDOWS)
    @Test
    void theScriptForSlurmComesToTheSameTable() throws Exception {
        Path script = out.resolve("sweep.sbatch");
        sweep("--slurm").done();
        assertFalse(Files.exists(out.resolve("runs")));
        String text = Files.readString(script);
        assertTrue(text.contains("#SBATCH --array=1-1\n") && text.contains("#SBATCH --requeue\n"), text);
        Path launcher = Files.writeString(
                folder.resolve("launcher"), "#!/bin/bash\nexec '" + String.join("' '", program()) + "' \"$@\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
        assertEquals(
                0,
                end(start(
                        "task",
                        List.of("bash", script.toString()),
                        "SLURM_ARRAY_TASK_ID",
                        "1",
                        "INFOPLANE",
                        launcher.toString())),
                () -> read(folder.resolve("task.err")));
        String table = Files.readString(out.resolve("sweep.csv"));
        out = folder.resolve("local");
        sweep().done();
        assertEquals(table, Files.readString(out.resolve("sweep.csv")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The work of a program that is killed is taken over by another one, which never compares clocks. */
    @Test
    void aKilledWorkerLosesNothing() throws Exception {
        config = Files.writeString(folder.resolve("s.json"), SWEEP.formatted(3000, "[1, 2]"));
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("sweep", config.toString(), "--out", out.toString(), "--threads", "2", "--resume"));
        Process killed = start("killed", command);
        Path work = out.resolve("work");
        while (killed.isAlive() && !(Files.isDirectory(work) && hasFiles(work))) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly();
        end(killed);
        assertTrue(killed.exitValue() != 0, "killed in time");
        SweepWork impatient = new SweepWork(2, 1, 1, Duration.ofMillis(50), Duration.ofMillis(200));
        Sweeps.open(out).process(impatient, SweepListener.NONE).run();
        String table = Files.readString(out.resolve("sweep.csv"));
        assertFalse(Files.exists(work), "nothing is left of the killed worker");
        out = folder.resolve("undisturbed");
        sweep().done();
        assertEquals(Files.readString(out.resolve("sweep.csv")), table);
    }

    private static boolean hasFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** 1,000 short runs, two workers, one of them killed every few seconds: nothing is lost and nothing done twice. */
    @Tag("long")
    @Test
    void aThousandRunsSurviveKillsEveryFewSeconds() throws Exception {
        config = Files.writeString(
                folder.resolve("s.json"), SWEEP.formatted(2, "{\"from\": 1, \"to\": 500, \"points\": 500}"));
        sweep("--slurm").done(); // only makes the jobs
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("sweep", "--out", out.toString(), "--resume", "--threads", "1"));
        Process one = start("w0", command);
        Process other = start("w1", command);
        for (int kill = 2; one.isAlive() && other.isAlive(); kill++) {
            if (other.waitFor(8, TimeUnit.SECONDS)) {
                break;
            }
            other.destroyForcibly();
            other = start("w" + kill, command);
        }
        assertEquals(0, end(one));
        assertEquals(0, end(other));
        String table = Files.readString(out.resolve("sweep.csv"));
        assertEquals(1 + 1000 * 2, table.lines().count());
        assertFalse(table.contains("waiting") || table.contains("failed"));
        out = folder.resolve("undisturbed");
        sweep("--threads", "2").done();
        assertEquals(Files.readString(out.resolve("sweep.csv")), table);
    }
}
