package infoplane.cli;

import infoplane.config.FigureSource;
import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.figure.FigureFormat;
import infoplane.figure.file.FigureExport;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.runs.Accuracy;
import infoplane.runs.Imports;
import infoplane.runs.JointClaims;
import infoplane.runs.RunService;
import infoplane.runs.Twins;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: trains a network and measures its layers. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Trains a network and measures what its layers know.",
            "Everything goes into one folder as it comes. Ctrl-C stops after the epoch in hand and keeps it all;"
                    + " --resume goes on from there, and with more --epochs makes a finished run longer."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane run szt-quick --out runs/quick",
            "  infoplane run szt-tanh --out runs/tanh --epochs 500 --seed 7",
            "  infoplane run szt-tanh --out runs/tanh --seed 7 --resume",
            "  infoplane run my-experiment.json --out runs/mine",
            "  infoplane run szt-quantised-tanh --plain --out runs/twin",
            "  infoplane run both.pdf --take 2 --out runs/again"
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG.json",
            description =
                    "The experiment: a file, the name of a preset (see infoplane presets), a figure that was made of"
                            + " its run, or - for standard input.")
    private Path config = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The run's folder, which must not hold another run unless --resume is given.")
    private Path out = Path.of("");

    @Option(
            names = "--take",
            paramLabel = "N",
            description = "Of a figure that shows several runs, which one's experiment, from 1 (default: the first).")
    private @Nullable Integer take;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs to train, instead of training.epochs.")
    private @Nullable Integer epochs;

    @Option(names = "--seed", paramLabel = "N", description = "Seed, instead of that of the experiment.")
    private @Nullable Long seed;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Repeats with other initial weights, instead of repeats.")
    private @Nullable Integer repeats;

    @Option(
            names = "--plain",
            description = "Without the network's noise and quantisation: its twin, from the same weights and batches.")
    private boolean plain;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--resume", description = "Goes on with the run in DIR; starts it if DIR holds none.")
    private boolean resume;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        StandardInput.refuse("--out", out, "a run needs a folder");
        Request request = request();
        ExperimentSettings settings = request.settings();
        RunControl control = new RunControl();
        RunService runs = new RunService(threads.number());
        boolean resumes = resume && runs.holdsRun(out);
        if (resumes) {
            runs.prepareResume(out, settings);
        }
        if (resumes && runs.finished(out)) {
            console.say(out + " is finished already");
        }
        console.interrupts().onRequest(control::stop);
        int code = settings.repeats() > 1
                ? repeats(runs, settings, resumes, control)
                : single(runs, settings, resumes, control);
        if (code == ExitCode.DONE) {
            measureAlso(runs, request.later(), resumes);
        }
        return code;
    }

    /**
     * Measures what the training pass has not measured, so that a run rebuilt from a figure and an extended run have all
     * their points.
     */
    private void measureAlso(RunService runs, List<MeasureSettings> later, boolean resumes) {
        ProgressLine progress = new ProgressLine(console);
        RunMonitor monitor = progress.until(console.interrupts());
        Consumer<MeasureSettings> begins = measure -> {
            progress.end();
            measure.estimators()
                    .forEach(estimator -> console.say(
                            "measuring also with " + estimator.name().brief()));
        };
        try {
            runs.measureAlso(out, later, begins, monitor);
            if (resumes) {
                runs.completeLater(out, begins, monitor);
            }
        } finally {
            progress.end();
        }
    }

    /**
     * What the user asked for.
     *
     * @param settings settings of the run
     * @param later measurements to make after the run
     */
    private record Request(ExperimentSettings settings, List<MeasureSettings> later) {}

    private Request request() {
        boolean piped = StandardInput.isMeant(config);
        config = console.input().file(config);
        if (FigureFormat.isFigure(config)) {
            FigureSource.Shown run = runOfFigure();
            return new Request(overridden(run.whole()), run.rest());
        }
        if (Presets.isHiddenByFile(config)) {
            console.say(config + " is taken from the file here, not from the preset of that name");
        }
        ExperimentSettings read = piped ? Json.readExperiment(config) : Presets.presetOrFile(config);
        return new Request(overridden(read), List.of());
    }

    private ExperimentSettings overridden(ExperimentSettings asWritten) {
        ExperimentSettings read = asWritten;
        if (take != null && !FigureFormat.isFigure(config)) {
            throw new InvalidInputException("--take is " + take + " but " + PlainText.path(config)
                    + " is an experiment; only of a figure that shows several runs one can be taken");
        }
        read = epochs == null ? read : Overrides.epochs(read, epochs);
        read = seed == null ? read : read.withSeed(seed);
        read = plain ? Twins.plain(read) : read;
        return repeats == null ? read : Overrides.repeats(read, repeats);
    }

    /** The chosen run of a figure. Prints which run it is if the figure shows several. */
    private FigureSource.Shown runOfFigure() {
        String json = FigureExport.readMetadata(config)
                .orElseThrow(() -> new InvalidInputException(
                        PlainText.path(config) + " carries no experiment; figures that this program writes do"));
        FigureSource figure = FigureSource.parse(json, PlainText.path(config));
        int runs = figure.runs().size();
        int taken = take == null ? 1 : take;
        if (taken < 1 || taken > runs) {
            throw new InvalidInputException("--take is " + taken + " but " + PlainText.path(config) + " shows "
                    + (runs == 1 ? "one run" : runs + " runs: " + figure.numbered()));
        }
        if (runs > 1) {
            console.say(config + " shows " + runs + " runs: " + figure.numbered() + "; this is " + taken
                    + (take == null ? " (--take N takes another)" : ""));
        }
        return figure.runs().get(taken - 1);
    }

    private int single(RunService runs, ExperimentSettings settings, boolean resumes, RunControl control) {
        ProgressLine progress = new ProgressLine(console);
        Optional<Path> watched = resumes ? Imports.watched(out) : Optional.empty();
        watched.ifPresent(source -> console.say("watching " + PlainText.path(source)
                + " as before; it ends when a file finished appears there, or with Ctrl-C, which keeps what came"));
        RunListener listener = watched.isPresent() ? progress.byEpochs() : progress.listener();
        RunResults results;
        try {
            results = resumes
                    ? runs.run(settings, out, 0, listener, control)
                    : runs.start(settings, out, listener, control);
        } finally {
            progress.end();
        }
        print(results);
        if (watched.isPresent() && control.stopped() && results.status() == RunStatus.FINISHED) {
            console.say("Interrupted; what was measured is kept in " + out);
            return ExitCode.INTERRUPTED;
        }
        return exitCode(List.of(results));
    }

    private int repeats(RunService runs, ExperimentSettings settings, boolean resumes, RunControl control) {
        ProgressLine progress = new ProgressLine(console);
        RepeatsProgress sum = new RepeatsProgress(settings.repeats(), progress);
        List<RunResults> results;
        try {
            results = runs.runRepeats(settings, out, resumes, sum::listener, control);
        } finally {
            progress.end();
        }
        if (json) {
            console.out().print(Json.write(ensembleObject(results)));
        } else {
            console.out().print(EnsembleTables.last(results));
            console.out().print(accuracy(results));
            console.out().print(ClaimTables.text(JointClaims.of(results)));
        }
        return exitCode(results);
    }

    private Map<String, @Nullable Object> ensembleObject(List<RunResults> results) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("folder", out.toString());
        object.put(
                "status",
                results.stream().map(repeat -> repeat.status().label()).toList());
        putAccuracy(object, results);
        object.put("mean_plane", EnsembleTables.lastObjects(results));
        object.put("claims", JointClaims.of(results).objects());
        return object;
    }

    private void print(RunResults results) {
        if (!json) {
            console.out().print(PlaneTables.last(results));
            console.out().print(accuracy(List.of(results)));
            console.out().print(ClaimTables.text(JointClaims.of(List.of(results))));
            return;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("folder", out.toString());
        object.put("status", results.status().label());
        object.put("message", results.message());
        object.put("epochs", lastEpoch(results));
        putAccuracy(object, List.of(results));
        object.put("plane", PlaneTables.lastObjects(results));
        object.put("checks", PlaneTables.checkObjects(results));
        object.put("claims", JointClaims.of(List.of(results)).objects());
        console.out().print(Json.write(object));
    }

    /** A line, and one that is empty; nothing if the accuracy is unknown. */
    private String accuracy(List<RunResults> repeats) {
        String words = Accuracy.compared(out, repeats).words();
        return words.isEmpty() ? "" : words + (repeats.size() > 1 ? ", means of the repeats" : "") + "\n\n";
    }

    private void putAccuracy(Map<String, @Nullable Object> object, List<RunResults> repeats) {
        Accuracy.Compared compared = Accuracy.compared(out, repeats);
        put(object, compared.own());
        Accuracy beside = compared.twin();
        if (beside != null) {
            Map<String, @Nullable Object> twin = new LinkedHashMap<>();
            twin.put("folder", String.valueOf(compared.folder()));
            put(twin, beside);
            object.put("plain_twin", twin);
        }
    }

    private static void put(Map<String, @Nullable Object> object, Accuracy accuracy) {
        object.put("accuracy_train", Double.isNaN(accuracy.train()) ? null : Double.valueOf(accuracy.train()));
        object.put("accuracy_test", Double.isNaN(accuracy.test()) ? null : Double.valueOf(accuracy.test()));
    }

    /** Prints on standard error how the runs ended. @return the exit code */
    private int exitCode(List<RunResults> repeats) {
        for (RunStatus bad : List.of(RunStatus.FAILED, RunStatus.STOPPED)) {
            for (RunResults results : repeats) {
                if (results.status() == bad) {
                    return bad == RunStatus.FAILED ? failed(results) : interrupted(repeats);
                }
            }
        }
        repeats.stream()
                .map(RunResults::message)
                .filter(message -> !message.isEmpty())
                .distinct()
                .forEach(console::say);
        console.say("done: " + out);
        return ExitCode.DONE;
    }

    private int failed(RunResults results) {
        String what = results.message();
        boolean there = new RunService(1).holdsRun(out); // the folder may have been deleted or moved meanwhile
        console.say(
                there
                        ? what + (what.endsWith(".") ? "" : ".") + " Kept up to epoch " + lastEpoch(results) + " in "
                                + out
                        : what);
        return ExitCode.FAILED;
    }

    private int interrupted(List<RunResults> repeats) {
        String kept = repeats.size() == 1
                ? " keeps epochs 0 to " + lastEpoch(repeats.get(0))
                : " keeps every repeat as far as it came";
        console.say(
                "Interrupted; " + out + kept + " and all that was measured; the same command with --resume goes on");
        return ExitCode.INTERRUPTED;
    }

    private static int lastEpoch(RunResults results) {
        List<EpochRecord> training = results.training();
        return training.isEmpty() // imported activations have points only
                ? results.points().stream().mapToInt(PlanePoint::epoch).max().orElse(0)
                : training.get(training.size() - 1).epoch();
    }
}
