package infoplane.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds room for short names beside the points that they name: greedily, each at the cheapest of some places around its
 * point, where distance costs and data underneath costs more; never on another name and never outside.
 */
final class LabelPlacer {
    private static final int DIRECTIONS = 24;
    private static final double[] RINGS = {1.15, 1.5, 1.9, 2.4, 3, 3.6};
    private static final double CROWD_COST = 0.6;
    /** Of a line; longer ones, in planes zoomed far into, hardly pass through what is shown. */
    private static final int MOST_STEPS = 100_000;

    /** A name with its place. */
    record Placed(String text, Point2D anchor, Rectangle2D box) {}

    private final Rectangle2D bounds;
    private final double letter;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] crowd;
    private final List<Placed> placed = new ArrayList<>();

    LabelPlacer(Rectangle2D bounds, double letter) {
        this.bounds = bounds;
        this.letter = letter;
        cell = letter / 2;
        columns = (int) Math.ceil(bounds.getWidth() / cell) + 1;
        rows = (int) Math.ceil(bounds.getHeight() / cell) + 1;
        crowd = new int[columns * rows];
    }

    /** Notes that something is drawn at ({@code x}, {@code y}). */
    void occupy(double x, double y) {
        if (bounds.contains(x, y)) {
            crowd[(int) ((y - bounds.getY()) / cell) * columns + (int) ((x - bounds.getX()) / cell)]++;
        }
    }

    /** Notes that a line is drawn. */
    void occupy(double fromX, double fromY, double toX, double toY) {
        int steps = 1 + (int) (Math.hypot(toX - fromX, toY - fromY) / (cell / 2));
        for (int step = 0; step <= steps && steps < MOST_STEPS; step++) {
            double share = (double) step / steps;
            occupy(fromX + share * (toX - fromX), fromY + share * (toY - fromY));
        }
    }

    /** Reserves the best place left for {@code text}; none if every place is taken. */
    Optional<Placed> place(String text, double x, double y) {
        double width = FigureFont.MEDIUM.width(text, letter);
        double height = letter * Pen.CAPITAL;
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double ring : RINGS) {
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                double angle = 2 * Math.PI * direction / DIRECTIONS;
                Rectangle2D box = new Rectangle2D.Double(
                        x + Math.cos(angle) * (ring * letter + width / 2) - width / 2,
                        y + Math.sin(angle) * (ring * letter) - height / 2,
                        width,
                        height);
                double cost = ring - RINGS[0] + crowding(box);
                if (cost < least && free(box)) {
                    least = cost;
                    best = box;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        Placed label = new Placed(text, new Point2D.Double(x, y), best);
        placed.add(label);
        return Optional.of(label);
    }

    private boolean free(Rectangle2D box) {
        double gap = letter * 0.25;
        Rectangle2D wide = new Rectangle2D.Double(
                box.getX() - gap, box.getY() - gap, box.getWidth() + 2 * gap, box.getHeight() + 2 * gap);
        return bounds.contains(wide)
                && placed.stream()
                        .noneMatch(other -> other.box().intersects(wide)
                                || wide.intersectsLine(
                                        other.anchor().getX(),
                                        other.anchor().getY(),
                                        other.box().getCenterX(),
                                        other.box().getCenterY()));
    }

    /** The share of the box with data under it, rated so that a covered box is worth walking some letters away. */
    private double crowding(Rectangle2D box) {
        int fromColumn = clamp((box.getX() - letter * 0.2 - bounds.getX()) / cell, columns);
        int toColumn = clamp((box.getMaxX() + letter * 0.2 - bounds.getX()) / cell, columns);
        int fromRow = clamp((box.getY() - letter * 0.2 - bounds.getY()) / cell, rows);
        int toRow = clamp((box.getMaxY() + letter * 0.2 - bounds.getY()) / cell, rows);
        double taken = 0;
        for (int row = fromRow; row <= toRow; row++) {
            for (int column = fromColumn; column <= toColumn; column++) {
                taken += Math.min(1, crowd[row * columns + column]);
            }
        }
        return CROWD_COST * taken;
    }

    private static int clamp(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, place));
    }
}
