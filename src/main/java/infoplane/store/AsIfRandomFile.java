package infoplane.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.AsIfRandom.Mixture;
import infoplane.measuring.MixtureKind;
import infoplane.measuring.MixturePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code as-if-random.json}: what came out when a run was measured as if its weights were random, windows in the folder of
 * the run and restarts in the folder of its repeats; amounts in bits. The command prints the same object.
 */
public final class AsIfRandomFile {
    private static final Logger LOG = LoggerFactory.getLogger(AsIfRandomFile.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final String FILE = "as-if-random.json";

    private AsIfRandomFile() {}

    /**
     * Keeps a measurement in the folder of its run or repeats, beside those of other estimators at the same epoch. The claims
     * of a run are judged again.
     *
     * @throws InvalidInputException if the folder cannot be written, or a run is writing to it
     */
    public static void keep(Path folder, AsIfRandom measured) {
        try (RunLock lock = RunLock.take(folder);
                Commit commit = new Commit(folder)) {
            AsIfRandom all = read(folder).map(before -> before.with(measured)).orElse(measured);
            SafeFiles.write(commit.draft().resolve(FILE), Json.write(object(all)));
            if (RunFolder.hasBegun(folder)) { // with the digits of the file
                RunFolder.writeFindings(
                        commit.draft(), RunFolder.open(folder).results().withAsIfRandom(written(commit.draft())));
            }
            commit.apply();
        }
    }

    private static AsIfRandom written(Path draft) {
        return parse(JsonFields.read(draft.resolve(FILE)));
    }

    /** What the folder holds; empty if nothing, or if the file is damaged, because it can be measured again. */
    public static Optional<AsIfRandom> read(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(JsonFields.read(folder.resolve(FILE))));
        } catch (InvalidInputException e) {
            LOG.info("As-if-random results are left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The object in the file, as the command prints it. */
    public static Map<String, @Nullable Object> object(AsIfRandom result) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        tree.put("kind", result.kind().label());
        tree.put("inputs", result.inputs());
        tree.put("onGrids", result.onGrids());
        tree.put("epoch", result.epoch());
        tree.put("epochs", result.widest().epochs());
        tree.put("weightsMoved", result.widest().weightsMoved());
        tree.put("accuracySpread", result.widest().accuracySpread());
        tree.put(
                "settings",
                result.settings().stream().map(AsIfRandomFile::settings).toList());
        tree.put(
                "mixtures",
                result.mixtures().stream().map(AsIfRandomFile::mixture).toList());
        tree.put(
                "points",
                result.points().stream()
                        .map(one -> {
                            Map<String, @Nullable Object> point = point(one);
                            point.put("random_by", result.randomBy(one.estimator(), one.draws()));
                            return point;
                        })
                        .toList());
        tree.put(
                "training",
                result.training().stream().map(AsIfRandomFile::point).toList());
        return tree;
    }

    /** An estimator as in experiment files. */
    static Object settings(EstimatorSettings estimator) {
        try {
            return MAPPER.readValue(Json.write(estimator), Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // what this program has just written
        }
    }

    private static Map<String, @Nullable Object> mixture(Mixture mixture) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("draws", mixture.draws());
        tree.put("epochs", mixture.epochs());
        tree.put("weightsMoved", mixture.weightsMoved());
        tree.put("accuracySpread", mixture.accuracySpread());
        return tree;
    }

    private static Map<String, @Nullable Object> point(MixturePoint point) {
        PlaneEstimate estimate = point.estimate();
        Refusal refusal = estimate.refusal();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("estimator", point.estimator());
        tree.put("layer", point.layer());
        tree.put("draws", point.draws());
        tree.put("epoch", point.epoch());
        tree.put("i_xt_bits", bits(estimate.inputInformation()));
        tree.put("i_ty_bits", bits(estimate.labelInformation()));
        tree.put("h_t_bits", bits(estimate.entropy()));
        tree.put("h_t_given_x_bits", bits(estimate.conditionalEntropy()));
        tree.put("single_i_xt_bits", bits(point.single()));
        tree.put("compression_bits", bits(point.compression()));
        tree.put("i_xt_se_bits", bits(estimate.inputStandardError()));
        tree.put("i_ty_se_bits", bits(estimate.labelStandardError()));
        tree.put("ceiling_bits", bits(estimate.ceiling()));
        tree.put("cells", estimate.cells());
        tree.put("singletons", estimate.singletons());
        tree.put("flags", estimate.flags().stream().map(EstimateFlag::label).toList());
        if (refusal != null) {
            tree.put("reason", refusal.reason());
        }
        return tree;
    }

    private static @Nullable Double bits(@Nullable Information amount) {
        return amount == null ? null : Double.valueOf(amount.bits());
    }

    private static AsIfRandom parse(JsonFields tree) {
        String kind = tree.text("kind");
        List<Mixture> mixtures = tree.objects("mixtures").stream()
                .map(mixture -> new Mixture(
                        mixture.whole("draws", 1),
                        mixture.numbers(mixture.list("epochs"), "epochs").stream()
                                .map(Double::intValue)
                                .toList(),
                        orNaN(mixture, "weightsMoved"),
                        orNaN(mixture, "accuracySpread")))
                .toList();
        if (mixtures.isEmpty()) {
            throw Damage.of(tree.file(), "it says no mixtures", null);
        }
        return new AsIfRandom(
                MixtureKind.of(kind)
                        .orElseThrow(
                                () -> Damage.of(tree.file(), Damage.quoted(kind) + " is no kind of mixture", null)),
                tree.whole("inputs", 1),
                tree.tree().path("onGrids").asBoolean(false), // files of earlier versions do not say
                tree.whole("epoch", 0),
                tree.objects("settings").stream()
                        .map(one -> Json.parseEstimator(one.tree().toString()))
                        .toList(),
                mixtures,
                tree.objects("points").stream().map(AsIfRandomFile::parsed).toList(),
                tree.objects("training").stream().map(AsIfRandomFile::parsed).toList());
    }

    private static MixturePoint parsed(JsonFields tree) {
        PlaneEstimate estimate = new PlaneEstimate(
                orNull(tree, "i_xt_bits"),
                orNull(tree, "i_ty_bits"),
                orNull(tree, "h_t_bits"),
                orNull(tree, "h_t_given_x_bits"),
                orNull(tree, "i_xt_se_bits"),
                orNull(tree, "i_ty_se_bits"),
                orNull(tree, "ceiling_bits"),
                tree.has("cells") ? Integer.valueOf(tree.whole("cells", 0)) : null,
                tree.has("singletons") ? Integer.valueOf(tree.whole("singletons", 0)) : null,
                tree.has("reason") ? new Refusal(false, tree.text("reason")) : null,
                flags(tree));
        return new MixturePoint(
                tree.text("estimator"),
                tree.whole("layer", 1),
                tree.whole("draws", 1),
                tree.whole("epoch", 0),
                estimate,
                orNull(tree, "single_i_xt_bits"));
    }

    private static double orNaN(JsonFields tree, String field) {
        return tree.has(field) ? tree.number(field, 0) : Double.NaN;
    }

    private static @Nullable Information orNull(JsonFields tree, String field) {
        return tree.has(field) ? tree.bits(field) : null;
    }

    /** Labels that this version does not know are ignored. */
    private static Set<EstimateFlag> flags(JsonFields tree) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        tree.texts("flags").forEach(label -> EstimateFlag.of(label).ifPresent(flags::add));
        return flags;
    }
}
