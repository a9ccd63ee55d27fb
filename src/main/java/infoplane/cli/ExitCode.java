package infoplane.cli;

/** Exit codes of the commands. Scripts rely on these values. */
public final class ExitCode {
    public static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_INPUT = 2;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
