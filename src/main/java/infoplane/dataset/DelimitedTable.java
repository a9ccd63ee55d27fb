package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.LookAlike;
import infoplane.core.Samples;
import infoplane.dataset.TableColumns.Role;
import infoplane.dataset.TableReading.Doubt;
import infoplane.dataset.TableReading.DoubtKind;
import infoplane.dataset.TableReading.LabelFacts;
import infoplane.dataset.TableSettings.DecimalMark;
import infoplane.dataset.TableSettings.LabelKind;
import infoplane.dataset.TableSettings.Separator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A table of text: its inputs, its labels, and what was decided about it. Every decision is made once, by all rows: first what
 * separates values, then whether the first row holds headings, then what each column is.
 */
final class DelimitedTable {
    /** Whole numbers up to here are all float64 values. */
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

    private static final int DIGITS_OF_EXACT = 16;

    private final DataFile file;
    private final FileText source;
    private final TableSettings settings;
    private final TableLayout layout;
    private final boolean comma;
    private final boolean skipFirst;
    private final int headingLine;
    private final boolean headingInComment;
    private final List<String> headings;
    private final TableColumns columns;
    private final List<Doubt> doubts = new ArrayList<>();
    private final int rows;

    /** @param wantedRows how many rows of data there must be; empty if unknown */
    static DelimitedTable read(DataFile file, TableSettings settings, Role role, OptionalInt wantedRows) {
        return new DelimitedTable(file, settings, role, wantedRows);
    }

    private DelimitedTable(DataFile file, TableSettings settings, Role role, OptionalInt wantedRows) {
        this.file = file;
        this.settings = settings;
        this.source = FileText.read(file, settings.charset());
        this.layout = TableLayout.of(file, source.text(), settings);
        List<ColumnProfile> profiles = ColumnProfile.of(layout, settings);
        TableCursor first = layout.rows();
        first.next();
        List<String> firstRow = padded(first.cells());
        this.comma = hasDecimalComma(profiles, firstRow);
        HeadingRule rule = new HeadingRule(layout, settings, profiles, comma, firstRow);
        this.skipFirst = rule.holds(wantedRows);
        if (!skipFirst && layout.firstIsShort()) {
            throw file.problem("has " + (layout.width() - 1) + " columns in line " + layout.line(first.start(0))
                    + " but " + layout.width() + " in others; all rows must have as many");
        }
        Optional<List<String>> commented = skipFirst ? Optional.empty() : rule.ofComment(first);
        this.headings = skipFirst ? firstRow : commented.orElse(Collections.nCopies(layout.width(), ""));
        this.headingInComment = commented.isPresent();
        this.headingLine =
                skipFirst ? layout.line(first.start(0)) : headingInComment ? layout.line(first.commentAt()) : 0;
        this.rows = profiles.get(0).rows() + (skipFirst ? 0 : 1);
        if (rows == 0) {
            throw file.problem("holds headings in line " + headingLine + " but must hold at least one row of data");
        }
        this.columns = new TableColumns(file, layout, settings, headings, profiles, !skipFirst, role);
        doubts.addAll(columns.doubts());
        if (!skipFirst && rows > 1 && rule.countsColumns()) {
            doubts.add(new Doubt(DoubtKind.FIRST_ROW_COUNTS, Optional.empty(), layout.line(first.start(0)), List.of()));
        }
    }

    /** The first row with a value for each column; R's headings have none above the row names. */
    private List<String> padded(List<String> cells) {
        List<String> row = new ArrayList<>(cells.subList(0, Math.min(cells.size(), layout.width())));
        if (layout.firstIsShort()) {
            row.add(0, "");
        }
        return row;
    }

    private boolean hasDecimalComma(List<ColumnProfile> profiles, List<String> firstRow) {
        if (settings.decimalMark() != DecimalMark.AUTO) {
            return settings.decimalMark() == DecimalMark.COMMA;
        }
        int points = 0;
        int commas = 0;
        for (int column = 0; column < layout.width(); column++) {
            CellKind above = CellKind.of(firstRow.get(column), settings);
            points += profiles.get(column).count(CellKind.POINT) + (above == CellKind.POINT ? 1 : 0);
            commas += profiles.get(column).count(CellKind.COMMA) + (above == CellKind.COMMA ? 1 : 0);
        }
        return commas > 0 && points == 0;
    }

    private TableCursor data() {
        TableCursor data = layout.rows();
        if (skipFirst) {
            data.next();
        }
        return data;
    }

    int rows() {
        return rows;
    }

    /**
     * The inputs as float64.
     *
     * @throws InvalidInputException if a value is no finite number, with its line
     */
    Samples inputs() {
        List<Integer> wanted = columns.inputs();
        if (wanted.isEmpty()) {
            throw file.problem(
                    layout.width() == 1
                            ? "has one column but must have inputs and a label, separated by , ; | a tab or blanks"
                            : "has no column of inputs besides " + ReadingWords.words(columns.name(columns.label())));
        }
        if ((long) rows * wanted.size() > NumberTable.MOST_VALUES) {
            throw file.problem(
                    "has " + rows + " rows of " + wanted.size() + " values but there must be fewer than 2^31 values");
        }
        double[] values = new double[rows * wanted.size()];
        int at = 0;
        boolean rounded = false;
        Thousands thousands = new Thousands();
        for (TableCursor data = data(); data.next(); ) {
            for (int column : wanted) {
                String value = data.cell(column);
                values[at++] = number(data, column, value);
                thousands.look(data, column, value);
                if (!rounded && value.length() >= DIGITS_OF_EXACT && isRounded(value)) {
                    rounded = true;
                    doubts.add(new Doubt(
                            DoubtKind.INPUT_ROUNDED,
                            Optional.of(columns.name(column)),
                            layout.line(data.start(column)),
                            List.of(value)));
                }
            }
        }
        thousands.say();
        return Samples.ofDoubles(values, rows, wanted.size());
    }

    /** Watches whether every number with a decimal mark could as well be a whole one with separators of thousands. */
    private final class Thousands {
        private boolean possible = settings.decimalMark() == DecimalMark.AUTO;
        private @Nullable String first;
        private int line;
        private int column;

        void look(TableCursor row, int at, String value) {
            if (possible && value.indexOf(comma ? ',' : '.') >= 0) {
                possible = value.matches("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");
                if (first == null) {
                    first = value;
                    line = layout.line(row.start(at));
                    column = at;
                }
            }
        }

        /**
         * Says which reading was taken where tables come from countries with decimal commas, in which ; separates values; refuses
         * where commas also separate values, because who writes those writes decimal points.
         */
        void say() {
            boolean usual = layout.separator() == Separator.COMMA || layout.separator() == Separator.BLANKS;
            if (!possible || first == null || usual && !comma) {
                return;
            }
            if (layout.separator() == Separator.COMMA) {
                throw file.problem("has " + TableLayout.quoted(first) + " in line " + line + ", "
                        + ReadingWords.words(columns.name(column)) + ", which may be " + first.replace(",", "") + " or "
                        + first.replace(',', '.')
                        + "; set decimalMark to \",\" if the comma stands before decimals, else"
                        + " take it out");
            }
            doubts.add(new Doubt(DoubtKind.THOUSANDS, Optional.of(columns.name(column)), line, List.of(first)));
        }
    }

    private static boolean isRounded(String value) {
        BigInteger whole = CellKind.whole(value);
        return whole != null
                && whole.abs().compareTo(EXACT) > 0
                && !new java.math.BigDecimal(CellKind.number(value))
                        .toBigInteger()
                        .equals(whole);
    }

    private double number(TableCursor row, int column, String value) {
        CellKind kind = CellKind.of(value, settings);
        if (kind.isNumber(comma)) {
            double number = CellKind.number(value);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw file.problem("has " + (value.isEmpty() ? "nothing" : TableLayout.quoted(value)) + " "
                + place(row, column) + " but there must be a finite number"
                + InputAdvice.on(value, kind, comma, columns.name(column)));
    }

    /** Where a value of the inputs stands. @param input number of the column among the inputs, from 0 */
    String placeOfInput(int row, int input) {
        return placeOf(row, columns.inputs().get(input));
    }

    /** {@code in line 2, column 1 'width'}. */
    private String place(TableCursor row, int column) {
        return "in line " + layout.line(row.start(column)) + ", " + ReadingWords.words(columns.name(column));
    }

    /**
     * The labels: whole numbers if all are numbers, else texts.
     *
     * @throws InvalidInputException if one is missing, or numbers are not whole, with its line
     */
    LabelColumn labels() {
        int column = columns.label();
        List<String> texts = new ArrayList<>(rows);
        List<CellKind> kinds = new ArrayList<>(rows);
        for (TableCursor data = data(); data.next(); ) {
            texts.add(data.cell(column));
            kinds.add(CellKind.of(texts.get(texts.size() - 1), settings));
        }
        boolean signs = settings.missing() == null
                && texts.contains("+")
                && texts.stream().allMatch(text -> text.matches("[+\u2212\u2013-]"));
        for (int row = 0; row < rows; row++) {
            if (kinds.get(row) == CellKind.EMPTY || kinds.get(row) == CellKind.MISSING && !signs) {
                throw missingLabel(row, column, texts.get(row));
            }
        }
        boolean numbers =
                settings.labelsAs() != LabelKind.TEXT && kinds.stream().allMatch(kind -> kind.isNumber(comma));
        if (!numbers) {
            return ofTexts(column, texts, kinds);
        }
        List<BigInteger> wholes = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            BigInteger whole = CellKind.whole(texts.get(row));
            if (whole == null) {
                throw file.problem("has the label " + TableLayout.quoted(texts.get(row)) + " " + placeOf(row, column)
                        + " but labels must be whole numbers, or texts if labelsAs is text" + whichLabel());
            }
            wholes.add(whole);
        }
        return LabelColumn.ofWholes(file, inColumn(column), wholes);
    }

    private InvalidInputException missingLabel(int row, int column, String value) {
        return value.isEmpty()
                ? file.problem("has no label " + placeOf(row, column) + "; every row must have one")
                : file.problem("has no label " + placeOf(row, column) + ": " + TableLayout.quoted(value)
                        + " stands for a missing one; if it is a class, set missing to other words");
    }

    private LabelColumn ofTexts(int column, List<String> texts, List<CellKind> kinds) {
        int firstText = 0;
        while (firstText < rows && kinds.get(firstText).isNumber(comma)) {
            firstText++;
        }
        boolean mixed = kinds.stream().anyMatch(kind -> kind.isNumber(comma));
        if (firstText < rows && settings.labelsAs() == LabelKind.NUMBERS) {
            throw file.problem("has the label " + TableLayout.quoted(texts.get(firstText)) + " "
                    + placeOf(firstText, column) + " but labelsAs is numbers");
        }
        if (firstText < rows && mixed) {
            doubts.add(new Doubt(
                    DoubtKind.TEXT_AMONG_NUMBERS,
                    Optional.of(columns.name(column)),
                    lineOf(firstText, column),
                    List.of(texts.get(firstText))));
        }
        LabelColumn labels = LabelColumn.ofTexts(file, inColumn(column), texts);
        List<List<String>> alike = LookAlike.pairs(labels.names());
        if (!alike.isEmpty()) {
            List<String> names = alike.stream().flatMap(List::stream).toList();
            doubts.add(new Doubt(DoubtKind.ALIKE_CLASSES, Optional.of(columns.name(column)), 0, names));
        }
        return labels;
    }

    private String inColumn(int column) {
        return " in " + ReadingWords.words(columns.name(column));
    }

    private String whichLabel() {
        return settings.labelColumn() == null && layout.width() > 1
                ? "; if another column is the label, name it in labelColumn"
                : "";
    }

    private String placeOf(int row, int column) {
        return "in line " + lineOf(row, column) + ", " + ReadingWords.words(columns.name(column));
    }

    private int lineOf(int row, int column) {
        TableCursor data = data();
        for (int i = 0; i <= row; i++) {
            data.next();
        }
        return layout.line(data.start(column));
    }

    /** The rows, all passed. */
    private TableCursor passed() {
        TableCursor all = layout.rows();
        while (all.next()) {
            // only what is no row is counted
        }
        return all;
    }

    /** What was decided. Ask after the inputs and the labels were read. @param labels null for a table of inputs alone */
    TableReading reading(@Nullable LabelColumn labels) {
        TableCursor passed = passed();
        return new TableReading(
                file.name(),
                source.encoding().name(),
                source.zipped(),
                layout.separator(),
                layout.separatorLine(),
                layout.width() == 1,
                comma,
                headingLine,
                headingInComment,
                passed.comments(),
                passed.drawnLines(),
                passed.drawnLines() == 0 ? 0 : layout.line(passed.firstDrawnAt()),
                rows,
                Optional.ofNullable(labels)
                        .map(known -> new LabelFacts(columns.name(columns.label()), known.numbers(), known.names())),
                columns.inputs().stream().map(columns::name).toList(),
                columns.leftOut(),
                doubts);
    }
}
