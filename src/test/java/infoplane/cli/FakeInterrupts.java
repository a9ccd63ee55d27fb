package infoplane.cli;

import org.jspecify.annotations.Nullable;

/** Interrupts that a test makes. */
final class FakeInterrupts implements Interrupts {
    private @Nullable Runnable stop;
    private boolean requested;

    @Override
    public synchronized void onRequest(Runnable action) {
        stop = action;
        if (requested) {
            action.run();
        }
    }

    @Override
    public synchronized boolean requested() {
        return requested;
    }

    @Override
    public void finished() {}

    /** As if the user pressed Ctrl-C. */
    synchronized void request() {
        requested = true;
        if (stop != null) {
            stop.run();
        }
    }
}
