package infoplane.cli.study;

import infoplane.cli.Console;
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
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.runs.NamedRun;
import infoplane.runs.ScaleSpaceRequest;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleAnswer;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scale-space}: the layers of a run at every scale of noise. */
@Command(
        name = "scale-space",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Measures the layers of a run at every scale: I(X;T) and I(T;Y) when Gaussian noise of width σ is added.",
            "Says at which σ each layer compresses: where I(X;T) falls by more than half a bit until the end of training. The"
                    + " map is kept with the run, where the window and its findings show it."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane scale-space runs/relu",
            "  infoplane scale-space runs/relu --relative --layer 4 --layer 5 --out scales.svg",
            "  infoplane scale-space runs/relu --from 1 --to 0.01 --points 9 --json"
        })
public final class ScaleSpaceCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN_DIR", description = "Folders of runs or repeats.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--layer",
            paramLabel = "L",
            split = ",",
            description = "A layer, from 1; may be given several times (default: all).")
    private List<Integer> layers = new ArrayList<>();

    @Option(
            names = "--relative",
            description = "σ in units of the layer's spread at each epoch, the root of the mean variance of its units"
                    + " (default: in units of the activation).")
    private boolean relative;

    @Option(names = "--points", paramLabel = "N", description = "How many σ, at equal ratios (default: 25).")
    private int points = ScaleGrid.USUAL_POINTS;

    @Option(names = "--from", paramLabel = "SIGMA", description = "The greatest σ (default: 4).")
    private double from = ScaleGrid.USUAL_FROM;

    @Option(
            names = "--to",
            paramLabel = "SIGMA",
            description = "The least σ (default: 2⁻¹⁰, so that σ² halves from 16 on).")
    private double to = ScaleGrid.USUAL_TO;

    @Option(
            names = "--exact",
            description =
                    "Samples I(X;T) itself at every σ and epoch, beside its bounds; takes some ten times as long.")
    private boolean exact;

    @Mixin
    private FigureTarget.OrTables asked = new FigureTarget.OrTables();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    public ScaleSpaceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        FigureTarget target = asked.target("a map of scales");
        ScaleSpaceRequest request =
                named(() -> new ScaleSpaceRequest(layers, new ScaleGrid(from, to, points, relative), exact));
        List<NamedRun> runs = NamedRun.open(folders);
        List<ScaleSpaceRuns> all = folders.stream()
                .map(folder -> named(() -> new ScaleSpaceRuns(folder, request)))
                .toList();
        if (target != null && (all.size() > 1 || all.get(0).runs().size() > 1)) {
            throw new InvalidInputException("--out shows one run, but "
                    + (all.size() > 1
                            ? "there are " + all.size() + " folders"
                            : PlainText.path(folders.get(0)) + " holds repeats, such as "
                                    + PlainText.path(all.get(0).runs().get(0))));
        }
        console.interrupts().onRequest(() -> {}); // makes the process wait for the end of the command
        List<MappedRun> measured = measure(all);
        measured.forEach(this::keep);
        if (target != null) {
            ScalesFigure figure = new ScalesFigure(
                    runs.get(0).name(), measured.get(0).space(), ScalesView.UPPER, ChartView.defaults());
            target.write(
                    figure,
                    FigureSize.SCREEN,
                    FigureStyle.light(),
                    FigureCommand.metadata(runs, List.of(), figure),
                    console,
                    RunMonitor.SILENT);
            target.say(console);
            if (target.standardOutput()) {
                return ExitCode.DONE;
            }
        }
        console.out().print(asked.json() ? Json.write(object(measured)) : text(measured));
        return ExitCode.DONE;
    }

    private interface Checked<T> {
        T make();
    }

    /** Names the option in a refusal, whose sentence begins with the argument. */
    private static <T> T named(Checked<T> made) {
        try {
            return made.make();
        } catch (InvalidInputException e) {
            throw e.argument().isPresent() ? new InvalidInputException("--" + e.getMessage(), e) : e;
        }
    }

    private List<MappedRun> measure(List<ScaleSpaceRuns> all) {
        ProgressLine progress = new ProgressLine(console);
        RunMonitor monitor = progress.until(console.interrupts());
        try {
            List<MappedRun> measured = new ArrayList<>();
            all.forEach(one -> measured.addAll(one.measure(threads.number(), monitor, null)));
            return measured;
        } finally {
            progress.end();
        }
    }

    /** A run that cannot be written is no reason to lose the map. */
    private void keep(MappedRun measured) {
        try {
            if (!ScaleSpaceRuns.keep(measured)) {
                console.say(
                        "not kept with the run: a map of some layers is kept beside those of all others at the same σ");
            }
        } catch (InvalidInputException e) {
            console.say("not kept with the run: " + e.getMessage());
        }
    }

    /** The object of the only map; of several, a list of them with their folders. */
    private static Map<String, @Nullable Object> object(List<MappedRun> measured) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (MappedRun one : measured) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(ScaleSpaceRuns.object(one.space()));
            object.put("words", words(one.space()));
            object.put("folder", one.folder().toString());
            objects.add(object);
        }
        if (objects.size() == 1) {
            return objects.get(0);
        }
        Map<String, @Nullable Object> several = new LinkedHashMap<>();
        several.put("runs", objects);
        return several;
    }

    private static List<String> words(ScaleSpace space) {
        return ScaleWords.sentences(ScaleSets.of(space));
    }

    private static String text(List<MappedRun> measured) {
        StringBuilder text = new StringBuilder();
        for (MappedRun one : measured) {
            ScaleSpace space = one.space();
            text.append(PlainText.path(one.folder()))
                    .append(", ")
                    .append(space.epochs().size())
                    .append(" epochs\n");
            words(space).forEach(words -> text.append(words).append('\n'));
            space.layers().forEach(layer -> text.append('\n').append(table(space.grid(), layer)));
            text.append('\n');
        }
        return text.toString();
    }

    private static String table(ScaleGrid grid, LayerScales layer) {
        TextTable table = new TextTable(
                (grid.relative() ? "relative σ" : "σ"),
                "greatest I(X;T) after",
                "at the end, at least",
                "at most [bits]",
                "fall, at least",
                "at most",
                "sampled",
                layer.name());
        double[] sigmas = grid.sigmas();
        var end = layer.epochs().get(layer.epochs().size() - 1);
        for (int scale = 0; scale < sigmas.length; scale++) {
            ScaleAnswer answer = layer.answers().get(scale);
            table.add(
                    ScaleWords.number(sigmas[scale]),
                    Integer.toString(answer.maximumEpoch()),
                    Information.ofNats(end.inputLower()[scale]).tabled(),
                    Information.ofNats(end.inputUpper()[scale]).tabled(),
                    Information.ofNats(answer.leastFall()).tabled(),
                    Information.ofNats(answer.greatestFall()).tabled(),
                    answer.draws() == 0 ? "-" : Integer.toString(answer.draws()),
                    answer.verdict().label());
        }
        return table.toString();
    }
}
