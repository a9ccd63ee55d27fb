package infoplane.ui.run;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.PlanePoint;
import infoplane.experiment.RunResults;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of points that were provisional while a run went on. */
final class FinalMeasuring {
    /** About the size of a point in the plane. */
    private static final double VISIBLE_BITS = 0.1;

    private FinalMeasuring() {}

    /**
     * @param before as last shown
     * @param after as measured for good
     * @return where points have moved visibly, in a sentence; empty if none has
     */
    static String sentence(RunResults before, RunResults after) {
        TreeMap<PlanePoint, PlanePoint> settled = new TreeMap<>();
        after.points().forEach(point -> settled.put(point, point));
        double most = VISIBLE_BITS;
        String where = "";
        for (PlanePoint point : before.points()) {
            PlanePoint now = settled.get(point);
            if (now != null && point.estimate().flags().contains(EstimateFlag.PROVISIONAL)) {
                double moved = difference(
                        point.estimate().inputInformation(), now.estimate().inputInformation());
                if (moved > most) {
                    most = moved;
                    where = "T" + point.layer();
                }
            }
        }
        return where.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Its bins now span all its activations: I(X;T) of %s moved by up to %.1f bits.",
                        where,
                        most);
    }

    private static double difference(@Nullable Information one, @Nullable Information other) {
        return one == null || other == null ? 0 : Math.abs(one.bits() - other.bits());
    }
}
