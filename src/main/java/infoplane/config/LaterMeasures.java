package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.MeasureSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * How points were measured that the user added to a run afterwards, from its kept weights.
 *
 * @param measures in the order of measuring; no estimator is in two of them
 */
public record LaterMeasures(List<MeasureSettings> measures) {
    private static final LaterMeasures NONE = new LaterMeasures(List.of());

    public LaterMeasures {
        measures = List.copyOf(measures);
    }

    /** No added points. */
    public static LaterMeasures defaults() {
        return NONE;
    }

    /** The estimators of all added points. */
    public List<EstimatorSettings> estimators() {
        return measures.stream()
                .flatMap(measure -> measure.estimators().stream())
                .toList();
    }

    /**
     * Adds a measurement; it replaces earlier ones of the same estimators.
     *
     * @param own the run's own measurement settings; estimators that these include are not recorded
     */
    public LaterMeasures with(MeasureSettings newest, MeasureSettings own) {
        List<String> again =
                newest.estimators().stream().map(EstimatorSettings::id).toList();
        List<MeasureSettings> all = new ArrayList<>();
        for (MeasureSettings measure : measures) {
            add(
                    all,
                    measure,
                    measure.estimators().stream()
                            .filter(estimator -> !again.contains(estimator.id()))
                            .toList());
        }
        boolean asOwn = own.with(newest.estimators()).equals(newest);
        add(
                all,
                newest,
                newest.estimators().stream()
                        .filter(estimator -> !asOwn || !own.estimators().contains(estimator))
                        .toList());
        return new LaterMeasures(all);
    }

    private static void add(List<MeasureSettings> all, MeasureSettings measure, List<EstimatorSettings> left) {
        if (!left.isEmpty()) {
            all.add(measure.with(left));
        }
    }

    /**
     * Reads the text of {@link #write()}.
     *
     * @param source name of the text in messages, such as a file name
     * @throws InvalidInputException if the text is invalid; the message is one sentence
     */
    public static LaterMeasures parse(String json, String source) {
        try {
            JsonNode tree = JsonText.parse(json);
            tree.path("measures").forEach(Migrations::subsample);
            return RecordReader.read(LaterMeasures.class, tree, "");
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
    }

    public String write() {
        return JsonText.indented(RecordWriter.tree(this));
    }
}
