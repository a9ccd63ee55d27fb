package infoplane.measuring;

import infoplane.core.Checks;
import infoplane.core.Range;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.RangeRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a network, wherever its rows come from.
 *
 * @param number counted from 1, the first hidden layer
 * @param name for people and files, such as {@code T1 tanh 10}
 * @param width columns of its rows, at least 1
 * @param kind what computes it, such as {@code tanh} or {@code softmax}
 * @param functionRange the values that its function can take; null where they are unbounded or not known
 */
public record Layer(
        int number,
        String name,
        int width,
        String kind,
        @Nullable Range functionRange) {
    public Layer {
        Checks.atLeast("number", number, 1);
        Checks.atLeast("width", width, 1);
    }

    /** Such as {@code T5}: the symbol of the field for a layer, short enough for sentences and legends. */
    public static String symbol(int number) {
        return "T" + number;
    }

    /** A layer with the usual name: T, its number, kind and width. */
    public static Layer of(int number, String kind, int width, @Nullable Range functionRange) {
        return new Layer(number, symbol(number) + " " + kind + " " + width, width, kind, functionRange);
    }

    /** The values that its function can take; empty where they are unbounded or not known. */
    public Optional<Range> range() {
        return Optional.ofNullable(functionRange);
    }

    /** Whether the estimator's bins span all values that this layer takes over the run. */
    public boolean spansRun(EstimatorSettings estimator) {
        return estimator
                .rangeRule()
                .filter(rule -> rule == RangeRule.RUN || rule == RangeRule.ACTIVATION && functionRange == null)
                .isPresent();
    }

    /**
     * The range of the estimator's bins.
     *
     * @param runRanges of each layer over the run; may be empty unless {@link #spansRun}
     * @return null where the estimator takes the range of the rows, or needs none
     */
    public @Nullable Range binned(EstimatorSettings estimator, List<Range> runRanges) {
        if (spansRun(estimator)) {
            return runRanges.get(number - 1);
        }
        return estimator
                .rangeRule()
                .filter(rule -> rule == RangeRule.ACTIVATION)
                .flatMap(rule -> range())
                .orElse(null);
    }

    /** The names of layers, in their order. */
    public static List<String> names(List<Layer> layers) {
        return layers.stream().map(Layer::name).toList();
    }
}
