package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsProgressTest {
    private static final int STEPS = 20_000;

    /** Truth: all steps of all repeats. On a clock that goes on by 10 s with every look, every call of the line is a line. */
    @Test
    void sumsRepeatsThatRunSideBySideAndTellsAThousandthAtATime() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong clock = new AtomicLong();
        ProgressLine line = new ProgressLine(
                new PrintStream(out, true, StandardCharsets.UTF_8), false, 80, () -> clock.addAndGet(10_000_000_000L));
        RepeatsProgress progress = new RepeatsProgress(4, line);
        IntStream.range(0, 4).parallel().forEach(repeat -> {
            var listener = progress.listener(repeat);
            IntStream.rangeClosed(1, STEPS).forEach(step -> listener.progressed("training", step, STEPS));
        });
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.size() > 900 && lines.size() <= 1001, lines.size() + " lines");
        assertEquals(
                1, lines.stream().filter(one -> one.contains("80000/80000")).count(), lines.get(lines.size() - 1));
    }
}
