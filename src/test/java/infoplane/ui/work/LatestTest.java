package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
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

    private void work() {
        worker.remove().run();
    }
}
