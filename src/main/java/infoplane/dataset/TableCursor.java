package infoplane.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks through the rows of a table of text. Blank lines, rows of nothing but separators, and comments (lines that begin with
 * {@code #} or {@code %}) are no rows, nor are lines of dashes, which only set off headings or rows, as in Markdown. Values may stand in quotes, a quote within them doubled. It keeps where every value
 * stands, so that a message can name its line, and makes texts only of the values asked for: a table of images has millions.
 */
final class TableCursor {
    private static final char QUOTE = '"';
    private static final String DRAWN_BETWEEN = "|+:,; \t";

    private final String text;
    private final char separator;
    private final boolean blanks;
    private int at;
    private int size;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private int commentAt = -1;
    private int comments;
    private int rows;
    private int drawnLines;
    private int firstDrawnAt = -1;
    private boolean drawn;
    private boolean drawnBelowFirst;
    private boolean drawnLater;
    private int wrongAt = -1;
    private String wrong = "";

    /** @param from where the first row may begin */
    TableCursor(String text, int from, char separator) {
        this.text = text;
        this.at = from;
        this.separator = separator;
        this.blanks = separator == ' ';
    }

    /** Goes to the next row. @return false at the end, or where the text makes no rows; see {@link #wrongAt} */
    boolean next() {
        while (at < text.length() && wrongAt < 0) {
            int first = skipBlanks(at, true);
            if (isComment(first)) {
                commentAt = first;
                comments++;
                at = afterLine(first);
                continue;
            }
            if (isDrawn(first)) {
                firstDrawnAt = drawnLines == 0 ? first : firstDrawnAt;
                drawnLines++;
                drawn = true;
                at = afterLine(first);
                continue;
            }
            readRow();
            if (wrongAt < 0 && !isBlank()) {
                drawnBelowFirst |= drawn && rows == 1;
                drawnLater |= drawn && rows > 1;
                drawn = false;
                rows++;
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a line holds dashes and what stands between columns, and nothing else. One or two dashes stand for missing values
     * except below the headings of a table with bars, and between crosses.
     */
    private boolean isDrawn(int first) {
        int run = 0;
        int longest = 0;
        int crosses = 0;
        boolean bar = false;
        boolean open = false;
        for (int i = first; !isLineEnd(i); i++) {
            char c = text.charAt(i);
            run = c == '-' || c == '=' || c >= '\u2500' && c <= '\u257f' ? run + 1 : 0;
            if (run == 0 && DRAWN_BETWEEN.indexOf(c) < 0) {
                return false;
            }
            longest = Math.max(longest, run);
            crosses += c == '+' ? 1 : 0;
            bar |= c == '|';
            open |= run == 0 && c != '+';
        }
        return longest > 2 || longest > 0 && (bar && rows == 1 || crosses > 1 && !open);
    }

    /** A mark that is a value of its own, as a heading # above an index, begins no comment; nor does an error of Excel. */
    private boolean isComment(int first) {
        boolean marked = first < text.length() && (text.charAt(first) == '#' || text.charAt(first) == '%');
        return marked
                && (blanks || first + 1 >= text.length() || text.charAt(first + 1) != separator)
                && TableSettings.EXCEL_ERRORS.stream()
                        .noneMatch(error -> text.regionMatches(true, first, error, 0, error.length()));
    }

    private boolean isBlank() {
        for (int i = 0; i < size; i++) {
            if (quoted[i] || ends[i] > starts[i]) {
                return false;
            }
        }
        return true;
    }

    private void readRow() {
        size = 0;
        while (true) {
            at = skipBlanks(at, blanks);
            if (blanks && size > 0 && isLineEnd(at)) {
                break;
            }
            if (at < text.length() && text.charAt(at) == QUOTE) {
                readQuoted();
            } else {
                readPlain();
            }
            if (wrongAt >= 0) {
                return;
            }
            if (isLineEnd(at)) {
                break;
            }
            at++; // the separator
        }
        at = afterLine(at);
    }

    private void readPlain() {
        int start = at;
        while (!isLineEnd(at) && !isSeparator(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        add(start, end, false);
    }

    private void readQuoted() {
        int opened = at;
        int closed = text.indexOf(QUOTE, opened + 1);
        while (closed >= 0 && closed + 1 < text.length() && text.charAt(closed + 1) == QUOTE) {
            closed = text.indexOf(QUOTE, closed + 2);
        }
        if (closed < 0) {
            fail(opened, "a quote is opened and not closed");
            return;
        }
        add(opened + 1, closed, true);
        at = skipBlanks(closed + 1, false);
        if (!isLineEnd(at) && !isSeparator(text.charAt(at)) && !(blanks && at > closed + 1)) {
            fail(at, "text follows a closed quote");
        } else if (blanks && at > closed + 1) {
            at--; // one of the blanks is the separator
        }
    }

    private void fail(int offset, String why) {
        wrongAt = offset;
        wrong = why;
    }

    private void add(int start, int end, boolean inQuotes) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            quoted = Arrays.copyOf(quoted, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        quoted[size] = inQuotes;
        size++;
    }

    private boolean isSeparator(char c) {
        return blanks ? c == ' ' || c == '\t' : c == separator;
    }

    /** Blanks around a value; a tab that separates is none. */
    private boolean isBlank(char c) {
        return c == ' ' || c == '\t' && separator != '\t' || c > 0x7f && isInvisible(c);
    }

    private int skipBlanks(int from, boolean tabsToo) {
        int i = from;
        while (i < text.length() && (isBlank(text.charAt(i)) || tabsToo && text.charAt(i) == '\t' && blanks)) {
            i++;
        }
        return i;
    }

    private boolean isLineEnd(int offset) {
        return offset >= text.length() || text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
    }

    private int afterLine(int from) {
        int i = from;
        while (!isLineEnd(i)) {
            i++;
        }
        boolean two = i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
        return Math.min(text.length(), i + (two ? 2 : 1));
    }

    /** How many values the row has. */
    int size() {
        return size;
    }

    /** Where a value begins. */
    int start(int cell) {
        return starts[cell];
    }

    /** Where a value ends. */
    int end(int cell) {
        return ends[cell];
    }

    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    boolean endsWithNothing() {
        return size > 1 && !quoted[size - 1] && isEmpty(size - 1);
    }

    /** A value, without quotes and without blanks at its ends. */
    String cell(int cell) {
        String value = text.substring(starts[cell], ends[cell]);
        return stripped(quoted[cell] ? value.replace("\"\"", "\"") : value);
    }

    private static String stripped(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isInvisible(value.charAt(start))) {
            start++;
        }
        while (end > start && isInvisible(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    /** Blanks of all kinds, and characters that show nothing, such as marks of a byte order or of a direction. */
    static boolean isInvisible(char c) {
        return c <= ' '
                || c > 0x7f
                        && (Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.getType(c) == Character.FORMAT);
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(size);
        for (int cell = 0; cell < size; cell++) {
            cells.add(cell(cell));
        }
        return cells;
    }

    /** Where the last comment before the row begins; negative for none. */
    int commentAt() {
        return commentAt;
    }

    /** How many comments were passed. */
    int comments() {
        return comments;
    }

    /** How many lines of dashes were passed. */
    int drawnLines() {
        return drawnLines;
    }

    /** Where the first line of dashes begins; negative for none. */
    int firstDrawnAt() {
        return firstDrawnAt;
    }

    /** Whether a line of dashes sets off the first row, and none any other that was passed. */
    boolean firstIsSetOff() {
        return drawnBelowFirst && !drawnLater;
    }

    /** Where the text makes no rows; negative if it does. */
    int wrongAt() {
        return wrongAt;
    }

    /** Why the text makes no rows. */
    String wrong() {
        return wrong;
    }
}
