package infoplane.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import infoplane.core.Allowed;
import infoplane.core.NotAllowedException;
import infoplane.network.NetworkSettings;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code network.json} beside imported weights: the {@code network} section of an experiment, and how matrices lie.
 *
 * @param layout how the matrices lie; null: their shapes tell
 */
public record WeightsNetwork(
        @JsonUnwrapped NetworkSettings network, @Nullable Layout layout) {
    public static final String FILE = "network.json";

    /** How a weight matrix lies. */
    public enum Layout {
        @JsonProperty("in-out")
        IN_OUT,
        @JsonProperty("out-in")
        OUT_IN
    }

    public WeightsNetwork {
        boolean bounded = IntStream.range(0, network.hidden().size())
                .allMatch(hidden -> network.activationOf(hidden).range().isPresent());
        if (network.quantisation().activationBits() != null && !bounded) {
            throw new NotAllowedException(
                    "quantisation",
                    "is set for a function without bounds",
                    new Allowed.Fitting(
                            "must be left out there, because weight files do not hold the range of its grid"));
        }
    }

    public static WeightsNetwork defaults() {
        return new WeightsNetwork(NetworkSettings.defaults(), null);
    }

    /** @throws infoplane.core.InvalidInputException with the file, the path in it and what is allowed */
    public static WeightsNetwork read(Path file) {
        return Json.read(WeightsNetwork.class, file);
    }
}
