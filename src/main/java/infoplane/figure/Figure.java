package infoplane.figure;

import java.awt.Graphics2D;
import java.util.List;

/**
 * A picture of results. Immutable and without side effects, so that it can be painted on any thread and any number of
 * times; the same painter makes the picture in the window and every exported file.
 */
public interface Figure {
    /** The heading; empty for none. */
    String title();

    /** The words below it; empty for none. */
    default String caption() {
        return "";
    }

    /** One sentence that says what the picture shows and how to read it. */
    String explanation();

    /**
     * Paints the whole picture, background included.
     *
     * @param graphics the clip and the hints that are needed are set by the painter; the state is restored
     * @param width of the picture in user units: pixels at scale 1, points in vector files
     * @param height likewise
     */
    void paint(Graphics2D graphics, double width, double height, FigureStyle style);

    /**
     * What somebody should know of the file before it is written, in sentences: what it has otherwise than one would think.
     *
     * @param format of the file
     * @param width as it is to be painted
     * @param height likewise
     */
    default List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        return List.of();
    }

    /** The numbers behind the picture, all of them. */
    FigureTable table();

    /** The numbers that fit on a page of a paper. */
    default FigureTable summary() {
        return table();
    }

    /**
     * The picture as it grew over the epochs.
     *
     * @param frames at most this many, at least 1
     * @return at least one figure, the last one being the whole picture
     */
    default List<Figure> film(int frames) {
        return List.of(this);
    }
}
