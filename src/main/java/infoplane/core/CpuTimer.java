package infoplane.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** CPU time of the calling thread, which other programs on the machine disturb less than the clock on the wall. */
public final class CpuTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTimer() {}

    /** CPU time of this process since its start, all its threads together; 0 where the system does not say. */
    public static Duration ofProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Time on the wall since this process was started; 0 where the system does not say. */
    public static Duration sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }

    /** Median over repeats, milliseconds; the first third warms up and is not counted. */
    public static double medianMillis(int repeats, Runnable task) {
        double[] counted = sorted(repeats, task);
        return counted[counted.length / 2];
    }

    /**
     * Medians over repeats of tasks that take turns for some seconds, milliseconds; the first third of the turns warms
     * up. A core shared with another machine is slower by half for spells of about half a second, and a task that had its
     * repeats in one go might have them all in such a spell.
     *
     * @param repeats of each task in one turn
     */
    public static double[] mediansInTurns(int turns, int[] repeats, Runnable... tasks) {
        double[][] millis = new double[tasks.length][];
        for (int task = 0; task < tasks.length; task++) {
            millis[task] = new double[turns * repeats[task]];
        }
        for (int turn = 0; turn < turns; turn++) {
            for (int task = 0; task < tasks.length; task++) {
                time(tasks[task], millis[task], turn * repeats[task], (turn + 1) * repeats[task]);
            }
        }
        return Arrays.stream(millis)
                .mapToDouble(ofTask -> {
                    double[] counted = sortedAfterWarmUp(ofTask);
                    return counted[counted.length / 2];
                })
                .toArray();
    }

    /** The tenth part quickest of the repeats: for limits, where every disturbance only adds. */
    public static double fastestMillis(int repeats, Runnable task) {
        double[] counted = sorted(repeats, task);
        return counted[counted.length / 10];
    }

    private static double[] sorted(int repeats, Runnable task) {
        double[] millis = new double[repeats];
        time(task, millis, 0, repeats);
        return sortedAfterWarmUp(millis);
    }

    private static void time(Runnable task, double[] millis, int from, int to) {
        for (int repeat = from; repeat < to; repeat++) {
            long before = nanos();
            task.run();
            millis[repeat] = (nanos() - before) / 1e6;
        }
    }

    private static double[] sortedAfterWarmUp(double[] millis) {
        double[] counted = Arrays.copyOfRange(millis, millis.length / 3, millis.length);
        Arrays.sort(counted);
        return counted;
    }

    private static long nanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
