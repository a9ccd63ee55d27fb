package infoplane.experiment;

import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.AsIfRandom;
import infoplane.scales.GaugeAudit;
import infoplane.scales.ScaleSpace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a kept run besides its plane.
 *
 * @param asIfRandom windows of its last epochs; null if none were measured
 * @param scales maps of its layers at every scale, of absolute and of relative noise; may be empty
 * @param gauge its compression in other coordinates; null if it was not measured
 */
public record Studies(
        @Nullable AsIfRandom asIfRandom,
        List<ScaleSpace> scales,
        @Nullable GaugeAudit gauge) {
    public static final Studies NONE = new Studies(null, List.of(), null);

    public Studies {
        scales = List.copyOf(scales);
    }

    /** The estimators that took part. */
    public List<EstimatorSettings> estimators() {
        return Stream.concat(
                        asIfRandom == null ? Stream.of() : asIfRandom.settings().stream(),
                        gauge == null ? Stream.of() : gauge.settings().stream())
                .distinct()
                .toList();
    }
}
