package infoplane.cli;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import infoplane.estimation.Estimate;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code estimate}: one layer from anywhere, or two samples, without an experiment. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Estimates I(X;T) and I(T;Y) of one layer, or I(A;B) of two samples, from .npy files.",
            "The files may come from anywhere (NumPy, PyTorch, Keras); row i of both belongs to the same observation."
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

    @Option(names = "--activations", paramLabel = "T.npy", description = "N x d activations of a layer.")
    private @Nullable Path activations;

    @Option(names = "--labels", paramLabel = "y.npy", description = "N labels, whole numbers.")
    private @Nullable Path labels;

    @Option(names = "--x", paramLabel = "A.npy", description = "One of two samples, N or N x d numbers.")
    private @Nullable Path x;

    @Option(names = "--y", paramLabel = "B.npy", description = "The other sample.")
    private @Nullable Path y;

    @Option(
            names = "--estimator",
            paramLabel = "E",
            required = true,
            converter = Converters.Estimator.class,
            completionCandidates = Converters.EstimatorNames.class,
            description = "A type name, which means its defaults (${COMPLETION-CANDIDATES}), or a JSON object as in"
                    + " experiment files.")
    private @Nullable EstimatorSettings estimator;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    EstimateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.interrupts().onRequest(Thread.currentThread()::interrupt);
        EstimatorSettings settings = java.util.Objects.requireNonNull(estimator, "picocli sees to it");
        if (activations != null && labels != null && x == null && y == null) {
            layer(
                    settings,
                    NpyFile.read(activations).samples(),
                    NpyFile.read(labels).labels());
        } else if (x != null && y != null && activations == null && labels == null) {
            pair(settings, NpyFile.read(x).samples(), NpyFile.read(y).samples());
        } else {
            throw new InvalidInputException(
                    "estimate needs --activations and --labels, or --x and --y, and not some of both");
        }
        return ExitCode.DONE;
    }

    private void layer(EstimatorSettings settings, Samples rows, Labels classes) {
        if (rows.rows() != classes.count()) {
            throw new InvalidInputException(activations + " has " + rows.rows() + " rows but " + labels + " has "
                    + classes.count() + " labels; there must be one a row");
        }
        PlaneEstimate estimate = settings.estimator().layer(LayerSample.of(rows, classes));
        if (json) {
            console.out().print(Json.write(object(settings, rows, estimate)));
            return;
        }
        TextTable table = new TextTable(settings.id(), "bits", "+-");
        table.add("I(X;T)", Bits.text(estimate.inputInformation()), Bits.text(estimate.inputStandardError()));
        table.add("I(T;Y)", Bits.text(estimate.labelInformation()), Bits.text(estimate.labelStandardError()));
        table.add("H(T)", Bits.text(estimate.entropy()), "-");
        table.add("most that I(X;T) can be", Bits.text(estimate.ceiling()), "-");
        console.out().print(table + remarks(estimate.flags()));
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
            throw new InvalidInputException(
                    x + " has " + a.rows() + " rows but " + y + " has " + b.rows() + "; they must have as many");
        }
        Estimate estimate = settings.estimator().pair(a, b);
        if (json) {
            console.out().print(Json.write(object(settings, a, b, estimate)));
            return;
        }
        TextTable table = new TextTable(settings.id(), "bits", "+-");
        table.add("I(A;B)", Bits.text(estimate.information()), Bits.text(estimate.standardError()));
        table.add("most that it can be", Bits.text(estimate.ceiling()), "-");
        console.out().print(table + remarks(estimate.flags()));
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

    private static String remarks(Set<EstimateFlag> flags) {
        StringBuilder text = new StringBuilder();
        flags.forEach(flag -> text.append(flag.label())
                .append(": ")
                .append(flag.explanation())
                .append('\n'));
        return text.toString();
    }
}
