package infoplane.store;

import com.fasterxml.jackson.databind.JsonNode;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.findings.JointScales;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleAnswer;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleVerdict;
import infoplane.scales.ScaleWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code scale-space.json}: the layers of a run at every scale, one map of absolute and one of relative σ; amounts in bits,
 * to seven digits after the point. The command prints one map as the same object.
 */
public final class ScaleSpaceFile {
    private static final Logger LOG = LoggerFactory.getLogger(ScaleSpaceFile.class);
    static final String FILE = "scale-space.json";
    static final String SETS = "sets";
    private static final String LEAST = "least_fall_bits";
    private static final String BETWEEN = "threshold_between_bits";
    private static final double DIGITS = 1e7;

    private ScaleSpaceFile() {}

    /**
     * Keeps a map in the folder of its run, in place of one of the same kind.
     *
     * @throws InvalidInputException if the folder cannot be written, or a run is writing to it
     */
    public static void keep(Path folder, ScaleSpace measured) {
        try (RunLock lock = RunLock.take(folder);
                Commit commit = new Commit(folder)) {
            boolean relative = measured.grid().relative();
            List<ScaleSpace> before = all(folder);
            ScaleSpace kept = before.stream()
                    .filter(map -> map.grid().relative() == relative)
                    .findFirst()
                    .map(map -> map.with(measured))
                    .orElse(measured);
            List<ScaleSpace> maps = Stream.concat(
                            before.stream().filter(map -> map.grid().relative() != relative), Stream.of(kept))
                    .toList();
            List<ScaleSets> sets = maps.stream().map(ScaleSets::of).toList();
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("schemaVersion", 1);
            tree.put(SETS, sets(sets)); // before the maps, so that opening a run need not read those
            tree.put("maps", maps.stream().map(ScaleSpaceFile::object).toList());
            SafeFiles.write(commit.draft().resolve(FILE), Json.write(tree));
            if (RunFolder.hasBegun(folder)) {
                RunFolder.writeFindings(
                        commit.draft(), RunFolder.open(folder).results().withScales(sets));
            }
            commit.apply();
        }
    }

    /** What findings say of the maps; the command and findings.json hold the same. */
    static List<Map<String, @Nullable Object>> sets(List<ScaleSets> sets) {
        return sets.stream().map(one -> sets(one, ScaleWords.sentences(one))).toList();
    }

    /** What findings of repeats say of their maps together. */
    static Map<String, @Nullable Object> sets(JointScales joint) {
        Map<String, @Nullable Object> tree = sets(joint.sets(), joint.sentences());
        tree.put("repeats", joint.repeats());
        return tree;
    }

    private static Map<String, @Nullable Object> sets(ScaleSets sets, List<String> words) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("relative", sets.grid().relative());
        tree.put("from", sets.grid().from());
        tree.put("to", sets.grid().to());
        tree.put("words", words);
        tree.put("layers", sets.layers().stream().map(ScaleSpaceFile::set).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> set(ScaleSets.LayerSet layer) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("layer", layer.layer());
        putAnswers(tree, layer.answers());
        tree.put(BETWEEN, Double.isNaN(layer.between()) ? null : Double.valueOf(layer.between() / Math.log(2)));
        return tree;
    }

    /** The scales at which the layers of a run compress; empty if the folder holds none, or the file is damaged. */
    static List<ScaleSets> readSets(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            List<JsonFields> sets = JsonFields.first(file, SETS);
            boolean earlier = sets.stream() // sets of an earlier version hold verdicts alone
                    .anyMatch(one -> one.objects("layers").stream().anyMatch(layer -> !layer.has(LEAST)));
            return earlier
                    ? all(folder).stream().map(ScaleSets::of).toList()
                    : sets.stream().map(ScaleSpaceFile::parsedSets).toList();
        } catch (InvalidInputException e) { // it can be measured again
            LOG.info("Sets of scales are left out: {}", e.getMessage());
            return List.of();
        }
    }

    private static ScaleSets parsedSets(JsonFields tree) {
        List<JsonFields> own = tree.objects("layers");
        int points = own.isEmpty() ? 0 : own.get(0).texts("verdicts").size();
        List<ScaleSets.LayerSet> layers = own.stream()
                .map(layer -> new ScaleSets.LayerSet(
                        layer.whole("layer", 1),
                        answers(layer, points),
                        layer.has(BETWEEN) ? layer.bits(BETWEEN).nats() : Double.NaN))
                .toList();
        return new ScaleSets(grid(tree, points), layers);
    }

    private static ScaleVerdict verdict(JsonFields tree, String label) {
        return ScaleVerdict.of(label)
                .orElseThrow(() -> Damage.of(tree.file(), Damage.quoted(label) + " is no verdict", null));
    }

    private static ScaleGrid grid(JsonFields tree, int points) {
        if (!tree.tree().path("relative").isBoolean()) {
            throw Damage.of(tree.file(), "it says no relative", null);
        }
        try {
            return new ScaleGrid(
                    tree.number("from", 0),
                    tree.number("to", 0),
                    points,
                    tree.tree().path("relative").booleanValue());
        } catch (InvalidInputException e) {
            throw Damage.of(tree.file(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The map of a kind that the folder holds; empty if there is none, or if the file is damaged. */
    public static Optional<ScaleSpace> read(Path folder, boolean relative) {
        return all(folder).stream()
                .filter(map -> map.grid().relative() == relative)
                .findFirst();
    }

    static List<ScaleSpace> all(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return List.of();
        }
        try {
            return JsonFields.read(folder.resolve(FILE)).objects("maps").stream()
                    .map(ScaleSpaceFile::map)
                    .toList();
        } catch (InvalidInputException e) { // it can be measured again
            LOG.info("Maps of scales are left out: {}", e.getMessage());
            return List.of();
        }
    }

    /** The object of a map, as the command prints it. */
    public static Map<String, @Nullable Object> object(ScaleSpace space) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("relative", space.grid().relative());
        tree.put("inputs", space.inputs());
        tree.put("from", space.grid().from());
        tree.put("to", space.grid().to());
        tree.put("sigmas", Arrays.stream(space.grid().sigmas()).boxed().toList());
        tree.put("layers", space.layers().stream().map(ScaleSpaceFile::layer).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> layer(LayerScales layer) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("layer", layer.layer());
        tree.put("name", layer.name());
        tree.put("epochs", layer.epochs().stream().map(ScaleBounds::epoch).toList());
        tree.put("spreads", layer.epochs().stream().map(ScaleBounds::spread).toList());
        tree.put("i_xt_upper_bits", bits(layer, ScaleBounds::inputUpper));
        tree.put("i_xt_lower_bits", bits(layer, ScaleBounds::inputLower));
        tree.put("i_ty_upper_bits", bits(layer, ScaleBounds::labelUpper));
        tree.put("i_ty_lower_bits", bits(layer, ScaleBounds::labelLower));
        if (layer.epochs().stream().allMatch(one -> one.exact().length > 0)) {
            tree.put("i_xt_exact_bits", bits(layer, ScaleBounds::exact));
            tree.put("i_xt_exact_se_bits", bits(layer, ScaleBounds::exactError));
        }
        putAnswers(tree, layer.answers());
        return tree;
    }

    private static void putAnswers(Map<String, @Nullable Object> tree, List<ScaleAnswer> answers) {
        tree.put(
                "verdicts",
                answers.stream().map(answer -> answer.verdict().label()).toList());
        tree.put(
                "maximum_epochs",
                answers.stream().map(ScaleAnswer::maximumEpoch).toList());
        tree.put(
                LEAST, bits(answers.stream().mapToDouble(ScaleAnswer::leastFall).toArray()));
        tree.put(
                "greatest_fall_bits",
                bits(answers.stream().mapToDouble(ScaleAnswer::greatestFall).toArray()));
        tree.put("draws", answers.stream().map(ScaleAnswer::draws).toList());
    }

    private static List<List<Double>> bits(LayerScales layer, Function<ScaleBounds, double[]> values) {
        return layer.epochs().stream().map(one -> bits(values.apply(one))).toList();
    }

    private static List<Double> bits(double[] nats) {
        return Arrays.stream(nats)
                .map(value -> Math.rint(Information.ofNats(value).bits() * DIGITS) / DIGITS + 0.0)
                .boxed()
                .toList();
    }

    private static ScaleSpace map(JsonFields tree) {
        int points = numbers(tree, "sigmas").length;
        return new ScaleSpace(
                grid(tree, points),
                tree.whole("inputs", 1),
                tree.objects("layers").stream()
                        .map(layer -> parsed(layer, points))
                        .toList());
    }

    private static LayerScales parsed(JsonFields tree, int points) {
        double[] epochs = numbers(tree, "epochs");
        double[] spreads = numbers(tree, "spreads");
        if (epochs.length == 0 || spreads.length != epochs.length) {
            throw Damage.of(tree.file(), "a layer has no epochs, or not as many spreads", null);
        }
        List<double[]> upper = table(tree, "i_xt_upper_bits", epochs.length, points);
        List<double[]> lower = table(tree, "i_xt_lower_bits", epochs.length, points);
        List<double[]> labelUpper = table(tree, "i_ty_upper_bits", epochs.length, points);
        List<double[]> labelLower = table(tree, "i_ty_lower_bits", epochs.length, points);
        boolean sampled = tree.has("i_xt_exact_bits");
        List<double[]> exact = sampled ? table(tree, "i_xt_exact_bits", epochs.length, points) : List.of();
        List<double[]> error = sampled ? table(tree, "i_xt_exact_se_bits", epochs.length, points) : List.of();
        List<ScaleBounds> bounds = new ArrayList<>();
        for (int place = 0; place < epochs.length; place++) {
            bounds.add(new ScaleBounds(
                    (int) epochs[place],
                    spreads[place],
                    upper.get(place),
                    lower.get(place),
                    labelUpper.get(place),
                    labelLower.get(place),
                    sampled ? exact.get(place) : new double[0],
                    sampled ? error.get(place) : new double[0]));
        }
        return new LayerScales(tree.whole("layer", 1), tree.text("name"), bounds, answers(tree, points));
    }

    private static List<ScaleAnswer> answers(JsonFields tree, int points) {
        List<String> verdicts = tree.texts("verdicts");
        double[] epochs = numbers(tree, "maximum_epochs");
        double[] least = nats(numbers(tree, LEAST));
        double[] greatest = nats(numbers(tree, "greatest_fall_bits"));
        double[] draws = numbers(tree, "draws");
        if (Stream.of(verdicts.size(), epochs.length, least.length, greatest.length, draws.length)
                .anyMatch(length -> length != points)) {
            throw Damage.of(tree.file(), "a layer has not as many verdicts as sigmas", null);
        }
        List<ScaleAnswer> answers = new ArrayList<>();
        for (int scale = 0; scale < points; scale++) {
            answers.add(new ScaleAnswer(
                    verdict(tree, verdicts.get(scale)), (int) epochs[scale], least[scale], greatest[scale], (int)
                            draws[scale]));
        }
        return answers;
    }

    private static double[] numbers(JsonFields tree, String field) {
        return tree.numbers(tree.list(field), field).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Rows of amounts, in nats. */
    private static List<double[]> table(JsonFields tree, String field, int rows, int columns) {
        List<double[]> table = new ArrayList<>();
        for (JsonNode row : tree.list(field)) {
            table.add(nats(tree.numbers(row, field).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray()));
        }
        if (table.size() != rows || table.stream().anyMatch(row -> row.length != columns)) {
            throw Damage.of(tree.file(), field + " is not a table of epochs and sigmas", null);
        }
        return table;
    }

    private static double[] nats(double[] bits) {
        return Arrays.stream(bits).map(bit -> Information.ofBits(bit).nats()).toArray();
    }
}
