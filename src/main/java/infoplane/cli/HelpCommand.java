package infoplane.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: prints the help of a command, or of the program. */
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Prints the help of a command, as COMMAND --help does.",
        footer = {"", "Example:", "  infoplane help run"})
final class HelpCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "Which (default: the program).")
    private @Nullable String name;

    HelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine program = java.util.Objects.requireNonNull(spec).root().commandLine();
        CommandLine asked = name == null ? program : program.getSubcommands().get(name);
        if (asked == null) {
            throw new CommandLine.UnmatchedArgumentException(program, List.of(String.valueOf(name)));
        }
        asked.usage(console.out());
        return ExitCode.DONE;
    }
}
