package infoplane.estimation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of one layer written out, so that people see where its number comes from.
 *
 * @param input the sum of I(X;T); null if the estimator has none
 * @param label the sum of I(T;Y); null if it is no sum over the inputs
 * @param likeness what makes inputs alike
 * @param nearness how alike they are to this layer
 */
public record WrittenSums(
        @Nullable WrittenSum input, @Nullable WrittenSum label, Likeness likeness, Nearness nearness) {
    /** What makes inputs alike to a layer. */
    public enum Likeness {
        /** They share a cell, so that the layer cannot tell them apart. */
        SAME_CELL,
        /** The noise that the estimator adds reaches from one to the other. */
        WITHIN_NOISE,
        /** They are nearer than the last of the neighbours that count. */
        NEARER
    }

    /** For one input, how much each input counts as the same: 1 in the same cell, a kernel with noise, 0 or 1 by neighbours. */
    public interface Nearness {
        double[] of(int input);
    }

    /**
     * A constant plus one term for each input.
     *
     * @param formula of a term, in plain text, such as {@code −(1/N) ln(n/N)}
     * @param latex of the whole sum, in LaTeX
     * @param constant in nats
     * @param terms of each input, in nats
     * @param facts what stands in the formula for each input
     */
    public record WrittenSum(String formula, String latex, double constant, double[] terms, List<Fact> facts) {
        public WrittenSum {
            facts = List.copyOf(facts);
        }

        /** The estimate in nats. */
        public double nats() {
            return constant + Arrays.stream(terms).sum(); // compensated
        }
    }

    /**
     * A symbol of a formula.
     *
     * @param meaning such as {@code inputs in the same cell}
     * @param ofInput its value for each input
     */
    public record Fact(String symbol, String meaning, double[] ofInput) {}
}
