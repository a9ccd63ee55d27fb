package infoplane.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.CalibrationResult.Judgement;
import infoplane.core.RunMonitor;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.Bins;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KsgSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.RossSettings;
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
        assertEquals(Judgement.GOOD, result.verdict());
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
        assertEquals(Judgement.UNUSABLE, result.verdict());
        assertEquals(Math.log(200), Objects.requireNonNull(result.mean()).nats(), 1e-9);
        assertTrue(result.flags().contains(EstimateFlag.SATURATED));
        assertEquals("good on 0 of 1, unusable on 1 (independent-1x1)", report.verdict("quantised"));
    }

    @Test
    void aRefusalIsReportedWithItsReason() {
        QuantisedSettings refusing = new QuantisedSettings(BinningSettings.Correction.CHAO_SHEN);
        CalibrationResult result =
                run(refusing, task("independent-1x1"), 100, 2).results().get(0);
        assertEquals(Judgement.REFUSED, result.verdict());
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

    /** As many samples again are drawn of what stands out, and no more of what is decided. */
    @Test
    void moreSamplesAreDrawnWhereAVerdictStandsOut() {
        Calibration.Examination question = new Calibration.Examination(
                List.of(RossSettings.defaults()), CalibrationTask.labelled(1).subList(0, 4), 60, 2, 40, false);
        CalibrationReport report = Calibration.run(question, workers, RunMonitor.SILENT);
        for (CalibrationResult result : report.results()) {
            boolean decided = result.verdict() != Judgement.UNDECIDED;
            assertTrue(decided || result.samples() == 40, result.task().id());
            assertTrue(Set.of(2, 4, 8, 16, 32, 40).contains(result.samples()), "as many again");
        }
        assertTrue(report.results().stream().anyMatch(result -> result.samples() > 2), "two never decide all four");
    }

    /**
     * At five pairs of ρ = 0.9 ksg gives some 60 % of the truth (science, section 10), and says so when it is held against
     * twins; of nothing it says nothing.
     */
    @Test
    void wrongEstimatesWithAndWithoutAWarningAreCounted() {
        Calibration.Examination question = new Calibration.Examination(
                List.of(KsgSettings.defaults()),
                CalibrationTask.all(5).stream()
                        .filter(task ->
                                Set.of("gaussian-5x5-0.9", "independent-5x5").contains(task.id()))
                        .toList(),
                300,
                2,
                2,
                true);
        CalibrationResult.Warnings count =
                Calibration.run(question, workers, RunMonitor.SILENT).warnings("ksg:1:4");
        assertEquals(new CalibrationResult.Warnings(2, 0, 2, 0), count);
    }

    private CalibrationReport run(EstimatorSettings estimator, CalibrationTask task, int n, int seeds) {
        return Calibration.run(question(List.of(estimator), List.of(task), n, seeds), workers, RunMonitor.SILENT);
    }

    private static Calibration.Examination question(
            List<EstimatorSettings> estimators, List<CalibrationTask> tasks, int n, int seeds) {
        return new Calibration.Examination(estimators, tasks, n, seeds, seeds, false);
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
