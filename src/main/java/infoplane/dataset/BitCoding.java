package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a bit becomes a number. */
public enum BitCoding {
    @JsonProperty("0/1")
    ZERO_ONE,
    @JsonProperty("-1/+1")
    MINUS_PLUS_ONE
}
