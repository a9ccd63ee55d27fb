package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Inputs with their labels.
 *
 * @param name what the user calls it
 * @param inputs N × d, one row per observation
 * @param labels N labels; soft ones hold p(y|x) and a class drawn from it, which the network is trained on
 * @param exhaustive whether the rows are all possible inputs, so that estimates have no sampling error
 * @param classNames what the source calls each class
 * @param reading what was decided while files were read
 * @param published the split that the data are published with; empty for data without one
 * @param rowShape how the inputs of a row lay in the array that they came from
 */
public record Dataset(
        String name,
        Samples inputs,
        Labels labels,
        boolean exhaustive,
        List<String> classNames,
        DataReading reading,
        Optional<Split> published,
        RowShape rowShape) {
    public Dataset {
        classNames = List.copyOf(classNames);
        if (inputs.rows() != labels.count()) {
            throw new IllegalArgumentException(
                    "there are " + inputs.rows() + " inputs but " + labels.count() + " labels");
        }
        if (classNames.size() != labels.classCount()) {
            throw new IllegalArgumentException(
                    "there are " + classNames.size() + " names for " + labels.classCount() + " classes");
        }
    }

    /** Data without a published split. */
    public Dataset(
            String name,
            Samples inputs,
            Labels labels,
            boolean exhaustive,
            List<String> classNames,
            DataReading reading) {
        this(name, inputs, labels, exhaustive, classNames, reading, Optional.empty(), RowShape.UNKNOWN);
    }

    /** Data for which no file was read. */
    public Dataset(String name, Samples inputs, Labels labels, boolean exhaustive, List<String> classNames) {
        this(name, inputs, labels, exhaustive, classNames, DataReading.NONE);
    }

    /** Classes that are called by their numbers. */
    public Dataset(String name, Samples inputs, Labels labels, boolean exhaustive) {
        this(name, inputs, labels, exhaustive, numbers(labels.classCount()));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    public int size() {
        return inputs.rows();
    }

    /** The named rows, in the given order. */
    public Dataset select(int[] rows) {
        return new Dataset(name, inputs.select(rows), labels.select(rows), false, classNames, reading).shaped(rowShape);
    }

    /** The same data, of whose rows more is known. */
    public Dataset shaped(RowShape shape) {
        return new Dataset(name, inputs, labels, exhaustive, classNames, reading, published, shape);
    }

    /** The picture that a row of inputs is; empty if it is none. */
    public Optional<RowShape.Picture> picture() {
        return rowShape.picture(inputs.columns());
    }
}
