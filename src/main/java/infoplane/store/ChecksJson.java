package infoplane.store;

import com.fasterxml.jackson.databind.JsonNode;
import infoplane.calibration.SelfCheck;
import infoplane.config.Json;
import infoplane.config.SelfCheckJson;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimateFlag;
import infoplane.measuring.LayerCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return tree;
    }

    /** @throws InvalidInputException if the file is damaged; the message is one sentence */
    static List<LayerCheck> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<LayerCheck> checks = new ArrayList<>();
        for (JsonNode entry : StoreJson.read(file).path("checks")) {
            try {
                checks.add(new LayerCheck(
                        text(entry, "estimator"), whole(entry, "layer"), whole(entry, "epoch"), check(entry)));
            } catch (IllegalArgumentException e) {
                throw StoreJson.damaged(file, String.valueOf(e.getMessage()), e);
            }
        }
        return checks;
    }

    private static SelfCheck check(JsonNode entry) {
        JsonNode twin = entry.path("twin");
        JsonNode halves = entry.path("halves");
        JsonNode rounding = entry.path("rounding");
        JsonNode obstacle = entry.path("obstacle");
        return new SelfCheck(
                SelfCheck.Quantity.of(text(entry, "quantity")),
                bits(entry, "estimate_bits"),
                twin.isObject() ? twin(twin) : null,
                halves.isObject() ? new SelfCheck.Halves(bits(halves, "mean_bits"), bits(halves, "error_bits")) : null,
                rounding.isObject()
                        ? new SelfCheck.Rounding(bits(rounding, "up_bits"), bits(rounding, "down_bits"))
                        : null,
                obstacle.isTextual() ? obstacle.textValue() : null,
                flags(entry.path("flags")));
    }

    private static SelfCheck.Twin twin(JsonNode twin) {
        return new SelfCheck.Twin(
                bits(twin, "truth_bits"),
                twin.path("truth_se_bits").isNumber() ? bits(twin, "truth_se_bits") : null,
                bits(twin, "mean_bits"),
                bits(twin, "sd_bits"),
                whole(twin, "twins"));
    }

    /** The flags; labels that this version does not know are ignored. */
    private static Set<EstimateFlag> flags(JsonNode labels) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        labels.forEach(label -> EstimateFlag.of(label.asText()).ifPresent(flags::add));
        return flags;
    }

    static String text(JsonNode entry, String field) {
        if (!entry.path(field).isTextual()) {
            throw new IllegalArgumentException("an entry has no \"" + field + "\"");
        }
        return entry.path(field).textValue();
    }

    static int whole(JsonNode entry, String field) {
        if (!entry.path(field).isInt()) {
            throw new IllegalArgumentException("an entry has no whole number \"" + field + "\"");
        }
        return entry.path(field).intValue();
    }

    private static Information bits(JsonNode entry, String field) {
        if (!entry.path(field).isNumber()) {
            throw new IllegalArgumentException("an entry has no number \"" + field + "\"");
        }
        return Information.ofBits(entry.path(field).doubleValue());
    }
}
