package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Seed;
import infoplane.experiment.ExperimentSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reads sweeps: experiment files with a section {@code sweep}, which names the settings that vary and their values. */
public final class SweepFile {
    /** The section of the settings that vary. */
    static final String SECTION = "sweep";
    /** The number of combinations to draw, in the section or beside it. */
    static final String SAMPLE = "sample";

    /** Numbers with more digits before or after the point are shown with an exponent. */
    private static final int MOST_WHOLE = 15;

    private static final int MOST_DECIMALS = 12;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final ObjectNode experiment;
    private final ObjectNode whole;
    private final Map<SettingPath, List<JsonNode>> values = new LinkedHashMap<>();
    private final long combinations;

    private SweepFile(ObjectNode whole) {
        this.whole = whole;
        experiment = whole.deepCopy();
        experiment.remove(List.of(SECTION, SAMPLE, Json.SCHEMA_FIELD));
        section().fields().forEachRemaining(field -> {
            if (!field.getKey().equals(SAMPLE)) {
                add(field.getKey(), field.getValue());
            }
        });
        if (values.isEmpty()) {
            throw new InvalidInputException(SECTION + " is empty but must name at least one setting with its values,"
                    + " such as \"network.activation\": [\"tanh\", \"relu\"]");
        }
        combinations = values.values().stream().mapToLong(List::size).reduce(1, SweepFile::product);
    }

    /** Whether an experiment file holds a sweep. */
    static boolean isSweep(ObjectNode tree) {
        return tree.has(SECTION);
    }

    /**
     * The experiment of a sweep with nothing of what varies; of a sweep whose experiment is none alone, its first combination.
     *
     * @param source name of the text in messages
     * @return empty if the text is no sweep
     */
    public static Optional<ExperimentSettings> base(String json, String source) {
        try {
            if (!(JsonText.parse(json) instanceof ObjectNode tree && isSweep(tree))) {
                return Optional.empty();
            }
        } catch (InvalidInputException e) {
            return Optional.empty(); // whoever reads it as an experiment says what is wrong
        }
        Sweep sweep = parse(json, source);
        try {
            ObjectNode tree = (ObjectNode) JsonText.parse(sweep.json());
            tree.remove(List.of(SECTION, SAMPLE));
            return Optional.of(Json.experiment(tree));
        } catch (InvalidInputException e) {
            return Optional.of(sweep.points().get(0).settings());
        }
    }

    /** The same of a file. */
    public static Optional<ExperimentSettings> readBase(Path file) {
        return base(JsonText.read(file), PlainText.path(file));
    }

    /** @throws InvalidInputException if the file holds no sweep; the message is one sentence */
    public static Sweep read(Path file) {
        return parse(JsonText.read(file), PlainText.path(file));
    }

    /**
     * Reads a sweep from a text.
     *
     * @param source name of the text in messages, such as a file name
     */
    public static Sweep parse(String json, String source) {
        try {
            JsonNode tree = JsonText.parse(json);
            if (!(tree instanceof ObjectNode file)) {
                throw new InvalidInputException("must hold a JSON object but holds " + JsonText.show(tree));
            }
            return new SweepFile(file).sweep();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
    }

    private ObjectNode section() {
        JsonNode section = whole.path(SECTION);
        if (section.isMissingNode()) {
            throw new InvalidInputException("holds no " + SECTION
                    + ", which names the settings that vary, such as \"sweep\": {\"network.activation\": [\"tanh\","
                    + " \"relu\"]}");
        }
        if (!(section instanceof ObjectNode fields)) {
            throw RecordReader.wrong(SECTION, section, "an object of settings and their values");
        }
        return fields;
    }

    private void add(String name, JsonNode given) {
        SettingPath path;
        try {
            path = SettingPath.of(name);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(SECTION + ": " + e.getMessage(), e);
        }
        String place = SECTION + "." + path;
        if (path.toString().equals("schemaVersion")) {
            throw new InvalidInputException(place + " cannot vary: it is the version of the file format");
        }
        for (SettingPath other : values.keySet()) {
            if (other.holds(path) || path.holds(other)) {
                throw new InvalidInputException(place
                        + (other.equals(path)
                                ? " is named twice"
                                : " and " + SECTION + "." + other + " overlap: one" + " is a part of the other"));
            }
        }
        values.put(path, given.isObject() ? range(path, (ObjectNode) given, place) : list(given, place));
    }

    private static List<JsonNode> list(JsonNode given, String place) {
        if (!(given instanceof ArrayNode list)) {
            throw RecordReader.wrong(
                    place, given, "a list of values, or a range such as {\"from\": 1, \"to\": 10, \"points\": 4}");
        }
        if (list.isEmpty()) {
            throw new InvalidInputException(place + " is empty but must list at least one value");
        }
        Map<String, Integer> places = new HashMap<>();
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode value : list) {
            Integer before = places.putIfAbsent(text(value), values.size());
            if (before != null) {
                throw new InvalidInputException(place + "[" + values.size() + "] is " + JsonText.show(value) + ", as ["
                        + before + "] is; each value must differ");
            }
            values.add(value);
        }
        return values;
    }

    private List<JsonNode> range(SettingPath path, ObjectNode given, String place) {
        SweepRange range = RecordReader.read(SweepRange.class, given, place);
        for (String required : List.of("from", "to", "points")) {
            if (!given.has(required)) {
                throw new InvalidInputException(place + "." + required + " is missing but required");
            }
        }
        Set<BigDecimal> values = new LinkedHashSet<>();
        for (BigDecimal value : range.values()) {
            values.add(path.isWhole(experiment) ? SettingPath.rounded(value) : value.stripTrailingZeros());
        }
        return values.stream()
                .<JsonNode>map(value -> NODES.numberNode(plain(value)))
                .toList();
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private Sweep sweep() {
        List<SweepPoint> points = new ArrayList<>();
        Map<ExperimentSettings, List<JsonNode>> seen = new HashMap<>();
        for (long number : chosen().toArray()) {
            List<JsonNode> combination = combination(number);
            ExperimentSettings settings = settings(combination);
            List<JsonNode> same = seen.putIfAbsent(settings, combination);
            if (same != null) {
                throw new InvalidInputException(
                        SECTION + " names one experiment twice: " + words(same) + ", and " + words(combination));
            }
            points.add(new SweepPoint(combination.stream().map(SweepFile::text).toList(), settings));
        }
        return new Sweep(
                points.get(0).settings().name(),
                JsonText.indented(whole),
                values.keySet().stream().map(SettingPath::toString).toList(),
                combinations,
                points);
    }

    /** The numbers of the combinations to run, ascending. */
    private LongStream chosen() {
        long sample = sample();
        if (sample >= combinations || sample == 0 && combinations <= Sweep.MOST) {
            return LongStream.range(0, combinations);
        }
        if (sample == 0) {
            throw new InvalidInputException(SECTION + " has "
                    + (combinations == Long.MAX_VALUE
                            ? "more than 2^62"
                            : String.format(Locale.ROOT, "%,d", combinations))
                    + " combinations but may have at most " + String.format(Locale.ROOT, "%,d", Sweep.MOST)
                    + "; name fewer values, or draw some of them with \"sample\": 100");
        }
        RandomGenerator random = new Seed(seed()).stream(SECTION);
        Set<Long> drawn = new TreeSet<>();
        while (drawn.size() < sample) {
            drawn.add(random.nextLong(combinations));
        }
        return drawn.stream().mapToLong(Long::longValue);
    }

    /** The number of combinations to draw; 0 for all. */
    private long sample() {
        JsonNode within = whole.path(SECTION).path(SAMPLE);
        JsonNode beside = whole.path(SAMPLE);
        if (within.isMissingNode() && beside.isMissingNode()) {
            return 0;
        }
        String place = within.isMissingNode() ? SAMPLE : SECTION + "." + SAMPLE;
        if (!within.isMissingNode() && !beside.isMissingNode()) {
            throw new InvalidInputException(SAMPLE + " is given twice: beside " + SECTION + " and in it");
        }
        JsonNode given = within.isMissingNode() ? beside : within;
        int sample = RecordReader.read(Integer.class, given, place);
        if (sample < 1 || sample > Sweep.MOST) {
            throw RecordReader.wrong(place, given, "from 1 to " + Sweep.MOST);
        }
        return sample;
    }

    /** The seed of the experiment, which also decides what is drawn. Where seeds vary, the usual one does. */
    private long seed() {
        JsonNode seed = experiment.path("seed");
        return seed.isMissingNode()
                ? ExperimentSettings.defaults().seed()
                : RecordReader.read(Long.class, seed, "seed");
    }

    private List<JsonNode> combination(long number) {
        List<List<JsonNode>> all = List.copyOf(values.values());
        JsonNode[] combination = new JsonNode[all.size()];
        long rest = number;
        for (int field = all.size() - 1; field >= 0; field--) {
            int size = all.get(field).size();
            combination[field] = all.get(field).get((int) (rest % size));
            rest /= size;
        }
        return List.of(combination);
    }

    private ExperimentSettings settings(List<JsonNode> combination) {
        try {
            ObjectNode varied = experiment.deepCopy();
            int field = 0;
            for (SettingPath path : values.keySet()) {
                path.set(varied, combination.get(field++).deepCopy());
            }
            return Json.experiment(varied);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(SECTION + ": " + e.getMessage() + " (with " + words(combination) + ")", e);
        }
    }

    private String words(List<JsonNode> combination) {
        List<SettingPath> paths = List.copyOf(values.keySet());
        return PlainText.quoted(IntStream.range(0, paths.size())
                .mapToObj(field -> paths.get(field) + " = " + text(combination.get(field)))
                .collect(Collectors.joining(", ")));
    }

    /** A value for people and tables: texts as they are, numbers in their shortest form, everything else as JSON. */
    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (!value.isNumber() || value.isDouble()) {
            return value.toString();
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        boolean shortEnough = number.signum() == 0
                || number.precision() - number.scale() <= MOST_WHOLE && number.scale() <= MOST_DECIMALS;
        return shortEnough ? number.toPlainString() : number.toString();
    }

    private static long product(long one, long other) {
        return one > (Long.MAX_VALUE >> 1) / other ? Long.MAX_VALUE : one * other;
    }
}
