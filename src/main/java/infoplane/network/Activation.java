package infoplane.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Range;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function that a unit applies to its weighted inputs. */
public enum Activation {
    @JsonProperty("tanh")
    TANH("tanh", new Range(-1, 1)),
    @JsonProperty("relu")
    RELU("relu", null),
    @JsonProperty("sigmoid")
    SIGMOID("sigmoid", new Range(0, 1)),
    @JsonProperty("hard-tanh")
    HARD_TANH("hard-tanh", new Range(-1, 1)),
    @JsonProperty("leaky-relu")
    LEAKY_RELU("leaky-relu", null),
    @JsonProperty("elu")
    ELU("elu", null),
    @JsonProperty("softplus")
    SOFTPLUS("softplus", null),
    @JsonProperty("softsign")
    SOFTSIGN("softsign", new Range(-1, 1)),
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

    /** The values that the function can take; empty where they are unbounded. */
    public Optional<Range> range() {
        return Optional.ofNullable(range);
    }
}
