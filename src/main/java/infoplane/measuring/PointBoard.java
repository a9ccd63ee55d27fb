package infoplane.measuring;

import infoplane.estimation.EstimateFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The points measured so far; thread-safe. A point measured again replaces the one before. */
public final class PointBoard {
    private final Map<Key, List<PlanePoint>> points = new HashMap<>();
    private final int layers;
    private final Consumer<List<PlanePoint>> listener;
    private final Consumer<List<PlanePoint>> passing;

    private record Key(String estimator, int epoch) {}

    /**
     * @param layers that an epoch has points of
     * @param known from before; a kill may have left only some layers of an epoch
     * @param listener hears points as they come, never two calls at once
     */
    public PointBoard(int layers, Collection<PlanePoint> known, Consumer<List<PlanePoint>> listener) {
        this(layers, known, listener, listener);
    }

    /** @param passing hears in place of {@code listener} of those that will be measured again */
    public PointBoard(
            int layers,
            Collection<PlanePoint> known,
            Consumer<List<PlanePoint>> listener,
            Consumer<List<PlanePoint>> passing) {
        this.passing = passing;
        this.layers = layers;
        this.listener = listener;
        put(known);
    }

    public synchronized void measured(List<PlanePoint> fresh) {
        replace(fresh);
        listener.accept(fresh);
    }

    /** Points that will be measured again: they are shown, and not recorded each time. */
    synchronized void provisional(List<PlanePoint> fresh) {
        replace(fresh);
        passing.accept(fresh);
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

    /** Everything, sorted. */
    public synchronized List<PlanePoint> all() {
        return points.values().stream().flatMap(List::stream).sorted().toList();
    }
}
