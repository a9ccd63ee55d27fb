package infoplane.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** CPU time of the calling thread, which other programs on the machine disturb less than the clock on the wall. */
public final class CpuTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTimer() {}

    /** Median over repeats, milliseconds; the first third warms up and is not counted. */
    public static double medianMillis(int repeats, Runnable task) {
        double[] counted = sorted(repeats, task);
        return counted[counted.length / 2];
    }

    /** The tenth part quickest of the repeats: for limits, where every disturbance only adds. */
    public static double fastestMillis(int repeats, Runnable task) {
        double[] counted = sorted(repeats, task);
        return counted[counted.length / 10];
    }

    private static double[] sorted(int repeats, Runnable task) {
        double[] millis = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            long before = nanos();
            task.run();
            millis[repeat] = (nanos() - before) / 1e6;
        }
        double[] counted = Arrays.copyOfRange(millis, repeats / 3, repeats);
        Arrays.sort(counted);
        return counted;
    }

    private static long nanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
