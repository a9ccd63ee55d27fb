package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String CONFIG = """
            {"name": "small", "network": {"hidden": [4, 3]}, "training": {"epochs": 4, "batchSize": 512},
             "measure": {"schedule": "every", "estimators": [{"type": "binning", "rule": "idnns"}]}}
            """;

    @TempDir
    Path folder;

    @Test
    void aRunWritesItsFolderAndShowsItsLastEpoch() throws IOException {
        Path out = folder.resolve("run");
        Outcome outcome =
                Outcome.of("run", config(CONFIG), "--out", out.toString()).done();
        for (String file : List.of(
                "experiment.json", "provenance.json", "trajectory.f32", "training.csv", "plane.csv", "findings.json")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
        assertTrue(outcome.out().startsWith("Binning, as published (IDNNs), epoch 4\n"), outcome.out());
        assertTrue(outcome.err().contains("done: " + out), outcome.err());
        assertEquals(1 + 5 * 3, Files.readAllLines(out.resolve("plane.csv")).size(), "5 epochs of 3 layers");
    }

    @Test
    void optionsTakeTheSettingsPlace() throws IOException {
        Path out = folder.resolve("run");
        Outcome outcome = Outcome.of(
                        "run",
                        config(CONFIG),
                        "--out",
                        out.toString(),
                        "--epochs",
                        "2",
                        "--seed",
                        "9",
                        "--threads",
                        "1",
                        "--json")
                .done();
        JsonNode result = new ObjectMapper().readTree(outcome.out());
        assertEquals("finished", result.get("status").asText());
        assertEquals(2, result.get("epochs").asInt());
        assertEquals(3, result.get("plane").size());
        JsonNode written = new ObjectMapper().readTree(Files.readString(out.resolve("experiment.json")));
        assertEquals(2, written.get("training").get("epochs").asInt());
        assertEquals(9, written.get("seed").asInt());
    }

    @Test
    void theSameRunTwiceGivesTheSameFiles() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Outcome.of("run", config(CONFIG), "--out", one.toString(), "--threads", "1")
                .done();
        Outcome.of("run", config(CONFIG), "--out", two.toString(), "--threads", "2")
                .done();
        for (String file : List.of("experiment.json", "trajectory.f32", "training.csv", "plane.csv", "findings.json")) {
            assertArrayEquals(Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)), file);
        }
        assertEquals("the same: weights, training and plane", verify(one, 0));
    }

    @Test
    void verifyNamesTheFirstDifference() throws IOException {
        Path out = folder.resolve("run");
        Outcome.of("run", config(CONFIG), "--out", out.toString()).done();
        Path plane = out.resolve("plane.csv");
        List<String> lines = Files.readAllLines(plane);
        String tampered = lines.get(1).replaceFirst("(binning:idnns,0,1,)[^,]*", "$11.5");
        Files.write(plane, List.of(String.join("\n", lines).replace(lines.get(1), tampered)));
        assertTrue(Outcome.of("verify", out.toString()).err().contains("plane.csv is damaged: from byte 0 on"));
        Files.delete(out.resolve("manifest.json")); // as in runs of older versions
        assertTrue(
                verify(out, 1)
                        .startsWith(
                                "different: Binning (as published (IDNNs)), epoch 0, layer 1: I(X;T) was 1.5 bits and is now "));
        byte[] weights = Files.readAllBytes(out.resolve("trajectory.f32"));
        weights[4 * 100] ^= 1;
        Files.write(out.resolve("trajectory.f32"), weights);
        assertEquals("different: trajectory.f32 differs from number 100 on", verify(out, 1));
    }

    private static String verify(Path run, int code) {
        Outcome outcome = Outcome.of("verify", run.toString());
        assertEquals(code, outcome.code(), outcome.err());
        return outcome.out().strip();
    }

    @Test
    void anInterruptedRunKeepsItsEpochsAndGoesOnToTheSame() throws IOException {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        Outcome.of("run", config(CONFIG), "--out", whole.toString()).done();
        FakeInterrupts interrupts = new FakeInterrupts();
        interrupts.request(); // as early as can be
        Outcome stopped = Outcome.of(interrupts, "run", config(CONFIG), "--out", parts.toString());
        assertEquals(130, stopped.code(), stopped.err());
        assertTrue(stopped.err().contains("Interrupted; " + parts + " keeps epochs 0 to "), stopped.err());
        Outcome.of("run", config(CONFIG), "--out", parts.toString(), "--resume").done();
        for (String file : List.of("trajectory.f32", "training.csv", "plane.csv")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(parts.resolve(file)), file);
        }
        Outcome again = Outcome.of("run", config(CONFIG), "--out", parts.toString(), "--resume")
                .done();
        assertTrue(again.err().startsWith(parts + " is finished already"), again.err());
    }

    @Test
    void aTakenFolderAndOtherSettingsAreRefused() throws IOException {
        Path out = folder.resolve("run");
        Outcome.of("run", config(CONFIG), "--out", out.toString()).done();
        Outcome.of("run", config(CONFIG), "--out", out.toString())
                .refused(out + " holds a run already; choose another folder, or go on with --resume");
        Outcome.of("run", config(CONFIG), "--out", out.toString(), "--resume", "--seed", "2")
                .refused(out + " holds a run of other settings, which cannot go on with these: seed: 1 → 2;"
                        + " choose another folder, or leave the settings as they were");
    }

    @Test
    void moreEpochsContinueARunToWhatALongerOneWouldBe() throws IOException {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        Outcome.of("run", config(CONFIG), "--out", whole.toString(), "--epochs", "6")
                .done();
        Outcome.of("run", config(CONFIG), "--out", parts.toString()).done();
        Outcome.of("run", config(CONFIG), "--out", parts.toString(), "--epochs", "6", "--resume")
                .done();
        for (String file : List.of("experiment.json", "trajectory.f32", "training.csv", "plane.csv")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(parts.resolve(file)), file);
        }
    }

    /** Measured later and then made longer, or made longer and then measured: the points are the same. */
    @Test
    void whatWasMeasuredLaterGrowsWithTheRun() throws IOException {
        Path whole = folder.resolve("whole-later");
        Path parts = folder.resolve("parts-later");
        Outcome.of("run", config(CONFIG), "--out", whole.toString(), "--epochs", "6")
                .done();
        Outcome.of("measure", whole.toString(), "--estimator", "quantised").done();
        Outcome.of("run", config(CONFIG), "--out", parts.toString()).done();
        Outcome.of("measure", parts.toString(), "--estimator", "quantised").done();
        Outcome longer = Outcome.of("run", config(CONFIG), "--out", parts.toString(), "--epochs", "6", "--resume")
                .done();
        assertTrue(longer.err().contains("measuring also with Exact counting"), longer.err());
        for (String file : List.of("plane.csv", "measured.json")) {
            assertEquals(Files.readString(whole.resolve(file)), Files.readString(parts.resolve(file)), file);
        }
    }

    @Test
    void repeatsLieInFoldersOfTheirOwnBesideTheirMean() throws IOException {
        Path out = folder.resolve("repeats");
        Outcome outcome = Outcome.of("run", config(CONFIG), "--out", out.toString(), "--repeats", "2")
                .done();
        assertTrue(
                outcome.out().startsWith("Binning, as published (IDNNs), epoch 4, mean of 2 repeats\n"), outcome.out());
        assertEquals(1 + 5 * 3, Files.readAllLines(out.resolve("ensemble.csv")).size());
        assertEquals("the same: weights, training and plane", verify(out.resolve("repeat-001"), 0));
        assertEquals("the same: weights, training and plane", verify(out, 0));
        Path alone = folder.resolve("alone");
        Outcome.of("run", config(CONFIG), "--out", alone.toString()).done();
        assertArrayEquals(
                Files.readAllBytes(alone.resolve("plane.csv")),
                Files.readAllBytes(out.resolve("repeat-000").resolve("plane.csv")),
                "repeat 0 is the experiment itself");
        Outcome.of("run", config(CONFIG), "--out", out.toString(), "--repeats", "2")
                .refused(out + " holds a run already; choose another folder, or go on with --resume");
        String bins = "{\"type\":\"binning\",\"rule\":\"size\"}";
        Outcome measured =
                Outcome.of("measure", out.toString(), "--estimator", bins).done();
        assertTrue(measured.out().startsWith("Binning, cells of 0.07, epoch 4, mean of 2 repeats\n"), measured.out());
        assertEquals(
                1 + 2 * 5 * 3, Files.readAllLines(out.resolve("ensemble.csv")).size());
        JsonNode again = new ObjectMapper()
                .readTree(Outcome.of(
                                "run", config(CONFIG), "--out", out.toString(), "--repeats", "2", "--resume", "--json")
                        .done()
                        .out());
        assertEquals(2 * 3, again.get("mean_plane").size(), "points measured by hand stay");
        assertEquals(2, again.get("mean_plane").get(0).get("n").asInt());
    }

    @Test
    void wrongSettingsAreOneLine() throws IOException {
        String out = folder.resolve("run").toString();
        String wrong = config("{\"training\": {\"learningRate\": -1}}");
        Outcome.of("run", wrong, "--out", out)
                .refused(wrong + ": training.learningRate is -1 but must be greater than 0");
        String misspelt = config("{\"network\": {\"actvation\": \"tanh\"}}");
        Outcome.of("run", misspelt, "--out", out)
                .refused(misspelt + ": network.actvation is unknown; did you mean activation?");
        String missing = folder.resolve("missing.json").toString();
        Outcome.of("run", missing, "--out", out).refused(missing + " does not exist");
        Outcome.of("run", config(CONFIG), "--out", out, "--epochs", "0")
                .refused("--epochs is 0 but must be between 1 and 10000000");
        Outcome.of("run", config(CONFIG), "--out", out, "--repeats", "0")
                .refused("--repeats is 0 but must be between 1 and 10000");
        Outcome.of("run", config(CONFIG), "--out", out, "--threads", "0")
                .refused("--threads is 0 but must be between 1 and 1024");
        assertFalse(Files.exists(Path.of(out)), "nothing was begun");
    }

    /** A learning rate without all measure makes the loss infinite, which ends the run with what to try. */
    @Test
    void aRunThatDivergesFailsAndKeepsWhatWasMeasured() throws IOException {
        Path out = folder.resolve("run");
        String config = config("""
                {"network": {"hidden": [4], "activation": "relu"},
                 "training": {"epochs": 5, "optimiser": "sgd", "learningRate": 1e30}}
                """);
        Outcome outcome = Outcome.of("run", config, "--out", out.toString());
        assertEquals(1, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("epoch"), outcome.err());
        assertTrue(outcome.err().contains("Kept up to epoch"), outcome.err());
        assertTrue(Files.size(out.resolve("plane.csv")) > 0);
    }

    @Test
    void measuringAgainReplacesTheEstimatorsPointsAndKeepsTheOthers() throws IOException {
        Path out = folder.resolve("run");
        Outcome.of("run", config(CONFIG), "--out", out.toString()).done();
        List<String> before = Files.readAllLines(out.resolve("plane.csv"));
        Outcome measured = Outcome.of(
                        "measure",
                        out.toString(),
                        "--estimator",
                        "kde",
                        "--schedule",
                        "{\"type\":\"every\",\"epochs\":2}")
                .done();
        assertTrue(measured.out().startsWith("KDE, noise 0.05, epoch 4\n"), measured.out());
        List<String> after = Files.readAllLines(out.resolve("plane.csv"));
        assertTrue(after.containsAll(before));
        assertEquals(before.size() + 3 * 3, after.size(), "epochs 0, 2, 4 of 3 layers");
        Outcome.of("measure", out.toString(), "--estimator", "{\"type\":\"binning\",\"rule\":\"idnns\"}")
                .done();
        assertEquals(after, Files.readAllLines(out.resolve("plane.csv")), "the same estimator gives the same points");
    }

    /** The first layer tells nearly all inputs apart, and hence any labels; the output, after training, does not. */
    @Test
    void shuffledLabelsAreMeasuredOnRequest() throws IOException {
        Path out = folder.resolve("run");
        Outcome.of("run", config(CONFIG.replace("\"epochs\": 4", "\"epochs\": 40")), "--out", out.toString())
                .done();
        String fine = "{\"type\":\"binning\",\"rule\":\"equal-width\",\"bins\":20000}";
        Outcome.of("measure", out.toString(), "--estimator", fine, "--permutations", "19", "--schedule", "log")
                .done();
        List<String> lines = Files.readAllLines(out.resolve("plane.csv"));
        assertTrue(line(lines, "binning:equal-width:20000:activation,40,1,").contains("not-above-null"));
        Outcome.of("measure", out.toString(), "--estimator", "binning", "--permutations", "19")
                .done();
        lines = Files.readAllLines(out.resolve("plane.csv"));
        assertFalse(line(lines, "binning:equal-width:30:activation,40,3,").contains("not-above-null"));
        Outcome.of("measure", out.toString(), "--estimator", "binning", "--permutations", "7")
                .refused("--permutations is 7 but must be 0, for none, or 19 to 10000");
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void measuringIntoAnotherFolderMakesARunOfItsOwn() throws IOException {
        Path out = folder.resolve("run");
        Path copy = folder.resolve("copy");
        Outcome.of("run", config(CONFIG), "--out", out.toString()).done();
        String before = Files.readString(out.resolve("plane.csv"));
        Outcome.of(
                        "measure",
                        out.toString(),
                        "--estimator",
                        "{\"type\":\"binning\",\"rule\":\"size\"}",
                        "--on",
                        "test",
                        "--out",
                        copy.toString())
                .done();
        assertEquals(before, Files.readString(out.resolve("plane.csv")), "the run stays as it was");
        assertEquals("the same: weights, training and plane", verify(copy, 0));
        assertEquals(
                List.of("binning:size:0.07"), RunFolder.open(copy).results().estimators());
        assertEquals(
                Math.log(819),
                RunFolder.open(copy).results().ceilings().inputEntropy().nats(),
                1e-3,
                "a fifth of 4096");
        Outcome.of("measure", out.toString(), "--estimator", "kde", "--out", copy.toString())
                .refused(copy + " is not empty; choose a new folder");
        Outcome.of("measure", copy.toString(), "--estimator", "{\"type\":\"binning\",\"rule\":\"idnns\"}")
                .done();
    }

    @Test
    void interruptedMeasuringChangesNothing() throws IOException {
        Path out = folder.resolve("run");
        Outcome.of("run", config(CONFIG), "--out", out.toString()).done();
        String before = Files.readString(out.resolve("plane.csv"));
        FakeInterrupts interrupts = new FakeInterrupts();
        interrupts.request();
        Outcome outcome = Outcome.of(interrupts, "measure", out.toString(), "--estimator", "kde");
        assertEquals(130, outcome.code(), outcome.err());
        assertEquals("Interrupted; nothing was changed" + System.lineSeparator(), outcome.err());
        assertEquals(before, Files.readString(out.resolve("plane.csv")));
    }

    @Test
    void wrongMeasuringIsOneLine() throws IOException {
        Path none = Files.createDirectory(folder.resolve("empty"));
        Outcome.of("measure", none.toString(), "--estimator", "kde").refusedWith(none.toString());
        Outcome.of("measure", none + "x", "--estimator", "kde").refusedWith(none + "x");
        Outcome.of("verify", none.toString()).refusedWith(none.toString());
        Path out = folder.resolve("run");
        Outcome.of("run", config(CONFIG), "--out", out.toString(), "--epochs", "1")
                .done();
        Outcome.of("measure", out.toString(), "--estimator", "kde", "--on", "test")
                .refused("--on is test but " + out + " was measured on all inputs, and one plane.csv cannot hold both;"
                        + " write to another folder with --out");
        Outcome.of("measure", out.toString(), "--estimator", "kde", "--estimator", "kde")
                .refused("--estimator: estimators names the same estimator twice but each must differ");
        Outcome.of("measure", out.toString(), "--estimator", "kde", "--schedule", "lg")
                .refusedWith("schedule is \"lg\" but must be one of every, log");
    }

    private String config(String json) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json).toString();
    }
}
