package infoplane.measuring;

import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The least and greatest activation of every layer, collected epoch by epoch. Thread-safe. */
public final class LayerRanges {
    private final NavigableMap<Integer, List<Range>> byEpoch = new TreeMap<>();
    private List<Range> union = List.of();

    public synchronized boolean holds(int epoch) {
        return byEpoch.containsKey(epoch);
    }

    public synchronized void add(int epoch, List<Range> layers) {
        byEpoch.put(epoch, List.copyOf(layers));
        union = union.isEmpty() ? List.copyOf(layers) : union(union, layers);
    }

    /** The ranges over all epochs collected so far; empty before the first. */
    public synchronized List<Range> soFar() {
        return union;
    }

    /** The least and the greatest value of the rows. */
    public static Range of(Samples rows) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : rows.toDoubles()) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new Range(least, most);
    }

    /** For each layer, the smallest interval that contains both ranges. */
    static List<Range> union(List<Range> one, List<Range> other) {
        List<Range> wider = new ArrayList<>();
        for (int layer = 0; layer < one.size(); layer++) {
            wider.add(one.get(layer).union(other.get(layer)));
        }
        return wider;
    }
}
