package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.config.Json;
import infoplane.experiment.EnsembleRun;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.Findings;
import infoplane.findings.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code findings.json}: what is in it, and that a run opens whatever became of it. */
final class FindingsFileTest {
    private static final Set<String> VERDICTS =
            Set.of("supported", "not supported", "depends on the estimator", "undecided", "not judged");

    @TempDir
    Path folder;

    private Path run;

    private static ExperimentSettings settings(int repeats) {
        return Json.parseExperiment("""
                { "seed": 7,
                  "network": { "hidden": [4, 3] },
                  "training": { "epochs": 20, "batchSize": 256 },
                  "measure": { "on": "test", "schedule": { "type": "every", "epochs": 10 },
                               "estimators": [ { "type": "binning", "rule": "idnns" }, "quantised" ] },
                  "repeats": %d }
                """.formatted(repeats), "test");
    }

    @BeforeEach
    void train() {
        run = folder.resolve("run");
        try (RunRecorder recorder = RunFolder.create(run, settings(1))) {
            RunResults results = new Experiment(settings(1), 0, 2).run(recorder, RunListener.NONE, new RunControl());
            assertEquals(RunStatus.FINISHED, results.status(), results.message());
        }
    }

    private static JsonNode read(Path folder) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("findings.json")));
    }

    @Test
    void claimsAreDataInTheShapeOfTheSecondSchema() throws IOException {
        JsonNode tree = read(run);
        assertEquals(2, tree.path("schemaVersion").asInt());
        assertEquals(1, tree.path("seeds").asInt());
        assertEquals(10, tree.path("claims").size());
        for (JsonNode claim : tree.path("claims")) {
            assertTrue(VERDICTS.contains(claim.path("verdict").asText()), claim.toString());
            assertTrue(claim.path("reasons").isArray() && claim.path("evidence").isArray(), claim.toString());
            assertEquals(
                    claim.path("verdict").asText().equals("not judged"),
                    !claim.path("reasons").isEmpty());
            for (JsonNode evidence : claim.path("evidence")) {
                assertTrue(evidence.path("estimator").isTextual()
                        && evidence.path("layer").isInt());
                assertTrue(evidence.path("value_bits").isNumber()
                        && evidence.path("epoch").isInt());
                assertTrue(evidence.path("flags").isArray());
                assertTrue(Set.of("yes", "no", "none")
                        .contains(evidence.path("vote").asText()));
            }
        }
    }

    /** Points for the findings alone stay out of the table of the plane, and come back when the folder is opened. */
    @Test
    void whatWasMeasuredForTheFindingsIsReadBack() throws IOException {
        RunResults results = RunFolder.open(run).results();
        assertEquals(3 * 3 * 2, results.points().size(), "epochs 0, 10, 20 of three layers, by two estimators");
        assertFalse(results.between().isEmpty());
        assertTrue(results.between().stream().noneMatch(point -> point.epoch() % 10 == 0));
        assertTrue(results.chance() >= 0.5);
        JsonNode claims = read(run).path("claims");
        Findings findings = Findings.of(results);
        for (int i = 0; i < claims.size(); i++) {
            assertEquals(
                    claims.get(i).path("verdict").asText(),
                    findings.claims().get(i).verdict().label());
        }
    }

    @Test
    void aRunOpensWhateverBecameOfItsFindings() throws IOException {
        int points = RunFolder.open(run).results().points().size();
        for (String text :
                List.of("", "{", "[]", "{\"claims\": [], \"compression\": []}", "{\"between\": [\"not, a line\"]}")) {
            Files.writeString(run.resolve("findings.json"), text);
            RunResults results = RunFolder.open(run).results();
            assertEquals(points, results.points().size());
            assertTrue(results.between().isEmpty(), text);
        }
        Files.delete(run.resolve("findings.json"));
        assertEquals(points, RunFolder.open(run).results().points().size());
    }

    /**
     * A folder as version 0.1.0 wrote it before there were verdicts with reasons: its findings.json as it was, no checks, nothing
     * of chance, and no epochs between.
     */
    @Test
    void anOlderRunOpensAndIsJudgedByWhatItHolds() throws IOException {
        Path old = folder.resolve("old");
        Files.createDirectories(old);
        for (String file : List.of("experiment.json", "plane.csv", "training.csv")) {
            Files.copy(Path.of("assets/example-run", file), old.resolve(file));
        }
        Files.writeString(
                old.resolve("provenance.json"),
                Files.readString(Path.of("assets/example-run/provenance.json")).replaceAll(" *\"chance\".*\n", ""));
        Files.copy(Path.of("src/test/resources/infoplane/store/findings-schema-1.json"), old.resolve("findings.json"));
        RunResults results = RunFolder.open(old).results();
        assertEquals(RunStatus.FINISHED, results.status());
        assertTrue(results.points().size() > 100);
        assertTrue(Double.isNaN(results.chance()));
        assertTrue(results.checks().isEmpty() && results.between().isEmpty());
        assertEquals(
                Verdict.SUPPORTED, Findings.of(results).claims().get(1).verdict(), "tanh compresses (science 7.2)");
    }

    @Test
    void repeatsHaveJointVerdictsBesideTheirTable() throws IOException {
        Path ensemble = folder.resolve("ensemble");
        ExperimentSettings three = settings(3);
        EnsembleFolder.create(ensemble, three);
        new EnsembleRun(three, 2)
                .run(
                        repeat -> RunFolder.create(EnsembleFolder.repeat(ensemble, repeat), three),
                        repeat -> RunListener.NONE,
                        new RunControl());
        EnsembleFolder.sumUp(ensemble);
        assertTrue(Files.isRegularFile(ensemble.resolve("ensemble.csv")));
        JsonNode tree = read(ensemble);
        assertEquals(3, tree.path("seeds").asInt());
        assertTrue(tree.has("learnt"));
        JsonNode output = tree.path("claims").get(3);
        assertEquals("not judged", output.path("verdict").asText(), "three repeats are too few");
        assertEquals("too few repeats", output.path("reasons").get(0).asText());
        assertEquals(3, output.path("seeds").asInt());
        assertTrue(output.has("interval_bits") && output.has("learnt"));
    }
}
