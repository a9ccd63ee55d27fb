package infoplane.ui.run;

import java.util.List;

/** What a trial says of its runs. */
final class TrialWords {
    private TrialWords() {}

    /** Why no run can be measured. */
    static String nothingToMeasure(List<Run> visible) {
        if (visible.stream().anyMatch(Run::watching)) {
            return "A run that watches for epochs can be measured again when it has ended; Stop ends it";
        }
        return visible.stream().anyMatch(run -> run.computing() && !run.paused().get())
                ? "A run that computes can be measured again while it is paused (Ctrl+P), and when it has ended"
                : "No visible run has kept weights or activations to measure";
    }

    /** Whose folders hold points. @param written number of runs that have them @param all number of runs asked */
    static String whose(int written, int all) {
        if (written < all) {
            return written + " of " + all + " runs";
        }
        return all == 1 ? "the run" : "each of " + all + " runs";
    }
}
