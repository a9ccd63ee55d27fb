package infoplane.cli;

import infoplane.core.PlainText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a command and its interrupts.
 *
 * @param out results only
 * @param err progress and messages
 * @param terminal whether {@code err} is a terminal, where a line can be redrawn
 * @param width columns of a line that does not wrap
 * @param input standard input, which a command reads where {@code -} stands for a file
 * @param interrupts tells whether the user wants the command to stop
 */
public record Console(
        PrintStream out, PrintStream err, boolean terminal, int width, StandardInput input, Interrupts interrupts) {
    /** Width of help where no terminal says another. */
    static final int USUAL_WIDTH = 100;

    /**
     * The console of this process. Its streams use UTF-8 in every locale, so that redirected output is the same everywhere.
     */
    static Console ofProcess() {
        boolean terminal = isTerminal();
        PrintStream err = stream(FileDescriptor.err);
        return new Console(
                stream(FileDescriptor.out),
                err,
                terminal,
                terminal ? TerminalWidth.ofProcess() : USUAL_WIDTH,
                new StandardInput(new FileInputStream(FileDescriptor.in)),
                new ProcessInterrupts(err::println));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Asks the launcher through {@code INFOPLANE_TERMINAL}. Java alone only knows whether input and output both are
     * terminals. A terminal that calls itself dumb cannot redraw a line.
     */
    private static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        String said = System.getenv("INFOPLANE_TERMINAL");
        return said == null ? System.console() != null : said.equals("yes");
    }

    /** Prints one line on standard error, whatever names and paths it holds. */
    public void say(String line) {
        err.println(PlainText.oneLine(input.named(line)));
    }
}
