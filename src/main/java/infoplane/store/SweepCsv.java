package infoplane.store;

import infoplane.core.PlainText;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables of sweeps: {@code sweep.csv}, and the results of one job. Fields with commas or quotes stand in quotes (RFC 4180). */
final class SweepCsv {
    private static final List<String> FIRST = List.of("run", "seed");
    private static final List<String> LAST = List.of(
            "status",
            "accuracy_train",
            "accuracy_test",
            "estimator",
            "layer",
            "i_xt_max_bits",
            "epoch_of_max",
            "i_xt_end_bits",
            "i_ty_end_bits",
            "fall_bits",
            "judged");
    private static final String SEED = "seed";

    private SweepCsv() {}

    /** The text of the file; equal tables give equal texts. */
    static String text(SweepTable table) {
        List<Integer> shown = columns(table.fields());
        List<String> header = new ArrayList<>(FIRST);
        shown.forEach(field -> header.add(table.fields().get(field)));
        header.addAll(LAST);
        StringBuilder text = new StringBuilder(line(header));
        for (SweepRow row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.run(), Long.toString(row.seed())));
            shown.forEach(field -> cells.add(row.values().get(field)));
            cells.addAll(List.of(
                    row.status().label(),
                    number(row.accuracyTrain()),
                    number(row.accuracyTest()),
                    row.estimator(),
                    row.measured() ? Integer.toString(row.layer()) : "",
                    number(row.maximumBits()),
                    row.maximumEpoch() < 0 ? "" : Integer.toString(row.maximumEpoch()),
                    number(row.endBits()),
                    number(row.labelEndBits()),
                    number(row.fallBits()),
                    row.judged()));
            text.append(line(cells));
        }
        return text.toString();
    }

    /** The fields that have a column of their own: a seed that varies stands in its usual place. */
    private static List<Integer> columns(List<String> fields) {
        List<Integer> columns = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            if (!fields.get(field).equals(SEED)) {
                columns.add(field);
            }
        }
        return columns;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : PlaneCsv.number(value);
    }

    private static String line(List<String> cells) {
        return String.join(",", cells.stream().map(SweepCsv::cell).toList()) + "\n";
    }

    private static String cell(String text) {
        String line = PlainText.oneLine(text);
        return line.matches("[^,\"]*") ? line : "\"" + line.replace("\"", "\"\"") + "\"";
    }

    /** @throws infoplane.core.InvalidInputException if the file is damaged; the message names the line and the column */
    static SweepTable read(Path file) {
        List<String> lines = Damage.text(file).lines().toList();
        List<String> header = lines.isEmpty() ? List.of() : split(lines.get(0));
        int from = FIRST.size();
        int to = header.size() - LAST.size();
        if (to < from
                || !header.subList(0, from).equals(FIRST)
                || !header.subList(to, header.size()).equals(LAST)) {
            throw Damage.inLine(file, 1, "it is not the header of a sweep", null);
        }
        String[] names = header.toArray(String[]::new);
        List<SweepRow> rows = new ArrayList<>();
        for (int number = 1; number < lines.size(); number++) {
            rows.add(row(names, split(lines.get(number)), file, number + 1));
        }
        return new SweepTable(header.subList(from, to), rows);
    }

    private static SweepRow row(String[] names, List<String> cells, Path file, int line) {
        if (cells.size() != names.length) {
            String counts = "it has " + cells.size() + " fields but must have " + names.length;
            throw Damage.inLine(file, line, counts, null);
        }
        CsvFields fields = new CsvFields(names, cells.toArray(String[]::new), file, line);
        int last = names.length - LAST.size();
        boolean measured = !cells.get(last + 3).isEmpty();
        Integer epoch = fields.wholeIfAny(last + 6, 0, Integer.MAX_VALUE);
        return new SweepRow(
                fields.text(0),
                seed(fields),
                cells.subList(FIRST.size(), last),
                status(fields, last),
                fields.number(last + 1, 0, 1),
                fields.number(last + 2, 0, 1),
                cells.get(last + 3),
                measured ? fields.whole(last + 4, 1, Integer.MAX_VALUE) : 0,
                bits(fields, last + 5),
                epoch == null ? -1 : epoch,
                bits(fields, last + 7),
                bits(fields, last + 8),
                bits(fields, last + 9),
                cells.get(last + 10));
    }

    private static double bits(CsvFields fields, int column) {
        return fields.number(column, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static long seed(CsvFields fields) {
        try {
            return Long.parseLong(fields.text(1));
        } catch (NumberFormatException e) {
            throw fields.wrong(1, "a whole number", e);
        }
    }

    private static RunStatus status(CsvFields fields, int column) {
        try {
            return RunStatus.of(fields.text(column));
        } catch (IllegalArgumentException e) {
            throw fields.wrong(
                    column,
                    "one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(RunStatus.values())
                                            .map(RunStatus::label)
                                            .toList()),
                    e);
        }
    }

    /** The fields of a line; within quotes, a comma belongs to the field and two quotes are one. */
    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int place = 0; place < line.length(); place++) {
            char character = line.charAt(place);
            if (character == '"' && quoted && place + 1 < line.length() && line.charAt(place + 1) == '"') {
                cell.append('"');
                place++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
