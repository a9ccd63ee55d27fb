package infoplane.sweep;

import infoplane.core.Checks;
import java.time.Duration;

/**
 * How a process takes part in a sweep.
 *
 * @param threads runs that it computes at once, at least 1
 * @param part which part of the runs it computes, from 1
 * @param parts number of parts
 * @param beat time between two signs of life
 * @param patience how long another worker may give no sign of life before its runs are claimed again
 */
public record SweepWork(int threads, int part, int parts, Duration beat, Duration patience) {
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public SweepWork {
        Checks.atLeast("threads", threads, 1);
        Checks.atLeast("parts", parts, 1);
        Checks.between("part", part, 1, parts);
    }

    /** Takes part in all of it. */
    public static SweepWork all(int threads) {
        return of(threads, 1, 1);
    }

    public static SweepWork of(int threads, int part, int parts) {
        return new SweepWork(threads, part, parts, BEAT, PATIENCE);
    }

    /** Whether this process computes a job. @param place of the job among all, from 0 */
    boolean takes(int place) {
        return place % parts == part - 1;
    }
}
