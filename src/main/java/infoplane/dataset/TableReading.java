package infoplane.dataset;

import infoplane.dataset.TableSettings.Separator;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a table of text while it was read: facts, worded by {@link ReadingWords}.
 *
 * @param file name of the file
 * @param encoding of the text
 * @param zipped whether the file is gzipped
 * @param separator what stands between two values
 * @param separatorLine line that names it, from 1; 0 for none
 * @param oneColumn whether nothing stands between values, because rows have one
 * @param decimalComma whether a comma stands before decimals
 * @param headingLine line of the headings, from 1; 0 for none
 * @param headingInComment whether that line is a comment
 * @param comments lines that are comments
 * @param drawnLines lines of dashes, which only set off headings or rows
 * @param firstDrawnLine the first of them, from 1; 0 for none
 * @param rows of data
 * @param label the label column; empty for a table of inputs alone
 * @param inputs the columns that are inputs, in order
 * @param leftOut columns that are neither inputs nor the label
 * @param doubts what may not be as the user thinks
 */
public record TableReading(
        String file,
        String encoding,
        boolean zipped,
        Separator separator,
        int separatorLine,
        boolean oneColumn,
        boolean decimalComma,
        int headingLine,
        boolean headingInComment,
        int comments,
        int drawnLines,
        int firstDrawnLine,
        int rows,
        Optional<LabelFacts> label,
        List<ColumnName> inputs,
        List<LeftOut> leftOut,
        List<Doubt> doubts) {
    public TableReading {
        inputs = List.copyOf(inputs);
        leftOut = List.copyOf(leftOut);
        doubts = List.copyOf(doubts);
    }

    /** A column. @param number from 1 @param heading empty for none */
    public record ColumnName(int number, String heading) {}

    /**
     * The label column.
     *
     * @param column which
     * @param numbers whether its values were compared as numbers
     * @param classNames the classes in order
     */
    public record LabelFacts(ColumnName column, boolean numbers, List<String> classNames) {
        public LabelFacts {
            classNames = List.copyOf(classNames);
        }
    }

    /** Why a column is no input. */
    public enum Why {
        INDEX,
        EMPTY,
        ASKED,
        /** A column beside the labels, in a file of labels. */
        NO_LABEL
    }

    /** A column that is no input. */
    public record LeftOut(ColumnName column, Why why) {}

    /** What may not be as the user thinks. */
    public enum DoubtKind {
        /** The first row, taken for data, is 0, 1, 2, … */
        FIRST_ROW_COUNTS,
        /** An input counts the rows. */
        INPUT_COUNTS,
        /** An input is called as labels are. */
        INPUT_CALLED_LABEL,
        /** Whole numbers of an input have more digits than float64 holds. */
        INPUT_ROUNDED,
        /** Classes, two by two, look alike. */
        ALIKE_CLASSES,
        /** Labels are texts because of one value among numbers. */
        TEXT_AMONG_NUMBERS,
        /** Every number with a decimal mark could have separators of thousands instead. */
        THOUSANDS
    }

    /**
     * One doubt.
     *
     * @param column which; empty for the table as a whole
     * @param line from 1; 0 for no single one
     * @param values of the table that it is about
     */
    public record Doubt(DoubtKind kind, Optional<ColumnName> column, int line, List<String> values) {
        public Doubt {
            values = List.copyOf(values);
        }

        static Doubt about(DoubtKind kind, ColumnName column) {
            return new Doubt(kind, Optional.of(column), 0, List.of());
        }
    }
}
