package infoplane.measuring;

import infoplane.core.Information;
import infoplane.schedule.ScheduleSettings;
import infoplane.schedule.ScheduleSettings.DeltaApproximate;
import infoplane.schedule.ScheduleSettings.DeltaExact;
import infoplane.schedule.ScheduleSettings.Distance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coordinates of an epoch for schedules that follow distances: I(X;T) and I(T;Y) of every layer, scaled as the
 * schedule asks.
 */
public final class Coordinates {
    /**
     * Amounts in bits are rounded to this precision, the precision of the result files. Therefore a resumed run, which
     * reads its points back, chooses the same epochs as an uninterrupted one, even if a distance equals δ up to
     * rounding.
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

    /** The coordinates of one epoch. @param points the points of the epoch, sorted */
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

    /** Adds a coordinate; skips an axis without entropy, because dividing by it would amplify noise. */
    private static void add(List<Double> coordinates, @Nullable Information value, double unit) {
        if (unit > 0) {
            coordinates.add(value == null ? Double.NaN : rounded(value.bits()) / unit);
        }
    }

    /** Rounds to the precision of result files; infinities stay. */
    private static double rounded(double bits) {
        return Math.rint(bits * DECIMALS) / DECIMALS;
    }
}
