package infoplane.store;

import com.fasterxml.jackson.databind.JsonNode;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.experiment.KeepPlan;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunStatus;
import infoplane.measuring.BottleneckLimit;
import infoplane.measuring.Ceilings;
import infoplane.network.ParameterLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON files of a run folder, except the experiment itself. */
final class StoreJson {
    /** An entropy is not negative, but sums round. */
    private static final double ROUNDING = -1e-9;

    /**
     * {@code provenance.json}: provenance of the run, names of its layers and limits of its plane.
     *
     * @param chance share of the largest class among the training labels; NaN until the run has ended, and in older runs
     */
    record Header(Provenance provenance, List<String> layers, Ceilings ceilings, double chance) {}

    /**
     * {@code trajectory.json}: position of the parameters in a row, and the epoch of each row.
     *
     * @param listed the epoch of each row of imported weights, which follow no plan and may come in any order; empty for
     *     own ones
     */
    record Index(ParameterLayout layout, KeepPlan plan, List<Integer> listed) {}

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
        if (!layout.ranged()
                .isEmpty()) { // behind the weights: the least and greatest value of the units of these layers
            index.put("ranged", layout.ranged());
        }
        index.put("stride", plan.stride());
        index.put("lastEpoch", plan.lastEpoch());
        index.put("epochs", epochs);
        return Json.write(index);
    }

    /** The index of imported weights: their epochs follow no plan. */
    static String writeIndex(ParameterLayout layout, List<Integer> epochs) {
        int last = epochs.stream().mapToInt(Integer::intValue).max().orElse(0);
        return writeIndex(layout, new KeepPlan(0, last), epochs);
    }

    static Index readIndex(Path file) {
        JsonFields index = JsonFields.read(file);
        List<ParameterLayout.LayerParameters> layers = new ArrayList<>();
        int end = 0;
        int width = 0;
        for (JsonFields layer : index.objects("layers")) {
            int inputs = layer.whole("inputs", 1);
            int outputs = layer.whole("outputs", 1);
            int offset = layer.whole("weightOffset", 0);
            long next = offset + ((long) inputs + 1) * outputs;
            if (offset != end || next > ParameterLayout.MOST || width > 0 && inputs != width) {
                throw damaged(file, "the places of its layer " + (layers.size() + 1) + " do not fit the others", null);
            }
            layers.add(new ParameterLayout.LayerParameters(inputs, outputs, offset));
            end = (int) next;
            width = outputs;
        }
        if (layers.isEmpty()) {
            throw damaged(file, "it names no layers", null);
        }
        boolean imported = RunFolder.imported(file.toAbsolutePath().resolveSibling(""));
        int stride = index.whole("stride", imported ? 0 : 1);
        KeepPlan plan = new KeepPlan(stride, index.whole("lastEpoch", 0));
        ParameterLayout layout = new ParameterLayout(layers, ranged(index, layers.size() - 1));
        return new Index(layout, plan, stride == 0 ? listed(index) : List.of());
    }

    /** The indices of hidden layers whose units have a range; older trajectories have none. */
    private static List<Integer> ranged(JsonFields index, int hidden) {
        if (!index.has("ranged")) {
            return List.of();
        }
        List<Integer> ranged = new ArrayList<>();
        for (double layer : index.numbers(index.list("ranged"), "ranged")) {
            int after = ranged.isEmpty() ? -1 : ranged.get(ranged.size() - 1);
            if (layer != Math.rint(layer) || layer <= after || layer >= hidden) {
                throw damaged(index.file(), "its ranged layers are not ascending hidden layers", null);
            }
            ranged.add((int) layer);
        }
        return ranged;
    }

    private static List<Integer> listed(JsonFields index) {
        Set<Integer> epochs = new LinkedHashSet<>();
        for (double epoch : index.numbers(index.list("epochs"), "epochs")) {
            if (epoch != Math.rint(epoch) || epoch < 0 || epoch > Integer.MAX_VALUE || !epochs.add((int) epoch)) {
                throw damaged(index.file(), "its epochs are not whole numbers that differ", null);
            }
        }
        return List.copyOf(epochs);
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
        if (!provenance.reading().isEmpty()) {
            tree.put("reading", provenance.reading());
        }
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
        JsonFields header = JsonFields.read(file);
        List<String> layers = header.texts("layers");
        if (layers.isEmpty()) {
            throw damaged(file, "it names no layers", null);
        }
        double chance = header.has("chance") ? header.number("chance", 0) : Double.NaN;
        return new Header(provenance(header), layers, ceilings(header), chance);
    }

    private static Ceilings ceilings(JsonFields header) {
        Information inputs = Information.ofBits(header.number("h_x_bits", ROUNDING));
        Information labels = Information.ofBits(header.number("h_y_bits", ROUNDING));
        Information both = Information.ofBits(header.number("i_xy_bits", ROUNDING));
        if (!header.has("ib_limit_bits")) { // older runs
            return new Ceilings(inputs, labels, both);
        }
        List<BottleneckLimit.Corner> corners = new ArrayList<>();
        for (JsonNode corner : header.list("ib_limit_bits")) {
            List<Double> pair = header.numbers(corner, "a corner of its ib_limit_bits");
            if (pair.size() != 2) {
                throw damaged(header.file(), "a corner of its ib_limit_bits is no pair of numbers", null);
            }
            corners.add(new BottleneckLimit.Corner(Information.ofBits(pair.get(0)), Information.ofBits(pair.get(1))));
        }
        return new Ceilings(inputs, labels, both, corners);
    }

    /** The provenance alone; the rest of the file may be damaged. */
    static Provenance readProvenance(Path file) {
        return provenance(JsonFields.read(file));
    }

    private static Provenance provenance(JsonFields header) {
        return new Provenance(
                header.textIfAny("version"),
                header.wholeLong("seed"),
                header.textIfAny("engine"),
                header.textIfAny("backend"),
                header.whole("threads", 1),
                header.textIfAny("cpu"),
                header.textIfAny("os"),
                header.textIfAny("java"),
                instant(header, "start"),
                header.has("end") ? instant(header, "end") : null,
                status(header),
                header.textIfAny("message"),
                header.textIfAny("datasetSha256"),
                header.has("reading") ? header.texts("reading") : List.of(), // older runs have none
                header.wholeLong("process"));
    }

    private static Instant instant(JsonFields header, String field) {
        String text = header.text(field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            String wrong = field + " is " + Damage.quoted(text) + " but must be a time such as 2026-01-31T14:22:33Z";
            throw damaged(header.file(), wrong, e);
        }
    }

    private static RunStatus status(JsonFields header) {
        String label = header.text("status");
        return Arrays.stream(RunStatus.values())
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() -> damaged(
                        header.file(), "its status is " + Damage.quoted(label) + ", which no run can have", null));
    }

    /** A list of texts in a file; empty if the file or the list is absent. */
    static List<String> texts(Path file, String field) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        JsonFields read = JsonFields.read(file);
        return read.has(field) ? read.texts(field) : List.of();
    }

    static InvalidInputException damaged(Path file, String why, @Nullable Throwable cause) {
        return Damage.of(file, why, cause);
    }
}
