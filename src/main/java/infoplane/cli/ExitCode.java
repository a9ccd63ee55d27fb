package infoplane.cli;

/** Exit codes of the commands. Scripts rely on these values. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    static final int WRONG_INPUT = 2;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
