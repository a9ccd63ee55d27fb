package infoplane.runs;

import infoplane.findings.JointScales;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSpace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs that differ in the seed only at every scale.
 *
 * @param space the mean of the maps of those that learnt, with joint answers
 */
public record JointMap(Together runs, ScaleSpace space) {
    /** At which scales they compress together, without the stops. */
    public List<String> sentences() {
        return new JointScales(ScaleSets.of(space), runs.learnt()).sentences();
    }

    /** As the command prints it: the object of a map, whose falls are the ends of 95 % intervals of means. */
    public Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = runs.object();
        object.putAll(ScaleSpaceRuns.object(space));
        object.put("words", sentences());
        return object;
    }
}
