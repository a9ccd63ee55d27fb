package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.figure.PlaneSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Points laid out for painting, kept while the results they come from are the same. Used by one thread at a time. */
final class SeriesCache {
    private record Key(String name, String estimator, List<Integer> results) {}

    private record Kept(List<RunResults> results, PlaneSeries series) {
        /** Whether these are the very same results: comparing them point by point would take as long as laying out. */
        boolean isOf(List<RunResults> others) {
            return results.size() == others.size()
                    && IntStream.range(0, results.size()).allMatch(index -> results.get(index) == others.get(index));
        }
    }

    private Map<Key, Kept> kept = new HashMap<>();
    private Map<Key, Kept> used = new HashMap<>();

    /** @param results of one run, or of repeats whose mean is wanted */
    PlaneSeries of(List<RunResults> results, String name, String estimator) {
        Key key = new Key(
                name, estimator, results.stream().map(System::identityHashCode).toList());
        Kept known = kept.get(key);
        Kept now = known != null && known.isOf(results)
                ? known
                : new Kept(
                        results,
                        results.size() == 1
                                ? PlaneSeries.of(results.get(0), name, estimator)
                                : PlaneSeries.mean(results, name, estimator));
        used.put(key, now);
        return now.series();
    }

    /** Forgets what was not asked for since the last time. */
    void forgetUnused() {
        kept = used;
        used = new HashMap<>();
    }
}
