package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Setting;

/** Where the range that is cut into bins comes from. */
public enum RangeRule {
    /** The function's own range, such as [−1, 1] for tanh; unbounded functions as {@link #RUN}. */
    @Setting(label = "Of the activation")
    @JsonProperty("activation")
    ACTIVATION("activation"),
    /** Least to greatest value of this layer at this epoch. */
    @Setting(label = "Of layer and epoch")
    @JsonProperty("layer")
    LAYER("layer"),
    /** Least to greatest value of each unit at this epoch, as Lorenzen et al. (2022) bin. */
    @Setting(label = "Of unit and epoch")
    @JsonProperty("neuron")
    NEURON("neuron"),
    /** Least to greatest value of this layer over all kept epochs and measured inputs. */
    @Setting(label = "Of the whole run")
    @JsonProperty("run")
    RUN("run"),
    /** Two numbers from the settings. */
    @Setting(label = "Fixed")
    @JsonProperty("fixed")
    FIXED("fixed");

    private final String label;

    RangeRule(String label) {
        this.label = label;
    }

    /** The name in files and identifiers. */
    public String label() {
        return label;
    }
}
