package infoplane.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view of a figure of the plane. Figure files hold it, and the window keeps it from one start to the next. Unknown
 * names, from another version, stand for the default.
 *
 * @param sideBySide whether each run and estimator has its own plane
 * @param means whether repeats are shown as their mean
 * @param estimators ids of the shown estimators; empty for the first estimator of each run
 * @param unit name of the unit of information
 * @param colouring name of what the colour of a point encodes
 * @param colours name of the colour map of the epochs
 * @param logarithmic whether colours and axes follow the logarithm of the epoch
 * @param marks names of the marks beside the points; null for the default
 * @param oneEpoch whether only the epoch of the cursor is shown
 * @param hiddenLayers layers that the plane does not show, counted from 1
 * @param limits shown part of the plane in nats: least and greatest I(X;T), least and greatest I(T;Y); null for all points
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

    /** @param name name of the unit of information; empty for the default */
    public FigureView withUnit(String name) {
        return new FigureView(
                sideBySide,
                means,
                estimators,
                name,
                colouring,
                colours,
                logarithmic,
                marks,
                oneEpoch,
                hiddenLayers,
                limits);
    }

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
