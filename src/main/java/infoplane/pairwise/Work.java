package infoplane.pairwise;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * A computation that somebody waits for, in parts side by side: in the fork-join pool of the waiting thread, else in the
 * common pool, unless there is too little to share. Interrupting the waiting thread ends all parts.
 */
final class Work {
    /** Multiply-adds below which sharing gains nothing: some 20 ms of one thread. */
    private static final long WORTH_SHARING = 200_000_000;

    private final Thread waiting = Thread.currentThread();

    /** A part of the computation, which should call {@link #check} every few ms. */
    interface Part {
        void run(int part);
    }

    /**
     * Does all parts, in any order, and returns when they are done.
     *
     * @param cost of all parts in multiply-adds
     * @throws CancellationException if the waiting thread is interrupted
     */
    void share(int parts, long cost, Part part) {
        IntStream numbers = IntStream.range(0, parts);
        if (parts > 1 && cost > WORTH_SHARING) {
            numbers = numbers.parallel();
        }
        numbers.forEach(number -> {
            check();
            part.run(number);
        });
    }

    /** Ends the calling part if the thread that waits for it has been interrupted. */
    void check() {
        if (waiting.isInterrupted()) {
            throw new CancellationException("interrupted in a computation over pairs of rows");
        }
    }
}
