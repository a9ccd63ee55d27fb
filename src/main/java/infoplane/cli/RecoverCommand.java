package infoplane.cli;

import infoplane.runs.Recovery;
import infoplane.runs.RunService;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recover}: saves what is right of a damaged run. */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Copies everything of a damaged run that is right to a new folder, and measures again what is missing where"
                    + " weights are kept. The run itself is only read.",
            "Says part by part what was right, made again or lost. Lost epochs are trained again by run --resume."
        },
        footer = {"", "Example:", "  infoplane recover runs/quick --out runs/saved"})
final class RecoverCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "The folder of a run or of repeats.")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder for what is right.")
    private Path out = Path.of("");

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    RecoverCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        StandardInput.refuse("--out", out, "a run needs a folder");
        console.interrupts().onRequest(() -> {}); // makes the process wait for the end of the command
        ProgressLine progress = new ProgressLine(console);
        try {
            new Recovery(new RunService(threads.number()), progress.until(console.interrupts()))
                    .recover(folder, out)
                    .forEach(part -> console.out().println(part.state() + ": " + part.what()));
        } finally {
            progress.end();
        }
        console.say("done: " + out);
        return ExitCode.DONE;
    }
}
