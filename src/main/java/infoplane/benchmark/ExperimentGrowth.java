package infoplane.benchmark;

import infoplane.core.RunMonitor;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.network.Trajectory;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.List;

/** Times whole experiments with growing numbers of epochs and of threads. Writes nothing to disk. */
public final class ExperimentGrowth {
    private static final List<Integer> EPOCHS = List.of(1000, 2000, 4000, 8000);
    private static final int ENSEMBLE_EPOCHS = 1000;

    /**
     * One timing.
     *
     * @param what name, such as {@code tanh figure}
     * @param repeats number of runs
     * @param epochs of each run
     * @param threads of all runs together
     * @param seconds wall time
     */
    public record ExperimentTime(String what, int repeats, int epochs, int threads, double seconds) {}

    private ExperimentGrowth() {}

    /**
     * Runs all timings, which takes about half a minute.
     *
     * @param threads greatest number of threads
     */
    public static List<ExperimentTime> run(int threads, RunMonitor monitor) {
        List<ExperimentTime> rows = new ArrayList<>();
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(threads);
        int steps = EPOCHS.size() + (threads > 1 ? 1 : 0) + 2 * doublings;
        ScheduleSettings delta = ExperimentBenchmark.figureSchedule();
        for (int epochs : EPOCHS) {
            monitor.checkpoint(rows.size(), steps, "whole figures of more epochs");
            rows.add(single(epochs, threads, delta, new MemoryRecorder()));
        }
        int longest = EPOCHS.get(EPOCHS.size() - 1);
        MemoryRecorder figure = new MemoryRecorder();
        ExperimentTime alone = single(longest, 1, delta, figure);
        if (threads > 1) {
            rows.add(alone);
        }
        for (int some = 1; some <= threads; some *= 2) {
            monitor.checkpoint(rows.size(), steps, "ten repeats on more threads");
            rows.add(ensemble(some));
        }
        for (int some = 1; some <= threads; some *= 2) {
            monitor.checkpoint(rows.size(), steps, "measuring again on more threads");
            rows.add(again(longest, delta, figure.trajectory(), some));
        }
        return rows;
    }

    private static ExperimentTime single(int epochs, int threads, ScheduleSettings schedule, MemoryRecorder recorder) {
        ExperimentSettings settings = ExperimentBenchmark.settings(epochs, schedule);
        double seconds = ExperimentBenchmark.seconds(
                () -> new Experiment(settings, 0, threads).run(recorder, RunListener.NONE, new RunControl()));
        return new ExperimentTime("tanh figure", 1, epochs, threads, seconds);
    }

    private static ExperimentTime ensemble(int threads) {
        return new ExperimentTime(
                "ensemble",
                ExperimentBenchmark.REPEATS,
                ENSEMBLE_EPOCHS,
                threads,
                ExperimentBenchmark.ensembleSeconds(ENSEMBLE_EPOCHS, threads));
    }

    private static ExperimentTime again(int epochs, ScheduleSettings schedule, Trajectory trajectory, int threads) {
        ExperimentSettings settings = ExperimentBenchmark.settings(epochs, schedule);
        double seconds = ExperimentBenchmark.seconds(
                () -> ExperimentBenchmark.measureAgain(settings, trajectory, ExperimentBenchmark.KDE, threads));
        return new ExperimentTime("measured again by kernels", 1, ExperimentBenchmark.AGAIN, threads, seconds);
    }
}
