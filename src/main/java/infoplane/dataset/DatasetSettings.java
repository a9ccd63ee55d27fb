package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import infoplane.core.Seed;

/** Which data an experiment uses. The set is closed; the names are in users' files: add, never rename. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SztSettings.class, name = "szt"),
    @JsonSubTypes.Type(value = FileSettings.class, name = "file"),
    @JsonSubTypes.Type(value = ImageSettings.Mnist.class, name = "mnist"),
    @JsonSubTypes.Type(value = ImageSettings.FashionMnist.class, name = "fashion-mnist"),
    @JsonSubTypes.Type(value = EnumeratedSettings.ModularAddition.class, name = "modular-addition"),
    @JsonSubTypes.Type(value = EnumeratedSettings.Parity.class, name = "parity"),
    @JsonSubTypes.Type(value = EnumeratedSettings.Teacher.class, name = "teacher"),
    @JsonSubTypes.Type(value = PointSettings.Xor.class, name = "xor"),
    @JsonSubTypes.Type(value = PointSettings.Circles.class, name = "circles"),
    @JsonSubTypes.Type(value = PointSettings.Spirals.class, name = "spirals"),
    @JsonSubTypes.Type(value = PointSettings.Blobs.class, name = "blobs")
})
public sealed interface DatasetSettings
        permits SztSettings, FileSettings, ImageSettings, EnumeratedSettings, PointSettings {
    /**
     * Makes or reads the data.
     *
     * @param seed the experiment's seed; draws random and soft labels, noise and subsamples
     * @throws infoplane.core.InvalidInputException if a file is missing or malformed: what, where, what is allowed
     */
    Dataset load(Seed seed);

    /**
     * Which rows the network is trained on and which test it.
     *
     * @param dataset what {@link #load} gave
     * @param seed the experiment's seed
     */
    Split split(Dataset dataset, Seed seed);
}
