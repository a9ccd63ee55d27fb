package infoplane.measuring;

import infoplane.core.Information;
import infoplane.schedule.ScheduleSettings;
import infoplane.schedule.ScheduleSettings.DeltaApproximate;
import infoplane.schedule.ScheduleSettings.DeltaExact;
import infoplane.schedule.ScheduleSettings.Distance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an epoch lies for schedules that follow distances: I(X;T) and I(T;Y) of every layer, scaled as asked. */
public final class Coordinates {
    /**
     * Bits count to so many parts, as they are written to result files: a run that goes on with points read back takes the
     * same way as one that has just measured them, even where a distance is δ but for rounding.
     */
    private static final double DECIMALS = 1e12;

    private final double inputUnit;
    private final double labelUnit;
    private final @Nullable String only;

    private Coordinates(double inputUnit, double labelUnit, @Nullable String only) {
        this.inputUnit = inputUnit;
        this.labelUnit = labelUnit;
        this.only = only;
    }

    public static Coordinates of(ScheduleSettings schedule, Ceilings ceilings) {
        if (schedule instanceof DeltaExact exact) {
            return of(exact.distance(), exact.estimator(), ceilings);
        }
        if (schedule instanceof DeltaApproximate approximate) {
            return of(approximate.distance(), approximate.estimator(), ceilings);
        }
        return of(Distance.SCALED, null, ceilings);
    }

    private static Coordinates of(Distance distance, @Nullable String only, Ceilings ceilings) {
        return distance == Distance.RAW
                ? new Coordinates(1, 1, only)
                : new Coordinates(
                        ceilings.inputEntropy().bits(), ceilings.labelEntropy().bits(), only);
    }

    /** @param points of one epoch, sorted */
    public double[] of(List<PlanePoint> points) {
        List<Double> coordinates = new ArrayList<>();
        for (PlanePoint point : points) {
            if (only == null || only.equals(point.estimator())) {
                add(coordinates, point.estimate().inputInformation(), inputUnit);
                add(coordinates, point.estimate().labelInformation(), labelUnit);
            }
        }
        return coordinates.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** An axis without entropy is left out: dividing by it would make noise of nothing. */
    private static void add(List<Double> coordinates, @Nullable Information value, double unit) {
        if (unit > 0) {
            coordinates.add(value == null ? Double.NaN : rounded(value.bits()) / unit);
        }
    }

    /** Infinities stay. */
    private static double rounded(double bits) {
        return Math.rint(bits * DECIMALS) / DECIMALS;
    }
}
