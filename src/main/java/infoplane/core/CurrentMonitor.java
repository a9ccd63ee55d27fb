package infoplane.core;

/** The monitor of each thread. */
final class CurrentMonitor {
    private static final ThreadLocal<RunMonitor> CURRENT = ThreadLocal.withInitial(() -> RunMonitor.SILENT);

    private CurrentMonitor() {}

    static RunMonitor get() {
        return CURRENT.get();
    }

    static void during(RunMonitor monitor, Runnable work) {
        RunMonitor before = CURRENT.get();
        CURRENT.set(monitor);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
    }
}
