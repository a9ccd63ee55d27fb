package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Of work asked for while other work is under way, only the last is done. */
class LatestTest {
    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Latest latest = new Latest(new Background(worker::add, Runnable::run, failures::add));
    private final List<String> shown = new ArrayList<>();

    @Test
    void theNewestWaitsForTheOneUnderWayAndTheRestIsDropped() {
        latest.submit(() -> "first", shown::add);
        latest.submit(() -> "second", shown::add);
        latest.submit(() -> "third", shown::add);
        assertEquals(1, worker.size());
        work();
        work();
        assertEquals(List.of("first", "third"), shown);
        assertEquals(0, worker.size());
    }

    @Test
    void aFailureIsReportedAndDoesNotStopWhatFollows() {
        latest.<String>submit(
                () -> {
                    throw new IllegalStateException("broken");
                },
                shown::add);
        latest.submit(() -> "next", shown::add);
        work();
        work();
        assertEquals(
                List.of("broken"), failures.stream().map(Throwable::getMessage).toList());
        assertEquals(List.of("next"), shown);
    }

    /** The last pictures are asked for while the window goes; an exception would end up on the user's terminal. */
    @Test
    void aWindowThatIsClosedBeginsNothingMore() {
        ExecutorService closed = Executors.newSingleThreadExecutor();
        closed.shutdown();
        Latest late = new Latest(new Background(closed, Runnable::run, failures::add));
        late.submit(() -> "picture", shown::add);
        assertEquals(List.of(), shown);
        assertEquals(List.of(), failures);
    }

    private void work() {
        worker.remove().run();
    }
}
