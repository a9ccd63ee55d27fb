package infoplane.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the values of a row lie in the array that it came from, which says which picture they are.
 *
 * @param lengths of all dimensions after the first; empty where nothing says more than how many values a row has
 * @param firstFastest whether the first of them runs fastest, as MATLAB stores arrays, and not the last, as NumPy does
 */
public record RowShape(List<Integer> lengths, boolean firstFastest) {
    /** Rows of which nothing is known but how many values they have. */
    public static final RowShape UNKNOWN = new RowShape(List.of(), false);

    /** Red, green and blue, with or without opacity, or grey. */
    private static final List<Integer> CHANNELS = List.of(1, 3, 4);

    private static final int COLOURS = 3;

    /** A row of fewer pixels a side is rather a table whose width happens to be a square number. */
    private static final int LEAST_GUESSED = 8;

    private static final int MOST_GUESSED = 256;

    public RowShape {
        lengths = List.copyOf(lengths);
    }

    /**
     * A picture. The value of channel c at row y and column x stands at y {@code down} + x {@code right} + c {@code deep}.
     *
     * @param height rows of pixels
     * @param width columns of pixels
     * @param colours 1 for grey, 3 for red, green and blue; an opacity is left out
     */
    public record Picture(int height, int width, int colours, int down, int right, int deep) {
        /** Place of a value in the row of inputs. */
        public int index(int y, int x, int colour) {
            return y * down + x * right + colour * deep;
        }
    }

    /**
     * Place of a value in rows as NumPy's {@code reshape(N, -1)} lays them out.
     *
     * @param firstFastest its place where the first dimension runs fastest
     */
    public int lastFastest(int firstFastest) {
        int rest = firstFastest;
        int place = 0;
        for (int dimension = 0; dimension < lengths.size(); dimension++) {
            int length = lengths.get(dimension);
            place += rest % length * product(dimension + 1, lengths.size());
            rest /= length;
        }
        return place;
    }

    /** Such as {@code 28 x 32}; empty if nothing is known. */
    public String text() {
        return String.join(" x ", lengths.stream().map(String::valueOf).toList());
    }

    /**
     * The picture that a row is: H × W, or H × W × C, or C × H × W of 1, 3 or 4 channels. Of a row of which nothing is known, a
     * square of at least 8 × 8 if there is one.
     *
     * @param values how many values a row has
     * @return empty if it is none
     */
    public Optional<Picture> picture(int values) {
        if (lengths.size() < 2) {
            int side = (int) Math.round(Math.sqrt(values));
            return side * side == values && side >= LEAST_GUESSED && side <= MOST_GUESSED
                    ? Optional.of(new Picture(side, side, 1, side, 1, 0))
                    : Optional.empty();
        }
        boolean last = lengths.size() == 3 && CHANNELS.contains(lengths.get(2));
        boolean first = lengths.size() == 3 && !last && CHANNELS.contains(lengths.get(0));
        if (values != product(0, lengths.size()) || lengths.size() > 2 && !last && !first) {
            return Optional.empty();
        }
        int y = first ? 1 : 0;
        int height = lengths.get(y);
        int width = lengths.get(y + 1);
        int channel = lengths.size() == 2 ? -1 : last ? 2 : 0;
        return height < 2 || width < 2
                ? Optional.empty() // a line is no picture
                : Optional.of(new Picture(
                        height,
                        width,
                        channel < 0 ? 1 : Math.min(COLOURS, lengths.get(channel)),
                        step(y),
                        step(y + 1),
                        channel < 0 ? 0 : step(channel)));
    }

    /** How far apart neighbours along a dimension lie. */
    private int step(int dimension) {
        return firstFastest ? product(0, dimension) : product(dimension + 1, lengths.size());
    }

    private int product(int from, int to) {
        return IntStream.range(from, to).map(lengths::get).reduce(1, (a, b) -> a * b);
    }
}
