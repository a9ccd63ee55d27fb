package infoplane.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Chooses the epochs that findings use, whatever the schedule of the run: the first, the last, and the epochs nearest to 80
 * places. The places are equally spaced in the logarithm of the epoch, but three times as dense in the last tenth, where a
 * slope is estimated. The places belong to the schedule {@code log 400}, so that a run with that schedule needs no
 * additional epochs.
 */
public final class FindingEpochs {
    private static final int PLACES = 400;
    private static final int STEP = 6;
    private static final int STEP_AT_THE_END = 2;
    /** The first place in the last tenth of the logarithm. */
    private static final int LAST_TENTH = 360;
    /**
     * If two epochs are farther apart than this share of the logarithm, and than a factor of two, a maximum between them may
     * be missed.
     */
    private static final double WIDEST_GAP = 0.1;

    private static final int FEWEST = 3;

    private FindingEpochs() {}

    /**
     * Chooses among epochs. An epoch that is chosen from more epochs is also chosen from any subset that contains it.
     * Therefore epochs that a schedule added change nothing.
     *
     * @param available kept or measured epochs
     */
    public static List<Integer> choose(NavigableSet<Integer> available) {
        TreeSet<Integer> chosen = new TreeSet<>();
        if (available.isEmpty()) {
            return List.of();
        }
        chosen.add(available.first());
        int last = available.last();
        chosen.add(last);
        Integer start = available.higher(0); // the logarithm of epoch 0 does not exist
        if (start != null) {
            double span = StrictMath.log((double) last / start);
            for (int place = 0; place < PLACES; place++) {
                if (place % (place < LAST_TENTH ? STEP : STEP_AT_THE_END) == 0) {
                    chosen.add(nearest(start * StrictMath.exp(span * place / (PLACES - 1)), available));
                }
            }
        }
        return new ArrayList<>(chosen);
    }

    /** The nearest epoch; of two equally near epochs, the earlier. */
    private static int nearest(double epoch, NavigableSet<Integer> available) {
        Integer below = available.floor((int) Math.floor(epoch));
        Integer above = available.ceiling((int) Math.ceil(epoch));
        if (below == null || above == null) {
            return below == null ? available.first() : available.last();
        }
        return epoch - below <= above - epoch ? below : above;
    }

    /** Whether the epochs are so dense that no large change between them can be missed. @param epochs ascending */
    public static boolean fine(List<Integer> epochs) {
        if (epochs.size() < FEWEST) {
            return false;
        }
        double widest = Math.max(Math.log(2), tenth(epochs.get(epochs.size() - 1))) + 1e-9;
        for (int i = 1; i < epochs.size(); i++) {
            int before = epochs.get(i - 1);
            int after = epochs.get(i);
            if (after > before + 1 && Math.log((double) after / Math.max(1, before)) > widest) {
                return false;
            }
        }
        return true;
    }

    /** The width of a tenth of the logarithm of the last epoch, in natural logarithms. */
    public static double tenth(int last) {
        return WIDEST_GAP * Math.log(Math.max(2, last));
    }
}
