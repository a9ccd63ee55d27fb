package infoplane.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How weights start; biases start at 0. */
public enum Initialisation {
    /** Normal with parameter sd 1/√fan-in, cut at ±2 sd. */
    @JsonProperty("truncated-normal")
    TRUNCATED_NORMAL,
    /** Normal with variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010). */
    @JsonProperty("xavier")
    XAVIER,
    /** Normal with variance 2 / fan-in (He et al. 2015). */
    @JsonProperty("he")
    HE
}
