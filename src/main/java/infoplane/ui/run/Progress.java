package infoplane.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The progress of a computation. Stages that go on at the same time, such as training and measuring, have each its own
 * count and time left. None ends before those that it gets its work from.
 *
 * @param stages what is under way, each after what it gets its work from; empty for nothing
 */
public record Progress(List<Stage> stages) {
    /**
     * The progress of one stage.
     *
     * @param what name of the stage, such as {@code training}
     * @param done number of units done, such as epochs
     * @param total number of units; 0 if unknown
     * @param secondsLeft estimated from the pace so far; NaN while unknown
     */
    public record Stage(String what, int done, int total, double secondsLeft) {
        /** Text such as {@code training 1200 of 8000}. */
        String reached() {
            return what + (total > 0 ? String.format(Locale.ROOT, " %d of %d", done, total) : "");
        }

        /** Text such as {@code training 1200 of 8000, 40 s left}. */
        String sentence() {
            return reached() + (Double.isFinite(secondsLeft) ? ", " + duration(secondsLeft) + " left" : "");
        }

        private static String duration(double seconds) {
            long whole = Math.max(1, Math.round(seconds));
            if (whole < 90) {
                return whole + " s";
            }
            long minutes = Math.round(whole / 60.0);
            return minutes < 90 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
        }
    }

    public static final Progress NONE = new Progress(List.of());

    /** Progress of a run that waits in the queue. */
    public static final Progress WAITING = new Progress("waiting", 0, 0, Double.NaN);

    public Progress {
        List<Stage> ordered = new ArrayList<>();
        double before = 0;
        for (Stage stage : stages) { // what measures waits for what trains
            before = Double.isFinite(stage.secondsLeft()) ? Math.max(before, stage.secondsLeft()) : before;
            ordered.add(new Stage(
                    stage.what(), stage.done(), stage.total(), Math.max(before, stage.secondsLeft()))); // NaN stays
        }
        stages = List.copyOf(ordered);
    }

    /**
     * Progress of a run that waits for epochs of another program.
     *
     * @param newest the last epoch that came; negative if none did
     * @param seconds how long ago it came
     */
    static Progress watching(int newest, long seconds) {
        String ago = seconds < 2
                ? "just now"
                : seconds < 90
                        ? seconds + " s ago"
                        : seconds < 5400 ? seconds / 60 + " min ago" : seconds / 3600 + " h ago";
        String what = newest < 0 ? "waiting for the first epoch" : "watching: epoch " + newest + ", " + ago;
        return new Progress(what, 0, 0, Double.NaN);
    }

    /** Progress of a single stage. */
    public Progress(String what, int done, int total, double secondsLeft) {
        this(List.of(new Stage(what, done, total, secondsLeft)));
    }

    /**
     * Share done of the stage that is least far, 0 to 1; −1 while no total is known, which is JavaFX's value for an
     * indeterminate progress bar.
     */
    public double share() {
        return stages.stream()
                .filter(stage -> stage.total() > 0)
                .mapToDouble(stage -> Math.min(1, (double) stage.done() / stage.total()))
                .min()
                .orElse(-1);
    }

    /** Text such as {@code training 1200 of 8000, 40 s left · measuring 90 of 400, 50 s left}; empty for nothing. */
    public String sentence() {
        return stages.stream().map(Stage::sentence).collect(Collectors.joining(" · "));
    }

    /** Text such as {@code training 1200 of 8000 · measuring 90 of 400}, for where the times left have no room. */
    String reached() {
        return stages.stream().map(Stage::reached).collect(Collectors.joining(" · "));
    }

    /**
     * Text such as {@code paused, training 1200 of 8000}, without the times left, which depend on the end of the pause.
     */
    String pausedSentence() {
        return reached().isEmpty() ? "paused" : "paused, " + reached();
    }
}
