package infoplane.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.CalibrationResult.Judgement;
import infoplane.core.Information;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.Bins;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.RossSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sentence that sums an estimator up, the thresholds behind it, and what a calibration does when it cannot go on. */
class CalibrationReportTest {
    private static CalibrationReport report(List<CalibrationResult> results) {
        return new CalibrationReport(results, Map.of());
    }

    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    private static CalibrationTask task(String id, double truth, CalibrationTask.Sampler sampler) {
        return new CalibrationTask(id, "about " + id, CalibrationTask.TaskKind.CONTINUOUS_PAIR, 2, truth, sampler);
    }

    private static CalibrationResult result(String id, double truth, @Nullable Double mean, double deviation) {
        CalibrationTask task = task(id, truth, (n, random) -> Normals.pairs(n, 1, 0, 0, random));
        return new CalibrationResult(
                "e",
                task,
                10,
                4,
                4,
                mean == null ? null : Information.ofNats(mean),
                Information.ofNats(deviation),
                null,
                0,
                Set.of(),
                null,
                CalibrationResult.Warnings.NONE);
    }

    private static Judgement verdict(double truth, double mean, double deviation) {
        return result("task", truth, mean, deviation).verdict();
    }

    /**
     * Good where the 95 % interval lies within 10 % of much, 0.1 nats of little; that of four samples reaches 3.182/2 of
     * their spread to each side (Student's t of three degrees of freedom).
     */
    @Test
    void verdictsKnowMuchFromLittle() {
        assertEquals(Judgement.GOOD, verdict(4, 4.39, 0));
        assertEquals(Judgement.BIASED, verdict(4, 4.41, 0));
        assertEquals(Judgement.GOOD, verdict(0.5, 0.599, 0));
        assertEquals(Judgement.BIASED, verdict(0.5, 0.601, 0));
        assertEquals(Judgement.GOOD, verdict(1, 1.05, 0.03), "0.098 off at most");
        assertEquals(Judgement.UNDECIDED, verdict(1, 1.05, 0.033), "perhaps 0.103 off");
        assertEquals(Judgement.UNDECIDED, verdict(1, 1.15, 0.033), "perhaps 0.097 off");
        assertEquals(Judgement.BIASED, verdict(1, 1.15, 0.03), "at least 0.102 off");
        assertEquals(Judgement.UNUSABLE, verdict(0.1, 0.201, 0), "more than half of the truth");
        assertEquals(Judgement.BIASED, verdict(1.9, 1.0, 0), "more than half of the truth is seen");
        assertEquals(Judgement.UNUSABLE, verdict(1.9, 0.94, 0));
        assertEquals(Judgement.BIASED, verdict(4, 3.01, 0));
        assertEquals(Judgement.UNUSABLE, verdict(4, 2.99, 0), "1 nat is too much of whatever");
        assertEquals(Judgement.UNUSABLE, verdict(0.3, 0.3, 0.2), "right on average, and of no use");
    }

    /** In bits: 0.1386 nats are 0.20. */
    @Test
    void aVerdictSaysByHowMuch() {
        double fifth = 0.2 * Math.log(2);
        CalibrationReport one = report(List.of(result("a", 1, 1 + fifth, 0), result("b", 1, 1.0, 0)));
        assertEquals("good on 1 of 2, biased on 1 by +0.20 bits", one.verdict("e"));
        CalibrationReport two = report(List.of(
                result("a", 1, 1 + fifth, 0), result("b", 1, 1 - 3 * fifth, 0), result("c", 1, 1 + 2 * fifth, 0)));
        assertEquals("good on 0 of 3, biased on 3 by -0.60 to +0.40 bits", two.verdict("e"));
        assertEquals("good on 0 of 0", two.verdict("another"));
    }

    @Test
    void aVerdictNamesFourProblemsAndCountsTheRest() {
        List<CalibrationResult> results = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            results.add(result(id, 1, 3.0, 0));
        }
        assertEquals(
                "good on 0 of 4, unusable on 4 (a, b, c, d)", report(results).verdict("e"));
        results.add(result("f", 1, 3.0, 0));
        results.add(result("g", 1, 3.0, 0));
        assertEquals(
                "good on 0 of 6, unusable on 6 (a, b, c, d and 2 more)",
                report(results).verdict("e"));
        assertEquals(
                "good on 0 of 1, refuses 1 (h)",
                report(List.of(result("h", 1, null, 0))).verdict("e"));
    }

    /** Of growing dependence the last that is not useless says from where on it is: 1 nat, 1.44 bits. Its bias: -0.2 nats. */
    @Test
    void aVerdictSaysFromWhereAnEstimatorFails() {
        CalibrationResult weak = result("gaussian-1x1-0.5", 0.1, 0.1, 0);
        CalibrationResult middle = result("gaussian-1x1-0.9", 1, 0.8, 0);
        CalibrationResult strong = result("gaussian-1x1-0.99", 2, 0.9, 0);
        CalibrationResult stronger = result("gaussian-1x1-0.999", 3, 0.9, 0);
        CalibrationResult other = result("swiss-roll", 0.4, 0.4, 0);
        assertEquals(
                "good on 2 of 5, biased on 1 by -0.29 bits, unusable on 2 (gaussian-1x1-0.999, gaussian-1x1-0.99),"
                        + " above 1.44 bits between normal columns",
                report(List.of(stronger, weak, other, strong, middle)).verdict("e"));
        assertEquals(
                "good on 1 of 2, unusable on 1 (gaussian-1x1-0.99)",
                report(List.of(other, strong)).verdict("e"),
                "nothing to grow from");
        CalibrationResult useless = result("bimodal", 0.4, 2.0, 0);
        assertEquals(
                "good on 1 of 2, unusable on 1 (bimodal)",
                report(List.of(weak, useless)).verdict("e"),
                "not for good as dependence grows");
    }

    /** Two samples, and what the estimator says of each by itself. */
    @Test
    void summariesAreOfTheSamplesOfTheirSeeds() {
        CalibrationTask task = task("pair", 0.5, (n, random) -> Normals.pairs(n, 1, 0.8, 1, random));
        EstimatorSettings settings = Bins.equalMass(4);
        CalibrationTask.Answer first = task.estimate(settings, task.draw(300, new Seed(1)), false);
        CalibrationTask.Answer second = task.estimate(settings, task.draw(300, new Seed(2)), false);
        double one = first.information().nats();
        double two = second.information().nats();
        long start = System.nanoTime();
        CalibrationReport report = Calibration.run(
                question(List.of(Bins.equalMass(4), QuantisedSettings.defaults()), List.of(task), 300, 2),
                worker,
                RunMonitor.SILENT);
        double all = (System.nanoTime() - start) / 1e9;
        CalibrationResult result = report.of("binning:equal-mass:4").get(0);
        assertEquals(1, report.of("binning:equal-mass:4").size());
        assertEquals((one + two) / 2, nats(result.mean()), 1e-15);
        assertEquals(Math.abs(one - two) / Math.sqrt(2), nats(result.deviation()), 1e-12);
        assertEquals(
                (nats(first.standardError()) + nats(second.standardError())) / 2, nats(result.standardError()), 1e-15);
        assertEquals(0, result.refused());
        assertTrue(result.seconds() > 0 && 2 * result.seconds() < all, "one after the other");
        assertEquals("pair", task.toString());
        assertEquals("about pair", task.description());
    }

    @Test
    void refusalsAreCountedAndHaveNoError() {
        CalibrationTask task = task("pair", 0.5, (n, random) -> Normals.pairs(n, 1, 0.8, 1, random));
        CalibrationResult result = Calibration.run(
                        question(
                                List.of(new QuantisedSettings(BinningSettings.Correction.CHAO_SHEN)),
                                List.of(task),
                                50,
                                3),
                        worker,
                        RunMonitor.SILENT)
                .results()
                .get(0);
        assertEquals(3, result.refused());
        assertNull(result.standardError());
        assertNull(result.deviation());
    }

    @Test
    void hearsOfEveryEstimate() {
        TreeSet<Integer> done = new TreeSet<>();
        CalibrationTask task = task("pair", 0, (n, random) -> Normals.pairs(n, 1, 0, 0, random));
        Calibration.run(
                question(List.of(Bins.equalMass(4)), List.of(task), 50, 5), worker, (n, total, what) -> done.add(n));
        assertEquals(Set.copyOf(IntStream.rangeClosed(0, 5).boxed().toList()), done);
    }

    @Test
    void whatGoesWrongIsPassedOn() {
        IllegalArgumentException broken = new IllegalArgumentException("no such samples");
        CalibrationTask failing = task("failing", 0, (n, random) -> {
            throw broken;
        });
        assertSame(broken, assertThrows(IllegalArgumentException.class, () -> run(failing, 1, RunMonitor.SILENT)));
        CalibrationTask fatal = task("fatal", 0, (n, random) -> {
            throw new StackOverflowError("deep");
        });
        assertEquals(
                "deep",
                assertThrows(StackOverflowError.class, () -> run(fatal, 1, RunMonitor.SILENT))
                        .getMessage());
    }

    /** The one under way is interrupted, and of the 50 that wait none is begun. */
    @Test
    void leavesNothingBehindWhenItIsEnded() throws InterruptedException {
        AtomicInteger drawn = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CalibrationTask slow = task("slow", 0, (n, random) -> {
            drawn.incrementAndGet();
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException stopped) {
                throw new CancellationException("stopped");
            }
            return Normals.pairs(n, 1, 0, 0, random);
        });
        RunMonitor ending = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return begun.getCount() == 0;
            }
        };
        assertThrows(CancellationException.class, () -> run(slow, 50, ending));
        worker.shutdown();
        assertTrue(worker.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals(1, drawn.get());
    }

    @Test
    void endsWhenInterrupted() {
        CalibrationTask task = task("pair", 0, (n, random) -> Normals.pairs(n, 1, 0, 0, random));
        RunMonitor deaf = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> run(task, 3, deaf));
            assertTrue(Thread.currentThread().isInterrupted(), "who called must know too");
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void labelledProblemsAreAnswered() {
        CalibrationReport report = Calibration.run(
                question(List.of(RossSettings.defaults()), CalibrationTask.labelled(1), 60, 1),
                worker,
                RunMonitor.SILENT);
        for (CalibrationResult result : report.results()) {
            assertNotNull(result.mean(), result.task().id());
        }
    }

    private void run(CalibrationTask task, int seeds, RunMonitor monitor) {
        Calibration.run(question(List.of(Bins.equalMass(4)), List.of(task), 50, seeds), worker, monitor);
    }

    private static Calibration.Examination question(
            List<EstimatorSettings> estimators, List<CalibrationTask> tasks, int n, int seeds) {
        return new Calibration.Examination(estimators, tasks, n, seeds, seeds, false);
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }
}
