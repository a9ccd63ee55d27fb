package infoplane.cli;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Layer;
import infoplane.measuring.PlanePoint;
import infoplane.runs.ImportPreview;
import infoplane.runs.ImportRequest;
import infoplane.runs.Imports;
import infoplane.runs.JointClaims;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: makes a run of activations, or of dense weights, that another program wrote. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Makes a run of activations, or of dense weights, that another program wrote (PyTorch, Keras, MATLAB).",
            "SOURCE is a folder with epoch_000123/NAME.npy or epoch_000123.npz (.h5, .safetensors) an epoch, or one file:"
                    + " HDF5 with a group an epoch, or a single epoch. y.npy and X.npy there are labels and inputs."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane import acts --out runs/mine --estimator kde",
            "  infoplane import acts --out runs/mine --watch",
            "  infoplane import states --weights --out runs/net",
            "  infoplane import acts"
        })
final class ImportCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1 << 20;

    private final Console console;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "A folder of epochs, or a file of arrays.")
    private Path source = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "RUN_DIR",
            description = "A new folder for the run. Without it, says what is recognised and changes nothing.")
    private @Nullable Path out;

    @Option(
            names = "--weights",
            description =
                    "SOURCE holds weights: a file of W1,b1,… or a PyTorch state an epoch, network.json, X.npy, y.npy.")
    private boolean weights;

    @Option(
            names = "--labels",
            paramLabel = "F",
            description = "The labels: class numbers, one-hot rows, or texts (default: what SOURCE says).")
    private @Nullable Path labels;

    @Option(names = "--inputs", paramLabel = "F", description = "The inputs (default: what SOURCE says).")
    private @Nullable Path inputs;

    @Option(
            names = "--layers",
            paramLabel = "A,B",
            split = ",",
            description = "Names of the layers, first to last (default: all, in natural order of their names).")
    private List<String> layers = new ArrayList<>();

    @Option(
            names = "--estimator",
            paramLabel = "E",
            converter = Converters.EstimatorConverter.class,
            completionCandidates = Converters.EstimatorNames.class,
            description =
                    "A type name (${COMPLETION-CANDIDATES}) or a JSON object; may be given several times (default:"
                            + " binning).")
    private List<EstimatorSettings> estimators = new ArrayList<>();

    @Option(
            names = "--schedule",
            paramLabel = "S",
            converter = Converters.Schedule.class,
            completionCandidates = Converters.ScheduleNames.class,
            description =
                    "A type name (${COMPLETION-CANDIDATES}) or a JSON object (default: every epoch, or about 400 of"
                            + " more).")
    private @Nullable ScheduleSettings schedule;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Measures N rows, the same at every epoch, with the classes in their shares (default: all)."
                    + " I(X;T) is then at most log2 N bits.")
    private @Nullable Integer rows;

    @Option(names = "--copy", description = "Copies SOURCE into the run's folder.")
    private boolean copy;

    @Option(
            names = "--watch",
            description = "Goes on as new epochs appear, until a file named finished appears in SOURCE, or Ctrl-C.")
    private boolean watch;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        String needed = "the run reads it again whenever it is measured, so it needs a place";
        StandardInput.refuse("SOURCE", source, needed);
        StandardInput.refuse("--labels", labels, needed);
        StandardInput.refuse("--inputs", inputs, needed);
        StandardInput.refuse("--out", out, "a run needs a folder");
        ImportRequest request = new ImportRequest(
                source,
                weights,
                Optional.ofNullable(labels),
                Optional.ofNullable(inputs),
                layers,
                estimators,
                Optional.ofNullable(schedule),
                rows == null ? OptionalInt.empty() : OptionalInt.of(rows),
                copy);
        if (out == null) {
            return preview(request);
        }
        RunControl control = new RunControl();
        console.interrupts().onRequest(control::stop);
        ProgressLine progress = new ProgressLine(console);
        RunResults results;
        try {
            results = new Imports(threads.number())
                    .run(
                            request,
                            out,
                            watch,
                            watch ? progress.byEpochs() : progress.listener(),
                            control,
                            notice -> console.say(notice));
        } finally {
            progress.end();
        }
        return report(results, out, control);
    }

    private int preview(ImportRequest request) {
        if (watch || copy || !estimators.isEmpty() || schedule != null) {
            throw new InvalidInputException("--out is missing: the folder of the run");
        }
        ProgressLine progress = new ProgressLine(console);
        ImportPreview found;
        try {
            found = new Imports(threads.number()).preview(request, progress.until(console.interrupts()));
        } finally {
            progress.end();
        }
        found.notices().forEach(console::say);
        if (json) {
            console.out().print(Json.write(object(found)));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("layer", "units", "range");
        for (Layer layer : found.layers()) {
            table.add(
                    layer.name(),
                    Integer.toString(layer.width()),
                    layer.range()
                            .map(range -> range.lower() + " to " + range.upper())
                            .orElse("from the data"));
        }
        List<Integer> epochs = found.epochs();
        console.out().print(table);
        console.out()
                .println(epochs.size() + " epochs, " + epochs.get(0) + " to " + epochs.get(epochs.size() - 1) + "; "
                        + found.rows() + " rows, " + found.classNames().size() + " classes, "
                        + (found.hasInputs() ? "with inputs" : "no inputs") + "; about "
                        + Math.max(1, Math.round(found.threadBytes() / MEBIBYTE)) + " MiB a measuring thread");
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> object(ImportPreview found) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", found.weights() ? "weights" : "activations");
        object.put(
                "layers",
                found.layers().stream()
                        .map(layer -> Map.of("name", layer.name(), "width", layer.width()))
                        .toList());
        object.put("epochs", found.epochs());
        object.put("n", found.rows());
        object.put("classes", found.classNames());
        object.put("inputs", found.hasInputs());
        object.put("bytes_a_thread", found.threadBytes());
        object.put("notices", found.notices());
        return object;
    }

    private int report(RunResults results, Path folder, RunControl control) {
        if (results.status() == RunStatus.FAILED) {
            throw new RunFailedException(results.message());
        }
        JointClaims claims = JointClaims.of(List.of(results));
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("folder", folder.toString());
            object.put("status", results.status().label());
            object.put(
                    "epochs",
                    results.points().stream().map(PlanePoint::epoch).distinct().count());
            object.put("plane", PlaneTables.lastObjects(results));
            object.put("checks", PlaneTables.checkObjects(results));
            object.put("claims", claims.objects());
            console.out().print(Json.write(object));
        } else {
            console.out().print(PlaneTables.last(results));
            console.out().print(ClaimTables.text(claims));
        }
        if (!results.message().isEmpty()) {
            console.say(results.message());
        }
        if (control.stopped()) {
            console.say("Interrupted; what was measured is kept in " + folder);
            return ExitCode.INTERRUPTED;
        }
        console.say("done: " + folder);
        return ExitCode.DONE;
    }
}
