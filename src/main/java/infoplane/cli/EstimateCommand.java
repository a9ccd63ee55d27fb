package infoplane.cli;

import static java.util.Objects.requireNonNull;

import infoplane.calibration.SelfCheck;
import infoplane.calibration.SelfCheckWords;
import infoplane.calibration.SelfChecks;
import infoplane.config.Json;
import infoplane.config.SelfCheckJson;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.FileData;
import infoplane.dataset.FileSettings;
import infoplane.dataset.ReadingWords;
import infoplane.dataset.array.SampleFile;
import infoplane.estimation.Estimate;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.Estimator;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PermutationNull;
import infoplane.estimation.PlaneEstimate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code estimate}: measures one layer from a file, or two samples, without an experiment. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Estimates I(X;T) and I(T;Y) of one layer, or I(A;B) of two samples, from .npy, .npz, HDF5 or .safetensors"
                    + " files, tables such as .csv, .mat or IDX files.",
            "The files may come from anywhere (NumPy, PyTorch, Keras); row i of both belongs to the same observation;"
                    + " - stands for standard input. A JSON object of the type file, as in experiment files, says how a"
                    + " table is read, which rows and classes are kept and how they are scaled, as for dataset; given"
                    + " as --activations alone it gives the labels, too."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane estimate --activations T.npy --labels y.npy --estimator kde",
            "  infoplane estimate --activations T.npy --labels y.npy --json \\",
            "      --estimator '{\"type\":\"binning\",\"rule\":\"equal-width\",\"bins\":30,\"range\":\"layer\"}'",
            "  infoplane estimate --x A.npy --y B.npy --estimator kde"
        })
final class EstimateCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--activations",
            paramLabel = "T.npy",
            description = "N x d activations of a layer. FILE:NAME is one array of a file of several.")
    private @Nullable String activations;

    @Option(names = "--labels", paramLabel = "y.npy", description = "N labels: whole numbers, texts, or one-hot rows.")
    private @Nullable String labels;

    @Option(names = "--x", paramLabel = "A.npy", description = "One of two samples, N or N x d numbers.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "B.npy", description = "The other sample.")
    private @Nullable String y;

    @Option(
            names = "--estimator",
            paramLabel = "E",
            required = true,
            converter = Converters.EstimatorConverter.class,
            completionCandidates = Converters.EstimatorNames.class,
            description = "A type name, which means its defaults (${COMPLETION-CANDIDATES}), or a JSON object as in"
                    + " experiment files.")
    private @Nullable EstimatorSettings estimator;

    @Option(
            names = "--permutations",
            paramLabel = "K",
            description = "Also estimates with the labels (or the rows of B) shuffled K times, 19 to 10000: what the"
                    + " estimator says where there is nothing to know.")
    private @Nullable Integer permutations;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the shuffles, and of the rows that a JSON object draws (default: 1).")
    private long seed = 1;

    @Option(
            names = "--no-check",
            description = "Does not hold the estimate against data made like these, whose answer is known; that takes"
                    + " some ten times as long as the estimate alone.")
    private boolean noCheck;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    EstimateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.interrupts().onRequest(Thread.currentThread()::interrupt);
        if (permutations != null && (permutations < PermutationNull.FEWEST || permutations > PermutationNull.MOST)) {
            throw new InvalidInputException("--permutations is " + permutations + " but must be between "
                    + PermutationNull.FEWEST + " and " + PermutationNull.MOST);
        }
        EstimatorSettings settings = requireNonNull(estimator, "picocli sees to it");
        String classes = labels == null && isObject(activations) ? activations : labels;
        if (activations != null && classes != null && x == null && y == null) {
            Dataset data = SampleFile.layer(file(activations), file(classes), new Seed(seed));
            say(ReadingWords.lines(data.reading()));
            layer(settings, data.inputs(), data.labels());
        } else if (x != null && y != null && activations == null && labels == null) {
            pair(settings, samples(x), samples(y));
        } else {
            throw new InvalidInputException(
                    "estimate needs --activations and --labels, or --x and --y, and not some of both");
        }
        return ExitCode.DONE;
    }

    private static boolean isObject(@Nullable String given) {
        return given != null && given.strip().startsWith("{");
    }

    private Samples samples(String fileOrJson) {
        FileData.ReadSamples read = file(fileOrJson).alone(new Seed(seed));
        say(ReadingWords.lines(read.reading()));
        return read.samples();
    }

    private void say(List<String> lines) {
        lines.forEach(console::say);
    }

    /** A path, perhaps with the name of an array, or a data set of the type file as in an experiment. */
    private SampleFile file(String fileOrJson) {
        if (!isObject(fileOrJson)) {
            Path path = console.input().file(Path.of(NamedArray.path(fileOrJson)));
            return SampleFile.of(path.toString(), NamedArray.name(fileOrJson));
        }
        if (Json.parseDataset(fileOrJson) instanceof FileSettings file) {
            return new SampleFile(file, "");
        }
        throw new InvalidInputException("a sample must be a file, or a data set of the type file");
    }

    private static String shown(@Nullable String given) {
        return PlainText.quoted(requireNonNull(given, "checked where it is read"));
    }

    private void layer(EstimatorSettings settings, Samples rows, Labels classes) {
        Estimator function = settings.estimator();
        LayerSample sample = LayerSample.of(rows, classes);
        PlaneEstimate alone = function.layer(sample);
        SelfCheck check = (noCheck
                        ? SelfChecks.turnedOff(settings, alone)
                        : SelfChecks.ofLayer(settings, sample, alone))
                .orElse(null);
        PlaneEstimate estimate = check == null ? alone : alone.withFlags(check.flags());
        Information label = estimate.labelInformation();
        PermutationNull shuffled = permutations == null || label == null
                ? null
                : PermutationNull.ofLabels(function, sample, label, permutations, new Seed(seed));
        if (shuffled != null && !shuffled.exceeded()) {
            estimate = estimate.withFlag(EstimateFlag.NOT_ABOVE_NULL);
        }
        if (json) {
            console.out().print(Json.write(with(shuffled, with(check, object(settings, rows, estimate)))));
            return;
        }
        TextTable table = new TextTable(settings.name().brief(), "bits", "+-");
        table.add("I(X;T)", Bits.text(estimate.inputInformation()), Bits.text(estimate.inputStandardError()));
        table.add("I(T;Y)", Bits.text(estimate.labelInformation()), Bits.text(estimate.labelStandardError()));
        addNull(table, "I(T;Y), labels shuffled", shuffled);
        table.add("H(T)", Bits.text(estimate.entropy()), "-");
        table.add("most that I(X;T) can be", Bits.text(estimate.ceiling()), "-");
        console.out().print(table + sentence(shuffled) + remarks(estimate.flags(), check));
    }

    private static void addNull(TextTable table, String name, @Nullable PermutationNull shuffled) {
        if (shuffled != null) {
            table.add(name, Bits.text(shuffled.mean()), Bits.text(shuffled.deviation()));
        }
    }

    private static String sentence(@Nullable PermutationNull shuffled) {
        return shuffled == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "p = %.3g: so large a share of %d orders, the one observed among them, gives as much%n",
                        shuffled.pValue(),
                        shuffled.permutations() + 1);
    }

    private Map<String, @Nullable Object> with(
            @Nullable PermutationNull shuffled, Map<String, @Nullable Object> object) {
        if (shuffled != null) {
            object.put("permutations", shuffled.permutations());
            object.put("seed", seed);
            object.put("null_mean_bits", Bits.json(shuffled.mean()));
            object.put("null_sd_bits", Bits.json(shuffled.deviation()));
            object.put("null_max_bits", Bits.json(shuffled.largest()));
            object.put("p_value", shuffled.pValue());
        }
        return object;
    }

    private static Map<String, @Nullable Object> object(
            EstimatorSettings settings, Samples rows, PlaneEstimate estimate) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", settings.id());
        object.put("n", rows.rows());
        object.put("d", rows.columns());
        object.put("i_xt_bits", Bits.json(estimate.inputInformation()));
        object.put("i_ty_bits", Bits.json(estimate.labelInformation()));
        object.put("h_t_bits", Bits.json(estimate.entropy()));
        object.put("flags", Bits.labels(estimate.flags()));
        object.put("i_xt_se_bits", Bits.json(estimate.inputStandardError()));
        object.put("i_ty_se_bits", Bits.json(estimate.labelStandardError()));
        object.put("ceiling_bits", Bits.json(estimate.ceiling()));
        object.put("cells", estimate.cells());
        object.put("singletons", estimate.singletons());
        return object;
    }

    private void pair(EstimatorSettings settings, Samples a, Samples b) {
        if (a.rows() != b.rows()) {
            throw new InvalidInputException(shown(x) + " has " + a.rows() + " rows but " + shown(y) + " has " + b.rows()
                    + "; they must have as many");
        }
        Estimator function = settings.estimator();
        Estimate alone = function.pair(a, b);
        SelfCheck check = (noCheck ? SelfChecks.turnedOff(settings, alone) : SelfChecks.ofPair(settings, a, b, alone))
                .orElse(null);
        Estimate estimate = check == null ? alone : alone.withFlags(check.flags());
        PermutationNull shuffled = permutations == null
                ? null
                : PermutationNull.ofPair(function, a, b, estimate.information(), permutations, new Seed(seed));
        if (shuffled != null && !shuffled.exceeded()) {
            estimate = estimate.withFlag(EstimateFlag.NOT_ABOVE_NULL);
        }
        if (json) {
            console.out().print(Json.write(with(shuffled, with(check, object(settings, a, b, estimate)))));
            return;
        }
        TextTable table = new TextTable(settings.name().brief(), "bits", "+-");
        table.add("I(A;B)", Bits.text(estimate.information()), Bits.text(estimate.standardError()));
        addNull(table, "I(A;B), rows shuffled", shuffled);
        table.add("most that it can be", Bits.text(estimate.ceiling()), "-");
        console.out().print(table + sentence(shuffled) + remarks(estimate.flags(), check));
    }

    private static Map<String, @Nullable Object> object(
            EstimatorSettings settings, Samples a, Samples b, Estimate estimate) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", settings.id());
        object.put("n", a.rows());
        object.put("d_x", a.columns());
        object.put("d_y", b.columns());
        object.put("i_bits", Bits.json(estimate.information()));
        object.put("flags", Bits.labels(estimate.flags()));
        object.put("i_se_bits", Bits.json(estimate.standardError()));
        object.put("ceiling_bits", Bits.json(estimate.ceiling()));
        return object;
    }

    private static Map<String, @Nullable Object> with(@Nullable SelfCheck check, Map<String, @Nullable Object> object) {
        object.put("check", check == null ? null : SelfCheckJson.tree(check));
        return object;
    }

    private static String remarks(Set<EstimateFlag> flags, @Nullable SelfCheck check) {
        StringBuilder text = new StringBuilder();
        flags.forEach(flag -> text.append(flag.words())
                .append(": ")
                .append(check == null ? flag.explanation() : SelfCheckWords.of(flag, check, Information::inWords))
                .append('\n'));
        return text.toString();
    }
}
