package infoplane.experiment;

import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.AsIfRandom;
import infoplane.scales.GaugeAudit;
import infoplane.scales.ScaleSets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a kept run besides its plane.
 *
 * @param asIfRandom windows of its last epochs; null if none were measured
 * @param scales at which its layers compress, by absolute and by relative noise; empty if they were not measured
 * @param gauge its compression in other coordinates; null if it was not measured
 */
public record Studies(
        @Nullable AsIfRandom asIfRandom,
        List<ScaleSets> scales,
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
