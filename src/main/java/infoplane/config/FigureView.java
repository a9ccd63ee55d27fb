package infoplane.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a figure of the plane looks. It travels with the figure, and the window remembers it from one start to the next. Names
 * that a later or earlier version does not know stand for the usual.
 *
 * @param sideBySide whether each run and estimator has a plane of its own
 * @param means whether repeats are shown as their mean
 * @param estimators ids of those shown; empty for the first of each run
 * @param unit name of the unit of information
 * @param colouring name of what the colour of a point says
 * @param colours name of the colours of the epochs
 * @param logarithmic whether colours and axes follow the logarithm of the epoch
 * @param marks names of what is shown beside the points; null for the usual
 * @param oneEpoch whether the epoch of the cursor is shown alone
 * @param hiddenLayers layers that the plane leaves out, counted from 1
 * @param limits the part of the plane that is shown, in nats: least and greatest I(X;T), least and greatest I(T;Y); null
 *     for all that is measured
 */
public record FigureView(
        boolean sideBySide,
        boolean means,
        List<String> estimators,
        String unit,
        String colouring,
        String colours,
        boolean logarithmic,
        @Nullable List<String> marks,
        boolean oneEpoch,
        List<Integer> hiddenLayers,
        @Nullable List<Double> limits) {
    public FigureView {
        estimators = List.copyOf(estimators);
        marks = marks == null ? null : List.copyOf(marks);
        hiddenLayers = List.copyOf(hiddenLayers);
        limits = limits == null ? null : List.copyOf(limits);
    }

    public static FigureView defaults() {
        return new FigureView(false, true, List.of(), "", "", "", true, null, false, List.of(), null);
    }

    public FigureView withEstimators(List<String> ids) {
        return new FigureView(
                sideBySide, means, ids, unit, colouring, colours, logarithmic, marks, oneEpoch, hiddenLayers, limits);
    }

    /** With other hidden layers and limits of the plane. */
    public FigureView withPlane(List<Integer> hidden, @Nullable List<Double> newLimits) {
        return new FigureView(
                sideBySide,
                means,
                estimators,
                unit,
                colouring,
                colours,
                logarithmic,
                marks,
                oneEpoch,
                hidden,
                newLimits);
    }
}
