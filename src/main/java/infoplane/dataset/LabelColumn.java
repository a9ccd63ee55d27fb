package infoplane.dataset;

import infoplane.core.Labels;
import java.math.BigDecimal;
import java.math.BigInteger;
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
    private final boolean numbers;

    private LabelColumn(List<String> names, int[] classes, boolean numbers) {
        this.names = names;
        this.classes = classes;
        this.numbers = numbers;
    }

    /**
     * Labels that are whole numbers, compared exactly.
     *
     * @param place where they stand, such as {@code in column 3}; may be empty
     */
    static LabelColumn ofWholes(DataFile file, String place, List<BigInteger> values) {
        return ranked(file, place, values, BigInteger::toString, true);
    }

    /** Labels in an array, one a row; refuses all but whole numbers. */
    public static LabelColumn ofNumbers(DataFile file, double[] values) {
        List<BigInteger> wholes = new ArrayList<>(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] != Math.rint(values[row]) || Double.isInfinite(values[row])) { // NaN differs from itself
                throw file.problem("has the label " + values[row] + " in row " + row
                        + " (counted from 0) but labels must be whole numbers");
            }
            wholes.add(new BigDecimal(values[row]).toBigInteger());
        }
        return ofWholes(file, "", wholes);
    }

    /** Labels in an array of texts. */
    public static LabelColumn ofTexts(DataFile file, List<String> texts) {
        return ofTexts(file, "", texts);
    }

    static LabelColumn ofTexts(DataFile file, String place, List<String> texts) {
        return ranked(file, place, texts, text -> text, false);
    }

    private static <T extends Comparable<T>> LabelColumn ranked(
            DataFile file, String place, List<T> labels, Function<T, String> name, boolean numbers) {
        TreeMap<T, Integer> ranks = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (T label : new TreeSet<>(labels)) {
            ranks.put(label, names.size());
            names.add(name.apply(label));
        }
        if (names.size() > MOST_CLASSES) {
            throw file.problem("has " + names.size() + " different labels" + place + " but there may be at most "
                    + MOST_CLASSES + " classes");
        }
        return new LabelColumn(
                names,
                labels.stream().mapToInt(label -> ranks.getOrDefault(label, 0)).toArray(),
                numbers);
    }

    public int count() {
        return classes.length;
    }

    /** What the file calls each class. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Whether the labels were compared as numbers. */
    boolean numbers() {
        return numbers;
    }

    public Labels labels() {
        return Labels.hard(classes, names.size());
    }
}
