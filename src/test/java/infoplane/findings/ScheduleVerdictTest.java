package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MeasureSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on small networks that are trained here. */
final class ScheduleVerdictTest {
    private static ExperimentSettings experiment(
            String activation, double learningRate, int epochs, String estimators) {
        return Json.parseExperiment("""
                { "seed": 3,
                  "network": { "hidden": [6, 4], "activation": "%s" },
                  "training": { "optimiser": "adam", "learningRate": %s, "batchSize": 256, "epochs": %d },
                  "measure": { "schedule": { "type": "every", "epochs": 1 }, "estimators": [ %s ] } }
                """.formatted(activation, learningRate, epochs, estimators), "test");
    }

    private static RunResults run(ExperimentSettings settings, MemoryRecorder recorder) {
        RunResults results = new Experiment(settings, 0, 2).run(recorder, RunListener.NONE, new RunControl());
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        return results;
    }

    /**
     * With a learning rate of 100 the weights explode and every input comes to the same class: I(X;T) falls from 12 bits to
     * nothing, which is no compression.
     */
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu"})
    void aNetworkThatLearntNothingIsNotJudged(String activation) {
        RunResults results = run(experiment(activation, 100, 30, "\"binning\", \"kde\""), new MemoryRecorder());
        Findings findings = Findings.of(results);
        assertFalse(findings.learning().learnt(), findings.learning()::toString);
        for (Claim claim : findings.claims()) {
            if (claim.number() != 6) {
                assertEquals(Verdict.NOT_JUDGED, claim.verdict(), claim.statement());
            }
        }
        assertEquals(
                "did not learn",
                findings.claims().get(0).reasons().get(0).kind().label());
    }

    /**
     * Ten units cut into a thousand bins each tell all 4096 inputs apart at every epoch: the layer sits at its ceiling of 12 bits,
     * so that neither binning nor exact counting can see whether it compresses.
     */
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu"})
    void layersAtTheirCeilingAllTheTimeAreNotJudged(String activation) {
        ExperimentSettings settings = Json.parseExperiment("""
                { "network": { "hidden": [10], "activation": "%s" }, "training": { "epochs": 40, "batchSize": 256 },
                  "measure": { "estimators": [ { "type": "binning", "bins": 1000, "range": "layer" }, "quantised" ] } }
                """.formatted(activation), "test");
        Findings findings = Findings.of(run(settings, new MemoryRecorder()));
        assertTrue(findings.learning().learnt());
        Claim claim = findings.claims().get(activation.equals("tanh") ? 1 : 2);
        assertEquals(Verdict.NOT_JUDGED, claim.verdict());
        assertEquals(Reason.Kind.SATURATED, claim.reasons().get(0).kind());
        assertEquals(2, claim.ballots().size(), "both are heard, and neither has a vote");
        assertTrue(claim.evidence().stream().allMatch(one -> one.vote() == Vote.NONE));
    }

    /** The chance level of SZT's data is the share of the larger class, which is about a half. */
    @Test
    void aRunKnowsWhatChanceIs() {
        RunResults results = run(experiment("tanh", 0.01, 2, "\"binning\""), new MemoryRecorder());
        assertTrue(results.chance() >= 0.5 && results.chance() < 0.53, "chance " + results.chance());
    }

    /** The same weights give the same findings whatever the schedule: what it left out is measured for them. */
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu"})
    void theScheduleDoesNotMatter(String activation) {
        ExperimentSettings settings = experiment(
                activation,
                0.01,
                150,
                "{ \"type\": \"binning\", \"rule\": \"idnns\" }, { \"type\": \"binning\", \"range\": \"run\" }, \"quantised\"");
        MemoryRecorder recorder = new MemoryRecorder();
        RunResults live = run(settings, recorder);
        Findings expected = Findings.of(live);
        assertTrue(expected.claims().stream().anyMatch(claim -> claim.verdict() != Verdict.NOT_JUDGED));
        for (String schedule : List.of(
                "{\"type\":\"every\",\"epochs\":1}",
                "{\"type\":\"every\",\"epochs\":1000}",
                "{\"type\":\"log\",\"points\":120}",
                "delta-exact")) {
            MeasureSettings measure = settings.measure().with(Json.parseSchedule(schedule));
            Measurement.Result measured =
                    Measurement.measure(settings, recorder.trajectory(), measure, 2, points -> {}, RunMonitor.SILENT);
            RunResults again = live.withMeasured(measure, measured.plane());
            assertEquals(expected, Findings.of(again), schedule);
        }
    }

    /** The default schedule holds every epoch that findings rest on already. */
    @Test
    void aUsualScheduleMeasuresNothingMore() {
        ExperimentSettings settings = Json.parseExperiment("""
                { "network": { "hidden": [3] }, "training": { "epochs": 60, "batchSize": 512 },
                  "measure": { "schedule": "log", "estimators": [ "binning" ] } }
                """, "test");
        assertTrue(run(settings, new MemoryRecorder()).between().isEmpty());
        ExperimentSettings coarse =
                settings.withMeasure(settings.measure().with(Json.parseSchedule("{\"type\":\"every\",\"epochs\":30}")));
        RunResults results = run(coarse, new MemoryRecorder());
        assertEquals(3 * 2, results.points().size(), "epochs 0, 30, 60 of two layers");
        assertFalse(results.between().isEmpty());
        assertTrue(results.between().stream().noneMatch(point -> point.epoch() % 30 == 0));
    }

    /** An estimator without an I(X;T) has no say about compression, and is not measured for it. */
    @Test
    void estimatorsWithoutInputInformationMeasureNothingMore() {
        ExperimentSettings settings = Json.parseExperiment("""
                { "network": { "hidden": [3] }, "training": { "epochs": 20, "batchSize": 512 },
                  "measure": { "on": "test", "schedule": { "type": "every", "epochs": 20 }, "estimators": [ "ross" ] } }
                """, "test");
        assertTrue(run(settings, new MemoryRecorder()).between().isEmpty());
    }
}
