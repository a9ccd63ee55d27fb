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
final class LabelColumn {
    private final List<String> names;
    private final int[] classes;

    private LabelColumn(List<String> names, int[] classes) {
        this.names = names;
        this.classes = classes;
    }

    static LabelColumn ofNumbers(DataFile file, double[] values) {
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
        return ranked(boxed, value -> Long.toString(value.longValue()));
    }

    static LabelColumn ofTexts(List<String> texts) {
        return ranked(texts, text -> text);
    }

    private static <T extends Comparable<T>> LabelColumn ranked(List<T> labels, Function<T, String> name) {
        TreeMap<T, Integer> ranks = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (T label : new TreeSet<>(labels)) {
            ranks.put(label, names.size());
            names.add(name.apply(label));
        }
        return new LabelColumn(
                names,
                labels.stream().mapToInt(label -> ranks.getOrDefault(label, 0)).toArray());
    }

    int count() {
        return classes.length;
    }

    /** What the file calls each class. */
    List<String> names() {
        return List.copyOf(names);
    }

    Labels labels() {
        return Labels.hard(classes, names.size());
    }
}
