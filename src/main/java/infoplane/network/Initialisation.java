package infoplane.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Setting;

/** How weights start; biases start at 0, unless it says otherwise. */
public enum Initialisation {
    /** Normal with parameter sd 1/√fan-in, cut at ±2 sd. */
    @Setting(label = "Truncated normal")
    @JsonProperty("truncated-normal")
    TRUNCATED_NORMAL,
    /** Normal with variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010). */
    @Setting(label = "Xavier")
    @JsonProperty("xavier")
    XAVIER,
    /** Normal with variance 2 / fan-in (He et al. 2015). */
    @Setting(label = "He")
    @JsonProperty("he")
    HE,
    /** Uniform within ±√(6 / (fan-in + fan-out)), the default of Keras (Glorot and Bengio 2010). */
    @Setting(label = "Glorot uniform")
    @JsonProperty("glorot-uniform")
    GLOROT_UNIFORM,
    /** Normal with parameter sd 1/√fan-out, cut at ±2 sd, as the networks on MNIST of Lorenzen et al. (2022) start. */
    @Setting(label = "Truncated normal of fan-out")
    @JsonProperty("truncated-normal-fan-out")
    TRUNCATED_NORMAL_FAN_OUT,
    /** Weights and biases uniform within ±1/√fan-in, the default of PyTorch's {@code Linear}. */
    @Setting(label = "Uniform of fan-in")
    @JsonProperty("fan-in-uniform")
    FAN_IN_UNIFORM
}
