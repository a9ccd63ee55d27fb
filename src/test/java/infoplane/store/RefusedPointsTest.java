package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a point has no value stays with it. A softmax adds up to 1, so its output has no density for {@code knn-entropy}. */
class RefusedPointsTest {
    @TempDir
    Path folder;

    private Path run;

    private static ExperimentSettings settings() {
        return Json.parseExperiment("""
                { "network": { "hidden": [4, 3] }, "training": { "epochs": 3, "batchSize": 512 },
                  "measure": { "on": "test", "schedule": "every", "selfCheck": false,
                               "estimators": ["knn-entropy", { "type": "binning", "rule": "idnns" }] } }
                """, "test");
    }

    @BeforeEach
    void train() {
        run = folder.resolve("run");
        finish(RunFolder.create(run, settings()));
    }

    private static RunResults finish(RunRecorder recorder) {
        try (recorder) {
            return new Experiment(settings(), 0, 2).run(recorder, RunListener.NONE, new RunControl());
        }
    }

    private Path file() {
        return run.resolve("refused.json");
    }

    @Test
    void theFolderKeepsTheReasonOfEachPoint() {
        RunResults opened = RunFolder.open(run).results();
        for (PlanePoint point : opened.points()) {
            boolean refused = point.estimator().startsWith("knn-entropy") && point.layer() == 3;
            assertEquals(refused, point.estimate().flags().contains(EstimateFlag.REFUSED));
            Refusal refusal = point.estimate().refusal();
            assertEquals(refused, refusal != null, point.estimator() + " T" + point.layer());
            assertTrue(refusal == null || refusal.reason().contains("softmax"), String.valueOf(refusal));
        }
        assertTrue(opened.message().startsWith("Kozachenko–Leonenko (k = 4) refused layer 3: "), opened.message());
        assertEquals(
                opened.message(),
                StoreJson.readHeader(run.resolve("provenance.json"))
                        .provenance()
                        .message());
    }

    /** Version 0.1.0 noted the estimator by its id. Another message of an old run stays as it is. */
    @Test
    void theMessageOfAnOldRunIsReadInWords() throws IOException {
        Path header = run.resolve("provenance.json");
        String written = Files.readString(header);
        for (String old : List.of("knn-entropy:4", "the disk")) {
            Files.writeString(header, written.replace("Kozachenko–Leonenko (k = 4)", old));
            String message = RunFolder.open(run).results().message();
            String read = old.equals("the disk") ? old : "Kozachenko–Leonenko (k = 4)";
            assertTrue(message.startsWith(read + " refused layer 3: "), message);
        }
    }

    @Test
    void oldFoldersWithoutReasonsOpen() throws IOException {
        Files.delete(file());
        List<PlanePoint> points = RunFolder.open(run).results().points();
        assertTrue(points.stream().allMatch(point -> point.estimate().refusal() == null));
    }

    /** A run that was killed before it wrote the reasons comes to the same files. */
    @Test
    void reasonsThatAKillTookAreFoundAgain() throws IOException {
        String before = Files.readString(file());
        Files.delete(file());
        Files.delete(run.resolve("manifest.json")); // a run under way has none
        finish(RunFolder.resume(run));
        assertEquals(before, Files.readString(file()));
    }

    /** The file goes with the last refused point. */
    @Test
    void withoutRefusedPointsThereIsNoFile() {
        assertTrue(Files.exists(file()));
        PlaneCsv.write(run, RunFolder.open(run).results().points("binning:idnns"));
        assertFalse(Files.exists(file()));
    }

    /** Measuring again by the same estimator replaces its reasons, and leaves those of others. */
    @Test
    void measuringAgainKeepsTheReasons() {
        RunFolder opened = RunFolder.open(run);
        List<PlanePoint> before = opened.results().points();
        try (Trajectory trajectory = opened.trajectory()) {
            Measurement.Result again = Measurement.measure(
                    settings(), trajectory, settings().measure(), 1, points -> {}, RunMonitor.SILENT);
            opened.replacePoints(settings().measure(), again.plane());
        }
        assertEquals(before, opened.results().points());
    }

    /** A comparison with shuffled labels may be refused where the estimate is not; a value that came later has no reason. */
    @Test
    void reasonsBelongToWhatWasRefused() {
        PlaneEstimate value = new PlaneEstimate(
                Information.ofBits(1), Information.ofBits(0.5), null, null, null, null, null, null, Set.of());
        PlanePoint uncompared =
                new PlanePoint("a", 0, 1, value.withRefusal(new Refusal(true, "classes, \"too\" small")));
        PlanePoint refused = new PlanePoint("a", 0, 2, PlaneEstimate.refused(new Refusal(false, "no density")));
        PlaneCsv.write(run, List.of(uncompared, refused));
        assertEquals(List.of(uncompared, refused), PlaneCsv.read(run, settings()));
        PlanePoint later = new PlanePoint("a", 0, 2, value);
        List<PlanePoint> read = RefusedJson.restore(run, List.of(later));
        assertNull(read.get(0).estimate().refusal());
        assertNotNull(RefusedJson.restore(run, PlaneCsv.read(run, settings()))
                .get(0)
                .estimate()
                .refusal());
    }
}
