package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimatorSettings;
import java.util.List;

/**
 * How the coordinates of a run are to be audited.
 *
 * @param orbits number of random coordinates, 1 to {@link #MOST_ORBITS}
 * @param estimators empty for those of the run
 */
public record GaugeRequest(int orbits, List<EstimatorSettings> estimators) {
    public static final int USUAL_ORBITS = 100;
    public static final int MOST_ORBITS = 10_000;

    /** All the usual choices. */
    public static final GaugeRequest USUAL = new GaugeRequest(USUAL_ORBITS, List.of());

    public GaugeRequest {
        if (orbits < 1 || orbits > MOST_ORBITS) {
            throw InvalidInputException.about(
                    "orbits", "orbits is " + orbits + " but must be a number from 1 to " + MOST_ORBITS);
        }
        estimators = estimators.stream().distinct().toList();
    }
}
