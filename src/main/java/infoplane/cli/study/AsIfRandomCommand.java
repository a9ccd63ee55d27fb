package infoplane.cli.study;

import infoplane.cli.Bits;
import infoplane.cli.Console;
import infoplane.cli.Converters;
import infoplane.cli.ExitCode;
import infoplane.cli.FigureCommand;
import infoplane.cli.FigureTarget;
import infoplane.cli.ProgressLine;
import infoplane.cli.TextTable;
import infoplane.cli.ThreadsOption;
import infoplane.cli.VersionText;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.ChartView;
import infoplane.findings.Claim;
import infoplane.findings.ClaimKind;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.Layer;
import infoplane.measuring.MixtureFall;
import infoplane.measuring.MixtureKind;
import infoplane.measuring.MixturePoint;
import infoplane.runs.AsIfRandomRequest;
import infoplane.runs.AsIfRandomRuns;
import infoplane.runs.AsIfRandomRuns.MixedRun;
import infoplane.runs.JointClaims;
import infoplane.runs.NamedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code as-if-random}: measures layers whose weights are one of K sets, of the last epochs or of repeats. */
@Command(
        name = "as-if-random",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Measures a run as if its weights were random: one of the last K kept epochs, or of K repeats.",
            "Says I(X;T) of K sets of weights beside the mean of the sets alone, and how both fall over training. The"
                    + " result is kept with the run, where claim 8 of its findings is judged by it."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane as-if-random runs/relu",
            "  infoplane as-if-random runs/tanh runs/relu --draws 1,2,4 --estimator kde --out both.svg",
            "  infoplane as-if-random runs/relu --draws 1,4 --json"
        })
public final class AsIfRandomCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN_DIR", description = "Folders of runs or repeats.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--draws",
            paramLabel = "K",
            split = ",",
            description = "How many sets of weights, such as 1,2,4,8 (default: 1, 2, 4, … as far as there are epochs or"
                    + " repeats, at most 64).")
    private List<Integer> draws = new ArrayList<>();

    @Option(
            names = "--restarts",
            description = "Mixes the repeats of one experiment at one epoch (default: the last epochs of each run).")
    private boolean restarts;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "The last epoch of the windows, or the epoch of the repeats (default: the last one).")
    private @Nullable Integer epoch;

    @Option(
            names = "--estimator",
            paramLabel = "E",
            converter = Converters.EstimatorConverter.class,
            completionCandidates = Converters.EstimatorNames.class,
            description =
                    "binning, quantised or kde, or a JSON object as in experiment files; may be given several times"
                            + " (default: those of the run).")
    private List<EstimatorSettings> estimators = new ArrayList<>();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private FigureTarget.OrTables asked = new FigureTarget.OrTables();

    public AsIfRandomCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        FigureTarget target = asked.target("an as-if-random figure");
        List<NamedRun> runs = NamedRun.open(folders);
        AsIfRandomRequest request = new AsIfRandomRequest(draws, restarts, epoch, estimators);
        List<AsIfRandomRuns> all =
                folders.stream().map(folder -> checked(folder, request)).toList();
        all.stream().flatMap(one -> one.costs().stream()).distinct().forEach(console::say);
        console.interrupts().onRequest(() -> {}); // makes the process wait for the end of the command
        List<List<MixedRun>> measured = measure(all);
        for (int place = 0; place < all.size(); place++) {
            keep(all.get(place), measured.get(place));
        }
        if (target != null) {
            write(target, runs, all, measured);
            if (target.standardOutput()) {
                return ExitCode.DONE;
            }
        }
        console.out().print(asked.json() ? Json.write(object(measured)) : text(runs, measured));
        return ExitCode.DONE;
    }

    /** Names the option in a refusal, whose sentence begins with the argument. */
    private static AsIfRandomRuns checked(Path folder, AsIfRandomRequest request) {
        try {
            return new AsIfRandomRuns(folder, request);
        } catch (InvalidInputException e) {
            throw e.argument().isPresent() ? new InvalidInputException("--" + e.getMessage(), e) : e;
        }
    }

    private List<List<MixedRun>> measure(List<AsIfRandomRuns> all) {
        ProgressLine progress = new ProgressLine(console);
        RunMonitor monitor = progress.until(console.interrupts());
        try {
            List<List<MixedRun>> measured = new ArrayList<>();
            all.forEach(one -> measured.add(one.measure(threads.number(), monitor)));
            return measured;
        } finally {
            progress.end();
        }
    }

    /** A run that cannot be written is no reason to lose the result. */
    private void keep(AsIfRandomRuns runs, List<MixedRun> measured) {
        if (!runs.last()) {
            console.say("not kept with the run: only windows that end at its last epoch are");
            return;
        }
        try {
            AsIfRandomRuns.keep(measured);
        } catch (InvalidInputException e) {
            console.say("not kept with the run: " + e.getMessage());
        }
    }

    private void write(
            FigureTarget target, List<NamedRun> runs, List<AsIfRandomRuns> all, List<List<MixedRun>> measured) {
        List<AsIfRandomFigure.Series> series = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            AsIfRandom result = AsIfRandom.mean(
                    measured.get(place).stream().map(MixedRun::result).toList());
            for (EstimatorSettings estimator : all.get(place).estimators()) {
                series.add(new AsIfRandomFigure.Series(runs.get(place).name(), estimator.id(), result));
            }
        }
        AsIfRandomFigure figure = new AsIfRandomFigure(series, ChartView.defaults());
        List<String> ids = series.stream()
                .map(AsIfRandomFigure.Series::estimator)
                .distinct()
                .toList();
        target.write(
                figure,
                FigureSize.SCREEN,
                FigureStyle.light(),
                FigureCommand.metadata(runs, ids, figure),
                console,
                RunMonitor.SILENT);
        target.say(console);
    }

    /** The object of the only result; of several, a list of them with their folders. */
    private Map<String, @Nullable Object> object(List<List<MixedRun>> measured) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (int place = 0; place < measured.size(); place++) {
            Map<String, @Nullable Object> claim = claims(folders.get(place), measured.get(place))
                    .objects()
                    .get(ClaimKind.WINDOWS_COMPRESS.number() - 1);
            for (MixedRun one : measured.get(place)) {
                Map<String, @Nullable Object> object = new LinkedHashMap<>(AsIfRandomRuns.object(one.result()));
                object.put(
                        "falls",
                        one.result().falls().stream()
                                .map(AsIfRandomCommand::object)
                                .toList());
                object.put("claim", claim);
                object.put("folder", one.folder().toString());
                objects.add(object);
            }
        }
        if (objects.size() == 1) {
            return objects.get(0);
        }
        Map<String, @Nullable Object> several = new LinkedHashMap<>();
        several.put("runs", objects);
        return several;
    }

    private static Map<String, @Nullable Object> object(MixtureFall fall) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", fall.estimator());
        object.put("layer", fall.layer());
        object.put("draws", fall.draws());
        object.put("maximum_bits", fall.maximum().bits());
        object.put("maximum_epoch", fall.maximumEpoch());
        object.put("end_bits", fall.end().bits());
        object.put("fall_bits", fall.fall().bits());
        return object;
    }

    private static JointClaims claims(Path folder, List<MixedRun> measured) {
        return AsIfRandomRuns.claims(folder, measured);
    }

    private String text(List<NamedRun> runs, List<List<MixedRun>> measured) {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < measured.size(); place++) {
            List<MixedRun> own = measured.get(place);
            boolean several = own.size() > 1;
            NamedRun run = runs.get(place);
            text.append(PlainText.drawn(run.name()))
                    .append(several ? ", mean of " + own.size() + " repeats" : "")
                    .append('\n');
            AsIfRandom result =
                    AsIfRandom.mean(own.stream().map(MixedRun::result).toList());
            text.append(spread(result)).append('\n');
            for (String id : result.estimators()) {
                text.append('\n').append(result.nameOf(id)).append(", random by the ");
                text.append(result.randomBy(id, "K")).append('\n');
                text.append(atTheEnd(run, result, id));
                text.append(overTraining(run, result, id));
            }
            JointClaims joint = claims(folders.get(place), own);
            Claim claim = joint.claims().get(ClaimKind.WINDOWS_COMPRESS.number() - 1);
            text.append("\nclaim 8\n").append(joint.words().claim(claim)).append("\n\n");
        }
        return text.toString();
    }

    private static String spread(AsIfRandom result) {
        AsIfRandom.Mixture widest = result.widest();
        List<Integer> epochs = widest.epochs();
        String where = result.kind() == MixtureKind.WINDOW
                ? String.format(
                        Locale.ROOT,
                        "windows of up to %d epochs (%d to %d)",
                        widest.draws(),
                        epochs.get(0),
                        epochs.get(epochs.size() - 1))
                : String.format(Locale.ROOT, "up to %d repeats at epoch %d", widest.draws(), epochs.get(0));
        String moved = Double.isNaN(widest.weightsMoved())
                ? ""
                : String.format(Locale.ROOT, "; the weights differ by %.2g of their length", widest.weightsMoved());
        String accuracy = Double.isNaN(widest.accuracySpread())
                ? ""
                : String.format(Locale.ROOT, "; training accuracy by %.2f %%", 100 * widest.accuracySpread());
        return where + moved + accuracy;
    }

    private static String atTheEnd(NamedRun run, AsIfRandom result, String id) {
        TextTable table = new TextTable(
                "layer",
                "K",
                "I(X;T) [bits]",
                "each alone",
                "difference",
                "log2 K",
                "I(T;Y)",
                "H(T)",
                "H(T|X)",
                "flags");
        for (MixturePoint point : result.points()) {
            if (point.estimator().equals(id)) {
                var estimate = point.estimate();
                table.add(
                        layer(run, point.layer()),
                        Integer.toString(point.draws()),
                        Bits.text(estimate.inputInformation()),
                        Bits.text(point.single()),
                        Bits.text(point.compression()),
                        Information.ofNats(Math.log(point.draws())).tabled(),
                        Bits.text(estimate.labelInformation()),
                        Bits.text(estimate.entropy()),
                        Bits.text(estimate.conditionalEntropy()),
                        EstimateFlag.words(estimate.flags()));
            }
        }
        return table.toString();
    }

    private static String overTraining(NamedRun run, AsIfRandom result, String id) {
        List<MixtureFall> falls = result.falls().stream()
                .filter(fall -> fall.estimator().equals(id))
                .toList();
        if (falls.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable("layer", "K", "greatest I(X;T)", "after epoch", "at the end", "fall [bits]");
        falls.forEach(fall -> table.add(
                layer(run, fall.layer()),
                Integer.toString(fall.draws()),
                fall.maximum().tabled(),
                Integer.toString(fall.maximumEpoch()),
                fall.end().tabled(),
                fall.fall().tabled()));
        return "over training\n" + table;
    }

    private static String layer(NamedRun run, int layer) {
        List<String> names = run.first().layers();
        return layer <= names.size() ? names.get(layer - 1) : Layer.symbol(layer);
    }
}
