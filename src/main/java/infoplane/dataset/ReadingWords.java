package infoplane.dataset;

import infoplane.core.LookAlike;
import infoplane.core.PlainText;
import infoplane.dataset.TableReading.ColumnName;
import infoplane.dataset.TableReading.Doubt;
import infoplane.dataset.TableReading.LabelFacts;
import infoplane.dataset.TableReading.LeftOut;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words what was decided while data were read, for the command line, the window and the files of a run alike. */
public final class ReadingWords {
    private static final int MOST_NAMES = 8;

    private ReadingWords() {}

    /** One line for each file, then one for each doubt; none if there was nothing to decide. */
    public static List<String> lines(DataReading reading) {
        List<String> lines = new ArrayList<>();
        reading.tables().forEach(table -> lines.add(table.file() + ": " + String.join("; ", decisions(table))));
        reading.arrays().stream()
                .filter(array -> !decisions(array).isEmpty())
                .filter(array -> !reading.labelsFound().equals(Optional.of(array.file())))
                .forEach(array -> lines.add(array.file() + ": " + String.join("; ", decisions(array))));
        lines.addAll(rest(reading));
        return shown(lines);
    }

    /** The same for a data set, with what float32 makes of it. */
    public static List<String> lines(DatasetFacts facts) {
        return withSeen(lines(facts.reading()), facts);
    }

    /**
     * The same with each decision on a line of its own, for a narrow place. Accents are one character with their letters, because
     * JavaFX breaks lines wrongly where they are two.
     */
    public static List<String> shortLines(DatasetFacts facts) {
        List<String> lines = new ArrayList<>();
        for (TableReading table : facts.reading().tables()) {
            if (facts.reading().tables().size() > 1) {
                lines.add(table.file() + ":");
            }
            lines.addAll(decisions(table));
        }
        facts.reading().arrays().forEach(array -> lines.addAll(decisions(array)));
        lines.addAll(rest(facts.reading()));
        return withSeen(
                shown(lines).stream()
                        .map(line -> Normalizer.normalize(line, Normalizer.Form.NFC))
                        .toList(),
                facts);
    }

    private static List<String> shown(List<String> lines) {
        return lines.stream().map(PlainText::oneLine).toList();
    }

    private static List<String> rest(DataReading reading) {
        List<String> lines = new ArrayList<>();
        reading.labelsFound()
                .ifPresent(file -> lines.add(
                        "labels: " + file + ", found beside the inputs (" + classes(reading.classNames()) + ")"));
        reading.arrays()
                .forEach(array -> array.variables()
                        .forEach(variable -> variable.rounded()
                                .ifPresent(rounded -> lines.add("note: " + array.file() + ": " + words(rounded)))));
        reading.arrays()
                .forEach(array -> array.variables().stream()
                        .filter(ArrayReading.Variable::labels)
                        .map(variable -> LookAlike.pairs(variable.classNames()).stream()
                                .flatMap(List::stream)
                                .toList())
                        .filter(names -> !names.isEmpty())
                        .forEach(names -> lines.add("note: " + array.file() + ": " + alike(names))));
        reading.tables()
                .forEach(table ->
                        table.doubts().forEach(doubt -> lines.add("note: " + table.file() + ": " + words(doubt))));
        return lines;
    }

    private static List<String> withSeen(List<String> lines, DatasetFacts facts) {
        List<String> all = new ArrayList<>(lines);
        facts.seen()
                .ifPresent(seen -> all.add(String.format(
                        Locale.ROOT,
                        "note: %d different rows are %d in float32, in which networks compute: H(X) = %.4f bits becomes"
                                + " %.4f, I(X;Y) = %.4f bits becomes %.4f; subtract a constant from the inputs, or scale"
                                + " them",
                        facts.distinctRows(),
                        seen.distinctRows(),
                        facts.inputEntropy().bits(),
                        seen.inputEntropy().bits(),
                        facts.mutualInformation().bits(),
                        seen.mutualInformation().bits())));
        return all;
    }

    private static List<String> decisions(TableReading table) {
        List<String> parts = new ArrayList<>();
        parts.add("headings: "
                + (table.headingLine() == 0
                        ? "none"
                        : (table.headingInComment() ? "the comment in line " : "line ") + table.headingLine()));
        parts.add((table.oneColumn() ? "one column" : "separator " + table.separator().words)
                + (table.separatorLine() == 0 ? "" : ", as line " + table.separatorLine() + " says"));
        if (table.decimalComma()) {
            parts.add("decimal comma");
        }
        parts.add("encoding " + table.encoding() + (table.zipped() ? ", gzipped" : ""));
        if (table.comments() > 0) {
            parts.add(table.comments() + (table.comments() == 1 ? " comment" : " comments"));
        }
        if (table.drawnLines() > 0) {
            parts.add((table.drawnLines() == 1 ? "a line" : table.drawnLines() + " lines")
                    + " of dashes left out, " + (table.drawnLines() == 1 ? "" : "the first ") + "line "
                    + table.firstDrawnLine());
        }
        table.label().ifPresent(label -> parts.add(words(label)));
        if (!table.leftOut().isEmpty()) {
            parts.add("left out: "
                    + table.leftOut().stream()
                            .limit(MOST_NAMES)
                            .map(ReadingWords::words)
                            .collect(Collectors.joining("; "))
                    + more(table.leftOut().size()));
        }
        return parts;
    }

    /** Nothing is decided about a .npy file, which holds one array as it is, unless its rows are flattened. */
    private static List<String> decisions(ArrayReading array) {
        List<String> parts = new ArrayList<>();
        for (ArrayReading.Variable variable : array.variables()) {
            String name = PlainText.quoted(variable.name());
            if (variable.labels()) {
                String classes = classes(variable.classNames());
                parts.add(name.isEmpty() ? "labels of " + classes : "labels: " + name + " (" + classes + ")");
            } else {
                boolean flattened = variable.rowShape().lengths().size() > 1;
                parts.add("inputs: " + (name.isEmpty() ? "" : name + ", ") + variable.rows() + " rows of "
                        + variable.columns() + " values"
                        + (flattened ? " (" + variable.rowShape().text() + ")" : "")
                        + (variable.scaled() ? ", bytes divided by 255" : ""));
            }
        }
        if (array.zipped()) {
            parts.add("gzipped");
        }
        if (!array.leftOut().isEmpty()) {
            String names = array.leftOut().stream()
                    .limit(MOST_NAMES)
                    .map(PlainText::quoted)
                    .collect(Collectors.joining(", "));
            parts.add("left out: " + names + more(array.leftOut().size()));
        }
        boolean asItIs = array.format() == ArrayReading.Format.NPY
                && array.variables().stream()
                        .allMatch(variable -> variable.rowShape().lengths().size() < 2);
        return asItIs ? List.of() : parts;
    }

    private static String words(ArrayReading.Rounded rounded) {
        return "whole numbers of the inputs are rounded to float64, such as " + rounded.value() + " in row "
                + rounded.row() + ", column " + rounded.column() + " (counted from 0)";
    }

    private static String words(LabelFacts label) {
        return "label: " + words(label.column()) + " (" + classes(label.classNames()) + "), as "
                + (label.numbers() ? "numbers" : "texts");
    }

    private static String classes(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).map(PlainText::quoted).collect(Collectors.joining(", "));
        return names.size() + (names.size() == 1 ? " class: " : " classes: ") + shown + more(names.size());
    }

    private static String more(int count) {
        return count > MOST_NAMES ? ", and " + (count - MOST_NAMES) + " more" : "";
    }

    /** {@code column 5 'species'}. */
    static String words(ColumnName column) {
        return "column " + column.number()
                + (column.heading().isEmpty() ? "" : " '" + PlainText.quoted(column.heading()) + "'");
    }

    private static String words(LeftOut leftOut) {
        return words(leftOut.column())
                + switch (leftOut.why()) {
                    case INDEX -> ", an index";
                    case EMPTY -> ", which is empty";
                    case ASKED -> ", as set";
                    case NO_LABEL -> ", not the label";
                };
    }

    private static String words(Doubt doubt) {
        String column = doubt.column().map(ReadingWords::words).orElse("");
        List<String> values = doubt.values().stream().map(PlainText::quoted).toList();
        return switch (doubt.kind()) {
            case FIRST_ROW_COUNTS ->
                "line " + doubt.line() + " was read as data but only counts the columns; if it holds headings, set"
                        + " headings to yes";
            case INPUT_COUNTS -> column + " only counts the rows; if it is an index, name it in leaveOut";
            case INPUT_CALLED_LABEL ->
                column + " is an input; if it is the label, name it in labelColumn, else leave it out by leaveOut";
            case INPUT_ROUNDED ->
                column + " has whole numbers that float64 rounds, such as " + values.get(0) + " in line "
                        + doubt.line();
            case ALIKE_CLASSES -> alike(doubt.values());
            case TEXT_AMONG_NUMBERS ->
                "labels are texts and not numbers, because of \"" + values.get(0) + "\" in line " + doubt.line();
            case THOUSANDS -> {
                boolean comma = values.get(0).contains(",");
                yield column + " was read with decimals, \"" + values.get(0) + "\" in line " + doubt.line() + " as "
                        + values.get(0).replace(',', '.') + "; if the "
                        + (comma ? "comma separates" : "point separates")
                        + " thousands, take it out, else set decimalMark to \"" + (comma ? "," : ".") + "\"";
            }
        };
    }

    /** @param names of classes that look alike, two by two */
    private static String alike(List<String> names) {
        String difference = LookAlike.difference(names.get(0), names.get(1));
        int more = names.size() / 2 - 1;
        return "the classes \"" + PlainText.quoted(names.get(0)) + "\" and \"" + PlainText.quoted(names.get(1))
                + "\" differ only in how they are written" + (difference.isEmpty() ? "" : ", " + difference)
                + (more == 0 ? "" : "; and " + more + (more == 1 ? " more pair" : " more pairs"));
    }
}
