package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of texts separated by commas, semicolons or tabs (whichever of semicolon and tab its first line holds, else
 * commas), with or without a line of headings.
 */
final class CsvTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final DataFile file;
    private final List<CSVRecord> rows;
    private final int columns;

    private CsvTable(DataFile file, List<CSVRecord> rows, int columns) {
        this.file = file;
        this.rows = rows;
        this.columns = columns;
    }

    static CsvTable read(DataFile file) {
        return file.read(in -> read(file, in));
    }

    private static CsvTable read(DataFile file, InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        char separator = separator(reader);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .build();
        try (CSVParser parser = CSVParser.parse(reader, format)) {
            return of(file, parser.getRecords());
        } catch (UncheckedIOException e) { // an open quote, for one
            if (e.getCause() instanceof CharacterCodingException cause) {
                throw cause;
            }
            throw file.problem("is no table: " + PlainText.quoted(reason(e)), e);
        } catch (IllegalStateException e) {
            throw file.problem("is no table: a quote is not closed, or text follows one", e);
        }
    }

    private static String reason(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? "it cannot be read" : String.valueOf(cause.getMessage());
    }

    /** Looks at the first line and goes back to the start, past a byte order mark. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        int longestLine = 1 << 20;
        reader.mark(longestLine);
        char separator = ',';
        for (int read = 0, character = reader.read();
                read < longestLine - 1 && character >= 0 && character != '\n';
                read++, character = reader.read()) {
            if (character == ';' || character == '\t') {
                separator = (char) character;
                break;
            }
        }
        reader.reset();
        return separator;
    }

    private static CsvTable of(DataFile file, List<CSVRecord> records) {
        if (records.isEmpty()) {
            throw file.problem("is empty but must hold at least one row");
        }
        int columns = records.get(0).size();
        for (CSVRecord row : records) {
            if (row.size() != columns) {
                throw file.problem("has " + row.size() + " columns in row " + row.getRecordNumber() + " but " + columns
                        + " in row 1; all rows must have as many");
            }
        }
        List<CSVRecord> body = hasHeadings(records, columns) ? records.subList(1, records.size()) : records;
        return new CsvTable(file, body, columns);
    }

    /** A heading is a text above a column that holds numbers further down. */
    private static boolean hasHeadings(List<CSVRecord> records, int columns) {
        for (int column = 0; column < columns && records.size() > 1; column++) {
            if (!isNumber(records.get(0).get(column)) && isNumber(records.get(1).get(column))) {
                return true;
            }
        }
        return false;
    }

    int rows() {
        return rows.size();
    }

    int columns() {
        return columns;
    }

    /** The first columns as numbers, row by row. */
    double[] numbers(int width) {
        double[] values = new double[Checks.tableSize(rows.size(), width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(rows.get(i / width), i % width);
        }
        return values;
    }

    private double number(CSVRecord row, int column) {
        String text = row.get(column);
        if (!isNumber(text)) {
            String found = text.isEmpty() ? "nothing" : "\"" + PlainText.quoted(text) + "\"";
            throw file.problem("has " + found + " in row " + row.getRecordNumber() + ", column " + (column + 1)
                    + " but there must be a finite number");
        }
        return Double.parseDouble(text);
    }

    /** The last column as labels: numbers if all are, else texts. */
    LabelColumn lastColumn() {
        List<String> texts = new ArrayList<>(rows.size());
        for (CSVRecord row : rows) {
            String text = row.get(columns - 1);
            if (text.isEmpty()) {
                throw file.problem("has no label in row " + row.getRecordNumber() + ", column " + columns);
            }
            texts.add(text);
        }
        if (!texts.stream().allMatch(CsvTable::isNumber)) {
            return LabelColumn.ofTexts(file, texts);
        }
        return LabelColumn.ofNumbers(
                file, texts.stream().mapToDouble(Double::parseDouble).toArray());
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
