package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The runs of a figure, as stored in the figure file. For a single run or the repeats of one experiment in the default view,
 * the file holds the experiment, as in an experiment file; otherwise an object with {@code figureVersion}, {@code runs} and
 * {@code view}.
 *
 * @param runs the runs in the order of the figure, at least one; opening the figure opens the first
 * @param view how the runs are shown
 */
public record FigureSource(List<Shown> runs, FigureView view) {
    private static final int VERSION = 1;
    private static final String VERSION_FIELD = "figureVersion";
    private static final String RUNS = "runs";
    private static final String VIEW = "view";
    private static final String NAME = "name";
    private static final String FOLDER = "folder";
    private static final String EXPERIMENT = "experiment";
    private static final String PROVENANCE = "provenance";
    /** Holds the settings of {@link LaterMeasures}. */
    private static final String LATER = "measures";

    /**
     * One run of a figure.
     *
     * @param name name of the run in the figure
     * @param folder last part of the folder's path; for a repeat preceded by that of its ensemble. Never the whole path,
     *     which is private
     * @param experiment settings of the run
     * @param provenance provenance as JSON; empty if unknown
     * @param later further measurements of the run
     */
    public record Shown(
            String name, String folder, ExperimentSettings experiment, String provenance, LaterMeasures later) {
        /** A run without further measurements. */
        public Shown(String name, String folder, ExperimentSettings experiment, String provenance) {
            this(name, folder, experiment, provenance, LaterMeasures.defaults());
        }

        /** The experiment, extended by the estimators of further measurements that a run can make itself. */
        public ExperimentSettings whole() {
            MeasureSettings own = experiment.measure();
            List<EstimatorSettings> all = new ArrayList<>(own.estimators());
            later.measures().stream()
                    .filter(this::fits)
                    .forEach(measure -> measure.estimators().stream()
                            .filter(estimator -> !all.contains(estimator))
                            .forEach(all::add));
            return experiment.withMeasure(own.with(all));
        }

        /** The further measurements that must follow a run of {@link #whole()}. */
        public List<MeasureSettings> rest() {
            return later.measures().stream().filter(measure -> !fits(measure)).toList();
        }

        /**
         * Whether a run can make this measurement itself: only the estimators differ, and the schedule is not adaptive,
         * because an adaptive schedule chooses other epochs for other estimators.
         */
        private boolean fits(MeasureSettings measure) {
            MeasureSettings own = experiment.measure();
            return own.with(measure.estimators()).equals(measure)
                    && !own.schedule().schedule().adaptive();
        }
    }

    public FigureSource {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new InvalidInputException(RUNS + " is empty but must hold at least one run");
        }
    }

    /** The experiment that the figure opens as. */
    public ExperimentSettings first() {
        return runs.get(0).whole();
    }

    /** The numbered names, such as {@code 1 tanh, 2 relu}. */
    public String numbered() {
        return IntStream.range(0, runs.size())
                .mapToObj(run -> run + 1 + " " + PlainText.quoted(runs.get(run).name()))
                .collect(Collectors.joining(", "));
    }

    /** The text of the file, in JSON. */
    public String write() {
        if (!isMoreThanAnExperiment()) {
            return Json.write(first());
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(VERSION_FIELD, VERSION);
        ArrayNode array = tree.putArray(RUNS);
        runs.forEach(run -> array.add(written(run)));
        tree.set(VIEW, RecordWriter.tree(view));
        return JsonText.indented(tree);
    }

    /**
     * Whether the file must hold more than an experiment: several experiments, further measurements, or another view than
     * the default.
     */
    public boolean isMoreThanAnExperiment() {
        return !isOneExperiment() || hasLater() || !view.equals(FigureView.defaults());
    }

    private boolean hasLater() {
        return runs.stream().anyMatch(run -> !run.later().measures().isEmpty());
    }

    private boolean isOneExperiment() {
        String ensemble = ensemble(runs.get(0).folder());
        return runs.size() == 1
                || !ensemble.isEmpty()
                        && runs.stream()
                                .allMatch(run -> ensemble(run.folder()).equals(ensemble)
                                        && run.experiment().equals(runs.get(0).experiment()));
    }

    private static String ensemble(String folder) {
        return folder.substring(0, Math.max(0, folder.indexOf('/')));
    }

    private static ObjectNode written(Shown run) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(NAME, run.name());
        tree.put(FOLDER, run.folder());
        tree.set(EXPERIMENT, RecordWriter.tree(run.experiment()));
        tree.set(PROVENANCE, run.provenance().isEmpty() ? null : JsonText.parse(run.provenance()));
        if (!run.later().measures().isEmpty()) {
            tree.set(LATER, RecordWriter.tree(run.later().measures()));
        }
        return tree;
    }

    /**
     * Reads the text of {@link #write()}, or an experiment.
     *
     * @param source name of the text in messages, such as a file name
     * @throws InvalidInputException if the text is neither; the message is one sentence
     */
    public static FigureSource parse(String json, String source) {
        try {
            JsonNode tree = JsonText.parse(json);
            if (tree instanceof ObjectNode object && object.has(RUNS)) {
                return several(object);
            }
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
        return of(Json.parseExperiment(json, source));
    }

    /** A figure of a single run of which only the experiment is known. */
    public static FigureSource of(ExperimentSettings only) {
        return new FigureSource(List.of(new Shown(only.name(), "", only, "")), FigureView.defaults());
    }

    private static FigureSource several(ObjectNode tree) {
        int version = tree.path(VERSION_FIELD).asInt(VERSION);
        if (version > VERSION) {
            throw new InvalidInputException(
                    VERSION_FIELD + " is " + version + " but this version of Infoplane reads up to " + VERSION
                            + ": a newer Infoplane made this figure, so update to open it");
        }
        List<Shown> runs = new ArrayList<>();
        for (JsonNode run : tree.path(RUNS)) {
            String path = RUNS + "[" + runs.size() + "]";
            if (!(run.get(EXPERIMENT) instanceof ObjectNode experiment)) {
                throw new InvalidInputException(path + "." + EXPERIMENT + " is missing but required");
            }
            runs.add(new Shown(
                    run.path(NAME).asText(),
                    run.path(FOLDER).asText(),
                    experiment(experiment, path),
                    provenance(run),
                    later(run, path)));
        }
        FigureView view =
                tree.has(VIEW) ? RecordReader.read(FigureView.class, tree.path(VIEW), VIEW) : FigureView.defaults();
        return new FigureSource(runs, view);
    }

    private static ExperimentSettings experiment(ObjectNode tree, String path) {
        try {
            return Json.experiment(tree);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(path + "." + EXPERIMENT + "." + e.getMessage(), e);
        }
    }

    private static LaterMeasures later(JsonNode run, String path) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (run.has(LATER)) {
            tree.set(LATER, run.get(LATER));
        }
        return RecordReader.read(LaterMeasures.class, tree, path);
    }

    private static String provenance(JsonNode run) {
        return run.path(PROVENANCE).isObject() ? run.path(PROVENANCE).toString() : "";
    }
}
