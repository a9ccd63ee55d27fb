package infoplane.scales;

import java.util.Arrays;
import java.util.Optional;

/** What an audit of coordinates says about the compression of a layer, by one estimator. */
public enum GaugeVerdict {
    COMPRESSES("compresses"),
    DOES_NOT("does not compress"),
    /** Some coordinates of the same network compress, and others do not. */
    ARTEFACT("artefact of coordinates"),
    /** The estimator is at its ceiling, where it sees no compression. */
    SATURATED("saturated"),
    /** An estimate is missing, or was refused. */
    NOT_JUDGED("not judged"),
    /** The layer's function has no scale: units can only change their signs and places. */
    NOTHING_TO_AUDIT("nothing to audit"),
    /** Over repeats: an interval holds the threshold. */
    UNDECIDED("undecided"),
    /** Too few repeats for a verdict over them. */
    TOO_FEW("too few repeats");

    private final String label;

    GaugeVerdict(String label) {
        this.label = label;
    }

    /** Whether it says how the layer behaves, so that it has a vote over repeats. */
    public boolean judged() {
        return this == COMPRESSES || this == DOES_NOT || this == ARTEFACT;
    }

    /** The word in files and tables. */
    public String label() {
        return label;
    }

    public static Optional<GaugeVerdict> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }
}
