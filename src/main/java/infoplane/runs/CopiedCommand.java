package infoplane.runs;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command of the command line that does again what was done in the window.
 *
 * @param words the words of the line, the program first
 * @param input one line that the command reads from standard input; empty for none
 * @param note what the line cannot say, in a sentence; empty if it says all
 */
public record CopiedCommand(List<String> words, String input, String note) {
    /** The shells that lines are written for. */
    public enum Shell {
        /** A shell of Unix. */
        SH,
        /** The command prompt of Windows. */
        CMD;

        /** The usual shell of this system. */
        public static Shell here() {
            return File.separatorChar == '\\' ? CMD : SH;
        }
    }

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,:=+@-]+");
    private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[A-Za-z0-9_./\\\\:+@-]+");
    /** Characters that mean something to the command prompt outside its quotes. */
    private static final String MEANT = "&|<>()^";

    public CopiedCommand {
        words = List.copyOf(words);
    }

    static CopiedCommand of(List<String> words) {
        return new CopiedCommand(words, "", "");
    }

    /** A command whose words are the program and these. */
    public static CopiedCommand of(String... words) {
        List<String> all = new ArrayList<>(List.of("infoplane"));
        all.addAll(List.of(words));
        return of(all);
    }

    public CopiedCommand with(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new CopiedCommand(all, input, note);
    }

    public CopiedCommand withNote(String sentence) {
        return new CopiedCommand(words, input, sentence);
    }

    CopiedCommand withInput(String line) {
        return new CopiedCommand(words, line, note);
    }

    /** The line for the usual shell of this system. */
    public String line() {
        return line(Shell.here());
    }

    public String line(Shell shell) {
        // echo would take backslashes for signs of its own in some shells
        String fed = input.isEmpty() ? "" : shell == Shell.CMD ? echoed(input) : "printf %s " + quoted(input) + " | ";
        return fed
                + words.stream()
                        .map(word -> shell == Shell.CMD ? quotedOnWindows(word) : quoted(word))
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The command prompt prints a text as it stands, with its quotes; outside them some characters need a sign of their own. */
    private static String echoed(String text) {
        StringBuilder line = new StringBuilder("echo ");
        boolean quoted = false;
        for (char letter : text.toCharArray()) {
            quoted ^= letter == '"';
            line.append(!quoted && MEANT.indexOf(letter) >= 0 ? "^" : "").append(letter);
        }
        return line.append(" | ").toString();
    }

    /**
     * Quotes as Java's launcher reads a command line: a quote in a word has a backslash before it, and backslashes before a
     * quote are doubled. The command prompt counts quotes in its own way, and reads the line twice, because infoplane.cmd passes
     * it on: what it would take for its own outside its quotes is escaped twice.
     */
    private static String quotedOnWindows(String word) {
        if (PLAIN_ON_WINDOWS.matcher(word).matches()) {
            return word;
        }
        String inside = word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1");
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (char letter : ("\"" + inside + "\"").toCharArray()) {
            quoted ^= letter == '"';
            if (!quoted && letter == '^') {
                line.append("^^^^");
            } else if (!quoted && MEANT.indexOf(letter) >= 0) {
                line.append("^^^").append(letter);
            } else {
                line.append(letter);
            }
        }
        return line.toString();
    }

    /** A number as it is typed: without a fraction where it is whole. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }
}
