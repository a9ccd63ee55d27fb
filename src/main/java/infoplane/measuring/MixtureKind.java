package infoplane.measuring;

import java.util.Arrays;
import java.util.Optional;

/** Where the K sets of weights of a mixture come from. Files hold the labels. */
public enum MixtureKind {
    /** The last K kept epochs up to an epoch. */
    WINDOW("window", "epochs"),
    /** The same epoch of K repeats. */
    RESTARTS("restarts", "restarts");

    private final String label;
    private final String sets;

    MixtureKind(String label, String sets) {
        this.label = label;
        this.sets = sets;
    }

    /** What makes T random, such as {@code weights of 32 epochs}. @param draws K, or its symbol */
    public String words(String draws) {
        return "weights of " + draws + " " + sets;
    }

    public String label() {
        return label;
    }

    public static Optional<MixtureKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
