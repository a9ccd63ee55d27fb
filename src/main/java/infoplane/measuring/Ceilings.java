package infoplane.measuring;

import infoplane.core.Information;
import java.util.List;

/**
 * The lines that no point of a plane can lie beyond.
 *
 * @param inputEntropy H(X) of the measured inputs
 * @param labelEntropy H(Y) of their labels
 * @param label I(X;Y): what the inputs say about the labels
 * @param limit corners of the information bottleneck limit, ascending; empty where it is not known
 */
public record Ceilings(
        Information inputEntropy, Information labelEntropy, Information label, List<BottleneckLimit.Corner> limit) {
    /** The labels are a function of the inputs where I(X;Y) is H(Y) to within so many nats. */
    private static final double FUNCTION = 1e-9;

    public Ceilings {
        limit = List.copyOf(limit);
    }

    /** With the limit that is known without looking at the labels: that of labels that are a function of the inputs. */
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
