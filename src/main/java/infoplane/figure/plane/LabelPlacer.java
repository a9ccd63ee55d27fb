package infoplane.figure.plane;

import infoplane.figure.FigureFont;
import infoplane.figure.Pen;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places short names near the points that they name. A name never covers another name, never leaves the bounds, and leaves
 * room for a line to its point that crosses no other name. The placer tries places in a fixed order, near ones first, and
 * takes the first that covers no data, not the best. So a name keeps its place while a run grows, until data is drawn there.
 */
final class LabelPlacer {
    /**
     * Directions in sixteenths of a turn, clockwise on screen, from the right: first corners, then sides, then those
     * between.
     */
    private static final int[] DIRECTIONS = {14, 10, 2, 6, 12, 4, 0, 8, 13, 11, 3, 5, 15, 9, 1, 7};

    private static final double[] NEAR = {1.15, 1.5, 1.9, 2.4, 3, 3.6};
    /** Distances for names of points that lie together: these names go into rows around the points. */
    private static final double[] FAR = {4.2, 4.8, 5.4, 6, 7, 8};

    /**
     * Longer lines are not recorded. They occur only in strongly zoomed planes and hardly cross the shown part.
     */
    private static final int MOST_STEPS = 100_000;

    /** A name with its place. */
    record PlacedLabel(String text, Point2D anchor, Rectangle2D box) {
        /** The line from the point to the nearest place of the name's box. */
        Line2D leader() {
            double x = Math.max(box.getX(), Math.min(box.getMaxX(), anchor.getX()));
            double y = Math.max(box.getY(), Math.min(box.getMaxY(), anchor.getY()));
            return new Line2D.Double(anchor, new Point2D.Double(x, y));
        }
    }

    private final Rectangle2D bounds;
    private final double letter;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] crowd;
    private final List<PlacedLabel> placed = new ArrayList<>();

    LabelPlacer(Rectangle2D bounds, double letter) {
        this.bounds = bounds;
        this.letter = letter;
        cell = letter / 2;
        columns = (int) Math.ceil(bounds.getWidth() / cell) + 1;
        rows = (int) Math.ceil(bounds.getHeight() / cell) + 1;
        crowd = new int[columns * rows];
    }

    /** Records that something is drawn at ({@code x}, {@code y}). */
    void occupy(double x, double y) {
        if (bounds.contains(x, y)) {
            crowd[(int) ((y - bounds.getY()) / cell) * columns + (int) ((x - bounds.getX()) / cell)]++;
        }
    }

    /** Records that a line is drawn. */
    void occupy(double fromX, double fromY, double toX, double toY) {
        int steps = 1 + (int) (Math.hypot(toX - fromX, toY - fromY) / (cell / 2));
        for (int step = 0; step <= steps && steps < MOST_STEPS; step++) {
            double share = (double) step / steps;
            occupy(fromX + share * (toX - fromX), fromY + share * (toY - fromY));
        }
    }

    /** Reserves a place for {@code text}; empty if every place is taken. */
    Optional<PlacedLabel> place(String text, double x, double y) {
        Optional<PlacedLabel> found = among(NEAR, 0, text, x, y)
                .or(() -> among(FAR, 0, text, x, y))
                .or(() -> among(NEAR, Integer.MAX_VALUE - 1, text, x, y))
                .or(() -> among(FAR, Integer.MAX_VALUE - 1, text, x, y));
        found.ifPresent(placed::add);
        return found;
    }

    /**
     * The first place that covers no data; otherwise the place that covers the fewest cells, if these are at most
     * {@code most}.
     */
    private Optional<PlacedLabel> among(double[] rings, int most, String text, double x, double y) {
        PlacedLabel best = null;
        int least = most + 1;
        for (double ring : rings) {
            for (int direction : DIRECTIONS) {
                PlacedLabel tried = new PlacedLabel(text, new Point2D.Double(x, y), box(text, x, y, ring, direction));
                int covered = crowding(tried.box());
                if (covered < least && free(tried)) {
                    least = covered;
                    best = tried;
                }
                if (least == 0) {
                    return Optional.ofNullable(best);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Rectangle2D box(String text, double x, double y, double ring, int direction) {
        double angle = 2 * Math.PI * direction / DIRECTIONS.length;
        double width = FigureFont.MEDIUM.width(text, letter);
        double height = letter * Pen.CAPITAL;
        return new Rectangle2D.Double(
                x + Math.cos(angle) * (ring * letter + width / 2) - width / 2,
                y + Math.sin(angle) * (ring * letter) - height / 2,
                width,
                height);
    }

    private boolean free(PlacedLabel tried) {
        double gap = letter * 0.25;
        Rectangle2D box = tried.box();
        Rectangle2D wide = new Rectangle2D.Double(
                box.getX() - gap, box.getY() - gap, box.getWidth() + 2 * gap, box.getHeight() + 2 * gap);
        return bounds.contains(wide)
                && placed.stream()
                        .noneMatch(other -> other.box().intersects(wide)
                                || wide.intersectsLine(other.leader())
                                || other.box().intersectsLine(tried.leader()));
    }

    /** How many cells with data the box covers. */
    private int crowding(Rectangle2D box) {
        int fromColumn = clamp((box.getX() - letter * 0.2 - bounds.getX()) / cell, columns);
        int toColumn = clamp((box.getMaxX() + letter * 0.2 - bounds.getX()) / cell, columns);
        int fromRow = clamp((box.getY() - letter * 0.2 - bounds.getY()) / cell, rows);
        int toRow = clamp((box.getMaxY() + letter * 0.2 - bounds.getY()) / cell, rows);
        int taken = 0;
        for (int row = fromRow; row <= toRow; row++) {
            for (int column = fromColumn; column <= toColumn; column++) {
                taken += Math.min(1, crowd[row * columns + column]);
            }
        }
        return taken;
    }

    private static int clamp(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, place));
    }
}
