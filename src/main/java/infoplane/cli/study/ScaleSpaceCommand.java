package infoplane.cli.study;

import infoplane.cli.Console;
import infoplane.cli.ExitCode;
import infoplane.cli.FigureCommand;
import infoplane.cli.FigureRun;
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
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.ScalesFigure;
import infoplane.runs.JointMap;
import infoplane.runs.NamedRun;
import infoplane.runs.ScaleSpaceRequest;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import infoplane.runs.table.RunGroups;
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
                    + " map is kept with the run, where the window and its findings show it. Repeats, and runs that differ in the"
                    + " seed only, have one map together, too: its values are means, and its verdicts take five runs that learnt"
                    + " and a 95 %% interval of the mean fall on one side of half a bit."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane scale-space runs/relu",
            "  infoplane scale-space runs/relu --relative --layer 4 --layer 5 --out scales.svg",
            "  infoplane scale-space runs/five-repeats --out together.svg",
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
        List<ExperimentSettings> settings = runs.stream()
                .flatMap(run -> run.repeats().stream())
                .map(RunResults::settings)
                .toList();
        if (target != null && settings.size() > 1 && !RunGroups.differInTheSeedOnly(settings)) {
            throw new InvalidInputException("--out shows one run, or runs that differ in the seed only, but these "
                    + settings.size() + " differ in more");
        }
        console.interrupts().onRequest(() -> {}); // makes the process wait for the end of the command
        List<MappedRun> measured = measure(all);
        keep(measured);
        if (target != null) {
            ScalesFigure figure = FigureRun.scales(runs.get(0), measured, ChartView.defaults());
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
        List<JointMap> joint = ScaleSpaceRuns.joint(measured);
        console.out().print(asked.json() ? Json.write(object(measured, joint)) : text(measured, joint));
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
            return all.get(0).settled(measured, threads.number(), monitor);
        } finally {
            progress.end();
        }
    }

    /** A run that cannot be written is no reason to lose the map. */
    private void keep(List<MappedRun> measured) {
        try {
            if (!ScaleSpaceRuns.keep(measured)) {
                console.say(
                        "not kept with the run: a map of some layers is kept beside those of all others at the same σ");
            }
        } catch (InvalidInputException e) {
            console.say("not kept with the run: " + e.getMessage());
        }
    }

    /** The object of the only map; of several, a list of them with their folders, and what they say together. */
    private static Map<String, @Nullable Object> object(List<MappedRun> measured, List<JointMap> joint) {
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
        return JointTables.object(objects, joint.stream().map(JointMap::object).toList());
    }

    private static List<String> words(ScaleSpace space) {
        return ScaleWords.sentences(ScaleSets.of(space));
    }

    private static String text(List<MappedRun> measured, List<JointMap> joint) {
        StringBuilder text = new StringBuilder();
        for (MappedRun one : measured) {
            append(text, PlainText.path(one.folder()), one.space(), words(one.space()));
        }
        for (JointMap one : joint) {
            append(text, PlainText.drawn(one.runs().name()), one.space(), one.sentences());
            text.append(JointTables.note(one.runs()));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, ScaleSpace space, List<String> sentences) {
        text.append(name).append(", ").append(space.epochs().size()).append(" epochs\n");
        sentences.forEach(words -> text.append(words).append('\n'));
        space.layers().forEach(layer -> text.append('\n').append(table(space.grid(), layer)));
        text.append('\n');
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
