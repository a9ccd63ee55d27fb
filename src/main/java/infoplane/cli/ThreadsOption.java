package infoplane.cli;

import infoplane.core.Checks;
import picocli.CommandLine.Option;

/** The option that says how many threads compute. */
public final class ThreadsOption {
    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** @throws infoplane.core.InvalidInputException if no command can compute on so many */
    public int number() {
        return Overrides.named(() -> Checks.between("threads", threads, 1, 1024));
    }
}
