package infoplane.ui.run;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares the provisional points of a run under way with the final points that the run has when it ends. */
final class FinalMeasuring {
    /** Smallest visible move of a point in bits: about the size of a point in the plane. */
    private static final double VISIBLE_BITS = 0.1;

    private FinalMeasuring() {}

    /**
     * @param before results last shown, with provisional points
     * @param after final results
     * @return a sentence that names the layer whose I(X;T) moved most and by how many bits; empty if no point moved visibly
     */
    static String sentence(RunResults before, RunResults after) {
        List<PlanePoint> settled = after.points(); // in the same order as before.points()
        int place = 0;
        double most = VISIBLE_BITS;
        String where = "";
        for (PlanePoint point : before.points()) {
            while (place < settled.size() && settled.get(place).compareTo(point) < 0) {
                place++;
            }
            if (place < settled.size()
                    && settled.get(place).compareTo(point) == 0
                    && point.estimate().flags().contains(EstimateFlag.PROVISIONAL)) {
                double moved = difference(
                        point.estimate().inputInformation(),
                        settled.get(place).estimate().inputInformation());
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
