package infoplane.measuring;

import java.util.Arrays;
import java.util.Optional;

/** Where the K sets of weights of a mixture come from. Files hold the labels. */
public enum MixtureKind {
    /** The last K kept epochs up to an epoch. */
    WINDOW("window"),
    /** The same epoch of K repeats. */
    RESTARTS("restarts");

    private final String label;

    MixtureKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<MixtureKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
