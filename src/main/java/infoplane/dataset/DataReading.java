package infoplane.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was decided while a data set was read from files; {@link ReadingWords} words it.
 *
 * @param tables the tables of text among them
 * @param arrays the other files
 * @param labelsFound the file of labels that was found beside the inputs, without being named
 * @param classNames the classes in order
 */
public record DataReading(
        List<TableReading> tables, List<ArrayReading> arrays, Optional<String> labelsFound, List<String> classNames) {
    /** Nothing was read, or nothing was to be decided. */
    public static final DataReading NONE = new DataReading(List.of(), List.of(), Optional.empty(), List.of());

    public DataReading {
        tables = List.copyOf(tables);
        arrays = List.copyOf(arrays);
        classNames = List.copyOf(classNames);
    }

    /** This, and what was decided about the labels. */
    public DataReading and(DataReading labels) {
        return new DataReading(
                Stream.concat(tables.stream(), labels.tables.stream()).toList(),
                Stream.concat(arrays.stream(), labels.arrays.stream()).toList(),
                labelsFound.or(labels::labelsFound),
                labels.classNames);
    }
}
