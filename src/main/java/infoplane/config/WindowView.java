package infoplane.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows, and how, as it is remembered from one start to the next. Names that a later or earlier version
 * does not know stand for the usual.
 *
 * @param shownRuns folders of the runs that are shown
 * @param selectedRun folder of the selected run; empty for none
 * @param sideBySide whether each run and estimator has a plane of its own
 * @param means whether repeats are shown as their mean
 * @param chart id of the chart below the planes; empty for the first
 * @param estimators ids of those shown; empty for the first of each run
 * @param unit name of the unit of information
 * @param colouring name of what the colour of a point says
 * @param colours name of the colours of the epochs
 * @param logarithmic whether colours and axes follow the logarithm of the epoch
 * @param marks names of what is shown beside the points; null for the usual
 * @param oneEpoch whether the epoch of the cursor is shown alone
 */
public record WindowView(
        List<String> shownRuns,
        String selectedRun,
        boolean sideBySide,
        boolean means,
        String chart,
        List<String> estimators,
        String unit,
        String colouring,
        String colours,
        boolean logarithmic,
        @Nullable List<String> marks,
        boolean oneEpoch) {
    public WindowView {
        shownRuns = List.copyOf(shownRuns);
        estimators = List.copyOf(estimators);
        marks = marks == null ? null : List.copyOf(marks);
    }

    public WindowView withEstimators(List<String> ids) {
        return new WindowView(
                shownRuns,
                selectedRun,
                sideBySide,
                means,
                chart,
                ids,
                unit,
                colouring,
                colours,
                logarithmic,
                marks,
                oneEpoch);
    }

    public static WindowView defaults() {
        return new WindowView(List.of(), "", false, true, "", List.of(), "", "", "", true, null, false);
    }
}
