package infoplane.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The number of columns of the terminal, so that nothing printed there wraps. */
final class TerminalWidth {
    static final int USUAL = 80;
    private static final int LEAST = 20;

    private TerminalWidth() {}

    /** From {@code COLUMNS}, else as the terminal says itself, else 80. */
    static int ofProcess() {
        String said = System.getenv("COLUMNS");
        return said != null && !said.isBlank() ? parse(said) : parse(asked());
    }

    /** @param text the width, alone or after the height as {@code stty size} prints it */
    static int parse(String text) {
        String[] words = text.strip().split("\\s+");
        String last = words[words.length - 1];
        int width = last.matches("\\d{1,5}") ? Integer.parseInt(last) : 0;
        return width == 0 ? USUAL : Math.max(LEAST, width);
    }

    private static String asked() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            stty.getOutputStream().close();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return "";
            }
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return ""; // no such program, as on Windows
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
