package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thread that watches the window's may fail like any other. */
class StallWatchTest {
    /** A watch that died would say that nothing ever stalled. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aWatchThatFailedSaysSo(Class<? extends Error> kind) throws Exception {
        Error planted = kind.getDeclaredConstructor().newInstance();
        CountDownLatch asked = new CountDownLatch(1);
        Thread[] watcher = new Thread[1];
        try (StallWatch watch = new StallWatch(Thread.currentThread().getId(), question -> {
            watcher[0] = Thread.currentThread();
            asked.countDown();
            throw planted;
        })) {
            asked.await();
            watcher[0].join();
            assertEquals(planted, assertThrows(Error.class, watch::stalls));
            assertEquals(planted, assertThrows(Error.class, watch::takeLongest));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 3)
    void aWatchThatIsAnsweredSeesNoStall(int questions) throws Exception {
        CountDownLatch asked = new CountDownLatch(questions);
        try (StallWatch watch = new StallWatch(Thread.currentThread().getId(), question -> {
            asked.countDown();
            question.run();
        })) {
            asked.await();
            assertEquals(List.of(), watch.stalls());
        }
    }
}
