package infoplane.cli;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationTask;
import infoplane.config.Json;
import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.chart.CalibrationFigure;
import infoplane.runs.RunService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code calibrate}: runs estimators on problems whose true I is known. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Runs estimators on problems with known answers, and says what they are worth: bias, spread over samples, time,"
                    + " and a verdict.",
            "The problems are the 17 of the benchmark of Czyz et al. (2023), and correlated, independent,",
            "discrete and labelled ones of as many columns as asked for."
        },
        footer = {
            "",
            "In the table: mean of the estimates; bias, mean less truth; spread, the standard deviation over the samples;",
            "se, the mean of the standard errors that the estimates report, which should be the spread; s, seconds an",
            "estimate; flags of any of the samples. Ten samples tell a spread to a quarter, fifty to a tenth.",
            "Verdicts: good (the 95 %% interval of the bias lies within 0.1 nats or 10 %% of the truth), biased (it lies",
            "outside), undecided (neither; more samples would tell), unusable (bias and spread together are half of the",
            "truth or 1 nat, and more), refused (with the reason). Where a verdict stands out, more samples are drawn.",
            "All samples have N rows; an estimator that uses only some of them says so (subsampled).",
            "",
            "Examples:",
            "  infoplane calibrate --estimator ksg --estimator kde --n 1000 --d 3",
            "  infoplane calibrate --estimator ksg --problem gaussian --n 500 --seeds 20 --out ksg.svg",
            "  infoplane calibrate --json > calibration.json"
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_SEEDS = 10_000;

    /**
     * These estimators train a network for every estimate, which takes minutes for each problem. They run only if the user
     * names them.
     */
    private static final Set<String> SLOW = Set.of("infonce", "mine");

    private final Console console;

    @Option(
            names = "--estimator",
            paramLabel = "E",
            converter = Converters.EstimatorConverter.class,
            completionCandidates = Converters.EstimatorNames.class,
            description = "A type name, which means its defaults (${COMPLETION-CANDIDATES}), or a JSON object as in"
                    + " experiment files; may be given several times (default: all but infonce and mine).")
    private List<EstimatorSettings> estimators = new ArrayList<>();

    @Option(names = "--n", paramLabel = "N", description = "Observations in a sample (default: 1000).")
    private int n = 1000;

    @Option(names = "--d", paramLabel = "D", description = "Columns of a sample, or of a layer (default: 1).")
    private int d = 1;

    @Option(names = "--seeds", paramLabel = "K", description = "Samples of each problem at first (default: 5).")
    private int seeds = RunService.CALIBRATION_SEEDS;

    @Option(
            names = "--most-seeds",
            paramLabel = "K",
            description = "Samples of a problem whose verdict stands out (default: ten times as many).")
    private @Nullable Integer mostSeeds;

    @Option(
            names = "--warnings",
            description =
                    "Also holds every estimate against twins of its data, as estimate does, and counts how many of"
                            + " those that are off have no warning; takes some ten times as long.")
    private boolean warnings;

    @Option(
            names = "--problem",
            paramLabel = "NAME",
            description = "Only this problem, or those whose names begin so; may be given several times.")
    private List<String> problems = new ArrayList<>();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private FigureTarget.OrTables asked = new FigureTarget.OrTables();

    CalibrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        requireBetween("--n", n, 2, MOST_ROWS);
        requireBetween("--d", d, 1, MOST_COLUMNS);
        requireBetween("--seeds", seeds, 2, MOST_SEEDS);
        int most = mostSeeds == null ? Math.min(RunService.mostSeeds(seeds), MOST_SEEDS) : mostSeeds;
        requireBetween("--most-seeds", most, seeds, MOST_SEEDS);
        FigureTarget target = asked.target("a calibration");
        List<CalibrationTask> tasks = tasks();
        CalibrationReport report = run(new Calibration.Examination(chosen(), tasks, n, seeds, most, warnings));
        if (target != null) {
            CalibrationFigure figure = new CalibrationFigure(report, InformationUnit.BITS);
            target.write(figure, figure.size(), FigureStyle.light(), "", console, RunMonitor.SILENT);
            target.say(console);
            if (target.standardOutput()) {
                return ExitCode.DONE;
            }
        }
        CalibrationTables tables = new CalibrationTables(report, n, d, seeds, warnings);
        console.out().print(asked.json() ? Json.write(tables.json()) : tables.text());
        return ExitCode.DONE;
    }

    private static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(option + " is " + value + " but must be between " + least + " and " + most);
        }
    }

    private List<EstimatorSettings> chosen() {
        Stream<EstimatorSettings> chosen = estimators.isEmpty()
                ? Json.estimatorNames().stream()
                        .filter(name -> !SLOW.contains(name))
                        .map(Json::parseEstimator)
                : estimators.stream();
        return chosen.distinct().toList();
    }

    private List<CalibrationTask> tasks() {
        List<CalibrationTask> all = CalibrationTask.all(d);
        List<String> names = all.stream().map(CalibrationTask::id).toList();
        for (String problem : problems) {
            if (names.stream().noneMatch(name -> name.startsWith(problem))) {
                throw new InvalidInputException("--problem is \"" + problem + "\" but must begin one of "
                        + String.join(", ", names) + Suggestion.clause(problem, beginnings(names)));
            }
        }
        return all.stream()
                .filter(task ->
                        problems.isEmpty() || problems.stream().anyMatch(name -> selects(name, task.id(), names)))
                .toList();
    }

    /** The ids without their numbers, for suggestions: users misspell the words and not the numbers. */
    private static List<String> beginnings(List<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("-[0-9].*$", ""))
                .distinct()
                .toList();
    }

    /**
     * Whether {@code asked} selects the problem. A complete id selects only that problem, although other ids may begin with
     * it.
     */
    private static boolean selects(String asked, String problem, List<String> all) {
        return all.contains(asked) ? problem.equals(asked) : problem.startsWith(asked);
    }

    private CalibrationReport run(Calibration.Examination question) {
        console.interrupts().onRequest(Thread.currentThread()::interrupt);
        ProgressLine progress = new ProgressLine(console);
        RunMonitor monitor = (done, total, what) -> progress.progressed("estimates", done, total);
        try {
            return new RunService(threads.number()).calibrate(question, monitor);
        } finally {
            progress.end();
        }
    }
}
