package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thread that asks whether measuring is to be cancelled. */
class MeasuringPoolTest {
    /** Whatever asking fails with, it is asked again, and the task that waits is freed. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void aQuestionThatFailsIsAskedAgain(Class<? extends Error> kind) throws Exception {
        Error planted = kind.getDeclaredConstructor().newInstance();
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        boolean[] failed = new boolean[1];
        try (MeasuringPool pool = new MeasuringPool(1)) {
            CountDownLatch begun = new CountDownLatch(1);
            pool.execute(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await(1, TimeUnit.MINUTES); // as a task that reports nothing
                    interrupted.complete(false);
                } catch (InterruptedException e) {
                    interrupted.complete(true);
                }
            });
            begun.await();
            try (MeasuringPool.Watch watch = pool.cancelWhen(() -> {
                if (failed[0]) {
                    return true;
                }
                failed[0] = true;
                throw planted;
            })) {
                assertTrue(interrupted.get(), "cancelled");
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(usual);
        }
        assertEquals(List.of(), uncaught);
    }
}
