package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunNeeds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now = 5 * SECOND;
    private int columns = 100;

    @Test
    void aTerminalRedrawsOneLineAndClearsItAtTheEnd() {
        ProgressLine line = line(true);
        line.progressed("training", 0, 100);
        now += 10 * SECOND;
        line.progressed("training", 25, 100);
        line.end();
        String drawn = "training [#####---------------]  25 % 25/100  10 s  30 s left";
        assertEquals("\r" + drawn + "\r" + " ".repeat(drawn.length()) + "\r", text());
    }

    @Test
    void whatARunNeedsIsSaidBeforeItBegins() {
        long mebibyte = 1 << 20;
        line(false).listener().needing(new RunNeeds(9 * mebibyte, mebibyte, 2 * mebibyte, mebibyte / 2, 0, 0));
        assertEquals("needs some 10.0 MiB on disk, and 2.5 MiB of memory beside the program's own", text().strip());
    }

    /** A line that fills the last column wraps on most terminals, and redrawing then leaves its first part behind. */
    @Test
    void noLineIsAsWideAsTheTerminal() {
        for (columns = 20; columns <= 130; columns++) {
            written.reset();
            ProgressLine line = line(true);
            line.progressed("training", 0, 10_000);
            line.progressed("measuring", 0, 2406);
            now += 10 * SECOND;
            line.progressed("training", 2500, 10_000);
            int widest = text().lines()
                    .flatMap(all -> Arrays.stream(all.split("\r")))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            assertTrue(widest > 0 && widest < columns, widest + " of " + columns);
            assertTrue(text().contains("training"), text());
            assertFalse(text().contains("\u001b"), "no escape codes");
        }
        assertEquals(132, TerminalWidth.parse("43 132\n"), "as stty prints it");
        assertEquals(72, TerminalWidth.parse("72"), "COLUMNS");
        assertEquals(80, TerminalWidth.parse(""));
        assertEquals(80, TerminalWidth.parse("0 0"), "a terminal that does not know");
    }

    @Test
    void elsewhereALineComesNowAndThen() {
        ProgressLine line = line(false);
        line.progressed("training", 0, 1000);
        for (int epoch = 1; epoch <= 25; epoch++) {
            now += SECOND;
            line.progressed("training", epoch, 1000);
        }
        line.end();
        assertEquals(
                "training 1 % 10/1000  10 s  16:30 min left\ntraining 2 % 20/1000  20 s  16:20 min left\n",
                text().replace("\r\n", "\n"));
    }

    /** A resumed run has 500 of 1000 done at once; the next 10 take 10 s, so 490 more take 490 s. */
    @Test
    void whatWasDoneBeforeDoesNotCountForTheTimeLeft() {
        ProgressLine line = line(true);
        line.progressed("training", 500, 1000);
        now += 10 * SECOND;
        line.progressed("training", 510, 1000);
        assertTrue(text().endsWith("8:10 min left"), text());
    }

    @Test
    void durationsAreReadable() {
        assertEquals("0 s", ProgressLine.duration(0.2));
        assertEquals("59 s", ProgressLine.duration(59.4));
        assertEquals("1:00 min", ProgressLine.duration(59.6));
        assertEquals("2:05 h", ProgressLine.duration(7530));
    }

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, columns, () -> now);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
