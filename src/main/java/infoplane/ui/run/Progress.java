package infoplane.ui.run;

import java.util.Locale;

/**
 * The progress of a computation.
 *
 * @param what name of the stage, such as {@code training}; empty if nothing is under way
 * @param done number of units done, such as epochs
 * @param total number of units; 0 if unknown
 * @param secondsLeft estimated from the pace so far; NaN while unknown
 */
public record Progress(String what, int done, int total, double secondsLeft) {
    public static final Progress NONE = new Progress("", 0, 0, Double.NaN);

    /** Progress of a run that waits in the queue. */
    public static final Progress WAITING = new Progress("waiting", 0, 0, Double.NaN);

    /** Share done, 0 to 1; −1 while unknown, which is JavaFX's value for an indeterminate progress bar. */
    public double share() {
        return total > 0 ? Math.min(1, (double) done / total) : -1;
    }

    /** Text such as {@code training 1,200 of 8,000, 40 s left}; empty if nothing is under way. */
    public String sentence() {
        if (what.isEmpty()) {
            return "";
        }
        return reached() + (Double.isFinite(secondsLeft) ? ", " + duration(secondsLeft) + " left" : "");
    }

    /**
     * Text such as {@code paused, training 1,200 of 8,000}, without the time left, which depends on the end of the pause.
     */
    String pausedSentence() {
        return what.isEmpty() ? "paused" : "paused, " + reached();
    }

    private String reached() {
        return what + (total > 0 ? String.format(Locale.ROOT, " %d of %d", done, total) : "");
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
