package infoplane.dataset;

import infoplane.dataset.TableSettings.Headings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides whether the first row of a table holds headings. A row whose inputs are numbers is data, and so is one with a
 * missing value among numbers; nothing is dropped because of one odd value. Headings are texts above numbers, or numbers that
 * only count the columns, as pandas writes them, or whatever a line of dashes sets off from the rows.
 */
final class HeadingRule {
    /** Names of label columns, without all but letters, in small letters; those that say it more plainly come first. */
    private static final Map<String, Integer> LABEL_NAMES = Map.ofEntries(
            Map.entry("label", 2),
            Map.entry("labels", 2),
            Map.entry("class", 2),
            Map.entry("classes", 2),
            Map.entry("target", 2),
            Map.entry("targets", 2),
            Map.entry("classlabel", 2),
            Map.entry("labelclass", 2),
            Map.entry("targetclass", 2),
            Map.entry("classname", 2),
            Map.entry("labelname", 2),
            Map.entry("targetname", 2),
            Map.entry("classid", 2),
            Map.entry("labelid", 2),
            Map.entry("groundtruth", 2),
            Map.entry("ytrue", 2),
            Map.entry("species", 1),
            Map.entry("category", 1),
            Map.entry("outcome", 1),
            Map.entry("response", 1),
            Map.entry("diagnosis", 1),
            Map.entry("y", 1));

    private static final int EARLIEST_YEAR = 1800;
    private static final int LATEST_YEAR = 2200;
    /** So many columns that count by chance are none. */
    private static final int MANY = 8;

    private final TableLayout layout;
    private final TableSettings settings;
    private final List<ColumnProfile> profiles;
    private final boolean comma;
    private final List<String> first;
    private final List<CellKind> kinds;

    HeadingRule(
            TableLayout layout,
            TableSettings settings,
            List<ColumnProfile> profiles,
            boolean decimalComma,
            List<String> firstRow) {
        this.layout = layout;
        this.settings = settings;
        this.profiles = profiles;
        this.comma = decimalComma;
        this.first = firstRow;
        this.kinds =
                firstRow.stream().map(value -> CellKind.of(value, settings)).toList();
    }

    /** How plainly a heading says that its column is the label: 2, 1, or 0 for not at all. */
    static int saysLabel(String heading) {
        return LABEL_NAMES.getOrDefault(heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""), 0);
    }

    /** @param rows how many rows of data there must be; empty if unknown */
    boolean holds(OptionalInt rows) {
        if (settings.headings() != Headings.AUTO) {
            return settings.headings() == Headings.YES;
        }
        int following = profiles.get(0).rows();
        if (rows.isPresent() && following != rows.getAsInt() - 1 && following == rows.getAsInt()) {
            return true;
        }
        if (rows.isPresent() && following == rows.getAsInt() - 1) {
            return false;
        }
        if (following == 0) {
            return texts() > 0 && numbers().isEmpty() && !kinds.contains(CellKind.MISSING);
        }
        if (layout.firstIsSetOff()) {
            return true;
        }
        if (layout.firstIsShort()) {
            return texts() > 0;
        }
        return texts() == 0 ? numbersAreHeadings() : textsAreHeadings();
    }

    private int texts() {
        return (int) kinds.stream().filter(kind -> kind == CellKind.TEXT).count();
    }

    /** The places of the numbers. */
    private List<Integer> numbers() {
        return IntStream.range(0, kinds.size())
                .filter(column -> kinds.get(column).isNumber(comma))
                .boxed()
                .toList();
    }

    private boolean textsAreHeadings() {
        List<Integer> numbers = numbers();
        int aboveNumbers = (int) IntStream.range(0, kinds.size())
                .filter(column -> kinds.get(column) == CellKind.TEXT
                        && profiles.get(column).isNumeric(comma))
                .count();
        boolean missing = kinds.contains(CellKind.MISSING);
        if (numbers.isEmpty()) {
            return aboveNumbers > 0 || !missing && textsNameColumns();
        }
        if (missing
                || numbers.stream().anyMatch(column -> kinds.get(column) != CellKind.WHOLE) && !evenlySpaced(numbers)) {
            return false;
        }
        if (aboveNumbers > 0) {
            return namesColumns(numbers) || aboveNumbers > 1 && texts() > numbers.size();
        }
        return namesColumns(numbers) && labelNames() > 0;
    }

    /** Texts above texts are headings where one is a name of labels and no value of its column. */
    private boolean textsNameColumns() {
        for (int column = 0; column < first.size(); column++) {
            if (saysLabel(first.get(column)) > 0 && !occursBelow(column)) {
                return true;
            }
        }
        return false;
    }

    private long labelNames() {
        return first.stream().filter(heading -> saysLabel(heading) > 0).count();
    }

    /** Whether numbers among the headings are places, years, or evenly spaced. */
    private boolean namesColumns(List<Integer> numbers) {
        if (numbers.size() > 1 && evenlySpaced(numbers)) {
            return true;
        }
        return numbers.stream().allMatch(column -> {
            long value = wholeOrNegative(first.get(column));
            return value == column || value == column + 1 || value >= EARLIEST_YEAR && value <= LATEST_YEAR;
        });
    }

    private boolean evenlySpaced(List<Integer> numbers) {
        if (numbers.size() < 2) {
            return false;
        }
        double step = number(numbers.get(1)) - number(numbers.get(0));
        for (int i = 1; i < numbers.size(); i++) {
            double gap = number(numbers.get(i)) - number(numbers.get(i - 1));
            if (!(gap > 0) || Math.abs(gap - step) > 1e-9 * Math.abs(step)) {
                return false;
            }
        }
        return numbers.size() > 2 || step == 1;
    }

    private double number(int column) {
        return CellKind.number(first.get(column));
    }

    private static long wholeOrNegative(String value) {
        return value.matches("\\d{1,9}") ? Long.parseLong(value) : -1;
    }

    /** Whether a row of whole numbers is no data: it counts the columns, and does not look like the rows below. */
    private boolean numbersAreHeadings() {
        if (!countsColumns()) {
            return false;
        }
        if (kinds.contains(CellKind.EMPTY)) {
            return true; // the corner above an index
        }
        int width = first.size();
        long onlyDecimals = profiles.stream()
                .filter(profile -> profile.hasOnlyDecimals(comma))
                .count();
        boolean unlikeData = profiles.stream().anyMatch(ColumnProfile::hasDecimals)
                || profiles.get(0).rows() > 2 && !occursBelow(width - 1);
        return onlyDecimals == width && width > 1 || width > 2 && unlikeData || width >= MANY;
    }

    /** Whether the first row is 0, 1, 2, … below which data may follow; one column counts nothing. */
    boolean countsColumns() {
        int empty = kinds.indexOf(CellKind.EMPTY) == 0 ? 1 : 0;
        List<String> counted = first.subList(empty, first.size());
        return counted.size() > 1
                && IntStream.range(0, counted.size())
                        .allMatch(column -> counted.get(column).equals(Integer.toString(column)));
    }

    private boolean occursBelow(int column) {
        Set<String> below = new HashSet<>();
        TableCursor rows = layout.rows();
        rows.next();
        while (rows.next()) {
            below.add(rows.cell(column));
        }
        return below.contains(first.get(column));
    }

    /** The headings that a comment right above the first row holds, as numpy's savetxt writes them; empty for none. */
    Optional<List<String>> ofComment(TableCursor atFirstRow) {
        if (atFirstRow.commentAt() < 0 || settings.headings() == Headings.NO) {
            return Optional.empty();
        }
        TableCursor comment = new TableCursor(layout.text(), atFirstRow.commentAt() + 1, layout.separator().character);
        if (!comment.next() || comment.size() != layout.width()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(comment.cells());
        boolean allNames = names.stream().allMatch(name -> CellKind.of(name, settings) == CellKind.TEXT);
        return allNames && comment.start(0) < atFirstRow.start(0) ? Optional.of(names) : Optional.empty();
    }
}
