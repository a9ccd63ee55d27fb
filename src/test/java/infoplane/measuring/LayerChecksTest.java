package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.SelfCheck;
import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs hold their estimators against data whose answer is known, once a layer. */
class LayerChecksTest {
    private static final String SMALL = """
            { "network": { "hidden": [4, 3] }, "training": { "epochs": 3, "batchSize": 512 },
              "measure": { "on": "test", "schedule": {"type": "every", "epochs": 1}, "selfCheck": %s,
                           "estimators": ["ross", {"type": "binning", "rule": "idnns"}, "renyi"] } }
            """;

    /** Of the last epoch, for all epochs; Rényi's amounts are another quantity, which no twin has. */
    @Test
    void whatIsFoundAtTheLastEpochHoldsForTheLayer() {
        RunResults results = run("true");
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        assertEquals(2 * 3, results.checks().size(), "ross and bins, three layers");
        for (LayerCheck check : results.checks()) {
            assertEquals(3, check.epoch());
            SelfCheck found = check.check();
            assertEquals(check.estimator().startsWith("ross"), found.twin() != null || found.obstacle() != null);
            assertEquals(check.estimator().startsWith("binning"), found.rounding() != null);
            PlanePoint checked = point(results, check, 3);
            assertEquals(
                    found.estimate(),
                    found.quantity() == SelfCheck.Quantity.LABEL
                            ? checked.estimate().labelInformation()
                            : checked.estimate().inputInformation());
            for (int epoch = 0; epoch <= 3; epoch++) {
                assertEquals(found.flags(), ofLayer(point(results, check, epoch)), check.estimator());
            }
        }
        assertTrue(results.points("renyi:1.01:1.0:500:8").stream()
                .allMatch(point -> ofLayer(point).isEmpty()));
    }

    /** Off, and that is said. Nothing else changes. */
    @Test
    void whereItIsTurnedOffThatIsSaid() {
        RunResults off = run("false");
        RunResults on = run("true");
        for (PlanePoint point : off.points()) {
            boolean checkable = !point.estimator().startsWith("renyi");
            assertEquals(checkable ? Set.of(EstimateFlag.UNCHECKED) : Set.of(), ofLayer(point), point.estimator());
        }
        assertEquals(
                on.points().stream().map(PlanePoint::withoutChecks).toList(),
                off.points().stream().map(PlanePoint::withoutChecks).toList());
        assertTrue(off.checks().stream().allMatch(check -> check.check().twin() == null));
    }

    @Test
    void checkingEndsWhenAsked() {
        ExperimentSettings settings = settings("true");
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(settings, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        List<String> heard = new ArrayList<>();
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                heard.add(what);
            }

            @Override
            public boolean cancelled() {
                return heard.contains("checking the estimators");
            }
        };
        assertThrows(
                CancellationException.class,
                () -> Measurement.measure(
                        settings, recorder.trajectory(), settings.measure(), 1, points -> {}, monitor));
        assertFalse(heard.isEmpty());
    }

    private static PlanePoint point(RunResults results, LayerCheck check, int epoch) {
        return results.points(check.estimator()).stream()
                .filter(point -> point.epoch() == epoch && point.layer() == check.layer())
                .findFirst()
                .orElseThrow();
    }

    private static Set<EstimateFlag> ofLayer(PlanePoint point) {
        return point.estimate().flags().stream().filter(EstimateFlag::ofLayer).collect(Collectors.toSet());
    }

    private static RunResults run(String selfCheck) {
        return new Experiment(settings(selfCheck), 0, 2).run(new MemoryRecorder(), RunListener.NONE, new RunControl());
    }

    private static ExperimentSettings settings(String selfCheck) {
        return Json.parseExperiment(SMALL.formatted(selfCheck), "test");
    }
}
