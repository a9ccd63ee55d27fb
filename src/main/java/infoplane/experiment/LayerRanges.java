package infoplane.experiment;

import infoplane.core.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The least and greatest activation of every layer, gathered epoch by epoch; thread-safe. */
final class LayerRanges {
    private final NavigableMap<Integer, List<Range>> byEpoch = new TreeMap<>();
    private List<Range> union = List.of();

    synchronized boolean holds(int epoch) {
        return byEpoch.containsKey(epoch);
    }

    synchronized void add(int epoch, List<Range> layers) {
        byEpoch.put(epoch, List.copyOf(layers));
        union = union.isEmpty() ? List.copyOf(layers) : union(union, layers);
    }

    /** Over all epochs gathered so far; empty before the first. */
    synchronized List<Range> soFar() {
        return union;
    }

    static List<Range> union(List<Range> one, List<Range> other) {
        List<Range> wider = new ArrayList<>();
        for (int layer = 0; layer < one.size(); layer++) {
            wider.add(one.get(layer).union(other.get(layer)));
        }
        return wider;
    }
}
