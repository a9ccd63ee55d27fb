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
    /** Nanoseconds; each thing here takes as long as its test says. */
    private long now;

    private final Turns turns = new Turns(window::add, () -> now);
    private final List<String> done = new ArrayList<>();

    private void does(String what, long milliseconds) {
        turns.execute(() -> {
            done.add(what);
            now += milliseconds * 1_000_000;
        });
    }

    private void one() {
        window.remove().run();
    }

    @Test
    void whatIsAskedMeanwhileWaitsForOneOfThemAndNotForAll() {
        does("first", 5);
        does("second", 5);
        window.add(() -> done.add("question"));
        one();
        one();
        one();
        assertEquals(List.of("first", "question", "second"), done);
        assertEquals(0, window.size());
    }

    /** Or a thousand small things would wait for a thousand pictures of the window. */
    @Test
    void whatIsSmallComesManyAtATime() {
        for (int i = 0; i < 1000; i++) {
            turns.execute(() -> now += 10_000);
        }
        int taken = 0;
        while (!window.isEmpty()) {
            one();
            taken++;
        }
        assertEquals(3, taken, "10 ms of work, 4 ms in a turn");
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
        does("before", 0);
        turns.execute(() -> {
            throw new IllegalStateException("failed");
        });
        does("next", 0);
        assertThrows(IllegalStateException.class, this::one);
        one();
        assertEquals(List.of("before", "next"), done);
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
