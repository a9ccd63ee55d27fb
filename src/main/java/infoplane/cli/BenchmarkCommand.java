package infoplane.cli;

import infoplane.backend.Processor;
import infoplane.benchmark.ExperimentBenchmark;
import infoplane.benchmark.ExperimentGrowth;
import infoplane.benchmark.NeighbourBenchmark;
import infoplane.benchmark.PlaneBenchmark;
import infoplane.benchmark.ScheduleComparison;
import infoplane.benchmark.SumsBenchmark;
import infoplane.benchmark.TrainingGrowth;
import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.network.MachineFloor;
import infoplane.network.TrainingBenchmark;
import infoplane.pairwise.PairwiseFloor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmark}: measures how fast this machine trains and measures, and compares this with the best possible speed. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Says how fast this machine trains and measures: CPU milliseconds of one thread (medians, warmed up),"
                    + " seconds on the wall of whole jobs on all threads, and what the machine can do at best.",
            "Takes a minute or two."
        },
        footer = {"", "Examples:", "  infoplane benchmark --json", "  infoplane benchmark --only growth"})
final class BenchmarkCommand implements Callable<Integer> {
    /** A part of the benchmark that can run alone. */
    private enum Part {
        THREAD,
        GROWTH,
        WIDE,
        SUMS,
        NEIGHBOURS,
        WINDOW
    }

    /** Pairs of the 4096 rows of a point. Each pair counts once, because the kernel is symmetric. */
    private static final double PAIRS = 4096.0 * 4095 / 2;

    private static final double COLUMNS = 10;

    private final Console console;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = {
                "thread: figures of one thread alone, which take some seconds;",
                "growth: how times grow with rows, batch, width, depth, epochs and threads;",
                "wide: how fast networks of wide layers train, one thread;",
                "sums: estimates over all pairs of wide rows, and of Gram matrices, one thread;",
                "neighbours: estimates from nearest neighbours, with and without their standard errors, one thread;",
                "window: opens the window, uses it for more than a minute and says how long it did not answer."
            })
    private @Nullable Part part;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    BenchmarkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        RunMonitor said = (done, total, what) -> console.say("timing " + what);
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("cpu", Processor.name());
        figures.put("threads", threads.number());
        if (part == Part.GROWTH) {
            return growth(figures, said);
        }
        if (part == Part.WIDE) {
            return wide(figures, said);
        }
        if (part == Part.SUMS) {
            return sums(figures, said);
        }
        if (part == Part.NEIGHBOURS) {
            return neighbours(figures, said);
        }
        if (part == Part.WINDOW) {
            console.say("timing the window");
            figures.putAll(WindowTimes.measure(console::say));
            console.out().print(json ? Json.write(figures) : text(figures));
            return ExitCode.DONE;
        }
        TrainingBenchmark.TrainingSpeed training = TrainingBenchmark.run(said);
        training(figures, training);
        if (part == Part.THREAD) {
            points(figures, training.floor(), ExperimentBenchmark.points(said));
            planes(figures);
        } else {
            ExperimentBenchmark.ExperimentSpeed result = ExperimentBenchmark.run(threads.number(), said);
            points(figures, training.floor(), result.points());
            experiments(figures, result);
        }
        console.out().print(json ? Json.write(figures) : text(figures));
        return ExitCode.DONE;
    }

    private int growth(Map<String, @Nullable Object> figures, RunMonitor said) {
        List<TrainingGrowth.TrainingTime> training = TrainingGrowth.run(said);
        List<ExperimentGrowth.ExperimentTime> experiments = ExperimentGrowth.run(threads.number(), said);
        if (json) {
            figures.put(
                    "epochs_of_networks",
                    training.stream().map(BenchmarkCommand::object).toList());
            figures.put(
                    "whole_experiments",
                    experiments.stream().map(BenchmarkCommand::object).toList());
            console.out().print(Json.write(figures));
        } else {
            console.out().print(trainingTable(training) + "\n" + experimentTable(experiments));
        }
        return ExitCode.DONE;
    }

    private int wide(Map<String, @Nullable Object> figures, RunMonitor said) {
        double limit = MachineFloor.measure().multiplyAdds();
        List<TrainingGrowth.TrainingTime> training = TrainingGrowth.wide(said);
        if (json) {
            figures.put("floor_multiply_adds_per_s", limit);
            figures.put(
                    "wide_networks",
                    training.stream().map(BenchmarkCommand::object).toList());
            console.out().print(Json.write(figures));
        } else {
            console.out().print(trainingTable(training));
        }
        return ExitCode.DONE;
    }

    private int sums(Map<String, @Nullable Object> figures, RunMonitor said) {
        List<SumsBenchmark.SumsTime> times = SumsBenchmark.run(said);
        if (json) {
            figures.put("sums", times.stream().map(BenchmarkCommand::object).toList());
            console.out().print(Json.write(figures));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("estimator", "columns", "variance or alpha", "ms", "I(X;T) bits");
        for (SumsBenchmark.SumsTime row : times) {
            table.add(
                    row.estimator(),
                    String.valueOf(row.columns()),
                    String.valueOf(row.parameter()),
                    String.format(Locale.ROOT, "%.3g", row.millis()),
                    String.format(Locale.ROOT, "%.6f", row.value().bits()));
        }
        console.out().print(table);
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> object(SumsBenchmark.SumsTime row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", row.estimator());
        object.put("columns", row.columns());
        object.put("parameter", row.parameter());
        object.put("cpu_ms", row.millis());
        object.put("bits", row.value().bits());
        return object;
    }

    private int neighbours(Map<String, @Nullable Object> figures, RunMonitor said) {
        List<NeighbourBenchmark.NeighbourTime> times = NeighbourBenchmark.run(said);
        if (json) {
            figures.put(
                    "neighbours", times.stream().map(BenchmarkCommand::object).toList());
            console.out().print(Json.write(figures));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("estimator", "rows", "columns", "value ms", "with error ms", "subsampled ms");
        for (NeighbourBenchmark.NeighbourTime row : times) {
            table.add(
                    row.estimator(),
                    String.valueOf(row.rows()),
                    String.valueOf(row.columns()),
                    String.format(Locale.ROOT, "%.1f", row.value()),
                    String.format(Locale.ROOT, "%.1f", row.whole()),
                    String.format(Locale.ROOT, "%.1f", row.subsampled()));
        }
        console.out().print(table);
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> object(NeighbourBenchmark.NeighbourTime row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", row.estimator());
        object.put("rows", row.rows());
        object.put("columns", row.columns());
        object.put("value_cpu_ms", row.value());
        object.put("with_error_cpu_ms", row.whole());
        object.put("subsampled_cpu_ms", row.subsampled());
        return object;
    }

    private static Map<String, @Nullable Object> object(TrainingGrowth.TrainingTime row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("widths", widths(row.shape()));
        object.put("rows", row.shape().rows());
        object.put("batch", row.shape().batch().toString());
        object.put("fused_cpu_ms", row.fusedMillis());
        object.put("dl4j_cpu_ms", row.dl4jMillis());
        object.put("fused_multiply_adds_per_s", row.rate());
        return object;
    }

    private static Map<String, @Nullable Object> object(ExperimentGrowth.ExperimentTime row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("what", row.what());
        object.put("runs", row.repeats());
        object.put("epochs", row.epochs());
        object.put("threads", row.threads());
        object.put("seconds", row.seconds());
        return object;
    }

    private static String widths(TrainingGrowth.Shape shape) {
        return shape.inputs()
                + "-"
                + shape.hidden().stream().map(String::valueOf).collect(Collectors.joining("-"))
                + "-"
                + shape.classes();
    }

    private static String trainingTable(List<TrainingGrowth.TrainingTime> rows) {
        TextTable table = new TextTable("network", "rows", "batch", "fused ms", "Gmadd/s", "dl4j ms");
        for (TrainingGrowth.TrainingTime row : rows) {
            table.add(
                    widths(row.shape()),
                    String.valueOf(row.shape().rows()),
                    row.shape().batch().toString(),
                    String.format(Locale.ROOT, "%.3g", row.fusedMillis()),
                    String.format(Locale.ROOT, "%.1f", row.rate() / 1e9),
                    String.format(Locale.ROOT, "%.3g", row.dl4jMillis()));
        }
        return table.toString();
    }

    private static String experimentTable(List<ExperimentGrowth.ExperimentTime> rows) {
        TextTable table = new TextTable("what", "runs", "epochs", "threads", "seconds");
        for (ExperimentGrowth.ExperimentTime row : rows) {
            table.add(
                    row.what(),
                    String.valueOf(row.repeats()),
                    String.valueOf(row.epochs()),
                    String.valueOf(row.threads()),
                    String.format(Locale.ROOT, "%.2f", row.seconds()));
        }
        return table.toString();
    }

    private static void points(
            Map<String, @Nullable Object> figures, MachineFloor machine, ExperimentBenchmark.Points points) {
        figures.put("binning_4096x10_cpu_ms", points.binningMillis());
        figures.put("kde_4096x10_cpu_ms", points.kdeMillis());
        double exponentials = PairwiseFloor.exponentials();
        double floor = 1000 * PAIRS * (COLUMNS / machine.multiplyAdds() + 1 / exponentials);
        figures.put("floor_exponentials_per_s", exponentials);
        figures.put("kde_4096x10_floor_ms", floor);
        figures.put("scales_4096x10_cpu_ms", points.scalesMillis());
        figures.put("scales_4096x10_kde_points", points.scalesMillis() / floor);
        figures.put("kde_4096x10_share_of_floor", floor / points.kdeMillis()); // above 1 if the estimator skips pairs
    }

    private void planes(Map<String, @Nullable Object> figures) {
        console.say("timing crowded planes");
        PlaneBenchmark.PlaneSpeed planes = PlaneBenchmark.run();
        figures.put("paint_50000_points_cpu_ms", planes.runMillis());
        figures.put("paint_2500000_points_cpu_ms", planes.runsMillis());
    }

    private static void training(Map<String, @Nullable Object> figures, TrainingBenchmark.TrainingSpeed result) {
        figures.put("kernels", result.kernels());
        figures.put("train_epoch_256_fused_cpu_ms", result.fusedEpochMillis());
        figures.put("train_epoch_256_quantised_ratio", result.random().quantised());
        figures.put("train_epoch_256_relu_quantised_ratio", result.random().reluQuantised());
        figures.put("train_epoch_256_noisy_ratio", result.random().noisy());
        figures.put("train_epoch_256_dl4j_cpu_ms", result.dl4jEpochMillis());
        figures.put("train_epoch_full_fused_cpu_ms", result.fusedFullEpochMillis());
        figures.put("activations_4096_cpu_ms", result.activationsMillis());
        figures.put("gradient_statistics_share", result.statisticsShare());
        figures.put("floor_multiply_adds_per_s", result.floor().multiplyAdds());
        figures.put("floor_tanh_per_s", result.floor().tanh());
        figures.put("train_epoch_256_floor_ms", result.floorMillis());
        figures.put("train_epoch_256_share_of_floor", result.shareReached());
    }

    private static void experiments(Map<String, @Nullable Object> figures, ExperimentBenchmark.ExperimentSpeed result) {
        figures.put("tanh_figure_s", result.figureSeconds());
        figures.put("remeasure_400x6_binning_s", result.remeasureBinningSeconds());
        figures.put("remeasure_400x6_kde_s", result.remeasureKdeSeconds());
        figures.put("scale_map_first_s", result.scales().first());
        figures.put("scale_map_s", result.scales().whole());
        figures.put("ensemble_10_s", result.ensembleSeconds());
        for (ScheduleComparison.ScheduleTime row : result.schedules()) {
            figures.put(row.schedule() + "_epochs", row.epochs());
            figures.put(row.schedule() + "_largest_gap", row.gap());
            figures.put(row.schedule() + "_measure_s", row.seconds());
        }
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
