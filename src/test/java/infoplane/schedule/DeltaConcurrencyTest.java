package infoplane.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What delta-exact asks for while answers are still due, and how it ends when one never comes. */
@Timeout(60)
class DeltaConcurrencyTest {
    private static final List<Integer> KEPT =
            IntStream.rangeClosed(0, 15).boxed().toList();
    private static final EpochSchedule SCHEDULE =
            ScheduleSettings.DeltaExact.defaults().schedule();

    /** Answers when the test says so. */
    private static final class Manual implements EpochCoordinates {
        private final Map<Integer, CompletableFuture<double[]>> due = new ConcurrentHashMap<>();
        private final BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();

        @Override
        public CompletableFuture<double[]> at(int epoch) {
            CompletableFuture<double[]> answer = new CompletableFuture<>();
            due.put(epoch, answer);
            asked.add(epoch);
            return answer;
        }

        int next() throws InterruptedException {
            return Objects.requireNonNull(asked.poll(30, TimeUnit.SECONDS), "nothing was asked for");
        }

        CompletableFuture<double[]> due(int epoch) {
            return Objects.requireNonNull(due.get(epoch), "epoch " + epoch + " was not asked for");
        }

        void answer(int epoch, double value) {
            due(epoch).complete(new double[] {value});
        }

        /** Answers the walk up to epoch 7 with 0, so that its next section is 7 to 15. */
        void answerUpToSeven() throws InterruptedException {
            for (int expected : new int[] {0, 1, 3, 7}) {
                assertEquals(expected, next());
                assertNull(asked.peek(), "one epoch of the walk is due at a time");
                answer(expected, 0);
            }
            assertEquals(15, next());
        }
    }

    private static CompletableFuture<EpochSchedule.Choice> start(List<Integer> kept, EpochCoordinates coordinates) {
        CompletableFuture<EpochSchedule.Choice> choice = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> {
                    try {
                        choice.complete(SCHEDULE.choose(kept, coordinates));
                    } catch (RuntimeException e) {
                        choice.completeExceptionally(e);
                    }
                },
                "caller");
        caller.setDaemon(true);
        caller.start();
        return choice;
    }

    @Test
    void bothHalvesOfASplitAreAskedForAtOnce() throws Exception {
        Manual manual = new Manual();
        CompletableFuture<EpochSchedule.Choice> choice = start(KEPT, manual);
        manual.answerUpToSeven();
        manual.answer(15, 1);
        assertEquals(11, manual.next());
        manual.answer(11, 0.5);
        assertEquals(List.of(9, 13), List.of(manual.next(), manual.next()));
        manual.answer(13, 1);
        manual.answer(9, 0);
        assertEquals(Set.of(10, 12), Set.of(manual.next(), manual.next()));
        manual.answer(10, 0.5);
        manual.answer(12, 1);
        assertEquals(List.of(0, 1, 3, 7, 9, 10, 11, 12, 13, 15), choice.get().epochs());
        assertEquals(2, choice.get().overDelta());
    }

    @Test
    void theNextSectionStartsWhileThePresentOneIsFilled() throws Exception {
        Manual manual = new Manual();
        List<Integer> kept = IntStream.rangeClosed(0, 30).boxed().toList();
        CompletableFuture<EpochSchedule.Choice> choice = start(kept, manual);
        manual.answerUpToSeven();
        manual.answer(15, 1);
        assertEquals(List.of(11, 19), List.of(manual.next(), manual.next()), "19 does not wait for 11");
        manual.answer(19, 1);
        assertEquals(27, manual.next());
        manual.answer(27, 1);
        assertEquals(30, manual.next());
        manual.answer(30, 1);
        assertTrue(!choice.isDone(), "epoch 11 is still due");
        manual.answer(11, 1);
        assertEquals(9, manual.next());
        manual.answer(9, 1);
        assertEquals(8, manual.next());
        manual.answer(8, 1);
        assertEquals(List.of(0, 1, 3, 7, 8, 9, 11, 15, 19, 27, 30), choice.get().epochs());
    }

    private static Throwable failureOf(CompletableFuture<EpochSchedule.Choice> choice) throws InterruptedException {
        try {
            choice.get();
            throw new AssertionError("it did not fail");
        } catch (CancellationException e) {
            return e;
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    @Test
    void aCancelledMeasurementCancelsTheChoice() throws Exception {
        Manual manual = new Manual();
        CompletableFuture<EpochSchedule.Choice> choice = start(KEPT, manual);
        manual.answerUpToSeven();
        manual.due(15).cancel(true);
        assertTrue(failureOf(choice) instanceof CancellationException);
    }

    /** The walk waits for epoch 19, which never comes, when the split of the section before fails. */
    @Test
    void aFailureInASplitEndsTheWalkToo() throws Exception {
        Manual manual = new Manual();
        CompletableFuture<EpochSchedule.Choice> choice =
                start(IntStream.rangeClosed(0, 30).boxed().toList(), manual);
        manual.answerUpToSeven();
        manual.answer(15, 1);
        assertEquals(List.of(11, 19), List.of(manual.next(), manual.next()));
        IllegalStateException failure = new IllegalStateException("no such epoch");
        manual.due(11).completeExceptionally(failure);
        assertSame(failure, failureOf(choice));
    }

    @Test
    void cancellationInASplitEndsTheWalkToo() throws Exception {
        Manual manual = new Manual();
        CompletableFuture<EpochSchedule.Choice> choice =
                start(IntStream.rangeClosed(0, 30).boxed().toList(), manual);
        manual.answerUpToSeven();
        manual.answer(15, 1);
        assertEquals(List.of(11, 19), List.of(manual.next(), manual.next()));
        manual.due(11).cancel(true);
        assertTrue(failureOf(choice) instanceof CancellationException);
    }

    @Test
    void nothingIsAskedForAfterAFailure() throws Exception {
        Manual manual = new Manual();
        CompletableFuture<EpochSchedule.Choice> choice = start(KEPT, manual);
        manual.answerUpToSeven();
        manual.answer(15, 1);
        assertEquals(11, manual.next());
        manual.answer(11, 0.5);
        assertEquals(List.of(9, 13), List.of(manual.next(), manual.next()));
        manual.due(9).cancel(true);
        assertTrue(failureOf(choice) instanceof CancellationException);
        manual.answer(13, 0);
        assertNull(manual.asked.peek());
    }

    @Test
    void whatAMeasurementThrowsAtOnceIsThrown() {
        IllegalStateException failure = new IllegalStateException("closed");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> SCHEDULE.choose(KEPT, epoch -> {
                            throw failure;
                        })));
    }

    @Test
    void interruptingTheCallerCancels() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> SCHEDULE.choose(KEPT, new Manual()));
        assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
    }
}
