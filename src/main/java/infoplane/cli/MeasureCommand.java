package infoplane.cli;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunResults;
import infoplane.measuring.MeasureSettings;
import infoplane.runs.Imports;
import infoplane.runs.JointClaims;
import infoplane.runs.Remeasured;
import infoplane.runs.RunService;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code measure}: measures a saved trajectory again, without training. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Measures a run again from its kept weights, without training.",
            "The points go into the run's plane.csv, where they replace those of the same estimator, or with --out"
                    + " into a copy of the run."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane measure runs/tanh --estimator kde",
            "  infoplane measure runs/tanh --estimator kde --on test --out runs/tanh-test",
            "  infoplane measure runs/tanh --schedule '{\"type\":\"log\",\"points\":50}' \\",
            "      --estimator '{\"type\":\"binning\",\"rule\":\"equal-width\",\"bins\":100,\"range\":\"layer\"}'"
        })
final class MeasureCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "A run's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--estimator",
            paramLabel = "E",
            required = true,
            converter = Converters.EstimatorConverter.class,
            completionCandidates = Converters.EstimatorNames.class,
            description = "A type name, which means its defaults (${COMPLETION-CANDIDATES}), or a JSON object as in"
                    + " experiment files; may be given several times.")
    private List<EstimatorSettings> estimators = new ArrayList<>();

    @Option(
            names = "--schedule",
            paramLabel = "S",
            converter = Converters.Schedule.class,
            completionCandidates = Converters.ScheduleNames.class,
            description = "A type name (${COMPLETION-CANDIDATES}) or a JSON object (default: the run's).")
    private @Nullable ScheduleSettings schedule;

    @Option(names = "--on", paramLabel = "WHICH", description = "all, train or test (default: the run's).")
    private MeasureSettings.@Nullable MeasuredInputs on;

    @Option(
            names = "--permutations",
            paramLabel = "K",
            description = "Also measures with the labels shuffled K times, 19 to 10000, and flags I(T;Y) that is not"
                    + " above what comes out then; 0 for not (default: the run's).")
    private @Nullable Integer permutations;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Rows drawn for each input of a network with noise, 1 to 1024 (default: the run's).")
    private @Nullable Integer draws;

    @Option(names = "--no-check", description = "Does not hold the estimators against data whose answer is known.")
    private boolean noCheck;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A new folder for a copy of the run with this measurement; the run stays as it is.")
    private @Nullable Path out;

    @Option(
            names = "--source",
            paramLabel = "PATH",
            description = "Where the source of an imported run lies now, if it was moved; is noted in the run.")
    private @Nullable Path source;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    MeasureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        StandardInput.refuse("--out", out, "a copy of a run needs a folder");
        StandardInput.refuse("--source", source, "the source of a run is read again later, so it needs a place");
        console.interrupts().onRequest(() -> {}); // makes the process wait for the end of the command
        if (source != null) {
            new Imports(threads.number()).move(folder, source);
        }
        ProgressLine progress = new ProgressLine(console);
        Remeasured measured;
        try {
            measured = new RunService(threads.number())
                    .remeasure(folder, Optional.ofNullable(out), this::measure, progress.until(console.interrupts()));
        } finally {
            progress.end();
        }
        measured.refusals().forEach(console::say);
        print(measured, JointClaims.of(measured.whole()));
        console.say("done: " + written());
        return ExitCode.DONE;
    }

    private Path written() {
        return out == null ? folder : out;
    }

    /** @param claims claims from all measurements of the folder, not only from the new ones */
    private void print(Remeasured measured, JointClaims claims) {
        List<RunResults> results = measured.fresh();
        boolean repeats = measured.repeats();
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("folder", written().toString());
            object.put(
                    repeats ? "mean_plane" : "plane",
                    repeats ? EnsembleTables.lastObjects(results) : PlaneTables.lastObjects(results.get(0)));
            if (!repeats) {
                object.put("checks", PlaneTables.checkObjects(results.get(0)));
            }
            object.put("claims", claims.objects());
            console.out().print(Json.write(object));
            return;
        }
        console.out().print(repeats ? EnsembleTables.last(results) : PlaneTables.last(results.get(0)));
        console.out().print(ClaimTables.text(claims));
    }

    private MeasureSettings measure(MeasureSettings asRun) {
        boolean other = on != null && on != asRun.on();
        if (other && out == null) {
            throw new InvalidInputException("--on is " + name(chosenInputs(asRun)) + " but " + PlainText.path(folder)
                    + " was measured on " + name(asRun.on())
                    + " inputs, and one plane.csv cannot hold both; write to another folder with --out");
        }
        int rows = draws == null ? asRun.draws() : draws;
        Overrides.named(() -> MeasureSettings.requireDraws(rows));
        int shuffles = permutations == null ? asRun.permutations() : permutations;
        Overrides.named(() -> MeasureSettings.requirePermutations(shuffles));
        ScheduleSettings chosen = schedule == null ? asRun.schedule() : schedule;
        try {
            return new MeasureSettings(
                    chosenInputs(asRun), chosen, estimators, shuffles, asRun.selfCheck() && !noCheck, rows);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--estimator: " + e.getMessage(), e);
        }
    }

    private MeasureSettings.MeasuredInputs chosenInputs(MeasureSettings asRun) {
        return on == null ? asRun.on() : on;
    }

    private static String name(MeasureSettings.MeasuredInputs inputs) {
        return inputs.name().toLowerCase(java.util.Locale.ROOT);
    }
}
