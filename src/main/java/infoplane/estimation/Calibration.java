package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Information;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs estimators on problems with known answers. */
public final class Calibration {
    private static final long ASK_EVERY_MILLISECONDS = 100;

    private Calibration() {}

    /**
     * @param n observations in a sample, at least 2
     * @param seeds samples of each problem, at least 1; the same samples for every estimator
     * @param workers compute the estimates; stays open
     * @param monitor hears of every estimate, on this thread, and may end it
     * @throws CancellationException if the monitor says so
     */
    public static CalibrationReport run(
            List<? extends EstimatorSettings> estimators,
            List<CalibrationTask> tasks,
            int n,
            int seeds,
            ExecutorService workers,
            RunMonitor monitor) {
        Checks.atLeast("n", n, 2);
        Checks.atLeast("seeds", seeds, 1);
        List<Future<Attempt>> attempts = new ArrayList<>();
        try {
            for (EstimatorSettings settings : estimators) {
                for (CalibrationTask task : tasks) {
                    for (int seed = 1; seed <= seeds; seed++) {
                        Seed drawn = new Seed(seed);
                        attempts.add(workers.submit(() -> attempt(settings, task, n, drawn)));
                    }
                }
            }
            return new CalibrationReport(collect(estimators, tasks, n, seeds, attempts, monitor));
        } finally {
            for (int last = attempts.size() - 1;
                    last >= 0;
                    last--) { // those that wait first, or one of them is begun yet
                attempts.get(last).cancel(true);
            }
        }
    }

    private static List<CalibrationResult> collect(
            List<? extends EstimatorSettings> estimators,
            List<CalibrationTask> tasks,
            int n,
            int seeds,
            List<Future<Attempt>> attempts,
            RunMonitor monitor) {
        List<CalibrationResult> results = new ArrayList<>();
        int done = 0;
        for (EstimatorSettings settings : estimators) {
            for (CalibrationTask task : tasks) {
                List<Attempt> ofTask = new ArrayList<>();
                for (int seed = 0; seed < seeds; seed++) {
                    ofTask.add(await(
                            attempts.get(done), done, attempts.size(), settings.id() + " on " + task.id(), monitor));
                    done++;
                }
                results.add(summary(settings.id(), task, n, ofTask));
            }
        }
        monitor.checkpoint(done, attempts.size(), "calibrated");
        return results;
    }

    private static Attempt attempt(EstimatorSettings settings, CalibrationTask task, int n, Seed seed) {
        CalibrationTask.Drawn drawn = task.draw(n, seed);
        long start = System.nanoTime();
        try {
            CalibrationTask.Answer answer = task.ask(settings.estimator(), drawn);
            return new Attempt(answer.information(), answer.standardError(), answer.flags(), seconds(start), null);
        } catch (EstimationRefusedException | RunFailedException noAnswer) {
            return new Attempt(null, null, Set.of(), seconds(start), noAnswer.getMessage());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Asks the monitor again and again, because a single estimate may take minutes. */
    private static Attempt await(Future<Attempt> attempt, int done, int total, String what, RunMonitor monitor) {
        while (true) {
            monitor.checkpoint(done, total, what);
            try {
                return attempt.get(ASK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillAtWork) {
                continue;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CancellationException(what);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
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
                nats.length < 2 ? null : Information.ofNats(deviation(nats)),
                errors.length == 0 || errors.length < nats.length ? null : Information.ofNats(mean(errors)),
                attempts.stream().mapToDouble(Attempt::seconds).average().orElse(0),
                flags,
                attempts.stream()
                        .map(Attempt::refusal)
                        .filter(refusal -> refusal != null)
                        .findFirst()
                        .orElse(null));
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

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    private record Attempt(
            @Nullable Information information,
            @Nullable Information standardError,
            Set<EstimateFlag> flags,
            double seconds,
            @Nullable String refusal) {}
}
