package infoplane.sweep;

/**
 * Lets as many runs compute at once as the memory allows, by what each says that it needs. A single run is always let in: if it
 * does not fit by itself, it says so.
 */
final class MemoryGate {
    /** Share of the heap that runs may need together, as a single run's. */
    static final double SHARE_OF_HEAP = 0.8;

    /** Of all sweeps of this process: they share its heap. */
    static final MemoryGate OF_PROCESS = new MemoryGate();

    private final long most;
    private long taken;
    private int inside;

    private MemoryGate() {
        this((long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()));
    }

    /** @param most bytes that all runs may need together */
    MemoryGate(long most) {
        this.most = most;
    }

    /** Waits until there is room. @return a pass, which gives the room back when it is closed */
    synchronized Pass enter(long bytes) throws InterruptedException {
        while (inside > 0 && taken + bytes > most) {
            wait();
        }
        taken += bytes;
        inside++;
        return new Pass(bytes);
    }

    private synchronized void leave(long bytes) {
        taken -= bytes;
        inside--;
        notifyAll();
    }

    /** The room of one run. */
    final class Pass implements AutoCloseable {
        private long bytes;
        private boolean open = true;

        private Pass(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                leave(bytes);
                bytes = 0;
            }
        }
    }
}
