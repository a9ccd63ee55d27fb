package infoplane.schedule;

import java.util.List;

/** Checks the epochs that a schedule chooses from. */
final class KeptEpochs {
    private KeptEpochs() {}

    static void check(List<Integer> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("no epoch is kept but there must be at least one");
        }
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i) <= epochs.get(i - 1)) {
                throw new IllegalArgumentException("kept epoch " + epochs.get(i) + " follows " + epochs.get(i - 1)
                        + " but epochs must be ascending");
            }
        }
    }
}
