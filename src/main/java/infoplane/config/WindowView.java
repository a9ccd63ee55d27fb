package infoplane.config;

import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
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
 * @param hiddenLayers layers that the plane leaves out, counted from 1
 * @param limits the part of the plane that is shown, in nats: least and greatest I(X;T), least and greatest I(T;Y); null
 *     for all that is measured
 * @param right what the right-hand side shows
 * @param tried what the runs shown are being measured with for looking at; null where nothing is tried
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
        boolean oneEpoch,
        List<Integer> hiddenLayers,
        @Nullable List<Double> limits,
        RightSide right,
        @Nullable Tried tried) {
    /**
     * Measuring again with other settings, whose points are not kept: measured anew they are the same.
     *
     * @param schedule which epochs; null for those of each run
     */
    public record Tried(
            EstimatorSettings estimator, @Nullable ScheduleSettings schedule) {}

    /**
     * The list of runs and what is below it.
     *
     * @param tab id of the tab that is open; empty for the first
     * @param order name of what the runs are sorted by; empty for the usual
     * @param words what the runs are searched for; empty for all
     */
    public record RightSide(String tab, String order, String words) {
        public static RightSide defaults() {
            return new RightSide("", "", "");
        }
    }

    public WindowView {
        shownRuns = List.copyOf(shownRuns);
        estimators = List.copyOf(estimators);
        marks = marks == null ? null : List.copyOf(marks);
        hiddenLayers = List.copyOf(hiddenLayers);
        limits = limits == null ? null : List.copyOf(limits);
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
                oneEpoch,
                hiddenLayers,
                limits,
                right,
                tried);
    }

    /** With other hidden layers and limits of the plane. */
    public WindowView withPlane(List<Integer> hidden, @Nullable List<Double> newLimits) {
        return new WindowView(
                shownRuns,
                selectedRun,
                sideBySide,
                means,
                chart,
                estimators,
                unit,
                colouring,
                colours,
                logarithmic,
                marks,
                oneEpoch,
                hidden,
                newLimits,
                right,
                tried);
    }

    public static WindowView defaults() {
        return new WindowView(
                List.of(),
                "",
                false,
                true,
                "",
                List.of(),
                "",
                "",
                "",
                true,
                null,
                false,
                List.of(),
                null,
                RightSide.defaults(),
                null);
    }
}
