package infoplane.calibration;

import infoplane.core.Checks;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Failures;
import infoplane.core.Information;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.estimation.Deviation;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.EstimatorSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs estimators on problems whose information is known. */
public final class Calibration {
    private static final long POLL_MILLISECONDS = 100;

    private Calibration() {}

    /**
     * Which estimators are examined on which problems, and how.
     *
     * @param estimators each examined on all problems
     * @param n observations per sample, at least 2
     * @param seeds first number of samples per problem, at least 1; every estimator gets the same samples
     * @param mostSeeds while a verdict is undecided, the number of samples doubles, up to this number
     * @param warnings whether every estimate is compared with twins of its data (see {@link SelfChecks})
     */
    public record Examination(
            List<? extends EstimatorSettings> estimators,
            List<CalibrationTask> tasks,
            int n,
            int seeds,
            int mostSeeds,
            boolean warnings) {
        public Examination {
            estimators = List.copyOf(estimators);
            tasks = List.copyOf(tasks);
            Checks.atLeast("n", n, 2);
            Checks.atLeast("seeds", seeds, 1);
            Checks.atLeast("mostSeeds", mostSeeds, seeds);
        }

        private Map<String, EstimatorName> names() {
            return estimators.stream()
                    .collect(Collectors.toMap(EstimatorSettings::id, EstimatorSettings::name, (one, alike) -> one));
        }
    }

    /** The attempts of one estimator at one problem that were submitted so far. */
    private record Row(EstimatorSettings settings, CalibrationTask task, List<Future<Attempt>> attempts) {
        void submit(Examination question, int seeds, ExecutorService workers) {
            for (int seed = attempts.size() + 1; seed <= seeds; seed++) {
                Seed drawn = new Seed(seed);
                attempts.add(workers.submit(() -> attempt(settings, task, question, drawn)));
            }
        }
    }

    /**
     * @param workers compute the estimates; stay open
     * @param monitor hears of every estimate, on the calling thread, and may cancel
     * @throws CancellationException if the monitor cancels
     */
    public static CalibrationReport run(Examination question, ExecutorService workers, RunMonitor monitor) {
        List<Row> rows = question.estimators().stream()
                .flatMap(settings -> question.tasks().stream().map(task -> new Row(settings, task, new ArrayList<>())))
                .toList();
        try {
            rows.forEach(row -> row.submit(question, question.seeds(), workers));
            List<CalibrationResult> results = collect(rows, question.n(), monitor);
            for (int seeds = question.seeds(); seeds < question.mostSeeds(); ) {
                seeds = Math.min(2 * seeds, question.mostSeeds());
                int more = seeds;
                List<CalibrationResult> known = results;
                IntStream.range(0, rows.size())
                        .filter(row -> known.get(row).verdict() == CalibrationResult.Judgement.UNDECIDED)
                        .forEach(row -> rows.get(row).submit(question, more, workers));
                results = collect(rows, question.n(), monitor);
            }
            return new CalibrationReport(results, question.names());
        } finally {
            List<Future<Attempt>> attempts =
                    rows.stream().flatMap(row -> row.attempts().stream()).toList();
            // from the last to the first: cancelling a running attempt first would let a worker begin a waiting one
            for (int last = attempts.size() - 1; last >= 0; last--) {
                attempts.get(last).cancel(true);
            }
        }
    }

    private static List<CalibrationResult> collect(List<Row> rows, int n, RunMonitor monitor) {
        int total = rows.stream().mapToInt(row -> row.attempts().size()).sum();
        List<CalibrationResult> results = new ArrayList<>();
        int done = 0;
        for (Row row : rows) {
            String what = row.settings().name().enclosed() + " on " + row.task().id();
            List<Attempt> ofTask = new ArrayList<>();
            for (Future<Attempt> attempt : row.attempts()) {
                ofTask.add(await(attempt, done, total, what, monitor));
                done++;
            }
            results.add(summary(row.settings().id(), row.task(), n, ofTask));
        }
        monitor.checkpoint(done, total, "calibrated");
        return results;
    }

    private static Attempt attempt(EstimatorSettings settings, CalibrationTask task, Examination question, Seed seed) {
        CalibrationTask.Drawn drawn = task.draw(question.n(), seed);
        long start = System.nanoTime();
        try {
            CalibrationTask.Answer answer = task.estimate(settings, drawn, question.warnings());
            return new Attempt(answer.information(), answer.standardError(), answer.flags(), seconds(start), null);
        } catch (EstimationRefusedException | RunFailedException noAnswer) {
            return new Attempt(null, null, Set.of(), seconds(start), noAnswer.getMessage());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Waits for an attempt and polls the monitor meanwhile, because a single estimate may take minutes. */
    private static Attempt await(Future<Attempt> attempt, int done, int total, String what, RunMonitor monitor) {
        while (true) {
            monitor.checkpoint(done, total, what);
            try {
                return attempt.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillAtWork) {
                continue;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CancellationException(what);
            } catch (ExecutionException failed) {
                throw Failures.ofAnotherThread(failed);
            }
        }
    }

    private static CalibrationResult summary(String estimator, CalibrationTask task, int n, List<Attempt> attempts) {
        double[] nats = nats(attempts, Attempt::information);
        double[] errors = nats(attempts, Attempt::standardError);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        attempts.forEach(attempt -> flags.addAll(attempt.flags()));
        Information mean = nats.length == 0 ? null : Information.ofNats(mean(nats));
        return new CalibrationResult(
                estimator,
                task,
                n,
                attempts.size(),
                nats.length,
                mean,
                nats.length < 2 ? null : Information.ofNats(Deviation.of(nats)),
                errors.length == 0 || errors.length < nats.length ? null : Information.ofNats(mean(errors)),
                attempts.stream().mapToDouble(Attempt::seconds).average().orElse(0),
                flags,
                attempts.stream()
                        .map(Attempt::refusal)
                        .filter(refusal -> refusal != null)
                        .findFirst()
                        .orElse(null),
                attempts.stream()
                        .flatMap(attempt -> Stream.ofNullable(attempt.warnings(task.truth())))
                        .reduce(CalibrationResult.Warnings.NONE, CalibrationResult.Warnings::plus));
    }

    private static double[] nats(List<Attempt> attempts, Function<Attempt, @Nullable Information> amount) {
        return attempts.stream()
                .flatMap(attempt -> Stream.ofNullable(amount.apply(attempt)))
                .mapToDouble(Information::nats)
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private record Attempt(
            @Nullable Information information,
            @Nullable Information standardError,
            Set<EstimateFlag> flags,
            double seconds,
            @Nullable String refusal) {
        CalibrationResult.@Nullable Warnings warnings(Information truth) {
            return information == null
                    ? null
                    : CalibrationResult.Warnings.of(
                            information.nats(), truth.nats(), flags.stream().anyMatch(flag -> !flag.informs()));
        }
    }
}
