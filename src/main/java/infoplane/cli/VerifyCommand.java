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
            "Trains and measures again from a run's experiment.json and compares, bit for bit.",
            "Says that the results are the same, or the first difference (exit code 1). The run itself is only read."
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
        boolean repeats = EnsembleFolder.holdsEnsemble(folder);
        List<Path> runs = repeats ? EnsembleFolder.repeats(folder) : List.of(folder);
        runs.forEach(VerifyCommand::refuseUnfinished);
        RunControl control = new RunControl();
        console.interrupts().onRequest(control::stop);
        Optional<String> difference = Optional.empty();
        for (Path run : runs) {
            difference = verify(run, control).map(text -> repeats ? run.getFileName() + ": " + text : text);
            if (control.stopped()) {
                console.say("Interrupted; " + folder + " is as it was");
                return ExitCode.INTERRUPTED;
            }
            if (difference.isPresent()) {
                break;
            }
        }
        return report(difference);
    }

    private static void refuseUnfinished(Path run) {
        RunStatus status = RunFolder.open(run).results().status();
        if (status != RunStatus.FINISHED) {
            throw new InvalidInputException(run + " is " + status.label()
                    + " but only a finished run can be verified; finish it with run --resume");
        }
    }

    private Optional<String> verify(Path run, RunControl control) throws IOException {
        Path again = Files.createTempDirectory("infoplane-verify");
        try {
            ExperimentSettings settings = RunFolder.open(run).settings();
            new RunSession(console, threads).run(settings, again, EnsembleFolder.repeatOf(run), false, control);
            if (control.stopped()) {
                return Optional.empty();
            }
            // both are read back, because files hold amounts to 12 decimals
            RunResults before = RunFolder.open(run).results();
            return ResultComparison.firstDifference(
                    before, RunFolder.open(again).results(), run, again);
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
