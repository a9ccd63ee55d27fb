package infoplane.dataset;

import infoplane.core.Labels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Labels as a file holds them: whole numbers or texts. The classes are the different labels in ascending order, so that
 * {@code -1, 1} and {@code setosa, virginica} both become classes 0 and 1.
 */
final class LabelColumn {
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

    int count() {
        return classes.length;
    }

    /** What the file calls each class. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Whether the labels were compared as numbers. */
    boolean numbers() {
        return numbers;
    }

    /** Two classes whose names differ only in capital letters or blanks; empty if there are none. */
    Optional<List<String>> alike() {
        Map<String, String> plain = new HashMap<>();
        for (String name : names) {
            String before = plain.putIfAbsent(name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", ""), name);
            if (before != null) {
                return Optional.of(List.of(before, name));
            }
        }
        return Optional.empty();
    }

    Labels labels() {
        return Labels.hard(classes, names.size());
    }
}
