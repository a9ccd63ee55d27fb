package infoplane.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Range;
import infoplane.core.Setting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function that a unit applies to its weighted inputs. */
public enum Activation {
    @Setting(label = "tanh")
    @JsonProperty("tanh")
    TANH("tanh", new Range(-1, 1)),
    @Setting(label = "ReLU")
    @JsonProperty("relu")
    RELU("relu", null),
    @Setting(label = "Sigmoid")
    @JsonProperty("sigmoid")
    SIGMOID("sigmoid", new Range(0, 1)),
    @Setting(label = "Hard tanh")
    @JsonProperty("hard-tanh")
    HARD_TANH("hard-tanh", new Range(-1, 1)),
    @Setting(label = "Leaky ReLU")
    @JsonProperty("leaky-relu")
    LEAKY_RELU("leaky-relu", null),
    @Setting(label = "ELU")
    @JsonProperty("elu")
    ELU("elu", null),
    @Setting(label = "Softplus")
    @JsonProperty("softplus")
    SOFTPLUS("softplus", null),
    @Setting(label = "Softsign")
    @JsonProperty("softsign")
    SOFTSIGN("softsign", new Range(-1, 1)),
    @Setting(label = "Linear")
    @JsonProperty("linear")
    LINEAR("linear", null);

    private final String label;
    private final @Nullable Range range;

    Activation(String label, @Nullable Range range) {
        this.label = label;
        this.range = range;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** Whether φ(c t) = c φ(t) for every c above 0, so that a unit can be scaled without changing what the network computes. */
    public boolean homogeneous() {
        return this == RELU || this == LEAKY_RELU || this == LINEAR;
    }

    /** The values that the function can take; empty where they are unbounded. */
    public Optional<Range> range() {
        return Optional.ofNullable(range);
    }
}
