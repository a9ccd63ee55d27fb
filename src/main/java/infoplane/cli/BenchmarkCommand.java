package infoplane.cli;

import infoplane.backend.Processor;
import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentBenchmark;
import infoplane.network.TrainingBenchmark;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmark}: how fast this machine trains and measures, and how near that is to what it can do at best. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Says how fast this machine trains and measures: CPU milliseconds of one thread (medians, warmed up),",
            "seconds on the wall of whole jobs on all threads, and what the machine can do at best. Takes a minute or two."
        },
        footer = {"", "Example:", "  infoplane benchmark --json"})
final class BenchmarkCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--threads", paramLabel = "N", description = "Of whole jobs (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    BenchmarkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Overrides.threads(threads);
        RunMonitor said = (done, total, what) -> console.say("timing " + what);
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("cpu", Processor.name());
        figures.put("threads", threads);
        training(figures, TrainingBenchmark.run(said));
        experiments(figures, ExperimentBenchmark.run(threads, said));
        console.out().print(json ? Json.write(figures) : text(figures));
        return ExitCode.DONE;
    }

    private static void training(Map<String, @Nullable Object> figures, TrainingBenchmark.Result result) {
        figures.put("kernels", result.kernels());
        figures.put("train_epoch_256_fused_cpu_ms", result.fusedEpochMillis());
        figures.put("train_epoch_256_dl4j_cpu_ms", result.dl4jEpochMillis());
        figures.put("train_epoch_full_fused_cpu_ms", result.fusedFullEpochMillis());
        figures.put("activations_4096_cpu_ms", result.activationsMillis());
        figures.put("floor_multiply_adds_per_s", result.floor().multiplyAdds());
        figures.put("floor_tanh_per_s", result.floor().tanh());
        figures.put("train_epoch_256_floor_ms", result.floorMillis());
        figures.put("train_epoch_256_share_of_floor", result.shareReached());
    }

    private static void experiments(Map<String, @Nullable Object> figures, ExperimentBenchmark.Result result) {
        figures.put("binning_4096x10_cpu_ms", result.binningPointMillis());
        figures.put("kde_4096x10_cpu_ms", result.kdePointMillis());
        figures.put("tanh_figure_s", result.figureSeconds());
        figures.put("remeasure_400x6_binning_s", result.remeasureBinningSeconds());
        figures.put("remeasure_400x6_kde_s", result.remeasureKdeSeconds());
        figures.put("ensemble_10_s", result.ensembleSeconds());
        figures.put("delta_exact_epochs", result.deltaEpochs());
        figures.put("delta_exact_largest_gap", result.deltaGap());
        figures.put("delta_exact_measure_s", result.deltaSeconds());
        figures.put("log_400_epochs", result.logEpochs());
        figures.put("log_400_largest_gap", result.logGap());
        figures.put("log_400_measure_s", result.logSeconds());
        figures.put("every_1_measure_s", result.everySeconds());
    }

    private static String text(Map<String, @Nullable Object> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(String.format(
                Locale.ROOT, "%-34s %s%n", name, value instanceof Double number ? shortened(number) : value)));
        return text.toString();
    }

    private static String shortened(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1e6 ? "%.3g" : "%.4f", value);
    }
}
