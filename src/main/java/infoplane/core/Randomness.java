package infoplane.core;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes a layer T random given its input, in the eyes of an estimate. A deterministic network has no randomness of its
 * own, so I(X;T) is about what the estimator adds.
 */
public enum Randomness {
    NETWORK_NOISE("network-noise", "noise of the network"),
    ESTIMATOR_NOISE("estimator-noise", "noise of the estimator"),
    BINS("bins", "bins"),
    ROUNDING("rounding", "rounding of the numbers"),
    DENSITY("density", "a density that the estimator supposes");

    private final String label;
    private final String words;

    Randomness(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /**
     * What an estimate is about.
     *
     * @param added what the estimator adds by itself
     * @param noisy whether the network has noise
     * @param onGrids whether each value is one of a grid, so that nothing is rounded
     * @return empty for an exact value
     */
    public static Set<Randomness> of(Randomness added, boolean noisy, boolean onGrids) {
        EnumSet<Randomness> all = EnumSet.noneOf(Randomness.class);
        if (noisy) {
            all.add(NETWORK_NOISE);
        }
        if (!(added == ROUNDING && onGrids)) {
            all.add(added);
        }
        return all;
    }

    /** The names in files, in the order of the enum. */
    public static List<String> labels(Collection<Randomness> all) {
        return all.stream().sorted().map(Randomness::label).toList();
    }

    /** Such as {@code noise of the network and bins}, or {@code none: exact}. */
    public static String words(Collection<Randomness> all) {
        return all.isEmpty()
                ? "none: exact"
                : all.stream().sorted().map(one -> one.words).collect(Collectors.joining(" and "));
    }
}
