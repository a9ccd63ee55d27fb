package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command came to: exit code, standard output, standard error. */
record Outcome(int code, String out, String err) {
    /** Runs a command in this process, away from a terminal. */
    static Outcome of(String... arguments) {
        return of(new FakeInterrupts(), arguments);
    }

    static Outcome of(Interrupts interrupts, String... arguments) {
        return of(new byte[0], interrupts, arguments);
    }

    /** @param input all that standard input gives */
    static Outcome withInput(byte[] input, String... arguments) {
        return of(input, new FakeInterrupts(), arguments);
    }

    private static Outcome of(byte[] input, Interrupts interrupts, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Console.USUAL_WIDTH,
                new StandardInput(new ByteArrayInputStream(input)),
                interrupts);
        int code = CommandLineMain.run(console, arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A console whose output nobody reads, to look at commands without running them. */
    static Console console() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Console(
                nowhere,
                nowhere,
                false,
                Console.USUAL_WIDTH,
                new StandardInput(new ByteArrayInputStream(new byte[0])),
                new FakeInterrupts());
    }

    /** It ended well. */
    Outcome done() {
        assertEquals(0, code, () -> err);
        return this;
    }

    /** It refused the input with this one line, and printed nothing else. */
    void refused(String line) {
        assertEquals(line + System.lineSeparator(), err);
        assertEquals(2, code);
        assertEquals("", out);
    }

    /** It refused the input with one line that begins like this. */
    void refusedWith(String beginning) {
        assertEquals(
                List.of(beginning),
                err.lines().map(line -> start(line, beginning)).toList());
        assertEquals(2, code);
        assertEquals("", out);
        assertFalse(err.contains("\tat "), "no stack trace");
    }

    private static String start(String line, String beginning) {
        return line.substring(0, Math.min(line.length(), beginning.length()));
    }
}
