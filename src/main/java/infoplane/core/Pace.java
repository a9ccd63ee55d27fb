package infoplane.core;

/**
 * The time that something still needs, from the pace of late: what came first, while everything was still warming up, is
 * forgotten. The pace is taken over the last half to three quarters of the time gone by. Not thread-safe.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long start;
    private long fromTime;
    private int fromDone;
    private long halfTime;
    private int halfDone;

    /**
     * @param nanos the clock now, from any origin
     * @param done units that were done before and took no time
     */
    public Pace(long nanos, int done) {
        start = nanos;
        fromTime = nanos;
        fromDone = done;
        halfTime = nanos;
        halfDone = done;
    }

    /**
     * Seconds that the rest needs.
     *
     * @param nanos the clock now, never earlier than before
     * @param done units done by now, of {@code total}
     * @return NaN as long as no unit was done since the beginning of what counts
     */
    public double secondsLeft(long nanos, int done, int total) {
        if (nanos - start >= 2 * (halfTime - start)) {
            fromTime = halfTime;
            fromDone = halfDone;
            halfTime = nanos;
            halfDone = done;
        }
        return done <= fromDone
                ? Double.NaN
                : (nanos - fromTime) / NANOS_PER_SECOND * (total - done) / (done - fromDone);
    }
}
