package infoplane.dataset;

import infoplane.core.LookAlike;
import infoplane.dataset.TableReading.ColumnName;
import infoplane.dataset.TableReading.Doubt;
import infoplane.dataset.TableReading.DoubtKind;
import infoplane.dataset.TableReading.LeftOut;
import infoplane.dataset.TableReading.Why;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides which columns of a table are inputs, which one is the label, and which are neither: those that are set, those that
 * are empty, and an index, which counts or names the rows.
 */
final class TableColumns {
    /** What a table is read for. */
    enum Role {
        /** Inputs and their labels. */
        DATA,
        /** Inputs whose labels lie elsewhere. */
        INPUTS,
        /** Labels alone. */
        LABELS
    }

    private static final Set<String> INDEX_NAMES = Set.of(
            "id",
            "index",
            "idx",
            "row",
            "rowid",
            "rownumber",
            "rownames",
            "rowname",
            "unnamed",
            "no",
            "nr",
            "number",
            "obs",
            "observation",
            "sampleid",
            "key",
            "uuid",
            "guid");
    /** A column without a heading that counts fewer rows from 0 may do so by chance. */
    private static final int FEWEST_FROM_ZERO = 4;

    private static final int FEWEST_FROM_ONE = 10;

    private final DataFile file;
    private final TableLayout layout;
    private final TableSettings settings;
    private final List<String> headings;
    private final List<ColumnProfile> profiles;
    private final Role role;
    private final boolean firstRowIsData;
    private final List<String> firstRow;
    /** Whether any column has a heading. */
    private final boolean named;

    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<Integer> gone = new HashSet<>();
    private int label = -1;

    /** @param headings one for each column; empty texts where there is none */
    TableColumns(
            DataFile file,
            TableLayout layout,
            TableSettings settings,
            List<String> headings,
            List<ColumnProfile> profiles,
            boolean firstRowIsData,
            Role role) {
        this.file = file;
        this.layout = layout;
        this.settings = settings;
        this.headings = headings;
        this.profiles = profiles;
        this.firstRowIsData = firstRowIsData;
        this.role = role;
        TableCursor rows = layout.rows();
        this.firstRow = rows.next()
                ? IntStream.range(0, rows.size()).mapToObj(rows::cell).toList()
                : List.of();
        this.named = headings.stream().anyMatch(name -> !name.isEmpty());
        String asked = settings.leaveOut();
        if (asked != null && !asked.strip().equals(TableSettings.NONE)) {
            TableSettings.list(asked).forEach(column -> leaveOut(column("leaveOut", column), Why.ASKED));
        }
        chooseLabel();
        IntStream.range(0, layout.width())
                .filter(column -> column != label && isEmpty(column))
                .forEach(column -> leaveOut(column, Why.EMPTY));
        if (asked == null) {
            leaveOutIndex();
        }
        if (role == Role.LABELS) {
            label = label < 0 ? onlyColumn() : label;
            inputs().forEach(column -> leaveOut(column, Why.NO_LABEL));
        }
        addDoubts();
    }

    private void leaveOut(int column, Why why) {
        if (gone.add(column)) {
            leftOut.add(new LeftOut(name(column), why));
        }
    }

    ColumnName name(int column) {
        return new ColumnName(column + 1, headings.get(column));
    }

    /** The number, from 0, of a column by its heading or its number from 1. */
    private int column(String setting, String wanted) {
        List<Integer> named = headed(wanted::equals);
        if (named.isEmpty()) {
            named = headed(heading -> LookAlike.isSame(heading, wanted)); // typed in another form
        }
        if (named.size() > 1) {
            throw file.problem("has " + named.size() + " columns headed " + TableLayout.quoted(wanted) + ", so "
                    + setting + " must say a number, from 1 to " + layout.width());
        }
        if (named.size() == 1) {
            return named.get(0);
        }
        if (wanted.matches("[1-9]\\d{0,8}") && Integer.parseInt(wanted) <= layout.width()) {
            return Integer.parseInt(wanted) - 1;
        }
        String known = headings.stream()
                .filter(heading -> !heading.isEmpty())
                .limit(8)
                .map(TableLayout::quoted)
                .collect(Collectors.joining(", "));
        throw file.problem("has no column " + TableLayout.quoted(wanted) + ", which " + setting
                + " names; it must be a number from 1 to " + layout.width()
                + (known.isEmpty() ? "" : " or a heading, such as " + known));
    }

    private List<Integer> headed(Predicate<String> as) {
        return IntStream.range(0, headings.size())
                .filter(column -> as.test(headings.get(column)))
                .boxed()
                .toList();
    }

    private void chooseLabel() {
        if (role == Role.INPUTS) {
            return;
        }
        String wanted = settings.labelColumn();
        if (wanted != null) {
            label = column("labelColumn", wanted.strip());
            if (gone.contains(label)) {
                throw file.problem("cannot leave out " + ReadingWords.words(name(label)) + ", which is the label");
            }
            return;
        }
        label = labelByName();
        if (label < 0 && role == Role.DATA) {
            label = IntStream.range(0, layout.width())
                    .map(column -> layout.width() - 1 - column)
                    .filter(column -> !gone.contains(column) && !isEmpty(column))
                    .findFirst()
                    .orElse(layout.width() - 1);
        }
    }

    /** The column whose heading says so most plainly, the last one before others; negative if none says so. */
    private int labelByName() {
        int most =
                IntStream.range(0, headings.size()).map(this::saysLabel).max().orElse(0);
        List<Integer> named = IntStream.range(0, headings.size())
                .filter(column -> most > 0 && saysLabel(column) == most)
                .boxed()
                .toList();
        if (named.isEmpty()) {
            return -1;
        }
        int last = named.get(named.size() - 1);
        boolean alike = named.stream().map(headings::get).distinct().count() < named.size();
        if (named.size() > 1 && (last != layout.width() - 1 || alike)) {
            throw file.problem("has " + named.size() + " columns that may be the label: "
                    + named.stream()
                            .limit(4)
                            .map(column -> ReadingWords.words(name(column)))
                            .collect(Collectors.joining(", "))
                    + "; name one in labelColumn");
        }
        return last;
    }

    /** As {@link HeadingRule#saysLabel}; a y between other columns is a coordinate. */
    private int saysLabel(int column) {
        String heading = headings.get(column);
        boolean between = column > 0 && column < layout.width() - 1;
        return gone.contains(column) || between && heading.equalsIgnoreCase("y") ? 0 : HeadingRule.saysLabel(heading);
    }

    private int onlyColumn() {
        List<Integer> left = inputs();
        if (left.size() != 1) {
            throw file.problem("has " + left.size() + " columns but labels must be one; name it in labelColumn");
        }
        return left.get(0);
    }

    private boolean isEmpty(int column) {
        return profiles.get(column).isEmpty()
                && (!firstRowIsData || firstCell(column).isEmpty())
                && (profiles.get(column).rows() > 0 || firstRowIsData);
    }

    private String firstCell(int column) {
        return column < firstRow.size() ? firstRow.get(column) : "";
    }

    private void leaveOutIndex() {
        int left = inputs().size() + (role == Role.LABELS && label >= 0 ? 1 : 0);
        for (int column : inputs()) { // there may be a million
            if (left > 1 && isIndex(column)) {
                leaveOut(column, Why.INDEX);
                left--;
            }
        }
    }

    private boolean isIndex(int column) {
        String heading = headings.get(column);
        if (layout.firstIsShort() && column == 0) {
            return true; // R's row names
        }
        if (named && (heading.isEmpty() || heading.matches("(?i)unnamed: ?\\d+"))) {
            boolean alone =
                    column == 0 && headings.size() > 1 && !headings.get(1).isEmpty();
            return counts(column) || alone && tellsRowsApart(column); // the rest of a table that was sorted or filtered
        }
        if (named) {
            String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}#]", "");
            return (INDEX_NAMES.contains(plain) || plain.equals("#")) && (counts(column) || tellsRowsApart(column));
        }
        return column == 0
                && (countsFrom(column, 0) && rows() >= FEWEST_FROM_ZERO
                        || countsFrom(column, 1) && rows() >= FEWEST_FROM_ONE);
    }

    private int rows() {
        return profiles.get(0).rows() + (firstRowIsData ? 1 : 0);
    }

    private boolean counts(int column) {
        return countsFrom(column, 0) || countsFrom(column, 1);
    }

    private boolean countsFrom(int column, int start) {
        ColumnProfile profile = profiles.get(column);
        if (!firstRowIsData) {
            return profile.countsFrom(start);
        }
        return firstCell(column).equals(Integer.toString(start))
                && (profile.rows() == 0 || profile.countsFrom(start + 1L));
    }

    /** Whether every row has another whole number or text. */
    private boolean tellsRowsApart(int column) {
        ColumnProfile profile = profiles.get(column);
        if (profile.hasDecimals() || profile.rows() < 2) {
            return false;
        }
        Set<String> values = new HashSet<>();
        TableCursor rows = layout.rows();
        if (!firstRowIsData) {
            rows.next();
        }
        while (rows.next()) {
            if (!values.add(rows.cell(column))) {
                return false;
            }
        }
        return true;
    }

    private void addDoubts() {
        if (role == Role.LABELS) {
            return;
        }
        List<Integer> inputs = inputs();
        if (inputs.size() > 1 && rows() >= FEWEST_FROM_ZERO && counts(inputs.get(0))) {
            doubts.add(Doubt.about(DoubtKind.INPUT_COUNTS, name(inputs.get(0))));
        }
        inputs.stream()
                .filter(column -> HeadingRule.saysLabel(headings.get(column)) > 1)
                .forEach(column -> doubts.add(Doubt.about(DoubtKind.INPUT_CALLED_LABEL, name(column))));
    }

    /** The numbers, from 0, of the columns that are inputs. */
    List<Integer> inputs() {
        return IntStream.range(0, layout.width())
                .filter(column -> column != label && !gone.contains(column))
                .boxed()
                .toList();
    }

    /** The number, from 0, of the label column; negative for none. */
    int label() {
        return label;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    List<Doubt> doubts() {
        return doubts;
    }
}
