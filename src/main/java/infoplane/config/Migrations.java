package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Converts experiment files of older versions to the present version, one version at a time. */
final class Migrations {
    /** Step i converts a tree of version i + 1 to version i + 2. */
    private static final List<UnaryOperator<ObjectNode>> STEPS = List.of();

    private static final String FIELD = "schemaVersion";
    private static final String SUBSAMPLED = "subsampled";
    /** Estimators whose standard errors were always subsampled. */
    private static final Set<String> NEIGHBOURS = Set.of("ksg", "ross");
    /** Fields that nobody needs to write, and that this program always wrote. */
    private static final List<String> WRITTEN = List.of(FIELD, "seed", "backend", "repeats");

    private Migrations() {}

    static ObjectNode toCurrent(ObjectNode experiment) {
        return whereErrorsWereSubsampled(whereRowsWereTheFirst(apply(STEPS, experiment)));
    }

    /** Before {@code draw}, the rows of a file were its first; files that this program wrote then have every other field. */
    private static ObjectNode whereRowsWereTheFirst(ObjectNode experiment) {
        if (experiment.get("dataset") instanceof ObjectNode dataset
                && dataset.has("headings")
                && dataset.path("rows").asInt() > 0
                && !dataset.has("draw")) {
            ObjectNode dated = experiment.deepCopy();
            ((ObjectNode) dated.get("dataset")).put("draw", "first");
            return dated;
        }
        return experiment;
    }

    /** Before {@code subsampled}, standard errors of neighbours were; files that this program wrote have every other field. */
    private static ObjectNode whereErrorsWereSubsampled(ObjectNode experiment) {
        if (!WRITTEN.stream().allMatch(experiment::has)) {
            return experiment;
        }
        ObjectNode dated = experiment.deepCopy();
        subsample(dated.path("measure"));
        return dated;
    }

    /** Of a measurement that this program wrote: what it does not say of standard errors is as it was before it could. */
    static void subsample(JsonNode measure) {
        for (JsonNode estimator : measure.path("estimators")) {
            if (estimator instanceof ObjectNode neighbours
                    && NEIGHBOURS.contains(estimator.path("type").asText())
                    && !estimator.has(SUBSAMPLED)) {
                neighbours.put(SUBSAMPLED, true);
            }
        }
    }

    /** @param steps one for every version before the present one */
    static ObjectNode apply(List<UnaryOperator<ObjectNode>> steps, ObjectNode experiment) {
        int current = steps.size() + 1;
        JsonNode given = experiment.get(FIELD);
        if (given == null) {
            return experiment; // a missing version means the default, the present version
        }
        int version = RecordReader.read(Integer.class, given, FIELD);
        if (version > current) {
            throw new InvalidInputException(FIELD + " is " + version + " but this version of Infoplane reads up to "
                    + current + ": a newer Infoplane wrote this file, so update to open it");
        }
        if (version < 1) {
            throw new InvalidInputException(FIELD + " is " + version + " but must be at least 1");
        }
        ObjectNode migrated = experiment.deepCopy();
        for (int step = version; step < current; step++) {
            migrated = steps.get(step - 1).apply(migrated).put(FIELD, step + 1);
        }
        return migrated;
    }

    /** Whether there is a step for every version before the present one. */
    static boolean complete() {
        return STEPS.size() == ExperimentSettings.SCHEMA_VERSION - 1;
    }
}
