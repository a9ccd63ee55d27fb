package infoplane.measuring;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Lets threads wait until training has reached an epoch. Thread-safe. */
final class AwaitedEpochs {
    private final Map<Integer, CompletableFuture<Void>> waiting = new HashMap<>();
    private int last = -1;
    private boolean ended;

    /** Completes when the epoch is kept; is cancelled if training ends earlier. */
    synchronized CompletableFuture<Void> await(int epoch) {
        if (epoch <= last) {
            return CompletableFuture.completedFuture(null);
        }
        if (ended) {
            return CompletableFuture.failedFuture(new CancellationException("training ended before epoch " + epoch));
        }
        return waiting.computeIfAbsent(epoch, e -> new CompletableFuture<>());
    }

    void kept(int epoch) {
        CompletableFuture<Void> told;
        synchronized (this) {
            last = epoch;
            told = waiting.remove(epoch);
        }
        if (told != null) {
            told.complete(null);
        }
    }

    /** Ends training: cancels everything that still waits. */
    void end() {
        Map<Integer, CompletableFuture<Void>> left;
        synchronized (this) {
            ended = true;
            left = Map.copyOf(waiting);
            waiting.clear();
        }
        left.forEach((epoch, future) ->
                future.completeExceptionally(new CancellationException("training ended before epoch " + epoch)));
    }
}
