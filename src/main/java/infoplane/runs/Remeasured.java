package infoplane.runs;

import infoplane.experiment.RunResults;
import java.util.List;

/**
 * The result of measuring a run, or repeats, again.
 *
 * @param repeats whether these are repeats
 * @param fresh each run with the new points only
 * @param whole each run with all points in its folder
 * @param refusals for each run, the refusals of estimators with their reasons; no empty texts
 */
public record Remeasured(boolean repeats, List<RunResults> fresh, List<RunResults> whole, List<String> refusals) {
    public Remeasured {
        fresh = List.copyOf(fresh);
        whole = List.copyOf(whole);
        refusals = refusals.stream().filter(refusal -> !refusal.isEmpty()).toList();
    }
}
