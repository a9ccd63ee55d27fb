package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.figure.PlaneSeries;
import java.util.HashMap;
import java.util.Map;

/** Points laid out for painting, kept while the results they come from are the same. Used by one thread at a time. */
final class SeriesCache {
    private record Key(String name, String estimator, int results) {}

    private record Kept(RunResults results, PlaneSeries series) {}

    private Map<Key, Kept> kept = new HashMap<>();
    private Map<Key, Kept> used = new HashMap<>();

    PlaneSeries of(RunResults results, String name, String estimator) {
        Key key = new Key(name, estimator, System.identityHashCode(results));
        Kept known = kept.get(key);
        Kept now = known != null && known.results() == results
                ? known
                : new Kept(results, PlaneSeries.of(results, name, estimator));
        used.put(key, now);
        return now.series();
    }

    /** Forgets what was not asked for since the last time. */
    void forgetUnused() {
        kept = used;
        used = new HashMap<>();
    }
}
