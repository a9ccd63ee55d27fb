package infoplane.cli;

import infoplane.config.Json;
import infoplane.config.SettingsDifference;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: trains and measures. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Trains a network and measures what its layers know. Everything goes into one folder, as it comes;",
            "Ctrl-C stops after the epoch in hand and keeps it all, and --resume goes on from there."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane run sample-configs/szt-quick.json --out runs/quick",
            "  infoplane run sample-configs/szt-tanh.json --out runs/tanh --epochs 500 --seed 7",
            "  infoplane run sample-configs/szt-tanh.json --out runs/tanh --resume"
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "CONFIG.json", description = "The experiment.")
    private Path config = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The run's folder, which must not hold another run unless --resume is given.")
    private Path out = Path.of("");

    @Option(names = "--epochs", paramLabel = "N", description = "Instead of training.epochs.")
    private @Nullable Integer epochs;

    @Option(names = "--seed", paramLabel = "N", description = "Instead of seed.")
    private @Nullable Long seed;

    @Option(names = "--repeats", paramLabel = "N", description = "Instead of repeats.")
    private @Nullable Integer repeats;

    @Option(names = "--threads", paramLabel = "N", description = "That measure beside training (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Goes on with the run in DIR; starts it if DIR holds none.")
    private boolean resume;

    @Option(names = "--json", description = "Prints the result as one JSON object.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExperimentSettings settings = settings();
        Overrides.threads(threads);
        RunControl control = new RunControl();
        console.interrupts().onRequest(control::stop);
        if (settings.repeats() > 1) {
            return repeats(settings, control);
        }
        RunResults results = run(settings, out, 0, control);
        print(results);
        return exitCode(results, out);
    }

    private ExperimentSettings settings() {
        ExperimentSettings read = Json.readExperiment(config);
        read = epochs == null ? read : Overrides.epochs(read, epochs);
        read = seed == null ? read : read.withSeed(seed);
        return repeats == null ? read : Overrides.repeats(read, repeats);
    }

    private RunResults run(ExperimentSettings settings, Path folder, int repeat, RunControl control) {
        boolean goesOn = resume && RunFolder.holdsRun(folder);
        if (goesOn) {
            RunFolder earlier = RunFolder.open(folder);
            refuseOtherSettings(settings, earlier, folder);
            if (isFinished(earlier)) {
                console.say(folder + " is finished already");
                return earlier.results();
            }
        }
        return new RunSession(console, threads).run(settings, folder, repeat, goesOn, control);
    }

    /** A run that was killed before it had written anything but its settings has no results to read. */
    private static boolean isFinished(RunFolder run) {
        return Files.exists(run.path().resolve("provenance.json"))
                && run.results().status() == RunStatus.FINISHED;
    }

    private static void refuseOtherSettings(ExperimentSettings settings, RunFolder earlier, Path folder) {
        SettingsDifference.first(earlier.settings(), settings).ifPresent(difference -> {
            throw new InvalidInputException(folder + " holds a run of other settings, which cannot go on with these: "
                    + difference + "; choose another folder, or leave the settings as they were");
        });
    }

    private int repeats(ExperimentSettings settings, RunControl control) {
        if (RunFolder.holdsRun(out)) {
            throw new InvalidInputException(out + " holds a single run; choose another folder for the repeats");
        }
        int code = ExitCode.DONE;
        for (int repeat = 0; repeat < settings.repeats() && code == ExitCode.DONE; repeat++) {
            Path folder = Repeats.folder(out, repeat);
            console.say("repeat " + (repeat + 1) + " of " + settings.repeats() + " in " + folder);
            RunResults results = run(settings, folder, repeat, control);
            print(results);
            code = exitCode(results, folder);
        }
        return code;
    }

    private void print(RunResults results) {
        if (!json) {
            console.out().print(PlaneTables.last(results));
            return;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("folder", out.toString());
        object.put("status", results.status().label());
        object.put("message", results.message());
        object.put("epochs", results.training().size() - 1);
        object.put("plane", PlaneTables.lastObjects(results));
        console.out().print(Json.write(object));
    }

    /** Says on standard error how the run ended, where it did not simply finish. */
    private int exitCode(RunResults results, Path folder) {
        int epoch = results.training().size() - 1;
        switch (results.status()) {
            case FINISHED:
                if (!results.message().isEmpty()) {
                    console.say(results.message());
                }
                console.say("done: " + folder);
                return ExitCode.DONE;
            case FAILED:
                console.say(results.message() + " Kept up to epoch " + epoch + " in " + folder);
                return ExitCode.FAILED;
            default:
                console.say("Interrupted; " + folder + " keeps epochs 0 to " + epoch
                        + " and all that was measured; the same command with --resume goes on");
                return ExitCode.INTERRUPTED;
        }
    }
}
