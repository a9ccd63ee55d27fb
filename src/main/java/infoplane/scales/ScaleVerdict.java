package infoplane.scales;

import java.util.Arrays;
import java.util.Optional;

/** Whether a layer compresses at a scale: whether I(X;T_σ) falls by more than half a bit until the end of training. */
public enum ScaleVerdict {
    COMPRESSES("compresses"),
    DOES_NOT("does not"),
    UNDECIDED("undecided"),
    /** Too few repeats for a verdict over them; a run alone never says so. */
    TOO_FEW("too few repeats");

    private final String label;

    ScaleVerdict(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    public static Optional<ScaleVerdict> of(String label) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.label.equals(label))
                .findFirst();
    }
}
