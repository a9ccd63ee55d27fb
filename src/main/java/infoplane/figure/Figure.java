package infoplane.figure;

import java.awt.Graphics2D;
import java.util.List;
import java.util.OptionalInt;

/**
 * A picture of results. A figure is immutable and painting it has no side effects, so any thread can paint it any number of
 * times. The same painter makes the picture in the window and in every exported file.
 */
public interface Figure {
    /** The heading; empty for none. */
    String title();

    /** The text below the figure; empty for none. */
    default String caption() {
        return "";
    }

    /** One sentence that says what the figure shows and how to read it. */
    String explanation();

    /**
     * Paints the whole figure, background included.
     *
     * @param graphics the painter sets the clip and the hints that it needs, and restores the state afterwards
     * @param width of the figure in user units: pixels at scale 1, points in vector files
     * @param height likewise
     */
    void paint(Graphics2D graphics, double width, double height, FigureStyle style);

    /**
     * Sentences that a user should read before the file is written: how the file differs from what one would expect.
     *
     * @param format of the file
     * @param width of the figure in the file
     * @param height likewise
     */
    default List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        return List.of();
    }

    /** All numbers behind the figure. */
    FigureTable table();

    /** A selection of the numbers that fits on a page of a paper. */
    default FigureTable summary() {
        return table();
    }

    /**
     * Figures that show the results growing over the epochs.
     *
     * @param frames the greatest number of figures, at least 1
     * @return at least one figure; the last one is the whole figure
     */
    default List<Figure> film(int frames) {
        return List.of(this);
    }

    /** The last epoch that the figure shows, or the epoch of its cursor; empty for a figure without epochs. */
    default OptionalInt reachedEpoch() {
        return OptionalInt.empty();
    }
}
