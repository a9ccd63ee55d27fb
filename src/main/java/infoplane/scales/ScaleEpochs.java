package infoplane.scales;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which epochs a map shows, and in which order they are measured. */
public final class ScaleEpochs {
    static final int PLACES = 60;
    /** The first pass takes every so many epochs, so that a rough map is there at once. */
    private static final int COARSEST = 16;

    private ScaleEpochs() {}

    /** At most 60 epochs at equal steps of the logarithm, the first and the last included; ascending. */
    public static List<Integer> choose(NavigableSet<Integer> kept) {
        if (kept.size() <= PLACES) {
            return List.copyOf(kept);
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        chosen.add(kept.first());
        double last = Math.log1p(kept.last());
        double first = Math.log1p(kept.first());
        for (int place = 1; chosen.size() < PLACES - 1 && place < PLACES; place++) {
            double ideal = Math.expm1(first + (last - first) * place / (PLACES - 1));
            // early places fall on one epoch, which then takes its next one
            Integer epoch = kept.ceiling(Math.max((int) Math.rint(ideal), chosen.last() + 1));
            if (epoch != null) {
                chosen.add(epoch);
            }
        }
        chosen.add(kept.last());
        return List.copyOf(chosen);
    }

    /** The epochs in passes: the first holds every 16th and the last, each further one those between. */
    static List<List<Integer>> passes(List<Integer> epochs) {
        List<List<Integer>> passes = new ArrayList<>();
        for (int step = COARSEST; step >= 1; step /= 2) {
            List<Integer> pass = new ArrayList<>();
            for (int place = 0; place < epochs.size(); place++) {
                boolean first = step == COARSEST;
                boolean last = place == epochs.size() - 1;
                if (first ? place % step == 0 || last : place % (2 * step) == step && !last) {
                    pass.add(epochs.get(place));
                }
            }
            if (!pass.isEmpty()) {
                passes.add(pass);
            }
        }
        return passes;
    }
}
