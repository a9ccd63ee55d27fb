package infoplane.cli;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: does the same experiment give the same results again? */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Trains and measures again from a run's experiment.json, and says whether the results are the same",
            "or what the first difference is. The run itself is only read. Exit code 1 if they differ."
        },
        footer = {"", "Example:", "  infoplane verify runs/quick"})
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "A finished run's folder.")
    private Path folder = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "That measure (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Overrides.threads(threads);
        RunFolder run = RunFolder.open(folder);
        RunResults before = run.results();
        if (before.status() != RunStatus.FINISHED) {
            throw new InvalidInputException(folder + " is " + before.status().label()
                    + " but only a finished run can be verified; finish it with run --resume");
        }
        Path again = Files.createTempDirectory("infoplane-verify");
        try {
            RunControl control = new RunControl();
            console.interrupts().onRequest(control::stop);
            ExperimentSettings settings = run.settings();
            int repeat = EnsembleFolder.repeatOf(folder);
            new RunSession(console, threads).run(settings, again, repeat, false, control);
            if (control.stopped()) {
                console.say("Interrupted; " + folder + " is as it was");
                return ExitCode.INTERRUPTED;
            }
            // read back, because files hold amounts to 12 decimals
            RunResults after = RunFolder.open(again).results();
            return report(ResultComparison.firstDifference(before, after, folder, again));
        } finally {
            delete(again);
        }
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
                            .orElse("the same: weights, training and plane"));
        }
        return difference.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
