package infoplane.cli;

/** Tells a command to stop: the user presses Ctrl-C, or the system ends the process. */
public interface Interrupts {
    /** @param stop runs once, on another thread, when the command should stop; runs at once if that was requested before */
    void onRequest(Runnable stop);

    /** Whether the command should stop. */
    boolean requested();

    /** The command calls this at its end, after its last output. */
    void finished();
}
