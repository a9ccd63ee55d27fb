package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Setting;

/** The sources of the range that is cut into bins. */
public enum RangeRule {
    /** The range of the activation function, such as [−1, 1] for tanh; {@link #RUN} for unbounded functions. */
    @Setting(label = "Of the activation")
    @JsonProperty("activation")
    ACTIVATION("activation"),
    /** Least to greatest value of this layer at this epoch. */
    @Setting(label = "Of layer and epoch")
    @JsonProperty("layer")
    LAYER("layer"),
    /** Least to greatest value of each unit at this epoch, as in Lorenzen et al. (2022). */
    @Setting(label = "Of unit and epoch")
    @JsonProperty("neuron")
    NEURON("neuron"),
    /** Least to greatest value of this layer over all kept epochs and measured inputs. */
    @Setting(label = "Of the whole run")
    @JsonProperty("run")
    RUN("run"),
    /** Two numbers in the settings. */
    @Setting(label = "Fixed")
    @JsonProperty("fixed")
    FIXED("fixed");

    private final String label;

    RangeRule(String label) {
        this.label = label;
    }

    /** The name in files and ids. */
    public String label() {
        return label;
    }
}
