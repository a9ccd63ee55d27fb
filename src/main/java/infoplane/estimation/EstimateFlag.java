package infoplane.estimation;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the reader of an estimate should know about it. Labels are in result files: add, never rename. */
public enum EstimateFlag {
    PROVISIONAL("provisional", "measured with the range of values seen so far; measured again when training ends"),
    SATURATED("saturated", "within 5 % of the most that this many samples can show: compression would be invisible"),
    CONSTANT_LAYER("constant-layer", "every input gives the same activations: the layer says nothing"),
    LAYER_RANGE("layer-range", "binned over this layer's own range, because no range of a run is known here"),
    DPI_BROKEN(
            "dpi-broken",
            "more than 0.1 bit above the layer before, which processing cannot do: an artefact of the estimator"),
    NO_SAMPLING_ERROR("no-sampling-error", "the inputs are all possible inputs, so there is no sampling error"),
    ONE_CLASS("one-class", "all labels are the same: there is nothing to know about them");

    private final String label;
    private final String explanation;

    EstimateFlag(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    /** The name in result files. */
    public String label() {
        return label;
    }

    /** One sentence for the inspector. */
    public String explanation() {
        return explanation;
    }

    /** An unmodifiable copy in the order of declaration. */
    static Set<EstimateFlag> ordered(Collection<EstimateFlag> flags) {
        EnumSet<EstimateFlag> copy = EnumSet.noneOf(EstimateFlag.class);
        copy.addAll(flags);
        return Collections.unmodifiableSet(copy);
    }
}
