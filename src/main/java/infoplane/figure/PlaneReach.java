package infoplane.figure;

import infoplane.core.Information;
import infoplane.core.Range;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * How far the points of a series reach in the plane, in nats. Values that cannot be information, far below 0 or far above
 * their ceiling, are told apart from the others: no axis follows them, so that one bad estimate does not flatten a plane.
 */
public final class PlaneReach {
    /** Estimates err, so values this share of the ceiling beyond 0 and the ceiling still count. */
    private static final double SHARE = 0.25;
    /** In nats; for ceilings near 0. */
    private static final double LEAST = 0.1;

    /** The smallest rectangle around some points. */
    public record Box(Range input, Range label) {
        public Box union(Box other) {
            return new Box(input.union(other.input), label.union(other.label));
        }
    }

    private final Range inputs;
    private final Range labels;
    private final Map<Integer, Box> credible = new TreeMap<>();
    private final Map<Integer, Box> all = new TreeMap<>();

    PlaneReach(Information inputCeiling, Information labelCeiling) {
        inputs = credible(inputCeiling);
        labels = credible(labelCeiling);
    }

    /** The values that estimates of an information with this ceiling can have; every value if the ceiling is not known. */
    public static Range credible(Information ceiling) {
        double most = ceiling.nats();
        double slack = Math.max(LEAST, SHARE * most);
        return most > 0 && Double.isFinite(most)
                ? new Range(-slack, most + slack)
                : new Range(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    void add(int layer, double input, double label) {
        Box box = new Box(new Range(input, input), new Range(label, label));
        all.merge(layer, box, Box::union);
        if (inputs.contains(input) && labels.contains(label)) {
            credible.merge(layer, box, Box::union);
        }
    }

    /** The box around the credible points of these layers; empty if there are none. */
    public Optional<Box> credible(IntPredicate layers) {
        return around(credible, layers);
    }

    /** The box around all points of these layers; empty if there are none. */
    public Optional<Box> all(IntPredicate layers) {
        return around(all, layers);
    }

    private static Optional<Box> around(Map<Integer, Box> boxes, IntPredicate layers) {
        return boxes.entrySet().stream()
                .filter(box -> layers.test(box.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Box::union);
    }
}
