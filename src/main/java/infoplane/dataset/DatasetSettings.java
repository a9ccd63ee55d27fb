package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import infoplane.core.Seed;

/** Which data an experiment uses. The set is closed; the names are in users' files: add, never rename. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SztSettings.class, name = "szt"),
    @JsonSubTypes.Type(value = FileSettings.class, name = "file")
})
public sealed interface DatasetSettings permits SztSettings, FileSettings {
    /** The share of the rows that the network is trained on, between 0 (excluded) and 1. */
    double trainFraction();

    /**
     * Makes or reads the data.
     *
     * @param seed the experiment's seed; draws random and soft labels, never the inputs
     * @throws infoplane.core.InvalidInputException if a file is missing or malformed: what, where, what is allowed
     */
    Dataset load(Seed seed);
}
