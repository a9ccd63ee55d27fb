package infoplane.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A schedule that depends only on the numbers of the epochs. */
final class FixedSchedule implements EpochSchedule {
    private final UnaryOperator<List<Integer>> choice;

    private FixedSchedule(UnaryOperator<List<Integer>> choice) {
        this.choice = choice;
    }

    /** The first kept epoch, every {@code step}-th after it, and the last. */
    static EpochSchedule every(int step) {
        return new FixedSchedule(epochs -> {
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < epochs.size() - 1; i += step) {
                chosen.add(epochs.get(i));
            }
            chosen.add(epochs.get(epochs.size() - 1));
            return chosen;
        });
    }

    /**
     * The first and the last kept epoch, and the kept epochs nearest to {@code points} numbers that are equally spaced in
     * the logarithm.
     */
    static EpochSchedule log(int points) {
        return new FixedSchedule(epochs -> {
            TreeSet<Integer> kept = new TreeSet<>(epochs);
            int last = kept.last();
            TreeSet<Integer> chosen = new TreeSet<>(List.of(kept.first(), last));
            Integer start = kept.higher(0); // the logarithm of epoch 0 does not exist
            if (start != null) {
                double span = StrictMath.log((double) last / start);
                for (int i = 0; i < points; i++) {
                    chosen.add(nearest(start * StrictMath.exp(span * i / (points - 1)), kept));
                }
            }
            return new ArrayList<>(chosen);
        });
    }

    /** The nearest kept epoch; of two equally near epochs, the earlier. */
    private static int nearest(double epoch, TreeSet<Integer> kept) {
        Integer below = kept.floor((int) Math.floor(epoch));
        Integer above = kept.ceiling((int) Math.ceil(epoch));
        if (below == null || above == null) {
            return below == null ? kept.first() : kept.last();
        }
        return epoch - below <= above - epoch ? below : above;
    }

    @Override
    public Choice choose(List<Integer> epochs, EpochCoordinates coordinates) {
        KeptEpochs.check(epochs);
        return new Choice(choice.apply(epochs), 0);
    }

    @Override
    public boolean adaptive() {
        return false;
    }
}
