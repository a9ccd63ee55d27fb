package infoplane.dataset;

import infoplane.core.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Labels as a file holds them: whole numbers or texts. The classes are the different labels in ascending order, so that
 * {@code -1, 1} and {@code setosa, virginica} both become classes 0 and 1.
 */
public final class LabelColumn {
    /** More are no classes but measured numbers, or the identity of each row. */
    private static final int MOST_CLASSES = 1000;

    private final List<String> names;
    private final int[] classes;

    private LabelColumn(List<String> names, int[] classes) {
        this.names = names;
        this.classes = classes;
    }

    public static LabelColumn ofNumbers(DataFile file, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (values[row] != Math.rint(values[row]) || Double.isInfinite(values[row])) { // NaN differs from itself
                throw file.problem("has the label " + values[row] + " in row " + row
                        + " (counted from 0) but labels must be whole numbers");
            }
        }
        List<Double> boxed = new ArrayList<>(values.length);
        for (double value : values) {
            boxed.add(value + 0.0); // −0 is 0
        }
        return ranked(file, boxed, value -> Long.toString(value.longValue()));
    }

    /** The labels in a file of any kind that data sets are read from. */
    public static LabelColumn read(DataFile file) {
        return FileData.labels(file);
    }

    public static LabelColumn ofTexts(DataFile file, List<String> texts) {
        return ranked(file, texts, text -> text);
    }

    private static <T extends Comparable<T>> LabelColumn ranked(
            DataFile file, List<T> labels, Function<T, String> name) {
        TreeMap<T, Integer> ranks = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (T label : new TreeSet<>(labels)) {
            ranks.put(label, names.size());
            names.add(name.apply(label));
        }
        if (names.size() > MOST_CLASSES) {
            throw file.problem(
                    "has " + names.size() + " different labels but there may be at most " + MOST_CLASSES + " classes");
        }
        return new LabelColumn(
                names,
                labels.stream().mapToInt(label -> ranks.getOrDefault(label, 0)).toArray());
    }

    public int count() {
        return classes.length;
    }

    /** What the file calls each class. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public Labels labels() {
        return Labels.hard(classes, names.size());
    }
}
