package infoplane.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes, and how it hears that the user wants it to stop.
 *
 * @param out results, and nothing else
 * @param err progress and messages
 * @param terminal whether {@code err} can redraw a line
 */
record Console(PrintStream out, PrintStream err, boolean terminal, Interrupts interrupts) {
    /** The process's own streams, in UTF-8 whatever the locale, so that files made by redirection are the same. */
    static Console ofProcess() {
        return new Console(
                stream(FileDescriptor.out), stream(FileDescriptor.err), isTerminal(), new ProcessInterrupts());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The launcher knows; Java alone can only say whether both input and output are a terminal. */
    private static boolean isTerminal() {
        String said = System.getenv("INFOPLANE_TERMINAL");
        return said == null ? System.console() != null : said.equals("yes");
    }

    /** One line on standard error. */
    void say(String line) {
        err.println(line);
    }
}
