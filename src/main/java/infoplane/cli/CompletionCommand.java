package infoplane.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code completion}: prints the completion script of the shell, or the manual page, made from the commands themselves. */
@Command(
        name = "completion",
        hidden = true,
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Prints a script by which bash and zsh complete commands and options, or the manual page.",
        footer = {
            "",
            "Examples:",
            "  infoplane completion > ~/.local/share/bash-completion/completions/infoplane",
            "  infoplane completion --man > infoplane.1"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--man", description = "Prints the manual page in the format of man.")
    private boolean man;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine program = Objects.requireNonNull(spec).root().commandLine();
        String name = program.getCommandName();
        console.out().print(man ? ManualPage.of(program) : AutoComplete.bash(name, program));
        return ExitCode.DONE;
    }
}
