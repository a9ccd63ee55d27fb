package infoplane.figure.chart;

import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleSpace;
import java.util.function.Function;

/** What the colours of a map of scales mean. */
public enum ScalesView {
    UPPER("Upper bound", "I(X;T), upper bound", ScaleBounds::inputUpper),
    LOWER("Lower bound", "I(X;T), lower bound", ScaleBounds::inputLower),
    GAP("Gap", "Gap between the bounds of I(X;T)", ScalesView::gap),
    LABEL("I(T;Y)", "I(T;Y), from upper bounds", ScaleBounds::labelUpper);

    private final String label;
    private final String words;
    private final Function<ScaleBounds, double[]> values;

    ScalesView(String label, String words, Function<ScaleBounds, double[]> values) {
        this.label = label;
        this.words = words;
        this.values = values;
    }

    private static double[] gap(ScaleBounds bounds) {
        double[] gap = bounds.inputUpper().clone();
        for (int scale = 0; scale < gap.length; scale++) {
            gap[scale] -= bounds.inputLower()[scale];
        }
        return gap;
    }

    /** The name on a button. */
    public String label() {
        return label;
    }

    /** What is shown, for the colour bar. */
    public String words() {
        return words;
    }

    /** By scale, in nats. */
    double[] of(ScaleBounds bounds) {
        return values.apply(bounds);
    }

    /** The greatest value that has a colour, in nats, over 0. */
    double most(ScaleSpace space) {
        if (this == UPPER || this == LOWER) {
            return Math.log(Math.max(2, space.inputs()));
        }
        return space.layers().stream()
                .flatMap(layer -> layer.epochs().stream())
                .flatMapToDouble(bounds -> java.util.Arrays.stream(of(bounds)))
                .filter(Double::isFinite)
                .reduce(1e-3, Math::max);
    }
}
