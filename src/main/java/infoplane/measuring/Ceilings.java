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
}
