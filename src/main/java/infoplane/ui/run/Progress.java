package infoplane.ui.run;

import java.util.Locale;

/**
 * How far a computation has come.
 *
 * @param what such as {@code training}; empty if nothing is under way
 * @param done of {@code total} units, such as epochs
 * @param secondsLeft estimated from the pace so far; NaN while unknown
 */
public record Progress(String what, int done, int total, double secondsLeft) {
    public static final Progress NONE = new Progress("", 0, 0, Double.NaN);

    /** Other runs have their turn first. */
    public static final Progress WAITING = new Progress("waiting", 0, 0, Double.NaN);

    /** 0 to 1; −1 while unknown, as progress bars have it. */
    public double share() {
        return total > 0 ? Math.min(1, (double) done / total) : -1;
    }

    /** Such as {@code training 1200 of 8000, 40 s left}. */
    public String sentence() {
        if (what.isEmpty()) {
            return "";
        }
        return reached() + (Double.isFinite(secondsLeft) ? ", " + duration(secondsLeft) + " left" : "");
    }

    /** Such as {@code paused, training 1200 of 8000}: nobody knows for how long. */
    String pausedSentence() {
        return what.isEmpty() ? "paused" : "paused, " + reached();
    }

    private String reached() {
        return what + (total > 0 ? String.format(Locale.ROOT, " %,d of %,d", done, total) : "");
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
