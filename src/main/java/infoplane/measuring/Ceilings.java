package infoplane.measuring;

import infoplane.core.Information;
import java.util.List;

/**
 * The limits that no point of a plane can exceed.
 *
 * @param inputEntropy H(X) of the measured inputs
 * @param labelEntropy H(Y) of their labels
 * @param label I(X;Y), the information that the inputs have about the labels
 * @param limit corners of the information bottleneck limit, ascending; empty if unknown
 */
public record Ceilings(
        Information inputEntropy, Information labelEntropy, Information label, List<BottleneckLimit.Corner> limit) {
    /** The labels count as a function of the inputs if I(X;Y) and H(Y) differ by at most this many nats. */
    private static final double FUNCTION = 1e-9;

    public Ceilings {
        limit = List.copyOf(limit);
    }

    /**
     * Ceilings without knowledge of the single labels. They have a bottleneck limit only if the labels are a function
     * of the inputs.
     */
    public Ceilings(Information inputEntropy, Information labelEntropy, Information label) {
        this(
                inputEntropy,
                labelEntropy,
                label,
                labelEntropy.nats() - label.nats() > FUNCTION
                        ? List.of()
                        : BottleneckLimit.deterministic(inputEntropy, label));
    }

    /** Whether labels are drawn given the input, and their bottleneck limit is known. */
    public boolean hasSoftLimit() {
        return !limit.isEmpty() && labelEntropy.nats() - label.nats() > FUNCTION;
    }

    /**
     * How far below the bottleneck limit a layer is: the limit at its I(X;T), minus its I(T;Y). The limit is 0 below the first
     * corner and flat beyond the last one.
     *
     * @throws IllegalStateException if the limit is unknown
     */
    public Information distance(Information layerInput, Information layerLabel) {
        if (limit.isEmpty()) {
            throw new IllegalStateException("the limit is unknown");
        }
        BottleneckLimit.Corner before = limit.get(0);
        for (BottleneckLimit.Corner corner : limit) {
            double ahead = corner.input().nats() - layerInput.nats();
            double step = corner.input().nats() - before.input().nats();
            if (ahead >= 0) {
                double share = step > 0 ? Math.max(0, 1 - ahead / step) : 1;
                double most = before.label().nats()
                        + share * (corner.label().nats() - before.label().nats());
                return Information.ofNats(most - layerLabel.nats());
            }
            before = corner;
        }
        return before.label().minus(layerLabel);
    }
}
