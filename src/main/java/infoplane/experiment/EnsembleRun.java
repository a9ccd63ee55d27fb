package infoplane.experiment;

import infoplane.core.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs all repeats of an experiment side by side, one on each core. The result does not depend on how many run at once. */
public final class EnsembleRun {
    private final ExperimentSettings settings;
    private final int threads;

    /** @param threads number of repeats that run at once; with fewer repeats, the other threads measure */
    public EnsembleRun(ExperimentSettings settings, int threads) {
        this.settings = settings;
        this.threads = threads;
    }

    /** Computes one repeat. */
    public interface Repeat {
        /**
         * @param repeat number of the repeat, from 0
         * @param threads number of measuring threads, at least 1
         */
        RunResults run(int repeat, int threads);
    }

    /** The number of threads for each of the runs that compute at once, at least 1. */
    public static int share(int threads, int runs) {
        return Math.max(1, threads / runs);
    }

    /**
     * Runs all repeats. Repeats whose recorder holds a checkpoint resume from it.
     *
     * @param recorders gives the recorder of each repeat; it is closed here
     * @param listeners gives the listener of each repeat
     * @param control controls all repeats together
     * @return the results in the order of repeats, including those of failed and stopped repeats
     */
    public List<RunResults> run(
            IntFunction<RunRecorder> recorders, IntFunction<RunListener> listeners, RunControl control) {
        return run(
                (repeat, own) -> {
                    try (RunRecorder recorder = recorders.apply(repeat)) {
                        return new Experiment(settings, repeat, own).run(recorder, listeners.apply(repeat), control);
                    }
                },
                control);
    }

    /**
     * Computes all repeats.
     *
     * @param one computes one of them
     * @param control is stopped if the calling thread is interrupted
     * @return the results in the order of repeats
     */
    public List<RunResults> run(Repeat one, RunControl control) {
        int atOnce = Math.min(threads, settings.repeats());
        ExecutorService pool = Executors.newFixedThreadPool(atOnce, task -> {
            Thread thread = new Thread(task, "repeat");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<RunResults>> repeats = new ArrayList<>();
            for (int repeat = 0; repeat < settings.repeats(); repeat++) {
                int index = repeat;
                repeats.add(() -> one.run(index, share(threads, atOnce)));
            }
            List<RunResults> results = new ArrayList<>();
            for (Future<RunResults> future : pool.invokeAll(repeats)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            control.stop();
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw Failures.ofAnotherThread(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
