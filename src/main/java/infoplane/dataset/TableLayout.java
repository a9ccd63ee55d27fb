package infoplane.dataset;

import infoplane.core.PlainText;
import infoplane.dataset.TableSettings.Separator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a text is cut into rows and columns. Every separator is tried on all rows: the right one gives every row as many
 * values. Where several do, the one that makes the larger share of them numbers is taken.
 *
 * @param text all of it
 * @param from where the first row may begin
 * @param separator what stands between two values
 * @param separatorLine line that names the separator, from 1, as Excel's {@code sep=;}; 0 for none
 * @param width values of a row
 * @param firstIsShort whether the first row has one value less, as R writes headings above row names
 * @param firstIsSetOff whether a line of dashes stands below the first row and below no other
 */
record TableLayout(
        String text,
        int from,
        Separator separator,
        int separatorLine,
        int width,
        boolean firstIsShort,
        boolean firstIsSetOff) {
    /** A first line such as {@code sep=;}, also in quotes, and filled up with separators by a program that saved it again. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "(?:\\s*[#%].*\\R)*\\s*(\"?)sep ?=((?: ?(?:tab|\\\\t|[^\"\\s]))|[ \\t]?)\\1[,;| \\t]*(?:\\R|$)",
            Pattern.CASE_INSENSITIVE);

    /** What one separator makes of the text. */
    private static final class Trial {
        final Separator separator;
        final Map<Integer, Integer> widths = new HashMap<>();
        int firstWidth;
        int rows;
        int width = 1;
        int misfits;
        int misfitAt = -1;
        int misfitWidth;
        boolean firstIsShort;
        boolean firstIsSetOff;
        double numbers;
        int wrongAt = -1;
        String wrong = "";

        Trial(Separator separator) {
            this.separator = separator;
        }

        boolean whole() {
            return wrongAt < 0;
        }

        boolean fits() {
            return whole() && misfits == 0;
        }

        double misfitShare() {
            return whole() ? (double) misfits / rows : 1;
        }
    }

    static TableLayout of(DataFile file, String text, TableSettings settings) {
        Matcher line = SEPARATOR_LINE.matcher(text);
        int from = line.lookingAt() ? line.end() : 0;
        Separator separator = settings.separator();
        boolean named = from > 0 && separator == Separator.AUTO;
        if (named) {
            separator = named(file, line.group(2), FileText.line(text, line.start(2)));
        }
        Trial trial = separator == Separator.AUTO ? best(text, from, settings) : tried(text, from, separator, settings);
        if (!trial.whole()) {
            throw file.problem("is no table: in line " + FileText.line(text, trial.wrongAt) + ", " + trial.wrong);
        }
        if (trial.rows == 0) {
            throw file.problem("is empty but must hold at least one row");
        }
        if (named && trial.width == 1 && trial.misfits == 0) {
            Trial other = best(text, from, settings);
            if (other.width > 1) {
                throw file.problem("says in line " + FileText.line(text, line.start(2)) + " that " + separator.words
                        + " separates values, but no row has one; mend that line or take it out, or set separator, such as to "
                        + other.separator.words);
            }
        }
        if (trial.misfits > 0) {
            throw file.problem("has " + trial.misfitWidth + (trial.misfitWidth == 1 ? " column" : " columns")
                    + " in line " + FileText.line(text, trial.misfitAt) + " but " + trial.width
                    + " in others, separated by " + trial.separator.words + "; all rows must have as many");
        }
        return new TableLayout(
                text,
                from,
                trial.separator,
                named ? FileText.line(text, line.start(2)) : 0,
                trial.width,
                trial.firstIsShort,
                trial.firstIsSetOff);
    }

    private static Separator named(DataFile file, String name, int line) {
        String plain = name.length() == 1 ? name : name.strip(); // one blank is a name
        return plain.length() > 1
                ? Separator.TAB
                : plain.chars()
                        .mapToObj(c -> Separator.of((char) c))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(
                                () -> file.problem(
                                        "says in line " + line + " that " + quoted(plain)
                                                + " separates values, but that must be one of , ; | a tab or a blank; take the line out"));
    }

    private static Trial best(String text, int from, TableSettings settings) {
        @Nullable Trial best = null;
        @Nullable Trial single = null;
        @Nullable Trial broken = null;
        for (Separator separator : Separator.values()) {
            if (separator == Separator.AUTO) {
                continue;
            }
            Trial trial = tried(text, from, separator, settings);
            if (!trial.whole()) {
                broken = broken == null ? trial : broken;
            } else if (trial.width == 1) {
                single = single == null || trial.misfits < single.misfits ? trial : single;
            } else if (isPossible(trial) && (best == null || isBetter(trial, best))) {
                best = trial;
            }
        }
        if (best != null) {
            return best;
        }
        // a quote that is wrong with one separator hides the columns from the others
        return broken != null ? broken : single != null ? single : tried(text, from, Separator.COMMA, settings);
    }

    /** Blanks also stand within texts, so they separate only where they fit every row and most values are numbers. */
    private static boolean isPossible(Trial trial) {
        return trial.separator == Separator.BLANKS ? trial.fits() && trial.numbers > 0.5 : trial.misfitShare() <= 0.5;
    }

    private static boolean isBetter(Trial one, Trial other) {
        if (one.fits() != other.fits()) {
            return one.fits();
        }
        return one.fits() ? one.numbers > other.numbers : one.misfitShare() < other.misfitShare();
    }

    private static Trial tried(String text, int from, Separator separator, TableSettings settings) {
        Trial trial = new Trial(separator);
        TableCursor rows = new TableCursor(text, from, separator.character);
        int emptyEnds = 0;
        while (rows.next()) {
            trial.firstWidth = trial.rows == 0 ? rows.size() : trial.firstWidth;
            trial.rows++;
            trial.widths.merge(rows.size(), 1, Integer::sum);
            emptyEnds += rows.endsWithNothing() ? 1 : 0;
        }
        trial.firstIsSetOff = rows.firstIsSetOff();
        trial.wrongAt = rows.wrongAt();
        trial.wrong = rows.wrong();
        if (trial.whole() && trial.rows > 0) {
            trial.width = usualWidth(trial);
            if (emptyEnds >= trial.rows - 1
                    && emptyEnds > 0
                    && trial.width > 1
                    && trial.firstWidth != trial.width + 1) {
                trial.width -=
                        trial.firstWidth < trial.width || emptyEnds == trial.rows ? 1 : 0; // separators end each row
            }
            if (trial.width > 1) {
                count(trial, new TableCursor(text, from, separator.character), text, settings);
            } else {
                trial.misfits = trial.rows - trial.widths.getOrDefault(1, 0);
                findMisfit(trial, new TableCursor(text, from, separator.character));
            }
        }
        return trial;
    }

    /** What most rows have; where as many have another width, that of the first row. */
    private static int usualWidth(Trial trial) {
        int most = trial.firstWidth;
        for (Map.Entry<Integer, Integer> width : trial.widths.entrySet()) {
            if (width.getValue() > trial.widths.getOrDefault(most, 0)) {
                most = width.getKey();
            }
        }
        int second = trial.firstWidth + 1;
        // R's row names: one heading, one row
        return trial.rows == 2 && trial.widths.containsKey(second) ? second : most;
    }

    private static void findMisfit(Trial trial, TableCursor rows) {
        while (trial.misfits > 0 && trial.misfitAt < 0 && rows.next()) {
            if (rows.size() != 1) {
                trial.misfitAt = rows.start(0);
                trial.misfitWidth = rows.size();
            }
        }
    }

    private static void count(Trial trial, TableCursor rows, String text, TableSettings settings) {
        boolean comma = trial.separator != Separator.COMMA;
        long cells = 0;
        long numbers = 0;
        for (int row = 0; rows.next(); row++) {
            int size = rows.size();
            boolean ends = size == trial.width + 1 && rows.endsWithNothing();
            boolean shorter = row == 0 && trial.rows > 1 && size == trial.width - 1;
            trial.firstIsShort |= shorter;
            if (size != trial.width && !ends && !shorter) {
                trial.misfits++;
                if (trial.misfitAt < 0) {
                    trial.misfitAt = rows.start(0);
                    trial.misfitWidth = size;
                }
            }
            if (row > 0 || trial.rows == 1) {
                for (int cell = 0; cell < size; cell++) {
                    CellKind kind = CellKind.of(text, rows.start(cell), rows.end(cell), settings);
                    numbers += kind.isNumber(false) || comma && kind == CellKind.COMMA ? 1 : 0;
                    cells++;
                }
            }
        }
        trial.numbers = cells == 0 ? 0 : (double) numbers / cells;
    }

    /** The rows from the start. */
    TableCursor rows() {
        return new TableCursor(text, from, separator.character);
    }

    int line(int offset) {
        return FileText.line(text, offset);
    }

    /** A value of the text as a message quotes it. */
    static String quoted(String value) {
        return "\"" + PlainText.quoted(value) + "\"";
    }
}
