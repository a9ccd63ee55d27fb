package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A window's thread takes what is in its queue in order; whatever somebody asks of it must not wait for a whole lot. */
class TurnsTest {
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final Turns turns = new Turns(window::add);
    private final List<String> done = new ArrayList<>();

    private void one() {
        window.remove().run();
    }

    @Test
    void whatIsAskedMeanwhileWaitsForOneOfThemAndNotForAll() {
        turns.execute(() -> done.add("first"));
        turns.execute(() -> done.add("second"));
        window.add(() -> done.add("question"));
        one();
        one();
        one();
        assertEquals(List.of("first", "question", "second"), done);
        assertEquals(0, window.size());
    }

    @Test
    void whatATurnAsksForComesAfterWhatWasThere() {
        turns.execute(() -> turns.execute(() -> done.add("third")));
        turns.execute(() -> done.add("second"));
        while (!window.isEmpty()) {
            one();
        }
        assertEquals(List.of("second", "third"), done);
    }

    @Test
    void afterARestItGoesOn() {
        turns.execute(() -> done.add("before"));
        one();
        turns.execute(() -> done.add("after"));
        one();
        assertEquals(List.of("before", "after"), done);
    }

    @Test
    void whatFailsKeepsNobodyFromTheirTurn() {
        turns.execute(() -> {
            throw new IllegalStateException("failed");
        });
        turns.execute(() -> done.add("next"));
        assertThrows(IllegalStateException.class, this::one);
        one();
        assertEquals(List.of("next"), done);
    }

    @Test
    void nothingIsLostWhereManyThreadsAsk() throws InterruptedException {
        int threads = 8;
        int each = 1000;
        ExecutorService own = Executors.newSingleThreadExecutor();
        ExecutorService others = Executors.newFixedThreadPool(threads);
        AtomicInteger count = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        Turns busy = new Turns(own);
        for (int thread = 0; thread < threads; thread++) {
            others.execute(() -> {
                for (int i = 0; i < each; i++) {
                    busy.execute(() -> {
                        count.incrementAndGet();
                        all.countDown();
                    });
                }
            });
        }
        all.await(60, TimeUnit.SECONDS); // a lost one would never come
        others.shutdownNow();
        own.shutdownNow();
        assertEquals(threads * each, count.get());
    }
}
