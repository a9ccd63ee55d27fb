package infoplane.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The epochs that findings rest on, whatever the schedule of a run: the first, the last, and those nearest to 67 places
 * that are equally far apart in the logarithm of the epoch, with three times as many in the last tenth, where a slope is
 * taken. The places are some of those of the schedule {@code log 400}, so that such a run measures nothing more.
 */
public final class FindingEpochs {
    private static final int PLACES = 400;
    private static final int STEP = 6;
    private static final int STEP_AT_THE_END = 2;
    /** From this place on the last tenth of the logarithm begins. */
    private static final int LAST_TENTH = 360;
    /** Further apart than this share of the logarithm, and than twice the epoch, a maximum in between may be missed. */
    private static final double WIDEST_GAP = 0.1;

    private static final int FEWEST = 3;

    private FindingEpochs() {}

    /**
     * Chooses among epochs. What is chosen among more epochs is also chosen among any of them that hold it; so epochs that
     * a schedule added change nothing.
     *
     * @param available kept epochs, or measured ones
     */
    public static List<Integer> choose(NavigableSet<Integer> available) {
        TreeSet<Integer> chosen = new TreeSet<>();
        if (available.isEmpty()) {
            return List.of();
        }
        chosen.add(available.first());
        int last = available.last();
        chosen.add(last);
        Integer start = available.higher(0); // the logarithm of epoch 0 is no number
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

    /** Of two equally near epochs, the earlier. */
    private static int nearest(double epoch, NavigableSet<Integer> available) {
        Integer below = available.floor((int) Math.floor(epoch));
        Integer above = available.ceiling((int) Math.ceil(epoch));
        if (below == null || above == null) {
            return below == null ? available.first() : available.last();
        }
        return epoch - below <= above - epoch ? below : above;
    }

    /** Whether nothing large can hide between the epochs. @param epochs ascending */
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

    /** How wide a tenth of the logarithm of the last epoch is, in natural logarithms. */
    public static double tenth(int last) {
        return WIDEST_GAP * Math.log(Math.max(2, last));
    }
}
