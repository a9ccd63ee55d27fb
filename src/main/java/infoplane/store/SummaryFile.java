package infoplane.store;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.Version;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunStatus;
import infoplane.findings.RunSummary;
import infoplane.findings.RunSummary.LayerSummary;
import infoplane.findings.Vote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code summary.json}: the few numbers of an ended run that tables of runs show. Computed from the results where it is
 * missing, or was made from other results or by another version of the program, so that it may be deleted at any time.
 */
public final class SummaryFile {
    static final String FILE = "summary.json";
    /** Greater whenever a field changes its meaning. */
    private static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(SummaryFile.class);

    private SummaryFile() {}

    /**
     * The summary of the run in a folder.
     *
     * @throws InvalidInputException if the folder holds no run that can be read; the message is one sentence
     */
    public static RunSummary of(Path folder) {
        String state = Manifest.state(folder);
        return read(folder, state).orElseGet(() -> {
            RunFolder run = RunFolder.open(folder);
            RunSummary summary = RunSummary.of(run.results(), seconds(run.provenance()));
            if (Manifest.isIn(folder) && run.status() != RunStatus.RUNNING) {
                keep(folder, state, summary);
            }
            return summary;
        });
    }

    /** How long a run took, from its start to its end; NaN for a run that has not ended. */
    private static double seconds(Provenance provenance) {
        return provenance.end() == null
                ? Double.NaN
                : Duration.between(provenance.start(), provenance.end()).toMillis() / 1000.0;
    }

    private static Optional<RunSummary> read(Path folder, String state) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonFields tree = JsonFields.read(file);
            boolean fresh = tree.whole("version", 0) == VERSION
                    && tree.text("program").equals(Version.current())
                    && tree.text("of").equals(state);
            return fresh ? Optional.of(summary(tree)) : Optional.empty();
        } catch (InvalidInputException e) {
            LOG.info("{} is made again: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static RunSummary summary(JsonFields tree) {
        List<LayerSummary> layers = new ArrayList<>();
        for (JsonFields layer : tree.objects("layers")) {
            layers.add(new LayerSummary(
                    layer.text("estimator"),
                    layer.whole("layer", 1),
                    number(layer, "i_xt_max_bits"),
                    layer.whole("epoch_of_max", 0),
                    number(layer, "i_xt_end_bits"),
                    number(layer, "i_ty_end_bits"),
                    vote(layer.text("compresses"))));
        }
        return new RunSummary(
                number(tree, "seconds"),
                tree.whole("lastEpoch", -1),
                number(tree, "accuracyTrain"),
                number(tree, "accuracyTest"),
                number(tree, "lossTrain"),
                number(tree, "lossTest"),
                tree.whole("hidden", 0),
                layers);
    }

    private static double number(JsonFields tree, String field) {
        return tree.has(field) ? tree.number(field, -Double.MAX_VALUE) : Double.NaN;
    }

    private static Vote vote(String label) {
        return Arrays.stream(Vote.values())
                .filter(vote -> vote.label().equals(label))
                .findFirst()
                .orElse(Vote.NONE);
    }

    private static void keep(Path folder, String state, RunSummary summary) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        tree.put("program", Version.current());
        tree.put("of", state);
        put(tree, "seconds", summary.seconds());
        tree.put("lastEpoch", summary.lastEpoch());
        put(tree, "accuracyTrain", summary.accuracyTrain());
        put(tree, "accuracyTest", summary.accuracyTest());
        put(tree, "lossTrain", summary.lossTrain());
        put(tree, "lossTest", summary.lossTest());
        tree.put("hidden", summary.hidden());
        tree.put("layers", summary.layers().stream().map(SummaryFile::tree).toList());
        try {
            SafeFiles.keep(folder.resolve(FILE), Json.write(tree));
        } catch (RunFailedException e) { // such as the example in the program's own folder
            LOG.debug("{} keeps no summary: {}", folder, e.getMessage());
        }
    }

    private static Map<String, Object> tree(LayerSummary layer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("estimator", layer.estimator());
        tree.put("layer", layer.layer());
        put(tree, "i_xt_max_bits", layer.maximumBits());
        tree.put("epoch_of_max", layer.maximumEpoch());
        put(tree, "i_xt_end_bits", layer.endBits());
        put(tree, "i_ty_end_bits", layer.endLabelBits());
        tree.put("compresses", layer.compresses().label());
        return tree;
    }

    private static void put(Map<String, Object> tree, String field, double number) {
        if (Double.isFinite(number)) {
            tree.put(field, number);
        }
    }
}
