package infoplane.figure.chart;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of a projection shows of its rows.
 *
 * @param colouring what colours mean
 * @param marked for each input, whether it is marked; empty if none is
 * @param chosen the input with the largest mark, from 0; null for none
 */
public record ProjectionView(
        RowColours colouring, boolean[] marked, @Nullable Integer chosen) {
    /** What the colour of a point means. */
    public enum RowColours {
        /** The class of the input. */
        CLASS("Class", "Colours are classes"),
        /** The cell in which a binning estimator counts the row. */
        CELL("Cell", "Colours are cells: rows of one colour are one to the estimator");

        private final String label;
        private final String words;

        RowColours(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** The name on a button. */
        public String label() {
            return label;
        }

        public String words() {
            return words;
        }
    }

    public static ProjectionView by(RowColours colouring) {
        return new ProjectionView(colouring, new boolean[0], null);
    }

    public ProjectionView with(RowColours other) {
        return new ProjectionView(other, marked, chosen);
    }

    /** @param newMarked for each input, whether it is marked; empty for none */
    public ProjectionView withMarks(boolean[] newMarked, @Nullable Integer newChosen) {
        return new ProjectionView(colouring, newMarked, newChosen);
    }

    boolean marks(int input) {
        return input < marked.length && marked[input];
    }

    int count() {
        int count = 0;
        for (boolean one : marked) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectionView view
                && colouring == view.colouring
                && Arrays.equals(marked, view.marked)
                && Objects.equals(chosen, view.chosen);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(marked) + 31 * colouring.hashCode();
    }
}
