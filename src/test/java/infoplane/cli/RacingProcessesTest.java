package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three programs are started for one folder or file at the same time. */
class RacingProcessesTest {
    private static final String EXPERIMENT = """
            { "network": { "hidden": [3] }, "training": { "epochs": 3, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<Outcome> race(IntFunction<List<String>> arguments) throws Exception {
        List<Process> all = new ArrayList<>();
        try {
            for (int number = 0; number < 3; number++) {
                all.add(start(arguments.apply(number), number));
            }
            List<Outcome> ends = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                assertTrue(all.get(number).waitFor(5, TimeUnit.MINUTES));
                ends.add(new Outcome(all.get(number).exitValue(), "", Files.readString(log(number))));
            }
            return ends;
        } finally {
            all.forEach(Process::destroyForcibly);
        }
    }

    private Path log(int number) {
        return folder.resolve("log-" + number);
    }

    private Process start(List<String> arguments, int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                "infoplane.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(log(number).toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String lastLine(Outcome outcome) {
        List<String> lines = outcome.err().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private void races(int rounds) throws Exception {
        Path config = Files.writeString(folder.resolve("tiny.json"), EXPERIMENT);
        for (int round = 0; round < rounds; round++) {
            Path run = folder.resolve("run-" + round);
            List<Outcome> ends = race(seed ->
                    List.of("run", config.toString(), "--seed", "" + seed, "--out", run.toString(), "--threads", "1"));
            List<Integer> codes = ends.stream().map(Outcome::code).sorted().toList();
            assertEquals(List.of(0, 2, 2), codes, ends::toString);
            int winner = ends.stream().map(Outcome::code).toList().indexOf(0);
            assertTrue(
                    Files.readString(run.resolve("experiment.json")).contains("\"seed\": " + winner), ends::toString);
            Outcome.of("verify", run.toString()).done();
            ends.stream()
                    .filter(end -> end.code() == 2)
                    .forEach(end -> assertTrue(lastLine(end).startsWith(run.toString()), end::err));
            for (Outcome end : race(number -> List.of("measure", run.toString(), "--estimator", "kde"))) {
                assertTrue(
                        end.code() == 0 || end.code() == 2 && lastLine(end).startsWith(run + " is in use"), end::err);
            }
            Path figure = folder.resolve("figure-" + round + ".svg");
            List<Outcome> figures = race(number -> List.of("figure", run.toString(), "--out", figure.toString()));
            assertTrue(figures.stream().anyMatch(end -> end.code() == 0), figures::toString);
            for (Outcome end : figures) {
                assertTrue(
                        end.code() == 0 || end.code() == 1 && lastLine(end).contains("by another program meanwhile"),
                        end::err);
            }
            Outcome.of(
                            "run",
                            figure.toString(),
                            "--epochs",
                            "1",
                            "--out",
                            folder.resolve("again-" + round).toString())
                    .done();
        }
    }

    @Test
    void oneWinsAndTheOthersAreTold() throws Exception {
        races(1);
    }

    @Tag("long")
    @Test
    void oneWinsAndTheOthersAreToldInManyRounds() throws Exception {
        races(20);
    }
}
