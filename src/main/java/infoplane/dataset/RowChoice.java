package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.LookAlike;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which rows of a data set are kept, and how its inputs are scaled. */
public final class RowChoice {
    private static final int MOST_NAMES = 10;

    private RowChoice() {}

    /** Which rows a subsample takes. */
    public enum Draw {
        @Setting(label = "drawn at random, class by class")
        STRATIFIED,
        @Setting(label = "the first")
        FIRST
    }

    /** How inputs are scaled, column by column. */
    public enum Scaling {
        @Setting(label = "none")
        NONE,
        /** (x − least) / (most − least). */
        @Setting(label = "to 0 … 1")
        @JsonProperty("zero-one")
        ZERO_ONE,
        /** (x − mean) / standard deviation. */
        @Setting(label = "to mean 0, standard deviation 1")
        STANDARD
    }

    /** Refuses a list of classes without any. */
    static void checkClasses(@Nullable List<String> classes) {
        if (classes != null && classes.isEmpty()) {
            throw new IllegalArgumentException(
                    "classes is an empty list but must name at least one class, or be left out");
        }
    }

    /**
     * The classes that are kept, as numbers of {@code names}, ascending.
     *
     * @param source what holds them, in a message
     * @param wanted names; null for all
     * @throws InvalidInputException if there is no class of a name
     */
    static int[] classes(String source, List<String> names, @Nullable List<String> wanted) {
        if (wanted == null) {
            return IntStream.range(0, names.size()).toArray();
        }
        TreeSet<Integer> kept = new TreeSet<>();
        for (String name : wanted) {
            int place = place(names, name.strip());
            if (place < 0) {
                throw new InvalidInputException(
                        source + " has no class \"" + PlainText.quoted(name) + "\"; its classes are "
                                + names.stream()
                                        .limit(MOST_NAMES)
                                        .map(PlainText::quoted)
                                        .collect(Collectors.joining(", "))
                                + (names.size() > MOST_NAMES ? ", and " + (names.size() - MOST_NAMES) + " more" : ""));
            }
            kept.add(place);
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The class of a name, which may be typed in another form of the same characters; negative for none, or for several. */
    private static int place(List<String> names, String wanted) {
        List<String> same = names.contains(wanted)
                ? List.of(wanted)
                : names.stream().filter(name -> LookAlike.isSame(name, wanted)).toList();
        return same.size() == 1 ? names.indexOf(same.get(0)) : -1;
    }

    /**
     * The rows that are kept, ascending.
     *
     * @param source what holds them, in a message
     * @param groups of each row; those below 0 are not kept, the others in equal shares
     * @param rows how many; 0 for all
     * @throws InvalidInputException if there are not as many
     */
    static int[] rows(String source, int[] groups, int rows, Draw draw, Seed seed) {
        int[] kept = IntStream.range(0, groups.length)
                .filter(row -> groups[row] >= 0)
                .toArray();
        if (rows > kept.length) {
            throw new InvalidInputException(source + " has " + kept.length + " rows"
                    + (kept.length < groups.length ? " of these classes" : "") + " but the settings ask for " + rows);
        }
        if (rows == 0 || rows == kept.length) {
            return kept;
        }
        if (draw == Draw.FIRST) {
            return Arrays.copyOf(kept, rows);
        }
        int[] drawn = Split.draw(IntStream.of(kept).map(row -> groups[row]).toArray(), rows, seed.stream("rows"));
        return IntStream.of(drawn).map(place -> kept[place]).toArray();
    }

    /** Keeps some classes and rows of a data set; the classes that are kept are numbered anew. */
    static Dataset kept(Dataset all, String source, @Nullable List<String> wanted, int rows, Draw draw, Seed seed) {
        int[] classes = classes(source, all.classNames(), wanted);
        int[] groups = IntStream.of(all.labels().toClasses())
                .map(label -> Math.max(-1, Arrays.binarySearch(classes, label)))
                .toArray();
        int[] kept = rows(source, groups, rows, draw, seed);
        if (kept.length == all.size()) {
            return all;
        }
        int[] labels = IntStream.of(kept).map(row -> groups[row]).toArray();
        return new Dataset(
                        all.name(),
                        all.inputs().select(kept),
                        Labels.hard(labels, classes.length),
                        false,
                        IntStream.of(classes).mapToObj(all.classNames()::get).toList(),
                        all.reading())
                .shaped(all.rowShape());
    }

    /** Scales each column by what it is on the training rows. A column that is constant there is only shifted. */
    static Dataset scaled(Dataset all, Scaling scale, Split split) {
        if (scale == Scaling.NONE) {
            return all;
        }
        Samples inputs = all.inputs();
        int columns = inputs.columns();
        double[] shift = new double[columns];
        double[] width = new double[columns];
        for (int column = 0; column < columns; column++) {
            fit(inputs, column, scale, split.train(), shift, width);
        }
        return new Dataset(
                all.name(),
                inputs.singlePrecision() ? singles(inputs, shift, width) : doubles(inputs, shift, width),
                all.labels(),
                all.exhaustive(),
                all.classNames(),
                all.reading(),
                all.published(),
                all.rowShape());
    }

    private static Samples singles(Samples inputs, double[] shift, double[] width) {
        float[] values = inputs.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - shift[i % shift.length]) / width[i % shift.length]);
        }
        return Samples.ofOwnedFloats(values, inputs.rows(), inputs.columns());
    }

    private static Samples doubles(Samples inputs, double[] shift, double[] width) {
        double[] values = inputs.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - shift[i % shift.length]) / width[i % shift.length];
        }
        return Samples.ofDoubles(values, inputs.rows(), inputs.columns());
    }

    private static void fit(Samples inputs, int column, Scaling scale, int[] rows, double[] shift, double[] width) {
        if (scale == Scaling.ZERO_ONE) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row : rows) {
                least = Math.min(least, inputs.at(row, column));
                most = Math.max(most, inputs.at(row, column));
            }
            shift[column] = least;
            width[column] = most - least;
        } else {
            double sum = 0;
            for (int row : rows) {
                sum += inputs.at(row, column);
            }
            double mean = sum / rows.length;
            double squares = 0;
            for (int row : rows) {
                double away = inputs.at(row, column) - mean;
                squares += away * away;
            }
            shift[column] = mean;
            width[column] = Math.sqrt(squares / rows.length);
        }
        width[column] = width[column] > 0 ? width[column] : 1;
    }
}
