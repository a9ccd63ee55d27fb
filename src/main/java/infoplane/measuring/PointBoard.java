package infoplane.measuring;

import infoplane.estimation.EstimateFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The points measured so far. A point that is measured again replaces the earlier one. Thread-safe. */
public final class PointBoard {
    private final Map<Key, List<PlanePoint>> points = new HashMap<>();
    private final int layers;
    private final Consumer<List<PlanePoint>> listener;
    private final Consumer<List<PlanePoint>> provisionalListener;

    private record Key(String estimator, int epoch) {}

    /**
     * @param layers number of layers that a complete epoch has points of
     * @param known points of an earlier run; a killed run may have left an epoch with some layers only
     * @param listener receives points as they are measured, never two calls at once
     */
    public PointBoard(int layers, Collection<PlanePoint> known, Consumer<List<PlanePoint>> listener) {
        this(layers, known, listener, listener);
    }

    /** @param provisionalListener receives provisional points instead of {@code listener} */
    public PointBoard(
            int layers,
            Collection<PlanePoint> known,
            Consumer<List<PlanePoint>> listener,
            Consumer<List<PlanePoint>> provisionalListener) {
        this.provisionalListener = provisionalListener;
        this.layers = layers;
        this.listener = listener;
        put(known);
    }

    public synchronized void measured(List<PlanePoint> fresh) {
        replace(fresh);
        listener.accept(fresh);
    }

    /** Adds points that will be measured again. They are shown but not recorded each time. */
    synchronized void provisional(List<PlanePoint> fresh) {
        replace(fresh);
        provisionalListener.accept(fresh);
    }

    private void replace(List<PlanePoint> fresh) {
        fresh.stream()
                .map(point -> new Key(point.estimator(), point.epoch()))
                .distinct()
                .forEach(points::remove);
        put(fresh);
    }

    private void put(Collection<PlanePoint> fresh) {
        for (PlanePoint point : fresh) {
            points.computeIfAbsent(new Key(point.estimator(), point.epoch()), key -> new ArrayList<>())
                    .add(point);
        }
    }

    /** The points of all layers of one epoch; empty if some are missing or provisional. */
    synchronized List<PlanePoint> settled(String estimator, int epoch) {
        List<PlanePoint> known = points.getOrDefault(new Key(estimator, epoch), List.of());
        boolean provisional =
                known.stream().anyMatch(point -> point.estimate().flags().contains(EstimateFlag.PROVISIONAL));
        return provisional || known.size() < layers ? List.of() : List.copyOf(known);
    }

    /** All points, sorted. */
    public synchronized List<PlanePoint> all() {
        return points.values().stream().flatMap(List::stream).sorted().toList();
    }
}
