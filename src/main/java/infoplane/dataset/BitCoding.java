package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Setting;

/** How a bit becomes a number. */
public enum BitCoding {
    @Setting(label = "0 and 1")
    @JsonProperty("0/1")
    ZERO_ONE,
    @Setting(label = "−1 and +1")
    @JsonProperty("-1/+1")
    MINUS_PLUS_ONE;

    float shown(boolean set) {
        float zero = this == ZERO_ONE ? 0 : -1;
        return set ? 1 : zero;
    }
}
