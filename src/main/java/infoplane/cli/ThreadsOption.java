package infoplane.cli;

import infoplane.core.Checks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how many threads compute. */
public final class ThreadsOption {
    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute (default: one per core).")
    private @Nullable Integer threads;

    /** @throws infoplane.core.InvalidInputException if no command can compute on so many */
    public int number() {
        return orElse(Runtime.getRuntime().availableProcessors());
    }

    /** The number that was given, or another one where none was. */
    public int orElse(int usual) {
        int number = threads == null ? usual : threads;
        return threads == null ? usual : Overrides.named(() -> Checks.between("threads", number, 1, 1024));
    }
}
