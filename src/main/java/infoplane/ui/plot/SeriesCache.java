package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.figure.PlaneSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Caches the series of results as long as the results are the same objects. One thread at a time may use it. */
final class SeriesCache {
    private record Key(String name, String estimator, List<Integer> results) {}

    private record Kept(List<RunResults> results, PlaneSeries series) {
        /** Whether these are the same objects. Comparing results point by point would take as long as making the series. */
        boolean isOf(List<RunResults> others) {
            return results.size() == others.size()
                    && IntStream.range(0, results.size()).allMatch(index -> results.get(index) == others.get(index));
        }
    }

    private Map<Key, Kept> kept = new HashMap<>();
    private Map<Key, Kept> used = new HashMap<>();

    /** @param results results of one run, or of repeats, which give the series of their mean */
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

    /** Removes the series that nobody has requested since the last call. */
    void forgetUnused() {
        kept = used;
        used = new HashMap<>();
    }
}
