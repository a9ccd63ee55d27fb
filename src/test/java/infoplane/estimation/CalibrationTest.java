package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.RunMonitor;
import infoplane.estimation.CalibrationResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a calibration reports. */
class CalibrationTest {
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    /** Counting is right for a binary channel: bias below the spread, which is that of counts, √(Σ p ln²(..) − I²)/√n. */
    @Test
    void exactCountingIsGoodOnDiscreteData() {
        CalibrationReport report = run(QuantisedSettings.defaults(), task("binary-channel"), 2000, 20);
        CalibrationResult result = report.results().get(0);
        assertEquals(Verdict.GOOD, result.verdict());
        assertEquals(0, Objects.requireNonNull(result.bias()).nats(), 0.01);
        double truth = result.task().truth().nats();
        double second = 0.9 * Math.pow(Math.log(1.8), 2) + 0.1 * Math.pow(Math.log(0.2), 2);
        double spread = Math.sqrt((second - truth * truth) / 2000);
        assertEquals(spread, Objects.requireNonNull(result.deviation()).nats(), 0.5 * spread);
        assertEquals(20, result.estimates());
        assertEquals("good on 1 of 1", report.verdict("quantised"));
    }

    /** Continuous rows all differ, so counting says ln n whatever the truth, and says that it is saturated. */
    @Test
    void exactCountingIsUnusableOnContinuousData() {
        CalibrationReport report = run(QuantisedSettings.defaults(), task("independent-1x1"), 200, 2);
        CalibrationResult result = report.results().get(0);
        assertEquals(Verdict.UNUSABLE, result.verdict());
        assertEquals(Math.log(200), Objects.requireNonNull(result.mean()).nats(), 1e-9);
        assertTrue(result.flags().contains(EstimateFlag.SATURATED));
        assertEquals("good on 0 of 1, unusable on 1 (independent-1x1)", report.verdict("quantised"));
    }

    @Test
    void aRefusalIsReportedWithItsReason() {
        QuantisedSettings refusing = new QuantisedSettings(BinningSettings.Correction.CHAO_SHEN);
        CalibrationResult result =
                run(refusing, task("independent-1x1"), 100, 2).results().get(0);
        assertEquals(Verdict.REFUSED, result.verdict());
        assertNull(result.mean());
        assertNull(result.bias());
        assertTrue(assertNotNullText(result.refusal()).contains("chao-shen"));
    }

    /** More threads change neither the values nor their order. */
    @Test
    void threadsDoNotMatter() {
        List<EstimatorSettings> estimators = List.of(Bins.equalMass(5), QuantisedSettings.defaults());
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            CalibrationReport alone =
                    Calibration.run(question(estimators, CalibrationTask.labelled(2), 100, 3), one, RunMonitor.SILENT);
            CalibrationReport together = Calibration.run(
                    question(estimators, CalibrationTask.labelled(2), 100, 3), workers, RunMonitor.SILENT);
            assertEquals(14, alone.results().size());
            for (int i = 0; i < 14; i++) {
                assertEquals(
                        alone.results().get(i).mean(), together.results().get(i).mean());
                assertEquals(
                        alone.results().get(i).estimator(),
                        together.results().get(i).estimator());
            }
            assertEquals(List.of("binning:equal-mass:5", "quantised"), alone.estimators());
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void reportsProgressAndEndsWhenAsked() {
        List<Integer> done = new ArrayList<>();
        Calibration.run(
                question(List.of(Bins.equalMass(5)), CalibrationTask.labelled(1), 50, 2), workers, (n, total, what) -> {
                    done.add(n);
                    assertEquals(14, total);
                });
        assertEquals(14, done.get(done.size() - 1));
        RunMonitor stopping = new RunMonitor() {
            @Override
            public void progressed(int n, int total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> Calibration.run(
                        question(List.of(Bins.equalMass(5)), CalibrationTask.labelled(1), 50, 2), workers, stopping));
    }

    /** Good within 0.05 nats or 5 %; of no use beyond 0.2 nats and half the truth, error and spread together. */
    @Test
    void verdictsFollowBiasAndSpread() {
        CalibrationTask one = new CalibrationTask(
                "one-nat",
                "",
                CalibrationTask.Kind.CONTINUOUS_PAIR,
                2,
                1,
                (n, random) -> Normals.pairs(n, 1, 0, 0, random));
        assertEquals(Verdict.GOOD, verdict(one, 1.049, 0));
        assertEquals(Verdict.BIASED, verdict(one, 1.06, 0));
        assertEquals(Verdict.GOOD, verdict(one, 1.06, 0.02)); // four samples: the mean is certain to 0.02
        assertEquals(Verdict.BIASED, verdict(one, 0.6, 0));
        assertEquals(Verdict.UNUSABLE, verdict(one, 0.49, 0));
        assertEquals(Verdict.UNUSABLE, verdict(one, 1, 0.51));
        assertEquals(Verdict.UNUSABLE, verdict(one, Double.NaN, 0));
    }

    private static Verdict verdict(CalibrationTask task, double mean, double deviation) {
        return new CalibrationResult(
                        "e",
                        task,
                        10,
                        4,
                        4,
                        Information.ofNats(mean),
                        Information.ofNats(deviation),
                        null,
                        0,
                        Set.of(),
                        null,
                        CalibrationResult.Warnings.NONE)
                .verdict();
    }

    private CalibrationReport run(EstimatorSettings estimator, CalibrationTask task, int n, int seeds) {
        return Calibration.run(question(List.of(estimator), List.of(task), n, seeds), workers, RunMonitor.SILENT);
    }

    private static Calibration.Question question(
            List<EstimatorSettings> estimators, List<CalibrationTask> tasks, int n, int seeds) {
        return new Calibration.Question(estimators, tasks, n, seeds, seeds, false);
    }

    private static CalibrationTask task(String id) {
        return CalibrationTask.all(1).stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String assertNotNullText(@Nullable String text) {
        assertNotNull(text);
        return Objects.requireNonNull(text);
    }
}
