package infoplane.runs;

import infoplane.experiment.RunResults;
import java.util.List;

/**
 * What measuring a run, or repeats, again came to.
 *
 * @param repeats whether they are repeats
 * @param fresh each run with the new points alone
 * @param whole each run with all points that its folder holds now
 * @param refusals what estimators refused and why, of each run; no empty ones
 */
public record Remeasured(boolean repeats, List<RunResults> fresh, List<RunResults> whole, List<String> refusals) {
    public Remeasured {
        fresh = List.copyOf(fresh);
        whole = List.copyOf(whole);
        refusals = refusals.stream().filter(refusal -> !refusal.isEmpty()).toList();
    }
}
