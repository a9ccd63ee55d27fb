package infoplane.cli;

import infoplane.config.Json;
import infoplane.experiment.RunControl;
import infoplane.runs.Imports;
import infoplane.runs.RunService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: checks that the same experiment gives the same results again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Trains and measures again from a run's experiment.json and compares, bit for bit.",
            "An imported run is measured again from its source.",
            "Says that the results are the same, or the first difference (exit code 1). The run itself is only read."
        },
        footer = {"", "Example:", "  infoplane verify runs/quick"})
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "A finished run's folder.")
    private Path folder = Path.of("");

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        RunControl control = new RunControl();
        console.interrupts().onRequest(control::stop);
        ProgressLine progress = new ProgressLine(console);
        Optional<String> difference;
        try {
            difference = new RunService(threads.number()).verify(folder, progress.listener(), control);
        } finally {
            progress.end();
        }
        if (control.stopped()) {
            console.say("Interrupted; " + folder + " is as it was");
            return ExitCode.INTERRUPTED;
        }
        if (!new RunService(threads.number()).hasChecksums(folder)) {
            console.say(folder + " has no manifest.json, so its files were not checked themselves: an older version"
                    + " wrote it");
        }
        return report(difference);
    }

    private int report(Optional<String> difference) {
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("folder", folder.toString());
            object.put("same", difference.isEmpty());
            object.put("first_difference", difference.orElse(null));
            console.out().print(Json.write(object));
        } else {
            console.out()
                    .println(difference
                            .map(text -> "different: " + text)
                            .orElse(
                                    Imports.isImported(folder)
                                            ? "the same: source and plane"
                                            : "the same: weights, training and plane"));
        }
        return difference.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
