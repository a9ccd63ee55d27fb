package infoplane.dataset;

import infoplane.core.PlainText;
import infoplane.dataset.TableSettings.Separator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a text is cut into rows and columns. Every separator is tried on all rows: the right one gives every row as many
 * values. Where several do, the one that makes the larger share of them numbers is taken.
 *
 * @param text all of it
 * @param from where the first row may begin
 * @param separator what stands between two values
 * @param width values of a row
 * @param firstIsShort whether the first row has one value less, as R writes headings above row names
 */
record TableLayout(String text, int from, Separator separator, int width, boolean firstIsShort) {

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
        int from = 0;
        Separator separator = settings.separator();
        if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4) {
            Separator named = Separator.of(text.charAt(4)).orElse(null);
            if (named != null && (text.length() == 5 || text.charAt(5) == '\n' || text.charAt(5) == '\r')) {
                from = Math.min(text.length(), text.startsWith("\r\n", 5) ? 7 : 6);
                separator = separator == Separator.AUTO ? named : separator;
            }
        }
        Trial trial = separator == Separator.AUTO ? best(text, from, settings) : tried(text, from, separator, settings);
        if (!trial.whole()) {
            throw file.problem("is no table: in line " + FileText.line(text, trial.wrongAt) + ", " + trial.wrong);
        }
        if (trial.rows == 0) {
            throw file.problem("is empty but must hold at least one row");
        }
        if (trial.misfits > 0) {
            throw file.problem("has " + trial.misfitWidth + (trial.misfitWidth == 1 ? " column" : " columns")
                    + " in line " + FileText.line(text, trial.misfitAt) + " but " + trial.width
                    + " in others, separated by " + trial.separator.words + "; all rows must have as many");
        }
        return new TableLayout(text, from, trial.separator, trial.width, trial.firstIsShort);
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
