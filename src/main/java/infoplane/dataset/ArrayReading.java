package infoplane.dataset;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a file of arrays while it was read, as {@link TableReading} for a table of text: facts, worded by
 * {@link ReadingWords}.
 *
 * @param file name of the file
 * @param format of the file
 * @param zipped whether the file is gzipped
 * @param variables what was taken from it
 * @param leftOut names of the variables that were not taken
 */
public record ArrayReading(String file, Format format, boolean zipped, List<Variable> variables, List<String> leftOut) {
    /** A whole number that float64 does not hold. @param row from 0 @param column from 0 */
    public record Rounded(int row, int column, BigInteger value) {}

    /** The format of the file. */
    public enum Format {
        NPY,
        MAT,
        IDX
    }

    /**
     * An array that was taken.
     *
     * @param name of the variable; empty if the file has only one, without a name
     * @param labels whether it is the labels, else the inputs
     * @param classNames the classes of the labels in order; empty for inputs
     * @param rows of it
     * @param columns of it
     * @param rowShape how the values of a row lay in the file
     * @param scaled whether bytes were divided by 255
     * @param rounded the first whole number of the inputs that float64 does not hold; empty if there is none
     */
    public record Variable(
            String name,
            boolean labels,
            List<String> classNames,
            int rows,
            int columns,
            RowShape rowShape,
            boolean scaled,
            Optional<Rounded> rounded) {
        public Variable {
            classNames = List.copyOf(classNames);
        }

        static Variable inputs(String name, NumberTable table, boolean scaled) {
            return new Variable(
                    name, false, List.of(), table.rows(), table.columns(), table.rowShape(), scaled, table.rounded());
        }

        static Variable labels(String name, LabelColumn labels) {
            return new Variable(
                    name, true, labels.names(), labels.labels().count(), 1, RowShape.UNKNOWN, false, Optional.empty());
        }
    }

    public ArrayReading {
        variables = List.copyOf(variables);
        leftOut = List.copyOf(leftOut);
    }
}
