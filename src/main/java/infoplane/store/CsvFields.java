package infoplane.store;

import infoplane.core.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line of a table. A field that is no number or is out of range is refused with the file, the line and the
 * column.
 *
 * @param line number of the line in the file, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record CsvFields(String[] names, String[] fields, Path file, int line) {
    /** @throws InvalidInputException if the line has another number of fields than the header */
    static CsvFields of(String[] names, String text, Path file, int line) {
        String[] fields = text.split(",", -1);
        if (fields.length != names.length) {
            String counts = " has " + fields.length + " fields but must have " + names.length;
            throw Damage.inLine(file, line, Damage.quoted(text) + counts, null);
        }
        return new CsvFields(names, fields, file, line);
    }

    String text(int column) {
        if (fields[column].isEmpty()) {
            throw wrong(column, "not empty", null);
        }
        return fields[column];
    }

    int whole(int column, int least, int most) {
        String allowed = "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most);
        try {
            int value = Integer.parseInt(fields[column]);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(column, allowed, e);
        }
        throw wrong(column, allowed, null);
    }

    /** A whole number of at least {@code least}; null if the field is empty. */
    @Nullable
    Integer wholeIfAny(int column, int least, int most) {
        return fields[column].isEmpty() ? null : (Integer) whole(column, least, most);
    }

    /** A finite number; NaN if the field is empty. */
    double number(int column, double least, double most) {
        if (fields[column].isEmpty()) {
            return Double.NaN;
        }
        double value = parsed(column);
        if (value >= least && value <= most) {
            return value;
        }
        String low = least == -Double.MAX_VALUE ? "" : " from " + (long) least;
        String high = most == Double.MAX_VALUE ? "" : " to " + (long) most;
        throw wrong(column, "a finite number" + low + high, null);
    }

    private double parsed(int column) {
        try {
            return Double.parseDouble(fields[column]);
        } catch (NumberFormatException e) {
            throw wrong(column, "a number", e);
        }
    }

    InvalidInputException wrong(int column, String allowed, @Nullable Throwable cause) {
        String value = fields[column].isEmpty() ? "empty" : Damage.quoted(fields[column]);
        return Damage.inLine(file, line, names[column] + " is " + value + " but must be " + allowed, cause);
    }
}
