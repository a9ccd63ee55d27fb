package infoplane.store;

import infoplane.calibration.SelfCheck;
import infoplane.config.Json;
import infoplane.config.SelfCheckJson;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimateFlag;
import infoplane.measuring.LayerCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code checks.json}: the checks of the estimators, made at one epoch of each layer; amounts in bits. */
final class ChecksJson {
    private ChecksJson() {}

    /** Writes the file, or removes it if there are no checks. */
    static void write(Path file, List<LayerCheck> checks) {
        writeEntries(file, "checks", checks.stream().map(ChecksJson::tree).toList());
    }

    /** Writes a file with a list of entries under {@code name}, or removes the file if there are no entries. */
    static void writeEntries(Path file, String name, List<Map<String, @Nullable Object>> entries) {
        if (entries.isEmpty()) {
            try {
                SafeFiles.delete(file);
            } catch (IOException e) {
                throw SafeFiles.failure("remove", file, e);
            }
            return;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        tree.put(name, entries);
        SafeFiles.write(file, Json.write(tree));
    }

    /**
     * Writes these checks, and those of other estimators in the folder.
     *
     * @param commit takes the new file
     */
    static void merge(Path folder, Commit commit, List<LayerCheck> newest) {
        Set<String> again = newest.stream().map(LayerCheck::estimator).collect(Collectors.toSet());
        Stream<LayerCheck> others =
                read(folder.resolve(RunFolder.CHECKS)).stream().filter(check -> !again.contains(check.estimator()));
        List<LayerCheck> all = Stream.concat(others, newest.stream()).toList();
        if (all.isEmpty()) {
            commit.remove(RunFolder.CHECKS);
        }
        write(commit.draft().resolve(RunFolder.CHECKS), all);
    }

    private static Map<String, @Nullable Object> tree(LayerCheck layer) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("estimator", layer.estimator());
        tree.put("layer", layer.layer());
        tree.put("epoch", layer.epoch());
        tree.putAll(SelfCheckJson.tree(layer.check()));
        // with the digits of the plane, from which a run that goes on reads it
        tree.computeIfPresent("estimate_bits", (name, bits) -> Double.valueOf(PlaneCsv.number((Double) bits)));
        return tree;
    }

    /** @throws InvalidInputException if the file is damaged; the message is one sentence */
    static List<LayerCheck> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<LayerCheck> checks = new ArrayList<>();
        for (JsonFields entry : JsonFields.read(file).objects("checks")) {
            checks.add(new LayerCheck(
                    entry.text("estimator"), entry.whole("layer", 1), entry.whole("epoch", 0), check(entry)));
        }
        return checks;
    }

    private static SelfCheck check(JsonFields entry) {
        return new SelfCheck(
                quantity(entry),
                entry.bits("estimate_bits"),
                entry.has("twin") ? twin(entry.object("twin")) : null,
                entry.has("halves") ? halves(entry.object("halves")) : null,
                entry.has("rounding") ? rounding(entry.object("rounding")) : null,
                entry.has("obstacle") ? entry.text("obstacle") : null,
                flags(entry));
    }

    private static SelfCheck.Quantity quantity(JsonFields entry) {
        String symbol = entry.text("quantity");
        return Arrays.stream(SelfCheck.Quantity.values())
                .filter(quantity -> quantity.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> Damage.of(
                        entry.file(), Damage.quoted(symbol) + " is no quantity that an estimator can have", null));
    }

    private static SelfCheck.Halves halves(JsonFields halves) {
        return new SelfCheck.Halves(halves.bits("mean_bits"), halves.bits("error_bits"));
    }

    private static SelfCheck.Rounding rounding(JsonFields rounding) {
        return new SelfCheck.Rounding(
                rounding.bits("up_bits"),
                rounding.bits("down_bits"),
                rounding.has("nearer_bits") ? rounding.bits("nearer_bits") : null);
    }

    private static SelfCheck.Twin twin(JsonFields twin) {
        return new SelfCheck.Twin(
                twin.bits("truth_bits"),
                twin.has("truth_se_bits") ? twin.bits("truth_se_bits") : null,
                twin.bits("mean_bits"),
                twin.bits("sd_bits"),
                twin.whole("twins", 0));
    }

    /** The flags; labels that this version does not know are ignored. */
    private static Set<EstimateFlag> flags(JsonFields entry) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (entry.has("flags")) {
            entry.texts("flags").forEach(label -> EstimateFlag.of(label).ifPresent(flags::add));
        }
        return flags;
    }
}
