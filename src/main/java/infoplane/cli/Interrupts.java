package infoplane.cli;

/** How a command learns that it should stop: Ctrl-C, or the system asking the process to end. */
interface Interrupts {
    /** @param stop called on another thread, once, when the user asks; at once if that has happened already */
    void onRequest(Runnable stop);

    /** Whether the user has asked. */
    boolean requested();

    /** The command has ended and has said what it had to say. */
    void finished();
}
