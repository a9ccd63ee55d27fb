package infoplane.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.experiment.KeepPlan;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunStatus;
import infoplane.measuring.BottleneckLimit;
import infoplane.measuring.Ceilings;
import infoplane.network.ParameterLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON files of a run folder, except the experiment itself. */
final class StoreJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * {@code provenance.json}: provenance of the run, names of its layers and limits of its plane.
     *
     * @param chance share of the largest class among the training labels; NaN until the run has ended, and in older runs
     */
    record Header(Provenance provenance, List<String> layers, Ceilings ceilings, double chance) {}

    /** {@code trajectory.json}: position of the parameters in a row, and the epoch of each row. */
    record Index(ParameterLayout layout, KeepPlan plan) {}

    private StoreJson() {}

    static String writeIndex(ParameterLayout layout, KeepPlan plan, List<Integer> epochs) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("inputs", layer.inputs());
            entry.put("outputs", layer.outputs());
            entry.put("weightOffset", layer.offset());
            entry.put("biasOffset", layer.biasOffset());
            layers.add(entry);
        }
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("parameters", layout.size());
        index.put("layers", layers);
        index.put("stride", plan.stride());
        index.put("lastEpoch", plan.lastEpoch());
        index.put("epochs", epochs);
        return Json.write(index);
    }

    static Index readIndex(Path file) {
        JsonNode tree = read(file);
        List<ParameterLayout.LayerParameters> layers = new ArrayList<>();
        for (JsonNode layer : tree.path("layers")) {
            layers.add(new ParameterLayout.LayerParameters(
                    whole(layer, "inputs", file), whole(layer, "outputs", file), whole(layer, "weightOffset", file)));
        }
        if (layers.isEmpty()) {
            throw damaged(file, "it names no layers", null);
        }
        int stride = tree.path("stride").asInt();
        if (stride < 1 || !tree.path("lastEpoch").isInt()) {
            throw damaged(file, "it does not say which epochs are kept", null);
        }
        return new Index(
                new ParameterLayout(layers),
                new KeepPlan(stride, tree.path("lastEpoch").asInt()));
    }

    static String write(Header header) {
        Provenance provenance = header.provenance();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", provenance.version());
        tree.put("seed", provenance.seed());
        tree.put("engine", provenance.engine());
        tree.put("backend", provenance.backend());
        tree.put("threads", provenance.threads());
        tree.put("cpu", provenance.cpu());
        tree.put("os", provenance.os());
        tree.put("java", provenance.java());
        tree.put("start", provenance.start().toString());
        Instant end = provenance.end();
        tree.put("end", end == null ? null : end.toString());
        tree.put("status", provenance.status().label());
        tree.put("message", provenance.message());
        tree.put("datasetSha256", provenance.datasetSha256());
        tree.put("process", provenance.process());
        tree.put("layers", header.layers());
        tree.put("h_x_bits", header.ceilings().inputEntropy().bits());
        tree.put("h_y_bits", header.ceilings().labelEntropy().bits());
        tree.put("i_xy_bits", header.ceilings().label().bits());
        if (!Double.isNaN(header.chance())) {
            tree.put("chance", header.chance());
        }
        tree.put(
                "ib_limit_bits",
                header.ceilings().limit().stream()
                        .map(corner ->
                                List.of(corner.input().bits(), corner.label().bits()))
                        .toList());
        return Json.write(tree);
    }

    static Header readHeader(Path file) {
        JsonNode tree = read(file);
        List<String> layers = new ArrayList<>();
        tree.path("layers").forEach(layer -> layers.add(layer.asText()));
        return new Header(
                provenance(tree, file),
                layers,
                ceilings(tree, file),
                tree.path("chance").asDouble(Double.NaN));
    }

    private static Ceilings ceilings(JsonNode tree, Path file) {
        Information inputs = bits(tree, "h_x_bits", file);
        Information labels = bits(tree, "h_y_bits", file);
        Information both = bits(tree, "i_xy_bits", file);
        JsonNode limit = tree.path("ib_limit_bits");
        if (!limit.isArray()) {
            return new Ceilings(inputs, labels, both);
        }
        List<BottleneckLimit.Corner> corners = new ArrayList<>();
        limit.forEach(corner ->
                corners.add(new BottleneckLimit.Corner(corner(corner.path(0), file), corner(corner.path(1), file))));
        return new Ceilings(inputs, labels, both, corners);
    }

    private static Provenance provenance(JsonNode tree, Path file) {
        try {
            return new Provenance(
                    tree.path("version").asText(),
                    number(tree, "seed", file).longValue(),
                    tree.path("engine").asText(),
                    tree.path("backend").asText(),
                    whole(tree, "threads", file),
                    tree.path("cpu").asText(),
                    tree.path("os").asText(),
                    tree.path("java").asText(),
                    Instant.parse(tree.path("start").asText()),
                    tree.path("end").isTextual()
                            ? Instant.parse(tree.path("end").asText())
                            : null,
                    RunStatus.of(tree.path("status").asText()),
                    tree.path("message").asText(),
                    tree.path("datasetSha256").asText(),
                    number(tree, "process", file).longValue());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** A list of texts in a file; empty if the file or the list is absent. */
    static List<String> texts(Path file, String field) {
        List<String> texts = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            read(file).path(field).forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    private static int whole(JsonNode tree, String field, Path file) {
        if (!tree.path(field).canConvertToInt()) {
            throw damaged(file, "it says no whole number " + field, null);
        }
        return tree.path(field).intValue();
    }

    private static JsonNode number(JsonNode tree, String field, Path file) {
        if (!tree.path(field).isIntegralNumber()) {
            throw damaged(file, "it says no whole number " + field, null);
        }
        return tree.path(field);
    }

    private static Information corner(JsonNode bits, Path file) {
        if (!bits.isNumber()) {
            throw damaged(file, "a corner of its ib_limit_bits is no pair of numbers", null);
        }
        return Information.ofBits(bits.doubleValue());
    }

    private static Information bits(JsonNode tree, String field, Path file) {
        if (!tree.path(field).isNumber()) {
            throw damaged(file, "it says no " + field, null);
        }
        return Information.ofBits(tree.path(field).doubleValue());
    }

    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }

    static InvalidInputException damaged(Path file, String why, @Nullable Throwable cause) {
        return new InvalidInputException(file + " is damaged: " + why, cause);
    }
}
