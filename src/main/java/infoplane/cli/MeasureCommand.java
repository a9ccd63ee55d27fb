package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RunResults;
import infoplane.network.Trajectory;
import infoplane.schedule.ScheduleSettings;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code measure}: measures a kept trajectory again, without training. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Measures a run again from its kept weights, without training. The points go into the run's plane.csv,",
            "where they replace those of the same estimator."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane measure runs/tanh --estimator kde",
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
            converter = Converters.Estimator.class,
            description = "A type name, which means its defaults, or a JSON object; may be given several times.")
    private List<EstimatorSettings> estimators = new ArrayList<>();

    @Option(
            names = "--schedule",
            paramLabel = "S",
            converter = Converters.Schedule.class,
            description = "A type name or a JSON object (default: the run's).")
    private @Nullable ScheduleSettings schedule;

    @Option(names = "--on", paramLabel = "WHICH", description = "all, train or test (default: the run's).")
    private MeasureSettings.@Nullable MeasuredInputs on;

    @Option(names = "--threads", paramLabel = "N", description = "That measure (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    MeasureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Overrides.threads(threads);
        RunFolder run = RunFolder.open(folder);
        ExperimentSettings settings = run.settings();
        MeasureSettings measure = measure(settings.measure());
        ProgressLine progress = new ProgressLine(console);
        RunMonitor monitor = monitor(progress);
        Measurement.Result measured;
        try (Trajectory trajectory = run.trajectory()) {
            measured = Measurement.measure(settings, trajectory, measure, threads, points -> {}, monitor);
        } finally {
            progress.end();
        }
        if (!measured.refusals().isEmpty()) {
            console.say(measured.refusals());
        }
        run.replacePoints(measured.points());
        RunResults results = run.results();
        console.out()
                .print(PlaneTables.last(new RunResults(
                        results.settings(),
                        results.status(),
                        results.message(),
                        results.layers(),
                        measured.ceilings(),
                        results.training(),
                        measured.points())));
        console.say("done: " + folder);
        return ExitCode.DONE;
    }

    /** Asks the interrupts and not the thread, whose interrupt would also close the file that is being read. */
    private RunMonitor monitor(ProgressLine progress) {
        console.interrupts().onRequest(() -> {}); // the process waits for the end of the command
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                progress.progressed(what, done, total);
            }

            @Override
            public boolean cancelled() {
                return console.interrupts().requested();
            }
        };
    }

    private MeasureSettings measure(MeasureSettings asRun) {
        if (on != null && on != asRun.on()) {
            throw new InvalidInputException("--on is " + name(on) + " but " + folder + " was measured on "
                    + name(asRun.on()) + " inputs, and one plane.csv cannot hold both");
        }
        ScheduleSettings chosen = schedule == null ? asRun.schedule() : schedule;
        try {
            return new MeasureSettings(asRun.on(), chosen, estimators);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--estimator: " + e.getMessage(), e);
        }
    }

    private static String name(MeasureSettings.MeasuredInputs inputs) {
        return inputs.name().toLowerCase(java.util.Locale.ROOT);
    }
}
