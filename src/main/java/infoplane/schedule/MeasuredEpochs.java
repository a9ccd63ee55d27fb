package infoplane.schedule;

import infoplane.core.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;

/**
 * The epochs that one choice has measured so far, by their index among the kept epochs. Thread-safe; only the caller of
 * {@link #await} waits.
 */
final class MeasuredEpochs {
    private final List<Integer> kept;
    private final EpochCoordinates coordinates;
    private final Map<Integer, double[]> byIndex = new ConcurrentSkipListMap<>();
    private final Queue<CompletableFuture<Void>> sections = new ConcurrentLinkedQueue<>();
    /** Completed exceptionally by the first measurement that fails, so that nobody waits for the others. */
    private final CompletableFuture<double[]> failure = new CompletableFuture<>();

    MeasuredEpochs(List<Integer> kept, EpochCoordinates coordinates) {
        this.kept = kept;
        this.coordinates = coordinates;
    }

    /** Measures the kept epoch of this index. After a failure, no more epochs are measured. */
    CompletableFuture<double[]> at(int index) {
        if (failure.isDone()) {
            return failure;
        }
        return coordinates.at(kept.get(index)).whenComplete((there, failed) -> {
            if (failed != null) {
                failure.completeExceptionally(failed);
            } else {
                byIndex.put(index, there);
            }
        });
    }

    /** Makes {@link #awaitAll} wait for a section. */
    void alsoWaitFor(CompletableFuture<Void> section) {
        section.whenComplete((done, failed) -> {
            if (failed != null) {
                failure.completeExceptionally(failed);
            }
        });
        sections.add(section);
    }

    void awaitAll() {
        await(CompletableFuture.allOf(sections.toArray(CompletableFuture<?>[]::new)));
    }

    /** Blocks the calling thread until the measurement is done or any measurement has failed. */
    <T> T await(CompletableFuture<T> wanted) {
        try {
            CompletableFuture.anyOf(wanted, failure).get();
            return wanted.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancellation("the choice of epochs was interrupted", e);
        } catch (ExecutionException | CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(Throwable thrown) {
        RuntimeException cause = Failures.ofAnotherThread(thrown);
        return cause instanceof CancellationException ? cancellation("a measurement was cancelled", cause) : cause;
    }

    private static CancellationException cancellation(String what, Throwable cause) {
        CancellationException cancelled = new CancellationException(what);
        cancelled.initCause(cause);
        return cancelled;
    }

    /** The measured epochs, ascending. */
    List<Integer> epochs() {
        List<Integer> epochs = new ArrayList<>();
        byIndex.keySet().forEach(index -> epochs.add(kept.get(index)));
        return epochs;
    }

    /** Number of pairs of consecutive measured epochs that are farther apart than {@code delta}. */
    int pairsFartherThan(double delta) {
        int pairs = 0;
        double[] before = null;
        for (double[] there : byIndex.values()) {
            pairs += before != null && !(Distances.greatest(before, there) <= delta) ? 1 : 0;
            before = there;
        }
        return pairs;
    }
}
