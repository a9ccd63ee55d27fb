package infoplane.cli;

import infoplane.cli.study.SweepPlot;
import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.core.InvalidInputException;
import infoplane.figure.Figure;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.ChartFigure;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.ProjectionView.RowColours;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.runs.NamedRun;
import infoplane.sweep.Sweeps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code figure}: writes a figure as shown on screen, or its data. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Draws the results of runs, as in the window, or writes the numbers behind them.",
            "Pictures are .png, .svg, .pdf and .gif (the film of the training), numbers .csv and .tex. The file"
                    + " carries the experiments of the runs: \"run\" takes one from it, and the window opens it."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane figure runs/quick --plot plane --out plane.svg",
            "  infoplane figure runs/tanh runs/relu --plot plane --estimator binning:idnns --out both.pdf",
            "  infoplane figure runs/quick --plot plane --out film.gif",
            "  infoplane figure runs/quick --size one-column --unit nats --i-xt 0,6 --hide 1,2 --out column.pdf",
            "  infoplane figure runs/quick --columns 'epoch,I(X;T)' --caption 'I(X;T) by bins' --out table.tex",
            "  infoplane figure runs/quick --plot activations --layer 2 --out t2.png",
            "  infoplane figure runs/quick --plot projection --layer 4 --epoch 0 --colour-by cell --out t4.svg",
            "  infoplane figure runs/quick --plot loss --out - --format csv",
            "  infoplane figure sweeps/mine --plot sweep --outcome accuracy_test --out sweep.svg"
        })
public final class FigureCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN_DIR", description = "Folders of runs or repeats.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--plot",
            paramLabel = "PLOT",
            description = "Which plot: ${COMPLETION-CANDIDATES} (default: plane).")
    private FigurePlot plot = FigurePlot.PLANE;

    @Option(
            names = "--estimator",
            paramLabel = "ID",
            description = "An id from plane.csv or its beginning; may be given several times (default: the first).")
    private List<String> estimators = new ArrayList<>();

    @Option(
            names = "--layer",
            paramLabel = "N",
            description = "The layer that --plot activations, projection or sweep shows, from 1"
                    + " (default: the last hidden one).")
    private @Nullable Integer layer;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "The epoch that --plot projection shows, one of those measured (default: the last).")
    private @Nullable Integer epoch;

    @Option(
            names = "--colour-by",
            paramLabel = "WHAT",
            description = "What the colours of --plot projection are: ${COMPLETION-CANDIDATES} (default: class).")
    private @Nullable Colours colours;

    /** What colours mean, by its name on the command line. */
    enum Colours {
        CLASS,
        CELL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file; its ending says what is written. - is standard output.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What --out - writes: png, svg, pdf, gif, csv or tex.")
    private @Nullable String format;

    @Mixin
    private SweepPlot sweep = new SweepPlot();

    @Mixin
    private FigureLook look = new FigureLook();

    FigureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        FigureTarget target = new FigureTarget(out, format);
        if (layer != null
                && plot != FigurePlot.ACTIVATIONS
                && plot != FigurePlot.PROJECTION
                && plot != FigurePlot.SWEEP) {
            throw new InvalidInputException("--layer is " + layer + " but --plot " + plot
                    + " shows every layer; only --plot activations, projection and sweep show one");
        }
        if (epoch != null && plot != FigurePlot.PROJECTION) {
            throw new InvalidInputException("--epoch is " + epoch + " but --plot " + plot
                    + " shows every epoch; only --plot projection shows one");
        }
        if (colours != null && plot != FigurePlot.PROJECTION) {
            throw new InvalidInputException("--colour-by is " + colours + " but --plot " + plot
                    + " has its own colours; only --plot projection has a choice");
        }
        look.check(plot, target.format());
        if (plot == FigurePlot.SWEEP) {
            Sweeps sweeps = SweepPlot.sweep(folders);
            return write(
                    target,
                    sweep.figure(sweeps, estimators, layer),
                    sweeps.sweep().json());
        }
        sweep.refuse(plot);
        List<NamedRun> runs = NamedRun.open(folders);
        List<String> ids = FigureRun.resolve(estimators, plot.estimators(runs));
        FigureChoice choice = new FigureChoice(
                ids, given(layer), given(epoch), colours == Colours.CELL ? RowColours.CELL : RowColours.CLASS, look);
        Figure figure = plot.figure(runs, choice);
        return write(target, figure, metadata(runs, ids, figure));
    }

    /** @param carried what the file carries, so that it opens as what it was made of */
    private int write(FigureTarget target, Figure figure, String carried) {
        FigureSize size = look.size(target.format());
        FigureStyle style = look.style();
        ProgressLine progress = new ProgressLine(console);
        try {
            target.write(look.whole(figure), size, style, carried, console, progress.until(console.interrupts()));
        } finally {
            progress.end();
        }
        target.say(console);
        return ExitCode.DONE;
    }

    private static OptionalInt given(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * The JSON of all runs' experiments. Whoever opens the figure gets the first run's experiment and can choose another.
     */
    public static String metadata(List<NamedRun> runs, List<String> estimators, Figure figure) {
        List<FigureSource.Shown> shown =
                runs.stream().flatMap(run -> run.sources().stream()).toList();
        return new FigureSource(shown, view(figure).withEstimators(estimators)).write();
    }

    private static FigureView view(Figure figure) {
        FigureView usual = FigureView.defaults();
        if (figure instanceof PlaneFigure plane) {
            PlaneView view = plane.view();
            PlaneLimits limits = view.limits();
            return usual.withUnit(unit(view.unit()))
                    .withPlane(
                            List.copyOf(view.hiddenLayers()),
                            limits == null
                                    ? null
                                    : List.of(
                                            limits.inputLower(),
                                            limits.inputUpper(),
                                            limits.labelLower(),
                                            limits.labelUpper()));
        }
        if (figure instanceof ChartFigure chart) {
            ChartView view = chart.view();
            return usual.withUnit(unit(view.unit())).withPlane(List.copyOf(view.hiddenLayers()), null);
        }
        if (figure instanceof AsIfRandomFigure mixtures) {
            ChartView view = mixtures.view();
            return usual.withUnit(unit(view.unit())).withPlane(List.copyOf(view.hiddenLayers()), null);
        }
        if (figure instanceof ScalesFigure scales) {
            ChartView view = scales.view();
            return usual.withUnit(unit(view.unit())).withPlane(List.copyOf(view.hiddenLayers()), null);
        }
        return usual;
    }

    private static String unit(InformationUnit unit) {
        return unit == InformationUnit.BITS ? "" : unit.label();
    }
}
